"""A preview of one small text, running in a thread of the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from readout.errors import fail
from readout.model import Page
from readout.preview.live import Built, run_preview
from readout.site import publish


class Bench:
    """A preview of one text, `talks.md`, that is published as it stands; "bad" in it is an
    error, "bug" a mistake of the program."""

    def __init__(self, folder: Path, page: str = "<body>{}</body>") -> None:
        self.page = page
        self.content = folder / "content"
        self.content.mkdir()
        self.text = self.content / "talks.md"
        self.text.write_text("first", encoding="utf-8")
        self.site = folder / "site"
        self.builds: list[str] = []
        self.hurried: list[bool] = []
        self.said: list[str] = []
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        run_preview(self.build, lambda: [self.content], self.site, 0, self.said.append, self.stop)

    def build(self, publishing: AbstractContextManager[None], hurried: bool) -> Built:
        try:
            text = self.text.read_text(encoding="utf-8")
        except OSError as error:
            raise fail("content", 0, "holds no release", "put one there") from error
        self.builds.append(text)
        self.hurried.append(hurried)
        if "bad" in text:
            raise fail("content/talks.md", 1, "is bad", "make it good")
        if "bug" in text:
            raise KeyError("bug")
        with publishing:
            changed = publish(
                [Page("index.html", self.page.replace("{}", text).encode())], self.site
            )
        return Built("done", changed)

    def __enter__(self) -> Bench:
        self.thread.start()
        assert self.port
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(5)
        assert not self.thread.is_alive()

    @property
    def port(self) -> int:
        line = wait_for(lambda: next((x for x in self.said if "preview: http" in x), None))
        return int(line.split("127.0.0.1:")[1].split("/")[0])

    def shown(self) -> str:
        return fetch(self.port).split("<body>")[-1].split("<")[0]


def fetch(port: int, target: str = "/") -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        connection.request("GET", target)
        with connection.getresponse() as answer:
            return answer.read().decode()


def wait_for(find: Callable[[], Any], seconds: float = 5) -> Any:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        found = find()
        if found:
            return found
        time.sleep(0.005)
    raise AssertionError("it never came")
