"""Text that looks like markup stays text: nothing of it runs, and no element comes out of it.

The site of tests/hostile.py is opened without its content security policy, so that the escaping stands alone; beside it
the same site with harmless texts shows what pages consist of. What is in no page is in tests/test_escape.py.

Of the kinds of page that are there once for each payload, a sixth is opened, and of two letters the pages of one;
``AUDIT=1`` (``make audit``) opens all, of a site of all payloads.
"""

import os
import re
import shutil
from collections import Counter
from contextlib import ExitStack

import pytest
from lxml import html
from tests.browser.conftest import PATIENCE, each_query
from tests.hostile import EVERY_PAYLOAD, HARMLESS, PAYLOADS, numbered

from briefwijzer.building.allowed import not_allowed, vanished
from briefwijzer.data.collection import slug
from briefwijzer.formats.bibtex import tex
from sites import Quiet, served

AUDIT = bool(os.environ.get("AUDIT"))
LETTER = "brieven/kst-90001-1/"
# Texts of which no page has a use; they are in the files for other programs, or for the search.
NOT_ON_PAGES = {
    ("Citation", "locator"),
    ("PaperNumber", "note"),
    ("SourceHost", "why"),
    ("Synonyms", "why"),
    ("Synonyms", "words"),
}
# These pages have a heading for each first letter, or a row for what checks look for in a text; the texts have others.
BY_LETTER = (
    "organisaties/index.html",
    "begrippen/index.html",
    "brieven/kst-90001-1/trefwoorden/index.html",
    "brieven/kst-90001-1/dekking/index.html",
)
# A quotation that differs stands beside the nearest words of the letter, one without a word has no outcome below a
# heading; a query that finds nothing has no choice of kinds. What is so of one text, need not be so of another.
BY_TEXT = {
    "citaat/": {"blockquote class", "h2 hidden id tabindex"},
    "zoeken/": {"details data-name hidden open"},
    "over/": set(),
}

# In every frame: what a payload calls leaves its mark on the page around it.
BOE = "window.boe = window.alert = () => { (window.top.ran ??= []).push(location.href) };"
# What a document consists of (element and attribute names, each with its number) and everything that can be read in it.
READ = """window.read = (root, made = {}, texts = []) => {
  for (const element of root.querySelectorAll("*")) {
    const kind = [element.localName, ...[...element.attributes].map(({ name }) => name).sort()].join(" ");
    made[kind] = (made[kind] ?? 0) + 1;
    // In two places a text is packed: as an address, and as JSON.
    for (const { name, value } of element.attributes) {
      texts.push(
        ...(element.className === "Z3988" && name === "title" ? new URLSearchParams(value).values() : [value]),
      );
    }
    if (element.type === "application/ld+json") {
      JSON.parse(element.textContent, (_, value) => (texts.push(value), value));
    }
    if (element.content instanceof DocumentFragment) window.read(element.content, made, texts);
  }
  texts.push((root.body ?? root).textContent, root.title ?? "");
  return { made, text: texts.join("\\u0000") };
};"""
# Opens pages in frames, four at a time, and reads each when its scripts have run.
VISIT = """async ([root, paths]) => {
  const found = {}, waiting = [...paths];
  const one = (path) => new Promise((go) => {
    const frame = document.createElement("iframe");
    frame.onload = () => {
      found[path] = window.read(frame.contentDocument);
      frame.remove();
      go();
    };
    frame.src = root + path;
    document.body.append(frame);
  });
  await Promise.all([1, 2, 3, 4].map(async () => { while (waiting.length) await one(waiting.pop()); }));
  return found;
}"""
# What stands in an element after each of some steps of a reader.
SEARCH = each_query('window.read(document.querySelector("main"))')
SUGGEST = """async (queries) => {
  const box = document.getElementById("zoek-kop"), found = [];
  box.focus();
  for (const query of queries) {
    box.value = query;
    const list = document.getElementById(box.getAttribute("aria-controls"));
    list.replaceChildren();
    box.dispatchEvent(new Event("input"));
    while (!list.querySelector(".bw-all")) await new Promise((go) => setTimeout(go));
    found.push(window.read(list));
  }
  return found;
}"""
LOOK_UP = """async (texts) => {
  const box = document.getElementById("citaat"), outcome = document.getElementById("citaatuitkomst"), found = [];
  for (const text of texts) {
    box.value = text;
    outcome.dataset.quoteState = "asked";
    box.form.requestSubmit();
    while (outcome.dataset.quoteState !== "done") {
      if (outcome.dataset.quoteState === "failed") throw new Error(text);
      await new Promise((go) => setTimeout(go));
    }
    found.push(window.read(outcome));
  }
  return found;
}"""
# Opens each page in a frame that stays, and follows its link.
TRY = """async (addresses) => {
  const waiting = [...addresses];
  const one = (address) => new Promise((go) => {
    const frame = Object.assign(document.createElement("iframe"), { name: address, src: address });
    frame.onload = () => { frame.contentDocument?.querySelector("a")?.click(); go(); };
    document.body.append(frame);
  });
  await Promise.all([1, 2, 3, 4].map(async () => { while (waiting.length) await one(waiting.shift()); }));
}"""
LINK = '<a href="{}">x</a>'
OPEN_NOTES = """() => [...document.querySelectorAll("a[role=doc-noteref]")].map((mark) => {
  mark.click();
  return window.read(document.querySelector("[popover]:popover-open"));
})"""


class Caching(Quiet):
    """Lets the browser keep what it has loaded."""

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


def chosen(paths):
    """All pages but those of a kind that has one for each payload: of these every sixth.

    Each kind begins at another payload. Payloads of one sort stand together, so that each kind of page meets each sort,
    and each payload some kinds; the pages for a whole letter, which are all opened, have every payload.
    """
    kinds = {}
    for path in sorted(paths, key=lambda path: [int(part) for part in re.findall(r"\d+", path)]):
        kinds.setdefault(re.sub(r"\d+", "N", path), []).append(path)
    many = [kind for kind, found in sorted(kinds.items()) if len(found) >= len(PAYLOADS) - 1]  # a dossier of its own
    assert len(many) == 7
    return [
        path
        for kind, found in kinds.items()
        for path in (found[many.index(kind) % 6 :: 6] if kind in many and not AUDIT else found)
    ]


@pytest.fixture(scope="module")
def opened(browser, hostile, tmp_path_factory):
    """A page on each of the two sites, without the policy, and what tried to run or to go elsewhere."""
    with ExitStack() as stack:
        pages, tried = [], []
        for site in (hostile.site, hostile.harmless):
            copy = tmp_path_factory.mktemp("open") / "site"
            shutil.copytree(site, copy)
            for path in copy.rglob("*.html"):
                text = path.read_text("utf-8")
                path.write_text(re.sub(r"<meta http-equiv=\"Content[^>]*>", "", text, count=1), encoding="utf-8")
            address = stack.enter_context(served(copy, Caching))
            context = browser.new_context()
            stack.callback(context.close)
            context.add_init_script(BOE + READ)
            page = context.new_page()
            page.on("request", lambda request: tried.append(request.url) if "//127.0.0.1" not in request.url else None)
            page.on("dialog", lambda dialog: (tried.append(dialog.message), dialog.dismiss()))
            page.on("pageerror", lambda error: tried.append(str(error)))
            page.base = address
            pages.append(page)
        yield pages, tried


@pytest.fixture(scope="module")
def visited(opened, hostile):
    """The pages of both sites as they are in the browser: a dict from paths to what READ gives, for each."""
    paths = [path.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("*.html")]
    assert len(paths) > 340
    # the second letter has pages as the first has
    paths = chosen(path for path in paths if AUDIT or not path.startswith("brieven/kst-90002-5/"))
    assert len(paths) > 70
    found = []
    for page in opened[0]:
        page.goto(page.base + "over/")
        found.append(page.evaluate(VISIT, [page.base, paths]))
    return found


def stayed_text(opened):
    pages, tried = opened
    assert tried == []
    assert [page.evaluate("window.ran") for page in pages] == [None, None]


def kinds(found):
    return {kind for one in found for kind in one["made"]}


def test_there_are_enough_payloads():
    assert len(set(EVERY_PAYLOAD)) == len(EVERY_PAYLOAD) >= 60


def test_nothing_runs_on_any_page(opened, visited):
    stayed_text(opened)


def test_no_element_comes_out_of_a_text(visited):
    ours, harmless = visited
    assert ours.keys() == harmless.keys()
    differing = {path for path in ours if ours[path]["made"] != harmless[path]["made"]}
    assert differing <= set(BY_LETTER)
    for path in BY_LETTER:
        assert ours[path]["made"].keys() == harmless[path]["made"].keys()


def test_every_text_is_shown_as_it_was_written(visited, hostile):
    shown, wrong = Counter(), []
    for path, page in visited[0].items():
        text = re.sub(r"[ \n]+", " ", page["text"])
        for end, number in numbered(text):
            record, key, wanted = hostile.texts[number]
            if (record, key) == ("AgreementFile", "alpha"):
                wanted = wanted.replace(".", ",")  # a number, in Dutch
            # as it is, within an entry of BibTeX, as a part of an address, or with a capital at the head of a list
            if text[:end].endswith((wanted, tex(wanted), slug(wanted), wanted[0].upper() + wanted[1:])):
                shown[record, key] += 1
            else:
                wrong.append((path, record, key, text[end - len(wanted) : end]))
    assert wrong == []
    assert {(record, key) for record, key, _ in hostile.texts} - shown.keys() == NOT_ON_PAGES


@pytest.mark.parametrize(
    ("path", "script", "shown"),
    [("zoeken/", SEARCH, True), ("over/", SUGGEST, True), ("citaat/", LOOK_UP, False)],
    ids=["search", "suggestions", "quotation"],
)
def test_what_a_reader_types_and_finds_stays_text(opened, path, script, shown):
    ours, harmless = opened[0]
    found = []
    for page, texts in ((ours, PAYLOADS), (harmless, HARMLESS)):
        page.goto(page.base + path)
        found.append(page.evaluate(script, list(texts)))
    stayed_text(opened)
    assert kinds(found[0]) <= kinds(found[1]) | BY_TEXT[path]
    # Each text is found where it stands; a text without a word is not looked up as a quotation.
    assert not shown or all(text in one["text"] for text, one in zip(PAYLOADS, found[0], strict=True))


def test_a_quotation_of_the_words_of_a_chapter_is_found(opened, hostile):
    page = opened[0][0]
    words = [text for record, key, text in hostile.texts if (record, key) == ("Paragraph", "text")][: len(PAYLOADS)]
    page.goto(page.base + "citaat/")
    found = page.evaluate(LOOK_UP, words)
    assert [text for text, one in zip(words, found, strict=True) if "Letterlijk" not in one["text"]] == []
    stayed_text(opened)


def test_a_note_that_opens_beside_its_mark_stays_text(opened, hostile):
    found = []
    for page in opened[0]:
        page.goto(page.base + LETTER + "volledig/")
        found.append(page.evaluate(OPEN_NOTES))
    assert len(found[0]) == len(PAYLOADS)
    assert [one["made"] for one in found[0]] == [one["made"] for one in found[1]]
    assert all(text in one["text"] for text, one in zip(PAYLOADS, found[0], strict=True))
    stayed_text(opened)


def test_the_list_of_what_may_stand_in_a_page_refuses_whatever_would_run_unescaped(browser, tmp_path):
    """Each payload as it is in places of a page: before the list, and in a real browser, which has another parser.

    What the list refuses may do what it likes; of it one place is opened, to see that the browser would tell. What it
    lets through in an attribute or a title is opened together: nothing comes out of these.
    """
    places = ("<p>{}</p>", '<p title="{}">x</p>', "<p title='{}'>x</p>", "<title>{}</title>", LINK)
    pages = [(place, place.format(payload)) for payload in EVERY_PAYLOAD for place in places]
    if not AUDIT:
        passed = [(place, body) for place, body in pages if not refused(body)]
        pages = [page for page in pages if page[0] == places[0]] + [page for page in passed if page[0] == LINK]
        pages += [(place, "".join(body for where, body in passed if where == place)) for place in places[1:-1]]
        assert not any(refused(body) for _, body in pages[-3:])
    assert len(pages) > 80
    for number, (_, body) in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    context = browser.new_context()
    context.add_init_script(BOE)
    page = context.new_page()
    asked = []
    page.on("requestfailed", lambda request: asked.append(request.frame.name) if "kwaad" in request.url else None)
    with served(tmp_path) as address:
        page.goto(address)
        page.evaluate(TRY, [f"{address}{number}.html" for number in range(len(pages))])
        # nothing tells when a page has nothing more to run: a busy machine gets the time that it needs for most of them
        for _ in range(PATIENCE // 500):
            page.wait_for_timeout(500)
            if len(ran := harmed(page, asked, address, pages)) > (30 if AUDIT else 20):
                break
        context.close()
    assert len(ran) > (30 if AUDIT else 20)
    assert [pages[number] for number in ran if not refused(pages[number][1])] == []


def harmed(page, asked, address, pages):
    """The numbers of the pages that have run something, or asked for something by themselves."""
    ran = {int(where.removeprefix(address).removesuffix(".html")) for where in page.evaluate("window.ran ?? []")}
    # A link that leads out is no harm.
    names = [int(name.removeprefix(address).removesuffix(".html")) for name in filter(None, asked)]
    return ran | {number for number in names if pages[number][0] != LINK}


def refused(body):
    page = f"<!doctype html><html><head></head><body>{body}</body></html>".encode()
    tree = html.document_fromstring(page, html.HTMLParser(encoding="utf-8"))
    return any(not_allowed(tree)) or vanished(page, tree) > 0


def test_a_long_word_does_not_scroll_a_phone_sideways(page, tiny_site):
    page.set_viewport_size({"width": 320, "height": 640})
    letter = [LETTER + path for path in ("", "1/", "2/", "2-1/", "3/", "noten/", "volledig/")]
    for path in ("", "brieven/", "bronnen/", "bronnen/instituut-2014-alles/", "zoeken/", "citaat/", *letter):
        page.goto(tiny_site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
