"""The preview's server: who may ask, what they get, and what they do not."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from readout.errors import ReadoutError
from readout.preview.inject import inject_script, open_policy
from readout.preview.serve import EVENTS, SCRIPT, Preview, find_file, serving

PAGE = (
    b'<!doctype html><html><head><title>T</title></head><body><p id="p">Talks.</p></body></html>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("room")
    site = room / "site"
    (site / "speakers").mkdir(parents=True)
    (site / ".git").mkdir()
    (site / ".git" / "config").write_bytes(b"[core]")
    (site / "index.html").write_bytes(PAGE)
    (site / "404.html").write_bytes(PAGE.replace(b"Talks", b"Not found"))
    (site / "speakers" / "zoë.html").write_bytes(PAGE.replace(b"Talks", b"Zo\xc3\xab"))
    (site / "style.css").write_bytes(b"p{}")
    (site / "release.md").write_bytes(b"\xef\xbb\xbfTalks.\r\n")
    (room / "secret.txt").write_bytes(b"secret")
    (room / "site-2").mkdir()
    (room / "site-2" / "x.txt").write_bytes(b"secret")
    (site / "way-out").symlink_to(room)
    return site


@pytest.fixture(scope="module")
def preview(site: Path) -> Preview:
    return Preview(site)


@pytest.fixture(scope="module")
def port(preview: Preview) -> Iterator[int]:
    with serving(preview, 0) as address:
        yield int(address.rsplit(":", 1)[1].rstrip("/"))


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(port: int, target: str, method: str = "GET", **headers: str) -> Answer:
    """The whole answer. No socket is left to the garbage collector, which may come at any time."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        connection.request(method, target, headers=named)
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


@contextmanager
def listening(port: int, count: int) -> Iterator[list[HTTPResponse]]:
    """So many answers to a request for events, which do not end."""
    with ExitStack() as stack:
        listeners = []
        for _ in range(count):
            connection = stack.enter_context(
                closing(HTTPConnection("127.0.0.1", port, timeout=15))
            )
            connection.request("GET", EVENTS)
            listeners.append(stack.enter_context(connection.getresponse()))
        yield listeners


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))


def tag(preview: Preview) -> bytes:
    return f'<script src="{SCRIPT}" data-build="{preview.build}"></script>'.encode()


def test_serves_the_site_and_the_script(preview: Preview, port: int, site: Path) -> None:
    for target in ("/", "/index.html", "/index.html?by=ada"):
        answer = ask(port, target)
        assert answer.status == 200
        assert answer.headers.get("Content-Type") == "text/html; charset=utf-8"
        assert answer.headers.get("Cache-Control") == "no-store"
        body = answer.body
        assert tag(preview) in body
        assert body.replace(tag(preview), b"") == (site / "index.html").read_bytes()
    for target in ("style.css", "release.md"):
        assert ask(port, f"/{target}").body == (site / target).read_bytes()
    assert b"Zo\xc3\xab" in ask(port, "/speakers/zo%C3%AB.html").body
    assert b"EventSource" in ask(port, SCRIPT).body
    assert b"script" not in (site / "index.html").read_bytes()


def test_answers_head_without_the_words(port: int) -> None:
    head, whole = ask(port, "/", "HEAD"), ask(port, "/")
    assert head.headers.get("Content-Length") == whole.headers.get("Content-Length")
    assert head.body == b""
    assert ask(port, EVENTS, "HEAD").status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/speakers/../../secret.txt",
        "/speakers/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/way-out/secret.txt",
        "/%2e%2e/site-2/x.txt",
        "/.git/config",
        "/.readout.json",
        "/speakers",
        "/speakers/",
        "/no.html",
        "/index.html/",
        "/index.html%00.png",
        "/%ff",
        "/C:/x",
        "/" + "a" * 5000,
    ],
)
def test_finds_no_file_outside_the_site(port: int, site: Path, target: str) -> None:
    assert find_file(site, target) is None
    answer = ask(port, target)
    assert answer.status == 404
    assert b"Not found" in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_only_gets(port: int, method: str) -> None:
    answer = ask(port, "/", method)
    assert (answer.status, answer.headers.get("Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (["127.0.0.1:{}"], 200),
        (["LocalHost:{}"], 200),
        (["evil.example"], 421),
        (["evil.example:{}"], 421),
        (["127.0.0.1.evil.example:{}"], 421),
        (["127.0.0.1:1"], 421),
        (["127.0.0.1"], 421),
        (["127.0.0.1:{}", "evil.example"], 421),
        ([""], 421),
        ([], 421),
    ],
)
def test_asks_for_its_own_name(port: int, hosts: list[str], status: int) -> None:
    lines = ["GET / HTTP/1.1", *(f"Host: {host.format(port)}" for host in hosts), "", ""]
    assert raw(port, "\r\n".join(lines).encode()).startswith(f"HTTP/1.1 {status} ".encode())


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET http://evil.example/ HTTP/1.1", 400),
        (b"GET //evil.example/ HTTP/1.1", 404),
        (b"nonsense", 400),
        (b"GET / HTTP/9.9", 505),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1", 414),
    ],
)
def test_refuses_what_is_no_request(port: int, request_line: bytes, status: int) -> None:
    answer = raw(port, request_line + f"\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    assert f" {status} ".encode() in answer.split(b"\r\n")[0] or str(status).encode() in answer


@pytest.mark.parametrize("target", ["/", EVENTS, "/data/readout.json"])
def test_gives_nothing_to_scripts_of_other_sites(port: int, target: str) -> None:
    assert ask(port, target, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors").status == 403


def test_a_link_from_another_site_may_be_followed(port: int) -> None:
    assert ask(port, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


def test_listens_on_this_machine_alone(port: int) -> None:
    with serving(Preview(Path("site")), 0) as address:
        assert address.startswith("http://127.0.0.1:")
    for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
        if not str(info[4][0]).startswith("127."):
            with socket.socket() as client:
                client.settimeout(0.5)
                assert client.connect_ex((info[4][0], port)) != 0


def test_says_that_a_port_is_taken(port: int) -> None:
    with pytest.raises(ReadoutError, match=r"--serve 8001"), serving(Preview(Path("site")), port):
        pass


def test_shows_the_error_where_there_is_no_site_yet(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "site")
    preview.tell("content/a.md:3: <b> & so on", changed=False)
    with serving(preview, 0) as address:
        answer = ask(int(address.rsplit(":", 1)[1].rstrip("/")), "/")
        body = answer.body
    assert answer.status == 404
    assert b"content/a.md:3: &lt;b&gt; &amp; so on" in body
    assert tag(preview) in body


def read_event(answer: HTTPResponse) -> dict[str, object]:
    while not (line := answer.readline()).startswith(b"data: "):
        assert line
    found = json.loads(line.removeprefix(b"data: "))
    assert isinstance(found, dict)
    return found


def test_tells_each_listener_how_a_build_ended(preview: Preview, port: int) -> None:
    with listening(port, 3) as listeners:
        first = preview.build
        assert [read_event(one) for one in listeners] == [{"build": first, "error": None}] * 3
        preview.tell("a.md:1: wrong", changed=False)
        assert [read_event(one)["error"] for one in listeners] == ["a.md:1: wrong"] * 3
        preview.tell(None, changed=True)
        assert preview.build != first
        latest = {"build": preview.build, "error": None}
        assert [read_event(one) for one in listeners] == [latest] * 3


@pytest.mark.slow
def test_survives_fifty_clients_and_as_many_half_open(preview: Preview, port: int) -> None:
    statuses: list[int] = []
    with ExitStack() as stack:
        for number in range(50):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            client.sendall(b"GET / HTTP/1.1\r\nHost: 127"[: number % 27])
        listeners = stack.enter_context(listening(port, 50))
        threads = [
            threading.Thread(target=lambda: statuses.append(ask(port, "/").status), daemon=True)
            for _ in range(50)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
        assert statuses == [200] * 50
        preview.tell(None, changed=True)
        assert len([read_event(one)["build"] for one in listeners]) == 50
    assert ask(port, "/").status == 200


@pytest.mark.slow
def test_more_clients_than_it_serves_are_turned_away_not_kept(port: int) -> None:
    many = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(230)]
    for client in many:
        client.close()
    for _ in range(50):
        try:
            if ask(port, "/").status == 200:
                return
        except OSError:
            continue
    pytest.fail("does not answer after a rush of clients")


STRICT = (
    b'<meta http-equiv="Content-Security-Policy" '
    b"content=\"default-src 'none'; style-src 'self'; script-src 'sha256-x'\">"
)


def test_opens_the_policy_of_the_page_for_its_script() -> None:
    page = b"<head>" + STRICT + b"</head><body>x</body>"
    assert inject_script(page, "/s.js", "1") == (
        b"<head>"
        + STRICT.replace(b"'sha256-x'", b"'sha256-x' 'self'; connect-src 'self'")
        + b'</head><body>x<script src="/s.js" data-build="1"></script></body>'
    )


@pytest.mark.parametrize(
    ("policy", "opened"),
    [
        ("script-src 'self'; connect-src 'self'", "script-src 'self'; connect-src 'self'"),
        ("default-src 'self'", "default-src 'self'"),
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("script-src 'none'", "script-src 'self'"),
        ("img-src data:", "img-src data:"),
        ("default-src a: 'self'; script-src 'none'", "default-src a: 'self'; script-src 'self'"),
    ],
)
def test_opens_no_more_of_a_policy_than_needed(policy: str, opened: str) -> None:
    assert open_policy(policy) == opened
