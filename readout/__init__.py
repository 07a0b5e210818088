"""Readout: one press release in, a small static site of who said what out."""

__version__ = "0.1.0"
