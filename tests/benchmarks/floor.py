"""The least a site builder can do: parse the release, render one template, write one page.

    python tests/benchmarks/floor.py RELEASE OUTPUT

The unit in which the speed of a build is given.
"""

import sys
from pathlib import Path

from jinja2 import Environment
from markdown_it import MarkdownIt

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><main>{{ body | safe }}</main></body></html>
"""

text = Path(sys.argv[1]).read_text(encoding="utf-8")
body = MarkdownIt().render(text)
page = Environment(autoescape=True).from_string(PAGE).render(title="Release", body=body)
Path(sys.argv[2]).write_text(page, encoding="utf-8")
