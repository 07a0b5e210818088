"""The release as files for other programs, and as a card."""
