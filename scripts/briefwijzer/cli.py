"""The command ``briefwijzer``: check the data, build the site, keep its addresses, make and verify copies."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from .addresses.promises import add_to_lock
from .addresses.uris import MANIFEST
from .building.manifest import differences
from .checks.run import check, good_corpus, refuses
from .data.reader import load
from .problems import Place, Problem, Refused, counted, report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 with problems, 2 for a wrong call, 130 when it is interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a folder may have a name that no terminal can show
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="briefwijzer", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder of the project (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("check", help="check the data and report every problem")
    one.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    one.add_argument("--lenient", action="store_true", help="do not count warnings")
    two = commands.add_parser("site", help="build the site, check it, and only then replace the old one")
    two.add_argument("--out", type=Path, help="output folder (default: site in the project)")
    two.add_argument("--zensical", type=Path, help="build with this command of Zensical instead of MkDocs")
    three = commands.add_parser("render", help="write pages, shell and configuration for another builder")
    three.add_argument("folder", type=Path, help="output folder")
    five = commands.add_parser("offline", help="pack the built site into a zip file that works without a server")
    five.add_argument("--site", type=Path, help="folder of the built site (default: site in the project)")
    five.add_argument("--out", type=Path, help="zip file (default: build/briefwijzer-offline.zip in the project)")
    six = commands.add_parser("lock", help="add new addresses and ids to data/ids.lock, so that they stay")
    six.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    four = commands.add_parser("verify", help="compare a copy of a built site with its manifest")
    four.add_argument("folder", type=Path, help="folder of the copy")
    seven = commands.add_parser("import", help="make a letter of the corpus out of an official file")
    seven.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="the files of one letter, or a number such as kst-28844-269"
    )
    seven.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    seven.add_argument("--json", action="store_true", help="print what was found as one object")
    seven.add_argument("--update", action="store_true", help="take the words of a newer file of a letter that is there")
    eight = commands.add_parser("compare", help="compare the words of an official publication with those of a letter")
    eight.add_argument("file", type=Path, help="the official publication, as a file")
    eight.add_argument("letter", help="id of the letter")
    eight.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    eight.add_argument("--write", action="store_true", help="make it the comparison in letter.yml")
    nine = commands.add_parser(
        "text", help="print the words of a letter, one line a block, its kind and a tab before it"
    )
    nine.add_argument("letter", help="id of the letter")
    nine.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    nine = commands.add_parser("propose", help="propose entries of layers that rules can find")
    nine.add_argument("letter", help="id of the letter")
    nine.add_argument(
        "layers", nargs="*", metavar="LAYER", help="dates, amounts, organisations, oddities, announcements"
    )
    nine.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    nine.add_argument(
        "--measure", action="store_true", help="compare the rules with the reviewed layers; write nothing"
    )
    ten = commands.add_parser("passages", help="write the passages as newline-delimited JSON for a search server")
    ten.add_argument("--data", type=Path, help="data folder (default: data in the project)")
    ten.add_argument("--out", type=Path, help="output folder (default: build/search in the project)")
    options = parser.parse_args(arguments)
    root = options.root.absolute()
    try:
        if options.command == "check":
            return _check(options.data or root / "data", lenient=options.lenient)
        if options.command == "lock":
            return _lock(options.data or root / "data")
        if options.command == "import":
            from .importing.command import run_import

            return run_import(options.files, options.data or root / "data", json=options.json, update=options.update)
        if options.command == "compare":
            from .importing.against import run as compare

            print(compare(options.file, options.letter, options.data or root / "data", write=options.write))
            return 0
        if options.command == "text":
            return _text(options.data or root / "data", options.letter)
        if options.command == "propose":
            from .proposing.command import propose

            print(
                "\n".join(
                    propose(options.letter, options.layers, options.data or root / "data", measure=options.measure)
                )
            )
            return 0
        if options.command == "passages":
            return _passages(options.data or root / "data", options.out or root / "build/search")
        if options.command == "verify":
            return _verify(options.folder)
        if options.command == "offline":
            return _offline(options.site or root / "site", options.out or root / "build/briefwijzer-offline.zip")
        # The builder is loaded only when it is needed: checking is quick.
        from .building.site import build_site
        from .building.zensical import render_project, zensical

        if options.command == "site":
            out = options.out or root / "site"
            builder = zensical(options.zensical) if options.zensical else None
            count = build_site(root, out, say=lambda message: print(f"{message} …", file=sys.stderr), builder=builder)
            print(f"{counted(count, 'page')} in {out}")
        else:
            print(f"{counted(render_project(root, options.folder), 'file')} in {options.folder}")
    except Refused as refused:
        print(report(refused.problems), file=sys.stderr)
        return 1
    except OSError as error:
        place = Place(str(error.filename or root))
        hint = "Make room or give access, and try again."
        problem = Problem(place, "K414", f"cannot be read or written: {error.strerror or error}", hint)
        print(report([problem]), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; what was there is as it was.", file=sys.stderr)
        return 130
    return 0


def _passages(data: Path, out: Path) -> int:
    from .search.export import bulk_lines, index_settings

    corpus = good_corpus(data)
    out.mkdir(parents=True, exist_ok=True)
    lines = list(bulk_lines(corpus))
    (out / "passages.ndjson").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    (out / "index.json").write_text(index_settings(corpus), encoding="utf-8", newline="\n")
    print(f"{counted(len(lines) // 2, 'passage')} in {out}")
    return 0


def _check(data: Path, *, lenient: bool) -> int:
    corpus = load(data)
    found = check(corpus)
    doubts = [problem for problem in found if problem.level == "doubt"]
    if others := [problem for problem in found if problem.level != "doubt"]:
        print(report(others), file=sys.stderr)
    if doubts:
        print(report(doubts, most=len(doubts)), file=sys.stderr)
        print(f"{counted(len(doubts), 'place')} of an import that nobody has looked at", file=sys.stderr)
    if any(refuses(problem, strict=not lenient) for problem in others):
        return 1
    notes = sum(len(letter.footnotes) for letter in corpus.letters)
    counts = (counted(len(corpus.letters), "letter"), counted(notes, "note"), counted(len(corpus.works), "work"))
    print(f"{', '.join(counts)}: no problems" + (f", {counted(len(doubts), 'open doubt')}" if doubts else ""))
    return 0


def _text(data: Path, name: str) -> int:
    from .formats.plain import text_lines

    for kind, words in text_lines(load(data).letter_named(name)):
        print(f"{kind}\t{words}")
    return 0


def _lock(data: Path) -> int:
    new = add_to_lock(good_corpus(data))
    print(
        "\n".join([*new, f"{counted(len(new), 'new address or id', 'new addresses and ids')} in {data.name}/ids.lock"])
    )
    return 0


def _offline(site: Path, out: Path) -> int:
    from .building.offline import write_offline

    print(f"{counted(write_offline(site.absolute(), out), 'file')} in {out}")
    return 0


def _verify(copy: Path) -> int:
    found = differences(copy)
    if found:
        print(report(found, most=len(found)), file=sys.stderr)
        return 1
    digest = hashlib.sha256((copy / MANIFEST).read_bytes()).hexdigest()
    print(f"{copy}: as its manifest says; the manifest itself has the checksum {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
