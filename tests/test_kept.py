"""What a build keeps for the next one: the same bytes as a whole build, and nothing built that nobody touched."""

import gc
import io
import os
import re
import shutil
import weakref
from types import SimpleNamespace

import pytest

import mkdocs_hooks
from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.addresses.uris import is_page
from briefwijzer.building import cache as cache_module
from briefwijzer.building.cache import Cache, earlier_corpus, made_with
from briefwijzer.building.kept import Output, html_file, to_build
from briefwijzer.building.site import build_site
from briefwijzer.checks.run import check
from briefwijzer.data import packing
from briefwijzer.data.reader import load
from briefwijzer.data.spool import Spool
from briefwijzer.data.yamlfile import read_yaml
from briefwijzer.pages.letter import editor_pages
from briefwijzer.pages.page import Page
from briefwijzer.pages.views.entries import IN_FULL
from briefwijzer.problems import Refused
from briefwijzer.stream import Part, pages, parts
from tests.bare import SURE, fact, write_bare
from tests.conftest import edit, make_tiny


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept(root):
    return {path.name for path in (root / "build/.cache").rglob("*") if path.is_file()}


@pytest.fixture
def project(tiny_project):
    """The small corpus and three letters more, of which two share a dossier."""
    return with_more_letters(tiny_project)


def with_more_letters(root):
    dossier = f"[{{dossier: 90001, title: Automaten, role: hoofddossier, {SURE}}}]"
    write_bare(root / "data", "kst-90006-1", dossiers=dossier)
    write_bare(root / "data", "kst-90007-1", date="2018-05-01")
    add_to_lock(load(root / "data"))
    return root


@pytest.fixture(scope="module")
def once_built(tmp_path_factory):
    root = with_more_letters(make_tiny(tmp_path_factory.mktemp("once")))
    build_site(root, root / "site")
    return root


@pytest.fixture
def built_before(once_built, tmp_path):
    """That project with its site and with what the build has kept."""
    return shutil.copytree(once_built, tmp_path / "project", symlinks=True)


def new_letter(data):
    number = f"{{chamber: II, vergaderjaar: 2016/17, dossier: 90001, ondernummer: 1, {SURE}}}"
    work = f"  - {{id: kst-90001-1, kind: kamerstuk, title: {fact('Verzonnen')}, kamerstuk: {number}}}\n"
    works = data / "works.yml"
    works.write_text(works.read_text("utf-8") + work, encoding="utf-8")
    folder = write_bare(data, "kst-90008-1")
    (folder / "annotations").mkdir()
    mention = "{work: kst-90001-1, paragraph: s1-p1, quote: Deze brief, review: checked}"
    (folder / "annotations/mentions.yml").write_text(f"mentions: [{mention}]\n", encoding="utf-8")
    add_to_lock(load(data))


def no_themes(data):
    shutil.rmtree(data / "letters/kst-90002-5/annotations")
    edit(data / "letters/kst-90006-1/letter.yml", "Verzonnen kale brief 90006", "Verzonnen brief met andere naam")


CHANGES = {
    "nothing": lambda data: None,
    "a name of a letter": lambda data: edit(
        data / "letters/kst-90006-1/letter.yml", "Verzonnen kale brief 90006", "Verzonnen brief met andere naam"
    ),
    "a name of the letter with layers": lambda data: edit(
        data / "letters/kst-90001-1/letter.yml", "short_title: Verzonnen brief", "short_title: Andere brief"
    ),
    "a date of a letter": lambda data: edit(data / "letters/kst-90007-1/letter.yml", "2018-05-01", "2018-02-01"),
    "a term": lambda data: edit(data / "terms.yml", "value: ", "value: Anders, "),
    "a letter that cites another": new_letter,
}


# Those that make other pages of two letters stand together; `make audit` (AUDIT=1) makes each alone.
ALONE = [[change] for change in CHANGES]
PAIRED = [
    ["nothing"], ["a name of a letter", "a term"], ["a name of the letter with layers", "a date of a letter"],
    ["a letter that cites another"],
]  # fmt: skip


@pytest.mark.parametrize("changes", ALONE if os.environ.get("AUDIT") else PAIRED, ids=" and ".join)
def test_a_build_with_what_is_kept_is_a_whole_build_to_the_byte(built_before, changes):
    project = built_before
    for change in changes:
        CHANGES[change](project / "data")
    build_site(project, project / "again")
    if changes != ["nothing"]:
        shutil.rmtree(project / "build/.cache")
        build_site(project, project / "site")
    again, whole = files(project / "again"), files(project / "site")
    assert again.keys() == whole.keys()
    assert [name for name in whole if again[name] != whole[name]] == []


def built_again(root, change):
    """The pages that are built, and the letters that are rendered, after a change."""
    root.joinpath("out").mkdir()
    store = Cache(root / "build/.cache/x", "with")

    def once():
        return [page.uri for page, key in _kept(load(root / "data"), store, root)]

    once()
    change(root / "data")
    return once()


def _kept(corpus, store, root):
    for page, key in to_build(corpus, "", store, Output(root / "out"), ()):
        store.put(key, b"<html>")
        yield page, key


def test_the_same_words_at_two_addresses_are_two_pages(monkeypatch, tmp_path):
    """What is around them differs: the links to the root, and what the page says of itself."""
    same = [Page(uri, b"# Weg") for uri in ("weg.md", "ook/weg.md", "weg.csv", "ook/weg.csv")]
    monkeypatch.setattr("briefwijzer.building.kept.parts", lambda *_, **__: [Part(iter(same))])
    store = Cache(tmp_path / "cache")
    found = dict(to_build(None, "", store, Output(tmp_path / "out"), ()))
    assert [page.uri for page in found] == ["weg.md", "ook/weg.md"]
    assert len({*found.values(), *store.new}) == 4


def test_a_change_builds_what_it_touches_and_nothing_else(project):
    again = built_again(project, CHANGES["a name of a letter"])
    assert "brieven/kst-90006-1/1.md" in again
    assert "brieven/index.md" in again
    others = [uri for uri in again if uri.startswith("brieven/kst-") and "kst-90006-1" not in uri]
    assert others == []  # it names none of them, and none names it
    assert not [uri for uri in again if re.match("(bronnen|themas|organisaties)/(?!index)", uri)]


def test_nothing_is_built_where_nothing_has_changed(project):
    assert built_again(project, CHANGES["nothing"]) == []


def test_no_letter_is_unpacked_that_nobody_touched(project, tmp_path, monkeypatch):
    """While serving: to open each letter would take longer than an editor waits. Some pages show the newest in full."""
    for number in range(6):
        write_bare(project / "data", f"kst-9001{number}-1", date=f"2018-05-1{number}")
    monkeypatch.setattr("briefwijzer.data.packing.MOST_OPEN", 1)
    store, output, opened = Cache(tmp_path / "cache"), Output(tmp_path / "out"), []

    def build(before):
        corpus = load(project / "data", before)
        check(corpus)
        for page, key in to_build(corpus, "", store, output, ()):
            store.put(key, page.content)
        list(editor_pages(corpus))
        return corpus

    corpus = build(None)
    for letter in corpus.letters:
        letter.pack()
    CHANGES["a name of a letter"](project / "data")
    is_open = packing._is_open
    monkeypatch.setattr("briefwijzer.data.packing._is_open", lambda one: opened.append(one.id) or is_open(one))
    build(corpus)
    newest = {letter.id for letter in corpus.newest[:IN_FULL]}
    assert "kst-90006-1" in opened
    # two letters are the newest that use terms
    assert {*opened} <= {"kst-90006-1", "kst-90001-1", "kst-90002-5", *newest}
    assert {"kst-90005-1", "kst-90007-1", "kst-90010-1"} & {letter.id for letter in corpus.letters} - newest


def test_a_letter_that_another_one_cites_is_built_again_with_it(project):
    again = built_again(project, new_letter)
    assert {"brieven/kst-90008-1/1.md", "brieven/kst-90001-1/index.md", "bronnen/kst-90001-1.md"} <= {*again}


def test_the_pages_of_a_letter_follow_from_what_its_key_is_made_of(project):
    """The other letters change, and the same key gives the same bytes."""
    before = {part.made_from: [*part.pages] for part in parts(load(project / "data"), "", Sizes()) if part.made_from}
    edit(project / "data/letters/kst-90002-5/letter.yml", "Verzonnen tweede brief", "Verzonnen andere brief")
    edit(project / "data/letters/kst-90007-1/letter.yml", "2018-05-01", "2016-12-01")
    edit(project / "data/letters/kst-90007-1/letter.yml", "2017/18", "2016/17")
    no_themes(project / "data")
    after = {part.made_from: [*part.pages] for part in parts(load(project / "data"), "", Sizes()) if part.made_from}
    same = before.keys() & after.keys()
    assert any("kst-90001-1" in page.uri for key in same for page in before[key])
    assert any(page.uri.startswith("themas/") for key in same for page in before[key])
    for key in same:
        assert before[key] == after[key]


class Sizes(dict):
    def __missing__(self, key):
        return 1


def test_a_page_that_letters_share_is_made_again_when_one_of_them_changes(project):
    again = built_again(project, CHANGES["a name of the letter with layers"])
    assert {"themas/geld.md", "bronnen/instituut-2016-automaat.md", "organisaties/raad.md"} <= {*again}


def test_the_parts_are_the_stream(project):
    corpus = load(project / "data")
    uris = [page.uri for part in parts(corpus, "", Sizes()) for page in part.pages]
    assert uris == [page.uri for page in pages(corpus)]


def test_code_shell_templates_and_settings_are_in_every_key(tiny_project, monkeypatch, tmp_path):
    (tiny_project / "overrides").unlink()
    (tiny_project / "overrides").mkdir()
    shell = tiny_project / "overrides/main.html"
    shell.write_text("a", encoding="utf-8")
    package = shutil.copytree(cache_module.PACKAGE / "pages", tmp_path / "package/pages").parent
    monkeypatch.setattr(cache_module, "PACKAGE", package)
    keys = [made_with(tiny_project, ""), made_with(tiny_project, "https://a.example/")]
    shell.write_text("b", encoding="utf-8")
    keys.append(made_with(tiny_project, ""))
    edit(tiny_project / "mkdocs.yml", "site_name: ", "site_name: X")
    keys.append(made_with(tiny_project, ""))
    edit(package / "pages/templates/pages/start.html", "<h1>", "<h1 >")
    keys.append(made_with(tiny_project, ""))
    monkeypatch.setattr(cache_module, "CODE", "other")
    keys.append(made_with(tiny_project, ""))
    assert len(set(keys)) == len(keys)
    assert made_with(tiny_project, "") == keys[-1]


def test_what_is_broken_in_the_cache_is_built_again(built_before):
    project = built_before
    for number, path in enumerate(sorted(path for path in (project / "build/.cache").rglob("*") if path.is_file())):
        path.write_bytes([b"", b"x", path.read_bytes()[:20], path.read_bytes()][number % 4])
    build_site(project, project / "again")
    assert files(project / "again") == files(project / "site")


@pytest.fixture
def read(monkeypatch):
    """The names of the files of data that are read from here on."""
    found = []
    monkeypatch.setattr("briefwijzer.data.reader.read_yaml", lambda *given: found.append(given[1]) or read_yaml(*given))
    return found


def test_only_files_that_have_changed_are_read_again(built_before, read):
    CHANGES["a name of a letter"](built_before / "data")
    build_site(built_before, built_before / "site")
    assert read == [f"data/letters/kst-90006-1/{name}.yml" for name in ("letter", "text", "footnotes")]


def test_a_kept_corpus_that_is_not_whole_is_none(built_before):
    assert earlier_corpus(built_before / "data")
    [path] = (built_before / "build/.cache/corpus").iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert earlier_corpus(built_before / "data") is None


def test_a_kept_corpus_is_written_without_holding_what_is_filed(built_before):
    kept = earlier_corpus(built_before / "data")
    file = io.BytesIO()
    pickler = cache_module._CorpusPickler(file)
    pickler.dump(kept)
    assert len(pickler.filed) > 3 * len(kept.letters)
    assert not any(filed.packed() in file.getvalue() for filed in pickler.filed)


def test_other_code_reads_everything_again(built_before, read, monkeypatch):
    monkeypatch.setattr(cache_module, "CODE", "other")
    assert earlier_corpus(built_before / "data") is None
    build_site(built_before, built_before / "site")
    assert {"data/works.yml", "data/letters/kst-90001-1/text.yml"} <= set(read)
    assert earlier_corpus(built_before / "data")


def test_the_corpus_that_is_kept_gives_the_same_pages(built_before):
    kept, anew = earlier_corpus(built_before / "data"), load(built_before / "data")
    assert [letter.present for letter in kept.letters] == [letter.present for letter in anew.letters]
    assert list(pages(kept)) == list(pages(anew))


def test_what_cannot_be_unpacked_makes_room_for_what_can(tmp_path):
    store = Cache(tmp_path)
    key = store.key("a")
    store.put(key, b"een")
    next(tmp_path.glob("*/*")).write_bytes(b"broken")
    assert store.get(key) is None
    store.put(key, b"een")
    assert store.get(key) == b"een"


def test_what_no_build_uses_any_more_is_removed(built_before):
    project = built_before
    first = kept(project)
    CHANGES["a name of a letter"](project / "data")
    build_site(project, project / "site")
    assert first - kept(project)
    build_site(project, project / "site")
    second = kept(project)
    CHANGES["nothing"](project / "data")
    build_site(project, project / "site")
    assert kept(project) == second


def test_a_cache_that_cannot_be_written_is_none(project):
    (project / "build").write_text("no folder", encoding="utf-8")
    build_site(project, project / "site")
    assert (project / "site/index.html").is_file()


def test_a_file_that_leaves_the_site_leaves_the_folder_that_is_served(project, tmp_path):
    store, output = Cache(tmp_path / "cache"), Output(tmp_path / "out")
    for _ in to_build(load(project / "data"), "", store, output, ()):
        pass
    output.end()
    gone = "brieven/kst-90007-1/brief.txt"
    assert (output.folder / gone).is_file()
    shutil.rmtree(project / "data/letters/kst-90007-1")
    output.begin()
    for page, key in to_build(load(project / "data"), "", store, output, ()):
        output.keep(html_file(page.uri), key)
    output.end()
    assert not (output.folder / gone).exists()
    assert (output.folder / "brieven/kst-90006-1/brief.txt").is_file()
    for page in pages(load(project / "data")):
        assert is_page(page.uri) or (output.folder / page.uri).read_bytes() == page.content


def test_texts_come_out_of_the_spool_as_they_went_in():
    spool = Spool()
    places = [spool.add(text) for text in (b"", b"een", b"x" * 100_000)]
    assert [spool.get(place) for place in reversed(places)] == [b"x" * 100_000, b"een", b""]
    spool.clear()
    assert spool.get(spool.add(b"twee")) == b"twee"


def test_a_page_that_mkdocs_warns_of_is_not_kept(built_before):
    """A link that leads nowhere on a page written by hand stops the second build as it did the first."""
    project = built_before
    page = project / "docs/developers/costs.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](no-such-page.md)\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Refused, match="no-such-page"):
            build_site(project, project / "site")
    edit(page, "[nowhere](no-such-page.md)", "Nothing.")
    build_site(project, project / "again")
    shutil.rmtree(project / "build/.cache")
    build_site(project, project / "whole")
    assert files(project / "again") == files(project / "whole")


@pytest.mark.parametrize("many", [True, False])
def test_while_serving_the_search_of_many_letters_stays_and_that_of_few_follows(project, tmp_path, monkeypatch, many):
    if many:
        for module in ("stream", "search.scripts"):
            monkeypatch.setattr(f"briefwijzer.{module}.MOST_WHOLE", 1)
    store, output = Cache(tmp_path / "cache"), Output(tmp_path / "out")

    def build(index_stays):
        output.begin()
        for page, key in to_build(load(project / "data"), "", store, output, (), index_stays=index_stays):
            output.keep(html_file(page.uri), key)
        output.end("assets/search/")
        return {name: text for name, text in files(tmp_path / "out").items() if name.startswith("assets/search/")}

    before = build(False)
    assert any(name.startswith("assets/search/index/") for name in before) == many
    CHANGES["a name of a letter"](project / "data")
    assert (build(True) == before) == many
    assert build(False) != before


def test_nothing_that_was_frozen_with_an_earlier_corpus_stays_while_serving(tmp_path, monkeypatch):
    monkeypatch.setattr(mkdocs_hooks, "_serving", True)
    monkeypatch.setattr(mkdocs_hooks, "_output", Output(tmp_path / "site"))
    page = Output(tmp_path)
    page.of_itself, gone = page, weakref.ref(page)
    gc.freeze()
    del page
    mkdocs_hooks.on_post_build(SimpleNamespace(site_dir=tmp_path / "site.new"))
    assert gone() is None
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
