"""The words of English that the reading knows."""
