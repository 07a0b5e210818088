"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re

# Control characters, lone surrogates and the two non-characters: no escape makes them legal.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9.-]")


def escape(text: str) -> str:
    """For the text of an element or an attribute in double quotation marks.

    A character that XML forbids becomes U+FFFD, so that a reader sees where one was.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A parser would turn a bare carriage return into a line feed.
    text = text.replace('"', "&quot;").replace("\r", "&#13;")
    return FORBIDDEN.sub("\ufffd", text)


def xml_id(kind: str, name: str) -> str:
    """An XML name for any speaker's id: "who.ada-lind".

    Ids may begin with a digit, hold letters that older XML names may not, or look like that of a
    statement. The prefix and, for each such letter, "_" with its number keep all names apart.
    """
    return f"{kind}." + UNSAFE_IN_ID.sub(lambda found: f"_{ord(found[0]):x}_", name)
