"""How editors save a file."""

from __future__ import annotations

import os
import time
from pathlib import Path


def save_in_place(path: Path, text: str) -> None:
    """VS Code, nano: the file is emptied and written again."""
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.005)
        file.write(text)


def save_by_rename(path: Path, text: str) -> None:
    """Word processors, many editors: a new file takes the old one's name."""
    new = path.with_name("~new.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def save_like_vim(path: Path, text: str) -> None:
    """A trial file, the old one moved to a backup, a new one written, the backup deleted."""
    trial = path.with_name("4913")
    trial.touch()
    trial.unlink()
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    time.sleep(0.005)
    path.write_text(text, encoding="utf-8")
    backup.unlink()


def save_same_size_and_time(path: Path, text: str) -> None:
    """A copy that keeps its time, as from an archive: only the file itself is another."""
    before = path.stat()
    new = path.with_name(".new")
    new.write_text(text, encoding="utf-8")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)
