"""The letter's words are in the corpus exactly once, in order, and a changed character does not pass."""

import os
import random
import re
import shutil

import yaml

from briefwijzer.checks.fidelity import OF_ONE_LETTER, figures
from briefwijzer.checks.paged import assemble, extract
from briefwijzer.data.reader import load
from briefwijzer.problems import Refused

LETTER = "letters/kst-29544-773"


def test_the_figures_of_the_letter(letter):
    found = figures(letter)
    assert found.characters == found.assembled == 44_334
    assert (found.sections, found.paragraphs, found.notes, found.marks, found.pages) == (15, 57, 26, 26, 16)
    assert found.assembled_agrees
    assert found.extracted_agrees


def test_the_corpus_put_together_again_is_the_source(letter):
    words = [word for piece in assemble(letter) for word in piece.words]
    assert "".join(words) == "".join(letter.source.split())


def test_the_layout_alone_gives_every_note(letter):
    taken = extract(letter.source)
    assert list(taken.notes) == [str(number) for number in range(1, 27)]
    assert " ".join(taken.notes["19"]) == "Bijlage bij Kamerstukken II, 2012-2013, 29515, nr. 70"


def test_the_headings_are_all_there(letter):
    assert [section.number for section in letter.sections] == (
        "1 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3 3.1 3.2 3.3 3.4 4".split()
    )


# `make audit` makes a thousand.
CHANGES = 1_000 if os.environ.get("AUDIT") else 250
# What only layers need, in a data folder.
LAYERED = (
    "annotations ids.lock themes.yml organisations.yml terms.yml sources.yml moved.yml corrections.yml exceptions.yml "
    "dead_links.yml"
).split()
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;-’"


def words_of(text):
    """The letter's own words in a data file, as the file's reader sees them; None when it cannot be read."""
    try:
        data = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(data, dict):
        return None
    return repr(data.get("sections") or [note.get("text") for note in data.get("footnotes") or []])


def own_words(text):
    """The offsets of the letter's own words in text.yml or footnotes.yml, keys and indentation left out."""
    places, inside, depth = [], False, 0
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.lstrip(" ").removeprefix("- ")
        indent = len(line) - len(line.lstrip(" "))
        key = re.match(r"(text|heading|label): ", body)
        if re.match(r"[a-z_]+:", body) and not (inside and indent > depth):
            inside, depth = body.startswith("text:"), indent
            if key and ">-" not in line:
                first = line.index(key[0]) + len(key[0])
                places += range(offset + first, offset + len(line) - 1)
        elif inside and indent > depth:
            places += range(offset + indent, offset + len(line) - 1)
        offset += len(line)
    return places


def another(sign, random_):
    """Another sign of the same sort: capitals, digits or punctuation that a loose comparison takes for the same."""
    if sign.isalpha():
        return sign.swapcase()
    return random_.choice([other for other in ("0123456789" if sign.isdigit() else ".,;:-–’‘()") if other != sign])


def test_changed_characters_are_caught(real_data, tmp_path):
    random_ = random.Random(20170213)
    root = tmp_path / "data"
    # read that many times: without what only layers need
    shutil.copytree(real_data, root, ignore=shutil.ignore_patterns(*LAYERED))
    texts = {name: (root / LETTER / name).read_text("utf-8") for name in ("text.yml", "footnotes.yml")}
    places = [(name, offset) for name, text in texts.items() for offset in own_words(text)]
    sorts = [
        [(name, at) for name, at in places if is_one(texts[name][at])]
        for is_one in (str.isalpha, str.isdigit, lambda sign: not sign.isalnum() and sign != " ")
    ]
    meant = {name: words_of(text) for name, text in texts.items()}
    right = load(root)
    missed, made = [], 0
    while made < CHANGES:
        kind = random_.choice(("replace", "delete", "insert", "another"))
        name, at = random_.choice(random_.choice(sorts) if kind == "another" else places)
        text = texts[name]
        letter = another(text[at], random_) if kind == "another" else random_.choice(LETTERS)
        changed = text[:at] + ("" if kind == "delete" else letter) + text[at + (kind != "insert") :]
        if words_of(changed) == meant[name]:
            continue  # a letter replaced by itself, or a blank that folding takes away: nothing has changed
        made += 1
        (root / LETTER / name).write_text(changed, encoding="utf-8")
        try:
            corpus = load(root, right)  # the works stay as they are
            # what is about the words alone: the quotes of the layers would catch many a change too
            caught = any(problem for one in OF_ONE_LETTER for problem in one(corpus, corpus.letters[0]))
        except Refused:
            caught = True
        if not caught:
            missed.append((kind, name, text[at - 20 : at + 20]))
        (root / LETTER / name).write_text(text, encoding="utf-8")
    print(f"{made - len(missed)} of {made} changes caught; missed: {missed}")
    assert missed == []
