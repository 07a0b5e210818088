"""A release that changes: what became of each word, and its earlier versions."""
