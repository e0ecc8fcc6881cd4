"""Works that may be one are told while nobody has looked at one of the two."""

from types import SimpleNamespace

import pytest

from briefwijzer.checks.doubles import likely_doubles
from briefwijzer.data.works import Work

BASIS = {"source": "letter", "confidence": "low"}


def work(identifier, title="", *, proposed=False, urls=(), **facts):
    known = {key: {"value": value} | BASIS for key, value in {"title": title, **facts}.items() if value}
    links = [{"url": url, "what": "hier"} | BASIS for url in urls]
    record = {"id": identifier, "kind": "report", "urls": links} | known
    return Work.model_validate(record | ({"review": "proposed"} if proposed else {}))


def told(*works):
    corpus = SimpleNamespace(works=works, place=lambda *_: None)
    return [problem.message for problem in likely_doubles(corpus)]


OLD = work(
    "oud", "De peer de baas. De toekomst van fruit", date="2015", organisation="Fruitraad", isbn="978-90-1",
    urls=["https://www.fruit.nl/a/"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (work("nieuw", "Heel iets anders", proposed=True, isbn="978901"), "the same ISBN"),
        (work("nieuw", proposed=True, urls=["http://fruit.nl/a"]), "the same address"),
        (work("nieuw", "De peer de baas", proposed=True, date="2015"), "their titles are alike"),
        (work("nieuw", "De peer de baas, de toekomst van het fruit", proposed=True), "their titles are alike"),
        (work("nieuw", "De peer de baas", proposed=True, organisation="Bestuur Fruitraad"), "their titles are alike"),
    ],
)
def test_a_likely_double_is_told(new, why):
    assert [message.startswith(f"'nieuw' may be the work 'oud': {why}") for message in told(OLD, new)] == [True]
    assert [message.startswith("'nieuw' may be") for message in told(new, OLD)] == [True]


def test_of_two_proposals_the_later_one_is_told():
    one, other = (work(name, "De peer de baas", proposed=True) for name in ("een", "twee"))
    assert [message.partition(":")[0] for message in told(one, other)] == ["'twee' may be the work 'een'"]


@pytest.mark.parametrize(
    "new",
    [
        work("nieuw", "De peer de baas", date="2015"),  # somebody has looked at both
        work("nieuw", "De peer de baas. De toekomst van fruit", proposed=True, date="2019"),
        work("nieuw", "De peer de baas. De toekomst van fruit", proposed=True, organisation="Appelbond"),
        work("nieuw", "De peer de baas. De toekomst van fruit", proposed=True, isbn="978-90-2"),
        work("nieuw", "De peer", proposed=True),
        work("nieuw", "De toekomst van brood", proposed=True, date="2015"),
    ],
)
def test_other_works_are_not(new):
    assert told(OLD, new) == []
