"""Two folders changed over in one step, and one build at a time.

Linux can exchange two names in a single step (renameat2). Elsewhere, and on the few file systems
that cannot, two renames do it: the old folder away, the new one in. Between the two there is no
folder for an instant; `site` puts the old one back if the program is killed just then.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# What a system or a file system answers that does not know the call.
_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_STEP = 0.05


def exchange(one: Path, other: Path) -> bool:
    """Whether the two names were exchanged; False where the system cannot do it in one step."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


@contextmanager
def only_one(folder: Path, patience: float) -> Iterator[bool]:
    """Holds the folder against other builds; gives False where one holds it all the while.

    patience  seconds to wait for the other build to end

    The lock is the system's own and ends with the process, so that a killed build leaves none.
    Where the system has no such locks (Windows, some network drives) every build goes ahead.
    """
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    deadline = time.monotonic() + patience
    handle = os.open(folder, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() < deadline:
                    time.sleep(_STEP)
                    continue
                yield False
                return
            except OSError:
                pass
            break
        yield True
    finally:
        os.close(handle)
