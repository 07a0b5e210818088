"""A page that is no XML, a template of the user's own, read as HTML is."""

from __future__ import annotations

from html.parser import HTMLParser

from readout.checks.readback import VOID, Collector


class HtmlReader(HTMLParser):
    """Tells a collector of what it reads, with end tags where their authors left them out."""

    def __init__(self, collector: Collector) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = collector
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collector.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.collector.end(tag)
        else:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # HTML has no such thing: the stroke is passed over.
        self.handle_starttag(tag, attrs)
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack:
                last = self.stack.pop()
                self.collector.end(last)
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        self.collector.words(data)
