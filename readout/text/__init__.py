"""A file to its characters, lines, blocks and settings."""
