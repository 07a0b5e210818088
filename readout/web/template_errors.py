"""A mistake in a template, told like any other: the template, the line, what, and a hint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import ReadoutError, fail

_HINT = "mend the template; the names it may use are those of the templates that came with it"


@contextmanager
def naming_templates(folder: Path) -> Iterator[None]:
    """Turns whatever a template in the folder does wrong into a ReadoutError. A mistake of the
    program itself, called from a template, stays what it is."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateSyntaxError as error:
        place = _shown(error.filename or error.name or "templates", folder)
        raise fail(place, error.lineno, error.message or "not a template", _HINT) from error
    except TemplateNotFound as error:
        name = f"{folder.name}/{error.name}"
        raise fail(name, 0, "is not there", "put the template back, or mend its name") from error
    except ReadoutError:
        raise
    except Exception as error:
        place, line, last = _last_place(error, folder)
        if not place or not (last or isinstance(error, (TemplateError, RecursionError))):
            raise
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        if isinstance(error, RecursionError):
            what = "a template that includes itself"
        raise fail(place, line, what, _HINT) from error


def _last_place(error: Exception, folder: Path) -> tuple[str, int, bool]:
    """The template and line that were at work last; and whether the mistake was made there."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
    if not inside:
        return "", 0, False
    last = inside[-1]
    return _shown(last.filename, folder), last.lineno or 0, last is frames[-1]


def _shown(name: str, folder: Path) -> str:
    path = Path(name)
    path = path.relative_to(folder) if path.is_relative_to(folder) else path
    return f"{folder.name}/{path.as_posix()}"
