"""Building the site beside the old one, and swapping the two only when every check has passed."""

from __future__ import annotations

import calendar
import ctypes
import datetime
import errno
import fcntl
import json
import logging
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as MkDocsPage

from .built import check_site
from ..data.corpus import Corpus
from .manifest import MARKER, Checksums, counts, inputs_of, inside, write_manifest
from ..problems import Place, Problem, Refused
from ..checks.reading import good_corpus
from ..data.files import decode, read_bytes

Say = Callable[[str], None]
# Builds a project into a folder and returns the path below which the site will be served.
Builder = Callable[[Path, Path, Corpus, Say], str]

# A picture or film among the documents may be larger than a file of data.
MOST_OF_ONE_FILE = 100_000_000


def quiet(message: str) -> None:
    """Progress that nobody sees."""


def build_site(root: Path, out: Path, *, say: Say = quiet, builder: Builder | None = None) -> int:
    """Build the project ``root`` into ``out`` and return the number of pages; ``builder`` is MkDocs, or another.

    Everything happens in a folder beside ``out``; the old site stays until the new one has passed its checks.
    Raises Refused with every problem; ``out`` is then as it was.
    """
    refuse_address(os.environ.get("SITE_URL", ""))
    with replacement(root, out, "site") as new:
        say("reading the data")
        refuse_odd_files(root)
        inputs = inputs_of(root)
        corpus = good_corpus(root / "data")
        count = counts(corpus)["pages"]
        say(f"building {count} pages of {len(corpus.letters)} letters")
        with dated(corpus):
            base = (builder or run_mkdocs)(root, new, corpus, say)
        refuse_changed(inputs, inputs_of(root))
        # Before the checks, because a page links to it; it is no promise until they have passed.
        write_manifest(new, inputs, corpus)
        say("checking the built pages")
        if problems := check_site(new, corpus, base=base):
            raise Refused(problems)
        return count


@contextmanager
def replacement(root: Path, out: Path, kind: str) -> Iterator[Path]:
    """A folder to fill beside ``out``, in the place of which it comes when nothing is raised; else it is removed.

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
        hint = "Make room or give access, and build again; what was there is as it was."
        raise Refused([Problem(Place(str(out)), "K414", message, hint)]) from error


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The configuration of a plugin that has none."""


class Progress(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Says how far MkDocs is, at the first page of each letter."""

    def __init__(self, say: Say, total: int) -> None:
        self.say, self.total, self.done = say, total, 0

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Count a page that is done."""
        self.done += 1
        folder, _, name = page.file.src_uri.rpartition("/")
        if folder.startswith("brieven/") and name == "index.md":
            self.say(f"{folder}: page {self.done} of {self.total}")


def run_mkdocs(root: Path, out: Path, corpus: Corpus, say: Say) -> str:
    """Let MkDocs build into ``out``; returns the path below which the site will be served."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    handler = _Collect()
    logger.addHandler(handler)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=True)
        config.plugins["briefwijzer/progress"] = Progress(say, counts(corpus)["pages"])
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, MkDocsException, TemplateError) as error:
        hint = "See docs/developers/problems.md."
        messages = handler.messages or [str(error)]
        raise Refused(Problem(Place("mkdocs.yml"), "K408", f"MkDocs: {text}", hint) for text in messages) from error
    finally:
        logger.removeHandler(handler)
    return urlsplit(config.site_url or "/").path or "/"


class _Collect(logging.Handler):
    """Keeps what MkDocs warns of, so that it can be shown with everything else."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def dated(corpus: Corpus) -> Iterator[None]:
    """Let the builder take the day of the newest letter for today, so that a site follows from its data alone."""
    newest = max(letter.letter.date.value for letter in corpus.letters)
    day = datetime.date.fromisoformat(newest + "2000-01-01"[len(newest) :])
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(day.timetuple()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def mark(folder: Path, kind: str) -> None:
    """Note in a folder what it is and which files in it are ours to replace."""
    content = {"kind": kind, "files": sorted(inside(folder))}
    (folder / MARKER).write_text(json.dumps(content, indent=0), encoding="utf-8")


def refuse_foreign(out: Path, root: Path, kind: str) -> None:
    """Refuse to write where something of somebody else's would be lost.

    Raises Refused (K409).
    """
    reason = ""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        reason = "is not a folder"
    place = out.resolve()
    for source in ((root / name).resolve() for name in ("data", "docs", "overrides", "scripts", "tests")):
        if source == place or place in source.parents or source in place.parents:
            reason = "holds the sources, or lies inside them"
    if not reason and out.is_dir() and (there := inside(out).keys()):
        try:
            marker = json.loads((out / MARKER).read_text("utf-8"))
            ours = {MARKER, *marker["files"]} if marker["kind"] == kind else set()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            ours = set()
        if foreign := sorted(there - ours):
            reason = f"holds files that were not written here: {foreign[0]}"
            reason += f" and {len(foreign) - 1} more" if foreign[1:] else ""
    if reason:
        hint = "Choose an empty folder, or move what is yours; a file in docs/ becomes part of the site."
        raise Refused([Problem(Place(str(out)), "K409", reason, hint)])


_ADDRESS = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9._~-]+/)*")


def refuse_address(site_url: str) -> None:
    """Refuse an address of the site that pages could not name as it is; without one they name none.

    Raises Refused (K416).
    """
    if site_url and not _ADDRESS.fullmatch(site_url):
        hint = "https://, the host in small letters (xn--… for others), a path if there is one, and a slash at the end."
        raise Refused([Problem(Place("SITE_URL"), "K416", f"'{site_url}' is no address for a site", hint)])


def refuse_odd_files(root: Path) -> None:
    """Refuse links, pipes and the like among what is published as it is, and pages that are not UTF-8.

    Raises Refused (K001, K002, K010).
    """
    problems: list[Problem] = []
    for folder in (root / "docs", root / "overrides"):
        for name in sorted(inside(folder)):
            data = read_bytes(folder / name, f"{folder.name}/{name}", problems, most=MOST_OF_ONE_FILE)
            if data is not None and name.endswith((".md", ".html")):
                decode(data, f"{folder.name}/{name}", problems)
    if problems:
        raise Refused(problems)


def refuse_changed(before: Checksums, after: Checksums) -> None:
    """Refuse a site of which some pages may be made from old inputs and some from new ones.

    Raises Refused (K414).
    """
    hint = "Build again; the site is as it was."
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        raise Refused(Problem(Place(name), "K414", "changed while the site was built", hint) for name in changed)


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
            raise Refused([Problem(Place(str(out)), "K410", "another build is at work here", hint)]) from error
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
