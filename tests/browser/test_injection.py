"""Text never becomes code: hostile text at every door, in a real browser, with no policy to help.

The pages are opened with their Content-Security-Policy taken out: it is the second wall, and what
is proven here is that the first one stands alone.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.chromium import find_browser, run_page, serving

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]

# Each sets `pwned` on the outermost window, or asks LEAK for something, if it is ever run.
PAYLOADS = (
    "<script>top.pwned=1</script>",
    "</script><script>top.pwned=1</script>",
    "</title><script>top.pwned=1</script>",
    "</style><script>top.pwned=1</script>",
    "</textarea></pre></template><script>top.pwned=1</script>",
    "--><script>top.pwned=1</script><!--",
    "]]><script>top.pwned=1</script>",
    "<ScRiPt/src=LEAK/a.js></sCrIpT>",
    "<<script>script>top.pwned=1</script>",
    "<img src=LEAK/b.png onerror=top.pwned=1>",
    "<img/src='x'/onerror='top.pwned=1'//",
    "<svg/onload=top.pwned=1>",
    "<svg><script>top.pwned&#61;1</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=top.pwned=1>",
    "<body onload=top.pwned=1>",
    "<details open ontoggle=top.pwned=1>",
    "<input autofocus onfocus=top.pwned=1>",
    "<video><source onerror=top.pwned=1 src=LEAK/v></video>",
    "<iframe srcdoc='<script>top.pwned=1</script>'></iframe>",
    "<iframe src=javascript:top.pwned=1></iframe>",
    "<object data=LEAK/o></object>",
    "<embed src=LEAK/e>",
    "<link rel=stylesheet href=LEAK/c.css>",
    "<meta http-equiv=refresh content='0;url=LEAK/m'>",
    "<base href=LEAK/>",
    "<form action=LEAK/f><button autofocus>x</button></form>",
    "<style>@import 'LEAK/i.css';*{background:url(LEAK/s.png)}</style>",
    '" onmouseover="top.pwned=1" style="background:url(LEAK/q.png)" x="',
    "' onfocus='top.pwned=1' autofocus x='",
    '"><img src=LEAK/d.png onerror=top.pwned=1>',
    "`onload=top.pwned=1`",
    "{{ 7*7 }}{% include 'x' %}{# x #}",
    "{{ ''.__class__.__mro__ }}",
    "${top.pwned=1}",
    "&lt;script&gt;top.pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=top.pwned=1&#62;",
    "&#x3c;svg onload=top.pwned=1&#x3e;",
    "\\<img src=x onerror=top.pwned=1\\>",
    "+ADw-script+AD4-top.pwned=1+ADw-/script+AD4-",
    "\u2028top.pwned=1\u2029",
    "\x00<script\x00>top.pwned=1</script>",
    "\u202e>tpircs/<1=denwp.pot>tpircs<",
    "<!ENTITY x SYSTEM 'LEAK/x'>&x;",
    "<?xml-stylesheet href='LEAK/p.css'?>",
)
LINKS = (
    "javascript:top.pwned=1", "JaVaScRiPt:top.pwned=1", "java&#115;cript:top.pwned=1",
    "java&#9;script:top.pwned=1", "&#1;javascript:top.pwned=1", "javascript&colon;top.pwned=1",
    "data:text/html,<script>top.pwned=1</script>", "vbscript:x", "blob:https://a/b",
    "ms-its:x", "intent:x#Intent;end", "view-source:x", "filesystem:x", "//LEAK/x",
    "/\\\\LEAK/x", "https://a.example/\"onclick=\"top.pwned=1", "https://a.example/'x`<b>",
)  # fmt: skip
HARNESS = """<!DOCTYPE html><body><script>
addEventListener('load', async () => {
  const told = [];
  for (const path of PAGES) {
    const frame = document.createElement('iframe');
    const loaded = new Promise(done => { frame.onload = done; setTimeout(done, 3000); });
    frame.src = path;
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument;
    const report = {path, title: page?.title, words: page?.body?.textContent.length, bad: []};
    for (const element of page?.querySelectorAll('*') ?? []) {
      for (const {name, value} of element.attributes) {
        if (/^on/i.test(name)) report.bad.push(name + '=' + value);
        if (/^(srcdoc|formaction|background|http-equiv)$/i.test(name)) report.bad.push(name);
      }
      if (element.protocol && !/^(https?|mailto):$/.test(element.protocol))
        report.bad.push(element.href);
      if (/^(iframe|object|embed|base|form|math|video|frame)$/i.test(element.localName))
        report.bad.push(element.localName);
      if (element.localName === 'script' && !/json/.test(element.type)
          && !/site\\.js$/.test(element.src)) report.bad.push('script ' + element.textContent);
    }
    told.push(report);
    frame.remove();
  }
  await new Promise(done => setTimeout(done, 300));
  const pre = document.createElement('pre');
  pre.id = 'report';
  pre.textContent = JSON.stringify({pwned: window.pwned ?? 0, told});
  document.body.append(pre);
});
</script>"""


def look_at(pages: dict[str, bytes]) -> dict[str, Any]:
    """What the browser says of the pages."""
    names = json.dumps([quote(path) for path in pages if path.endswith(".html")])
    files = {path: take_out_policy(content) for path, content in pages.items()}
    files["harness"] = HARNESS.replace("PAGES", names).encode()
    with serving(files) as server:
        report: dict[str, Any] = run_page(f"{server.address}/harness")
    return report


def take_out_policy(content: bytes) -> bytes:
    return re.sub(rb"<meta[^>]*Content-Security-Policy[^>]*>", b"", content)


def build(tmp_path: Path, text: str, name: str = "talks.md") -> dict[str, bytes]:
    content = tmp_path / name
    content.write_text(text, encoding="utf-8", errors="surrogatepass")
    site = tmp_path / "site"
    command = [sys.executable, "build.py", "--quiet", "--content", str(content)]
    command += ["--output", str(site), "--base-url", "https://talks.example/x/"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    paths = [path for path in site.rglob("*") if path.is_file()]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def hostile(payload: str) -> str:
    """A release with the payload at every door: front matter, names, body, quotations, tables."""
    value = "'" + payload.replace("'", "''").replace("\x00", "").replace("\u2028", "") + "'"
    return f"""---
title: {value}
source_name: {value}
breadcrumb:
- {value}
speakers:
- name: Ada Lind
  role: {value}
  side: {value}
  aliases:
  - {value}
- name: Bo Berg
  side: Other
topics:
- name: {value}
  words:
  - ports
changes:
- date: 2031-03-05
  note: {value}
---

Ada Lind said that ports stay open. {payload}

> “{payload}” Bo Berg said about ports.

# {payload}

- {payload}

| Ada | Bo |
|-----|----|
| {payload.replace("|", "/")} | x |

{payload} said that ports {payload}.
"""


def test_the_browser_would_notice() -> None:
    find_browser()
    with serving({}) as leak:
        page = f"<img src={leak.address}/i><p onclick=x><a href=javascript:1>a</a>".encode()
        report = look_at({"a.html": page + b"<script>top.pwned=1</script>"})
        assert report["pwned"] == 1
        told = report["told"][0]["bad"]
        assert told == ["onclick=x", "javascript:1", "script top.pwned=1"]
        assert leak.requests == ["/i"]


def test_no_text_becomes_code(tmp_path: Path) -> None:
    find_browser()
    pages: dict[str, bytes] = {}
    with serving({}) as leak:
        for number, payload in enumerate(PAYLOADS):
            text = hostile(payload.replace("LEAK", leak.address))
            (tmp_path / str(number)).mkdir()
            built = build(tmp_path / str(number), text)
            pages |= {f"{number}/{path}": content for path, content in built.items()}
        report = look_at(pages)
        assert leak.requests == []
    assert report["pwned"] == 0
    told = report["told"]
    assert [page for page in told if page["bad"] or not page["words"]] == []


def test_no_link_becomes_code(tmp_path: Path) -> None:
    find_browser()
    lines = [f"Ada Lind said that [ports {n}](<{link}>) and [roads]({link}) and <{link}> stay."
             for n, link in enumerate(LINKS)]  # fmt: skip
    with serving({}) as leak:
        text = "Talks Held\n\n" + "\n\n".join(lines)
        pages = build(tmp_path, text.replace("LEAK", leak.address.removeprefix("http://")))
        report = look_at(pages)
        assert leak.requests == []
    assert report["pwned"] == 0
    assert [page for page in report["told"] if page["bad"]] == []


def test_a_file_name_is_no_code(tmp_path: Path) -> None:
    find_browser()
    text = "Talks Held\n\nAda Lind said that ports stay open.\n"
    pages = build(tmp_path, text, '"><img src=x onerror=top.pwned=1>{{ 7*7 }}.md')
    report = look_at(pages)
    assert report["pwned"] == 0
    assert [page for page in report["told"] if page["bad"]] == []
