"""The data dictionary says of every record what the model says; its examples are valid.

``--update-golden`` writes the tables anew from the model.
"""

import re
import types
import typing
from importlib import import_module
from pkgutil import walk_packages

import pytest

from briefwijzer import data
from briefwijzer.data.records import Record
from briefwijzer.data.shapes import typed
from briefwijzer.data.yamlfile import parse_yaml
from tests.conftest import ROOT

PAGE = ROOT / "docs/developers/data.md"
MODULES = [import_module(found.name) for found in walk_packages(data.__path__, f"{data.__name__}.")]
RECORDS = {
    name: record
    for module in MODULES
    for name, record in vars(module).items()
    if isinstance(record, type) and issubclass(record, Record) and record is not Record and record.model_fields
}
# Between the heading of a record and the next heading; an example in YAML may stand above the table.
PART = re.compile(r"^### (\w+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\| key .*?\n\n", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def kind(annotation):
    """The type of a field in a few words."""
    inner = [part for part in typing.get_args(annotation) if part is not type(None)]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation.__name__
    if typing.get_origin(annotation) is typing.Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if typing.get_origin(annotation) is list:
        return f"list of {kind(inner[0])}"
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return kind(inner[0])
    return "text"


def table(record):
    """The keys of a record, as the page shows them."""
    lines = ["| key | holds | needed | what it is |", "|---|---|---|---|"]
    for name, field in record.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        lines.append(f"| `{name}` | {kind(field.annotation)} | {needed} | {field.description} |")
    return "\n".join(lines) + "\n\n"


def parts():
    return dict(PART.findall(PAGE.read_text("utf-8")))


def with_table(part):
    """The part of a record with its table anew; one that has none yet gets it at its end."""
    new = table(RECORDS[part[1]])
    found = TABLE.sub(lambda _: new, part[0])
    return found if new in found else f"{part[0].rstrip()}\n\n{new}"


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_has_its_table(name, request):
    if request.config.getoption("--update-golden"):
        PAGE.write_text(PART.sub(with_table, PAGE.read_text("utf-8")), encoding="utf-8")
    found = parts()
    assert name in found, (
        f"data.md has no heading '### {name}': write it, and let --update-golden write the table below it"
    )
    assert table(RECORDS[name]) in found[name], "--update-golden writes the table anew"


def test_no_table_stands_for_a_record_that_is_gone():
    assert set(parts()) <= set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_has_a_description(name):
    assert all(field.description for field in RECORDS[name].model_fields.values())


@pytest.mark.parametrize("name", sorted(name for name, part in parts().items() if "```yaml" in part))
def test_every_example_is_valid(name):
    for example in EXAMPLE.findall(parts()[name]):
        problems = []
        source = parse_yaml(example, "example", problems)
        assert typed(source, RECORDS[name], problems), problems
        assert problems == []


def test_every_kind_of_file_has_an_example():
    files = [name for name in RECORDS if name.endswith("File")] + ["Letter"]
    assert [name for name in files if "```yaml" not in parts().get(name, "")] == []
