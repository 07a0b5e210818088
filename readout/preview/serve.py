"""The site as it lies on disk, served to this machine alone, with a script that reloads it.

What is served is the site and that script, which is put in on the way out and never written
into the folder. The standard library's server does: it has one reader, on the same machine.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import unquote

from readout.errors import fail
from readout.preview.inject import inject_script, without_site

ADDRESS = "127.0.0.1"
EVENTS = "/.preview/events"
SCRIPT = "/.preview/reload.js"
_SCRIPT_FILE = Path(__file__).with_name("preview.js")
_MOST_CLIENTS = 200
# How long a client may be silent in the middle of its request.
_PATIENCE = 5.0
_HEARTBEAT = 10.0
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
}


class Preview:
    """What the browser is told: which build it should show, and what is wrong if there is.

    The state may be read and set from any thread.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.error: str | None = None
        self.ended = False
        self._run = f"{os.getpid():x}"
        self._build = 0
        self._changed = threading.Condition()
        self._folder = threading.Lock()

    @property
    def build(self) -> str:
        """A name for the present state of the folder, another one after each change."""
        return f"{self._run}.{self._build}"

    @contextmanager
    def publishing(self) -> Iterator[None]:
        """While this lasts nothing is read from the folder."""
        with self._folder:
            yield

    def tell(self, error: str | None, changed: bool) -> None:
        """Says how a build ended; changed: whether the folder holds other bytes now."""
        with self._changed:
            self._build += changed
            self.error = error
            self._changed.notify_all()

    def end(self) -> None:
        """Lets every listener go."""
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def message(self) -> str:
        return json.dumps({"build": self.build, "error": self.error})

    def wait(self, known: str, longest: float) -> str:
        """The message once it differs from the known one, or after so many seconds, or at the
        end."""
        with self._changed:
            self._changed.wait_for(lambda: self.ended or self.message() != known, longest)
            return self.message()

    def read(self, target: str) -> tuple[bytes, str] | None:
        """The bytes and the type of a file of the site; None where there is none."""
        with self._folder:
            file = find_file(self.site, target)
            if file is None:
                return None
            kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
            return file.read_bytes(), kind


def find_file(site: Path, target: str) -> Path | None:
    """The file that a request asks for, if it lies in the site and is not hidden."""
    try:
        path = unquote(target.partition("?")[0], errors="strict")
    except UnicodeDecodeError:
        return None
    names = path.removeprefix("/").split("/")
    names[-1] = names[-1] or "index.html"
    if any(not name or name.startswith(".") or set(name) & set("\\\0:") for name in names):
        return None
    file = site.joinpath(*names)
    try:
        inside = file.resolve(strict=True).is_relative_to(site.resolve())
        return file if inside and file.is_file() else None
    except (OSError, RuntimeError):
        return None


class _Server(ThreadingHTTPServer):
    """One thread a client, up to a limit."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    # On Windows the option would let another program take over the port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        self.places = threading.BoundedSemaphore(_MOST_CLIENTS)
        super().__init__((ADDRESS, port), _Handler)
        self.hosts = {f"{name}:{self.server_port}" for name in (ADDRESS, "localhost")}
        if self.server_port == 80:
            self.hosts |= {ADDRESS, "localhost"}

    def server_bind(self) -> None:
        # HTTPServer would look up the machine's name, which may take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        if self.places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    """GET and HEAD, one request a connection."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "Readout"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        refusal = self._refusal()
        if refusal:
            self._send(refusal, refusal.phrase.encode(), "text/plain; charset=utf-8")
        elif self.path == EVENTS:
            self._send_events()
        elif self.path == SCRIPT:
            self._send(HTTPStatus.OK, _SCRIPT_FILE.read_bytes(), _TYPES[".js"])
        else:
            self._send_file()

    def do_HEAD(self) -> None:
        self.do_GET()

    def __getattr__(self, name: str) -> Any:
        # The base class looks for do_POST and the like.
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _refuse_method(self) -> None:
        status = HTTPStatus.METHOD_NOT_ALLOWED
        self._send(status, status.phrase.encode(), "text/plain", Allow="GET, HEAD")

    def _refusal(self) -> HTTPStatus | None:
        """A page of another site, whatever name it gives to this address, learns nothing."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.server.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if not self.path.startswith("/") or self.path.startswith("//"):
            return HTTPStatus.BAD_REQUEST
        elsewhere = self.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
        if elsewhere and self.headers.get("Sec-Fetch-Mode") != "navigate":
            return HTTPStatus.FORBIDDEN
        return None

    def _send_file(self) -> None:
        preview = self.server.preview
        build = preview.build
        found, status = preview.read(self.path), HTTPStatus.OK
        if found is None:
            found, status = preview.read("/404.html"), HTTPStatus.NOT_FOUND
        if found is None:
            found = without_site(preview.error), _TYPES[".html"]
        content, kind = found
        if kind == _TYPES[".html"]:
            content = inject_script(content, SCRIPT, build)
        self._send(status, content, kind)

    def _send_events(self) -> None:
        """The state now and at each change, for as long as the client listens."""
        self._send(HTTPStatus.OK, None, "text/event-stream")
        message = ""
        while self.command != "HEAD" and not self.server.preview.ended:
            latest = self.server.preview.wait(message, _HEARTBEAT)
            line = f"data: {latest}\n\n" if latest != message else ":\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()
            message = latest

    def _send(self, status: HTTPStatus, content: bytes | None, kind: str, **headers: str) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if content is not None:
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if content and self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for builds."""


@contextmanager
def serving(preview: Preview, port: int) -> Iterator[str]:
    """Serves until the block ends; gives the address. Port 0 takes any that is free.

    Raises ReadoutError where the port is taken.
    """
    try:
        server = _Server(port, preview)
    except (OSError, OverflowError) as error:
        what = f"port {port} cannot be used: {getattr(error, 'strerror', None) or error}"
        raise fail("command line", 0, what, "name another one: --serve 8001") from error
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{ADDRESS}:{server.server_port}/"
    finally:
        preview.end()
        server.shutdown()
        server.server_close()
