"""Outside addresses are looked up against a server of our own; what fails is marked on pages with its day."""

import http.server

import pytest
import yaml

import check_links
from briefwijzer.addresses.uris import is_page
from briefwijzer.data.reader import load
from briefwijzer.stream import pages
from check_links import addresses, as_yaml, failing, fault_of
from sites import listening
from tests.conftest import ROOT


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers with the status that the address names; /leads leads to /200, /hangs closes without an answer."""

    def do_GET(self):
        what = self.path.strip("/")
        if what == "hangs":
            self.close_connection = True
            return
        self.send_response(302 if what == "leads" else int(what))
        if what == "leads":
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server():
    with listening(Answers) as address:
        yield address.rstrip("/")


def test_what_answers_is_no_dead_link(server):
    # Whoever must not ask, or is to come back later, has learnt nothing about the address.
    for path in ("200", "leads", "401", "403", "405", "429", "503"):
        assert fault_of(f"{server}/{path}") == "", path


@pytest.mark.parametrize("path", ["404", "410", "500"])
def test_what_is_gone_or_broken_is_told_with_its_status(server, path):
    assert fault_of(f"{server}/{path}") == f"status {path}"


def test_a_server_that_does_not_answer_is_told(server):
    assert fault_of(f"{server}/hangs")
    assert fault_of("http://127.0.0.1:9/")  # nobody listens there
    assert fault_of("https://kapot.invalid/")


def test_a_host_is_asked_with_pauses_between():
    waited = []
    urls = ["https://a.nl/1", "https://a.nl/2", "https://b.nl/1", "https://a.nl/3"]
    assert list(failing(urls, ask=lambda url: "weg" if url.endswith("1") else "", pause=waited.append)) == [
        ("https://a.nl/1", "weg"),
        ("https://b.nl/1", "weg"),
    ]
    assert len(waited) == 1


def test_where_nothing_answers_nothing_is_written(tmp_path, monkeypatch, capsys):
    out = tmp_path / "dead_links.yml"
    monkeypatch.setattr("sys.argv", ["check_links.py", "--data", str(ROOT / "tests/corpus"), "--out", str(out)])
    monkeypatch.setattr(check_links, "failing", lambda urls: [(url, "no network") for url in urls])
    assert (check_links.main(), out.exists()) == (1, False)
    assert "without a network nothing is known" in capsys.readouterr().err
    monkeypatch.setattr(check_links, "failing", lambda urls: [(url, "status 404") for url in urls[1:]])
    assert (check_links.main(), out.exists()) == (0, True)


def test_an_address_keeps_the_day_since_when_it_fails(tmp_path):
    dead = [("https://a.nl/x", 'zei "weg\\"'), ("https://b.nl/", "status 404")]
    text = as_yaml(dead, {"https://a.nl/x": "2026-01-02"}, "2026-11-29")
    assert yaml.safe_load(text)["dead"] == [
        {"url": "https://a.nl/x", "since": "2026-01-02", "why": 'zei "weg\\"'},
        {"url": "https://b.nl/", "since": "2026-11-29", "why": "status 404"},
    ]
    assert yaml.safe_load(as_yaml([], {}, "2026-11-29")) == {"dead": []}


def test_every_outside_address_of_the_data_is_looked_up(small):
    found = addresses(small)
    assert found == sorted(set(found))
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests/corpus").rglob("*.yml"))
    assert "https://instituut.example.org/besluit" in found
    assert all(url in text for url in found)
    assert len(found) >= 8


def written(project):
    return {page.uri: page.content.decode() for page in pages(load(project / "data")) if is_page(page.uri)}


def test_pages_mark_a_dead_link_with_its_day_and_no_other(tiny_project):
    gone = "https://instituut.example.org/automaat#top"
    before = written(tiny_project)
    (tiny_project / "data/dead_links.yml").write_text(as_yaml([(gone, "status 404")], {}, "2026-11-29"), "utf-8")
    after = written(tiny_project)
    mark = " <small data-editorial>(werkte niet op 29 november 2026)</small>"
    changed = {uri for uri in after if after[uri] != before[uri]}
    assert "bronnen/instituut-2016-automaat.md" in changed
    for uri in changed - {"over/index.md"}:  # that page has the checksum of the data
        assert after[uri].replace(mark, "") == before[uri]
        assert after[uri].count(mark) == before[uri].count(f'<a href="{gone}"')
