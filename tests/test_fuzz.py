"""Whatever is in the data folder, ``briefwijzer check`` ends with 0 or 1, soon, in little memory, and says why.

Each example changes a few things in the small corpus: bytes, tokens of YAML, keys, values, lines, whole files, a word
everywhere. A corpus that passes must give every page of the site. A quarter of them is read whole; of the others what
differs from a corpus that was read before, as when an editor checks again. ``make test`` takes the same examples each
time, ``make audit`` (``AUDIT=1``) more of them;
``make fuzz`` takes others (``FUZZ=100000`` of them), and says with which ``FUZZ_SEED`` they come again.
"""

import contextlib
import io
import os
import re
import resource
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from briefwijzer.checks.run import good_corpus
from briefwijzer.cli import main, parser
from briefwijzer.stream import parts
from tests.conftest import ROOT, within

CORPUS = ROOT / "tests/corpus"
FILES = {path.relative_to(CORPUS).as_posix(): path.read_bytes() for path in sorted(CORPUS.rglob("*")) if path.is_file()}
TEXTS = {name: content.decode() for name, content in FILES.items()}
YAML = [name for name in FILES if name.endswith(".yml")]
KEYS = sorted({key for name in YAML for key in re.findall(r"^[ -]*(\w+):", TEXTS[name], re.MULTILINE)})
VALUES = sorted({value for name in YAML for value in re.findall(r": ([^\s>|{[].{0,60})$", TEXTS[name], re.MULTILINE)})
WORDS = sorted({word for name in YAML for word in re.findall(r"[^\W\d_]{4,}|[0-9]+", TEXTS[name])})
TOKENS = [
    "&a ", "*a", "!!python/object:os.system ", "!x ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "- ", "? ", ": ", "{",
    "}", "[", "]", "|", ">-\n", "'", '"', "# ", " #", "\t", "\n", "\r", "  ", ",", "⟦1⟧", "⟦", "⟧", "⟦99⟧", "\u202e",
    "\u00a0", "\u2028", "\ufeff", "\0", "\x85", "ﬁ", "e\u0301", "🤖", "\\u0000", "{{ 7*7 }}", "<b>", "…", "“", "§",
]  # fmt: skip
ODD_VALUES = [
    "", "~", "no", "0", "-1", "9" * 5_000, "1e999", ".nan", "2026-02-30", "0001-01-01", "2017", "9999", "kst-90001-1",
    "II", "s1-p1", "s99-p99", "fn1", "../../etc/passwd", "https://example.org/", "javascript:alert(1)", "(" * 300,
    "a" * 19_000, "a " * 9_000, "12 " * 3_000, "Kamerstukken II 2016/17, 90001, nr. " * 300, "nr. " * 4_000, "1.1",
    "1.", "99", "٣", "Ⅳ", "²", "[" * 15 + "]" * 15, "{a: {b: {c: d}}}", "[]", "{}", "[a, [b, [c]]]",
    "|\n    a\n    b", "'\\ud800'", '"\\ud800"', '"\\x07"',
]  # fmt: skip
STRAY = [
    "works.yaml", "letters/kst-90001-1/x.yml", "letters/x/letter.yml", "letters/a\nb/letter.yml", "exceptions.yml",
    "a\nb", "\x1b[2J", "é.yml", os.fsdecode(b"\xff.yml"), "letters/los",
]  # fmt: skip
MOST_SECONDS, MOST_BYTES = 5, 500 << 20
# Under ``make test`` always the same: each part has a seed of its own.
ASKED = int(os.environ.get("FUZZ", "2000" if os.environ.get("AUDIT") else "480"))
SEED = int(os.environ.get("FUZZ_SEED", int.from_bytes(os.urandom(4)) if "FUZZ" in os.environ else 0))
PARTS = 4


def cut(text, at, length, *put):
    """Text or bytes with something else at a place, which is given as a share of the length."""
    start = int(at * len(text))
    return text[:start] + text[:0].join(put) + text[start + length :]


def in_lines(change):
    """A change of one line, found by its share of the text."""

    def changed(text, at, *values):
        lines = text.split("\n")
        number = min(int(at * len(lines)), len(lines) - 1)
        lines[number : number + 1] = change(lines, number, *values)
        return "\n".join(lines)

    return changed


def with_key(lines, number, key):
    return [re.sub(r"\w+(?=:)", lambda _: key, lines[number], count=1)]


def with_value(lines, number, value):
    return [re.sub(r"(: |- )(?!.*(: |- )).*$", lambda found: found[1] + value, lines[number], count=1)]


AT = st.floats(0, 1, exclude_max=True)
SHORT = st.text(max_size=20)
PUT = st.sampled_from(TOKENS) | SHORT
CHANGES = st.one_of(
    st.tuples(st.just(cut), AT, st.integers(0, 3), PUT),
    st.tuples(st.just(cut), AT, st.integers(0, 100_000)),
    st.tuples(st.just(in_lines(with_key)), AT, st.sampled_from(KEYS) | SHORT),
    st.tuples(st.just(in_lines(with_value)), AT, st.sampled_from(ODD_VALUES) | st.sampled_from(VALUES) | SHORT),
    st.tuples(st.just(in_lines(lambda lines, at: [])), AT),
    st.tuples(st.just(in_lines(lambda lines, at, times: lines[at : at + 1] * times)), AT, st.sampled_from([2, 3, 300])),
    st.tuples(st.just(in_lines(lambda lines, at, by: [(" " * by + lines[at])[max(0, -by) :]])), AT, st.integers(-4, 4)),
    st.tuples(st.just(in_lines(lambda lines, at, other: [lines[int(other * len(lines))]])), AT, AT),
    st.tuples(st.just(in_lines(lambda lines, at, deep: [lines[at], "- " * deep + "a: b"])), AT, st.integers(1, 40)),
)
BYTES = st.one_of(
    st.tuples(st.just(cut), AT, st.integers(0, 3), st.binary(max_size=4)),
    st.sampled_from(["utf-16", "utf-8-sig", "utf-32", "cp037"]).map(lambda name: (recoded, name)),
    st.just((lambda content: content.replace(b"\n", b"\r\n"),)),
    st.just((lambda content: (content * 400)[:6_000_000],)),
)


def recoded(content, encoding):
    return content.decode("utf-8", "replace").encode(encoding, "replace")


@st.composite
def corpora(draw):
    """The files that differ from the small corpus: their content, or None where one is not there."""
    changed = {}
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["text"] * 10 + ["everywhere"] * 4 + ["bytes", "bytes", "gone", "stray", "other"]))
        if kind == "everywhere":  # the same in every file, so that the letter still is its source
            word, put = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS) | PUT)
            for name, text in TEXTS.items():
                if word in text:
                    changed[name] = text.replace(word, put).encode("utf-8", "surrogatepass")
            continue
        if kind == "stray":
            changed[draw(st.sampled_from(STRAY))] = draw(st.binary(max_size=50))
            continue
        name = draw(st.sampled_from(YAML if kind == "text" else list(FILES)))
        now = changed.get(name, FILES[name]) or b""
        if kind == "text":
            change, *values = draw(CHANGES)
            changed[name] = change(now.decode("utf-8", "replace"), *values).encode("utf-8", "surrogatepass")
        elif kind == "bytes":
            change, *values = draw(BYTES)
            changed[name] = change(now, *values)
        else:
            changed[name] = None if kind == "gone" else FILES[draw(st.sampled_from(list(FILES)))]
    return changed


@contextlib.contextmanager
def laid_over(data, changed):
    """The data folder with these files, and afterwards as it was."""
    try:
        for name, content in changed.items():
            path = data / name
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        yield
    finally:
        for name in changed:
            if name in FILES:
                (data / name).write_bytes(FILES[name])
            else:
                (data / name).unlink()
                with contextlib.suppress(OSError):
                    (data / name).parent.rmdir()


@contextlib.contextmanager
def little():
    """No more memory and processor time than a check may take."""
    pages_now = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages_now * resource.getpagesize() + MOST_BYTES, before[1]))
    try:
        with within(MOST_SECONDS):
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def made_once(part, made):
    """How many pages and files a part of the site has; what is made from the same data is made once."""
    if not part.made_from or part.made_from not in made:
        made[part.made_from] = sum(1 for _ in part.pages)
    return made[part.made_from]


@pytest.mark.parametrize("part", range(PARTS))
def test_any_data_is_checked(part, data, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    options = parser()
    monkeypatch.setattr("briefwijzer.cli.parser", lambda: options)
    if part:
        before = good_corpus(data)
        monkeypatch.setattr("briefwijzer.cli.earlier_corpus", lambda _: before)
    counts, made = {0: 0, 1: 0}, {}

    def check(changed):
        said, problems = io.StringIO(), io.StringIO()
        with laid_over(data, changed):
            with little(), contextlib.redirect_stdout(said), contextlib.redirect_stderr(problems):
                code = main(["check", "--data", str(data)])
            counts[code] += 1
            lines = problems.getvalue().splitlines()
            if code == 0:
                assert lines == []
                assert sum(made_once(part, made) for part in parts(good_corpus(data), "", Counter())) > 60
            else:
                assert said.getvalue() == ""
                assert re.match(r"data\b.*: K\d\d\d ", lines[0])
                assert len([line for line in lines if re.match(r"data\b.*: K\d\d\d ", line)]) <= 50

    run = settings(
        max_examples=ASKED // PARTS,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )(given(corpora())(check))
    print(f"FUZZ={ASKED} FUZZ_SEED={SEED}, part {part}")
    seed(SEED + part)(run)()
    print(f"{counts[0]} passed, {counts[1]} refused")
    assert counts[0] > ASKED // PARTS // 200
    assert counts[1] > ASKED // PARTS // 2
