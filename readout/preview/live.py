"""The preview: builds, serves, and builds again whenever a file is saved.

Modules, templates and all that they have compiled stay in memory from one build to the next.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from readout.errors import ReadoutError, fail
from readout.preview.serve import Preview, serving
from readout.preview.watch import Watcher

# A file that is missing or half written for a moment is no error yet.
_GRACE = 0.1
# After so long without a save the build does what it put off.
_REST = 1.0
_TRACEBACK_LINES = 12
# These stay when the program itself was edited: others hold on to what is in them.
_LASTING = frozenset(
    f"readout.{name}"
    for name in (
        "building",
        "errors",
        "exchange",
        "preview",
        "preview.live",
        "preview.serve",
        "preview.watch",
        "preview.inject",
    )
)


class Built(NamedTuple):
    """What a build tells.

    report    for the terminal
    changed   whether the bytes of the site are others now
    """

    report: str
    changed: bool


# Given what is held while files are put in place, and whether an editor is waiting.
Build = Callable[[AbstractContextManager[None], bool], Built]


def run_preview(
    build: Build,
    places: Callable[[], Iterable[Path]],
    site: Path,
    port: int,
    say: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Builds and serves until interrupted, or until `stop` is set.

    build   builds and publishes once; it may put off what no page shows while an editor waits,
            and is called again, with nobody waiting, when saves pause
    places  the files and folders to watch

    Raises ReadoutError where the port is taken.
    """
    stop = stop or threading.Event()
    preview = Preview(site)
    watcher = Watcher(places, stop.wait)
    with serving(preview, port) as address:
        _build_first(build, preview, say)
        say(f"\npreview: {address}  (Ctrl-C ends it)")
        owed = float("inf")
        while not stop.is_set():
            changed = watcher.wait(0.1)
            if changed:
                built = _rebuild(build, preview, watcher, changed, say)
                owed = monotonic() + _REST if built else float("inf")
            elif monotonic() >= owed:
                # What was put off shows in no page, so that none need be loaded again.
                _attempt(build, preview, (), hurried=False)
                owed = float("inf")


def _rebuild(
    build: Build,
    preview: Preview,
    watcher: Watcher,
    changed: set[str],
    say: Callable[[str], None],
) -> bool:
    """Builds, and says whether that went well; where it fails and more is saved within a moment,
    builds again before a word."""
    limit = monotonic() + _GRACE
    while True:
        start = monotonic()
        outcome = _attempt(build, preview, changed, hurried=True)
        if isinstance(outcome, Built):
            took = 1000 * (monotonic() - start)
            preview.tell(None, outcome.changed)
            say(f"\n{_names(changed)} saved, built in {took:.0f} ms\n{outcome.report}")
            return True
        more = watcher.wait(max(limit - monotonic(), 0))
        if not more:
            preview.tell(outcome, changed=False)
            say(f"\n{_names(changed)} saved, not built: the site stays as it was\n{outcome}")
            return False
        changed |= more


def _build_first(build: Build, preview: Preview, say: Callable[[str], None]) -> None:
    outcome = _attempt(build, preview, (), hurried=False)
    if isinstance(outcome, Built):
        preview.tell(None, outcome.changed)
        say(outcome.report)
    else:
        preview.tell(outcome, changed=False)
        say(f"{outcome}\nnot built; mend it, the preview waits")


def _attempt(build: Build, preview: Preview, changed: Iterable[str], hurried: bool) -> Built | str:
    """What the build tells, or what is wrong."""
    try:
        _forget_code(changed)
        return build(preview.publishing(), hurried)
    except ReadoutError as error:
        return str(error)
    except Exception:
        return _describe_mistake()


def _describe_mistake() -> str:
    """The end of a traceback: a mistake of the program, met while it is being edited perhaps."""
    lines = traceback.format_exc().splitlines()[-_TRACEBACK_LINES:]
    return "\n".join(("a mistake in the program itself:", *lines))


def _names(paths: Iterable[str]) -> str:
    names = sorted({Path(path).name for path in paths})
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _forget_code(changed: Iterable[str]) -> None:
    """Has edited modules of the program read again, with all that may have taken from them."""
    home = Path(__file__).parents[2]
    own = (Path(path) for path in changed if Path(path).is_relative_to(home))
    names = {".".join(path.relative_to(home).with_suffix("").parts) for path in own}
    edited = names & {name for name in sys.modules if name.startswith("readout.")}
    if edited & _LASTING:
        name = min(edited & _LASTING).replace(".", "/")
        raise fail(f"{name}.py", 0, "was edited, and the preview runs on it", "start it again")
    if edited:
        for name in [name for name in sys.modules if name.startswith("readout.")]:
            if name not in _LASTING:
                del sys.modules[name]
