"""Puts the reload script into a page on its way out."""

from __future__ import annotations

import html
import re

_POLICY = re.compile(
    rb"""(<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=)(["'])(.*?)\2""",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


def inject_script(page: bytes, address: str, build: str) -> bytes:
    """The page with the script, and with a policy under which it may run and listen."""
    tag = f'<script src="{address}" data-build="{build}"></script>'.encode()
    page = _POLICY.sub(_allow, page, count=1)
    ends = list(_END.finditer(page))
    place = ends[-1].start() if ends else len(page)
    return page[:place] + tag + page[place:]


def _allow(match: re.Match[bytes]) -> bytes:
    old = html.unescape(match[3].decode("utf-8", "replace"))
    new = open_policy(old)
    if new == old:
        return match[0]
    quote = match[2].decode()
    text = new.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")
    return match[1] + match[2] + text.encode() + match[2]


def open_policy(policy: str) -> str:
    """The policy with scripts and connections allowed for the page's own address."""
    directives = [part.split() for part in policy.split(";") if part.strip()]
    by_name = {words[0].lower(): words for words in reversed(directives)}
    changed = False
    for name in ("script-src", "connect-src"):
        words = by_name.get(name)
        if words is None:
            default = by_name.get("default-src")
            if default is None:
                continue
            words = [name, *default[1:]]
            if "'self'" not in words:
                directives.append(words)
        if "'self'" not in words:
            words[1:] = [word for word in words[1:] if word != "'none'"] + ["'self'"]
            changed = True
    return "; ".join(" ".join(words) for words in directives) if changed else policy


def without_site(error: str | None) -> bytes:
    """A page for the time before the first build has gone well."""
    text = html.escape(error or "There is no page at this address.")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title>'
        f"<body><h1>Nothing to show yet</h1><pre>{text}</pre></body></html>"
    ).encode()
