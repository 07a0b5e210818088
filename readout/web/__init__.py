"""What the HTML pages show, and the templates' side of it."""
