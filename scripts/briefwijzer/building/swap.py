"""A folder filled beside the old one, which it replaces only when nothing went wrong."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..problems import refused
from .manifest import MARKER, inside

# Tells what is being done.
Say = Callable[[str], None]
_HINT = "Choose an empty folder, or move what is yours; a file in docs/ becomes part of the site."


@contextmanager
def replacement(root: Path, out: Path, kind: str) -> Iterator[Path]:
    """A folder to fill beside ``out``; it replaces ``out`` when nothing is raised, and is removed otherwise.

    ``kind`` says what it is; only a folder of the same kind is replaced. Raises Refused (K409, K410, K414).
    """
    out = out.absolute()
    try:
        refuse_foreign(out, root, kind)
        with only_one(out):
            new = tidy(out)
            try:
                yield new
                mark(new, kind)
                readable(new)
                swap(new, out)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        said = error.args[0][0][2] if isinstance(error, shutil.Error) else error.strerror or error
        message = f"cannot be built: {said}" + (f": {error.filename}" if error.filename else "")
        hint = "Free disk space or give access, and build again; what was there is unchanged."
        raise refused(str(out), "K414", message, hint) from error


def mark(folder: Path, kind: str) -> None:
    """Note in a folder what it is and which files in it are ours to replace."""
    content = {"kind": kind, "files": sorted(inside(folder))}
    (folder / MARKER).write_text(json.dumps(content, indent=0), encoding="utf-8")


def refuse_foreign(out: Path, root: Path, kind: str) -> None:
    """Refuse to write where something of somebody else's would be lost.

    Raises Refused (K409).
    """
    refuse_sources(out, root)
    if reason := _foreign(out, kind):
        raise refused(str(out), "K409", reason, _HINT)


def refuse_sources(out: Path, root: Path) -> None:
    """Refuse to write what holds the sources of a project, or lies inside them. Raises Refused (K409)."""
    place = out.resolve()
    for source in ((root / name).resolve() for name in ("data", "docs", "overrides", "scripts", "tests")):
        if source == place or place in source.parents or source in place.parents:
            raise refused(str(out), "K409", "holds the sources, or lies inside them", _HINT)


def _foreign(out: Path, kind: str) -> str:
    """Why a folder is not ours to replace; empty where it is."""
    if not out.exists() and not out.is_symlink():
        return ""
    if out.is_symlink() or not out.is_dir():
        return "is not a folder"
    try:
        marker = json.loads((out / MARKER).read_text("utf-8"))
        ours = {MARKER, *marker["files"]} if marker["kind"] == kind else set()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        ours = set()
    if not (foreign := sorted(inside(out).keys() - ours)):
        return ""
    more = f" and {len(foreign) - 1} more" if foreign[1:] else ""
    return f"holds files that were not written here: {foreign[0]}{more}"


def readable(site: Path) -> None:
    """Let everybody read the files of a site, whatever rights new files get here: a web server is somebody else."""
    for path in (site, *site.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def tidy(out: Path) -> Path:
    """The folder to build in, beside ``out``, without what a build that was cut off has left.

    Where that was between the two renames of ``swap``, the old site comes back first.
    """
    new, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    if old.exists() and not out.exists():
        old.rename(out)
    for left in (new, old, project_of(new)):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)
    return new


def project_of(new: Path) -> Path:
    """Where the project lies while another builder builds it into ``new``."""
    return new.with_name(f"{new.name}.project")


@contextmanager
def only_one(out: Path) -> Iterator[None]:
    """Hold the lock of an output folder; the system lets go of it however a build ends.

    Raises Refused (K410) when another build holds it.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    lock = out.with_name(f".{out.name}.lock")
    # Nothing is written to it: it may be somebody else's file, or a link to one.
    with open(os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(lock))
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            hint = "Wait until it is done."
            raise refused(str(out), "K410", "another build is running here", hint) from error
        yield


def swap(new: Path, out: Path) -> None:
    """Put ``new`` in the place of ``out`` in one step, and remove the old one."""
    if not out.exists():
        new.rename(out)
        return
    if _exchange(new, out):
        shutil.rmtree(new, ignore_errors=True)  # the new site is there; the next build clears what stays
        return
    old = out.with_name(f".{out.name}.old")  # no exchange on this system: two steps, as near as can be
    out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step of the file system, where Linux can; False elsewhere."""
    if not sys.platform.startswith("linux"):
        return False
    exchange, here = 2, -100
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)
