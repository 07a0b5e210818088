"""What two speakers both spoke of, and in which shared words."""
