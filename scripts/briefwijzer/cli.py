"""The command ``briefwijzer``: check the data, build the site, keep its addresses, make and verify copies."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .addresses.promises import add_to_lock
from .addresses.uris import MANIFEST
from .building.cache import earlier_corpus
from .building.manifest import differences
from .checks.run import check, good_corpus, refuses
from .data.reader import load
from .problems import Place, Problem, Refused, counted, report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 with problems, 2 for a wrong call, 130 when it is interrupted.

    It is 141 when nobody reads what it prints any more.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a folder may have a name that no terminal can show
        sys.stdout.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        options.root = options.root.absolute()
        found: int = options.run(options)
        print(end="", flush=True)  # what cannot be shown is to be told here, and not when Python ends
        return found
    except Refused as refused:
        print(report(refused.problems), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads has enough: briefwijzer text … | head
        _show_nothing_more()
        return 128 + signal.SIGPIPE
    except OSError as error:
        _show_nothing_more()
        place = Place(str(error.filename or options.root))
        hint = "Free disk space or give access, and try again."
        problem = Problem(place, "K414", f"cannot be read or written: {error.strerror or error}", hint)
        print(report([problem]), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; what was there is unchanged.", file=sys.stderr)
        return 130


def _show_nothing_more() -> None:
    """Let Python not try again, at its end, to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def parser() -> argparse.ArgumentParser:
    """The commands with their options, each with the function that runs it."""
    about = "Import, check and build letters; keep their addresses; make and verify copies of the site."
    program = argparse.ArgumentParser(prog="briefwijzer", description=about)
    program.add_argument("--root", type=Path, default=Path(), help="folder of the project (default: this one)")
    commands = program.add_subparsers(required=True)

    def add(name: str, run: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        command.set_defaults(run=run)
        return command

    def add_for_data(name: str, run: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        command = add(name, run, what)
        command.add_argument("--data", type=Path, help="data folder (default: data in the project)")
        return command

    command = add_for_data("check", _check, "check the data and report every problem")
    command.add_argument("--lenient", action="store_true", help="let warnings pass")
    command = add("site", _site, "build the site, check it, and only then replace the old one")
    command.add_argument("--out", type=Path, help="output folder (default: site in the project)")
    command.add_argument("--zensical", type=Path, help="build with this command of Zensical instead of MkDocs")
    command = add("render", _render, "write pages, shell and configuration for another builder")
    command.add_argument("folder", type=Path, help="output folder")
    command = add("offline", _offline, "pack the built site into a zip file that works without a server")
    command.add_argument("--site", type=Path, help="folder of the built site (default: site in the project)")
    command.add_argument("--out", type=Path, help="zip file (default: build/briefwijzer-offline.zip in the project)")
    add_for_data("lock", _lock, "add new addresses and ids to data/ids.lock, so that they stay")
    command = add("verify", _verify, "compare a copy of a built site with its manifest")
    command.add_argument("folder", type=Path, help="folder of the copy")
    command = add_for_data("import", _import, "import a letter from an official file")
    command.epilog = "Exit status: 0 when nothing is open, 3 with doubts, 1 when refused (nothing is written then)."
    files = "the files of one letter, or the number or address of a publication: kst-28844-269, '28844, nr. 269'"
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help=files)
    command.add_argument("--json", action="store_true", help="print the result as one JSON object")
    update = "update a letter that is there from a newer file"
    command.add_argument("--update", action="store_true", help=update)
    command = add_for_data("compare", _compare, "compare the words of an official publication with those of a letter")
    command.add_argument("file", type=Path, help="the official publication, as a file")
    command.add_argument("letter", help="id of the letter")
    command.add_argument("--write", action="store_true", help="store the result in letter.yml")
    command = add_for_data("text", _text, "print the words of a letter, one line a block, its kind and a tab before it")
    command.add_argument("letter", help="id of the letter")
    command = add_for_data("propose", _propose, "write the entries of layers that rules can find, as proposals")
    command.add_argument("letter", help="id of the letter")
    layers = "such as dates, amounts, terms (default: all that rules can find)"
    command.add_argument("layers", nargs="*", metavar="LAYER", help=layers)
    measure = "compare the rules with the reviewed layers; write nothing"
    command.add_argument("--measure", action="store_true", help=measure)
    command = add_for_data("passages", _passages, "write the passages as newline-delimited JSON for a search server")
    command.add_argument("--out", type=Path, help="output folder (default: build/search in the project)")
    return program


# What a command alone needs is loaded with it: checking is quick.


def _data(options: argparse.Namespace) -> Path:
    folder: Path = options.data or options.root / "data"
    return folder


def _check(options: argparse.Namespace) -> int:
    data = _data(options)
    corpus = load(data, earlier_corpus(data))
    found = check(corpus)
    doubts = [problem for problem in found if problem.level == "doubt"]
    if others := [problem for problem in found if problem.level != "doubt"]:
        print(report(others), file=sys.stderr)
    if doubts:
        print(report(doubts, most=len(doubts)), file=sys.stderr)
        print(f"{counted(len(doubts), 'doubt')} to settle", file=sys.stderr)
    if any(refuses(problem, strict=not options.lenient) for problem in others):
        return 1
    notes = sum(len(letter.footnotes) for letter in corpus.letters)
    counts = (counted(len(corpus.letters), "letter"), counted(notes, "note"), counted(len(corpus.works), "work"))
    print(f"{', '.join(counts)}: no problems" + (f", {counted(len(doubts), 'open doubt')}" if doubts else ""))
    return 0


def _site(options: argparse.Namespace) -> int:
    from .building.site import build_site
    from .building.zensical import zensical

    out = options.out or options.root / "site"
    builder = zensical(options.zensical) if options.zensical else None
    count = build_site(options.root, out, say=lambda message: print(f"{message} …", file=sys.stderr), builder=builder)
    print(f"{counted(count, 'page')} in {out}")
    return 0


def _render(options: argparse.Namespace) -> int:
    from .building.zensical import render_project

    print(f"{counted(render_project(options.root, options.folder), 'file')} in {options.folder}")
    return 0


def _offline(options: argparse.Namespace) -> int:
    from .building.offline import write_offline
    from .building.swap import refuse_sources

    site = (options.site or options.root / "site").absolute()
    out = options.out or options.root / "build/briefwijzer-offline.zip"
    refuse_sources(out, options.root)
    print(f"{counted(write_offline(site, out), 'file')} in {out}")
    return 0


def _lock(options: argparse.Namespace) -> int:
    data = _data(options)
    new = add_to_lock(good_corpus(data))
    count = counted(len(new), "new address or id", "new addresses and ids")
    print("\n".join([*new, f"{count} in {data}/ids.lock"]))
    return 0


def _verify(options: argparse.Namespace) -> int:
    copy = options.folder
    if found := differences(copy):
        print(report(found, most=len(found)), file=sys.stderr)
        return 1
    digest = hashlib.sha256((copy / MANIFEST).read_bytes()).hexdigest()
    print(f"{copy}: every file is as in its manifest; checksum of the manifest: {digest}")
    return 0


def _import(options: argparse.Namespace) -> int:
    from .importing.command import run_import

    return run_import(options.files, _data(options), json=options.json, update=options.update)


def _compare(options: argparse.Namespace) -> int:
    from .importing.comparison import run

    print(run(options.file, options.letter, _data(options), write=options.write))
    return 0


def _text(options: argparse.Namespace) -> int:
    from .formats.plain import text_lines

    for kind, words in text_lines(load(_data(options)).letter_named(options.letter)):
        print(f"{kind}\t{words}")
    return 0


def _propose(options: argparse.Namespace) -> int:
    from .proposing.command import measure, propose

    letter, data = options.letter, _data(options)
    print("\n".join(measure(letter, data) if options.measure else propose(letter, options.layers, data)))
    return 0


def _passages(options: argparse.Namespace) -> int:
    from .building.swap import refuse_sources
    from .search.export import bulk_lines, index_settings

    out = options.out or options.root / "build/search"
    refuse_sources(out, options.root)
    corpus = good_corpus(_data(options))
    out.mkdir(parents=True, exist_ok=True)
    lines = list(bulk_lines(corpus))
    (out / "passages.ndjson").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    (out / "index.json").write_text(index_settings(corpus), encoding="utf-8", newline="\n")
    print(f"{counted(len(lines) // 2, 'passage')} in {out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
