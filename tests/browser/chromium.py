"""A real browser without a window: opens pages and says what became of them.

Without a browser these tests are skipped; with READOUT_BROWSER=required they fail instead.
"""

from __future__ import annotations

import html
import http.server
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--mute-audio"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--virtual-time-budget=20000", "--dump-dom"),
)


def find_browser() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("READOUT_BROWSER") == "required":
        pytest.fail("READOUT_BROWSER=required, and there is no browser here")
    pytest.skip("no browser here; READOUT_BROWSER=required makes this an error")


class Server:
    """Serves files from memory and notes every request."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        requests: list[str] = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                requests.append(self.path)
                path = self.path.partition("?")[0].lstrip("/")
                content = files.get(path)
                self.send_response(200 if content is not None else 404)
                kind = "text/css" if path.endswith(".css") else "text/html; charset=utf-8"
                kind = "text/javascript" if path.endswith(".js") else kind
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(content or b"")

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: Any) -> None:
                pass

        self.requests = requests
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Server]:
    server = Server(files)
    thread = threading.Thread(target=server.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()
        thread.join()


def run_page(address: str) -> Any:
    """Opens a page that leaves JSON in `<pre id="report">`, and gives what it left."""
    with tempfile.TemporaryDirectory() as profile:
        command = [find_browser(), *FLAGS, f"--user-data-dir={profile}", address]
        done = subprocess.run(command, capture_output=True, timeout=120)
    match = re.search(r'<pre id="report">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert match, done.stderr.decode()[-2000:]
    return json.loads(html.unescape(match[1]))
