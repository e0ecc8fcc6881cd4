"""The manifest: whole, without times, and every difference of a copy is told."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest
from lxml import html

from briefwijzer.building.manifest import MARKER, differences
from briefwijzer.cli import main
from briefwijzer.problems import Refused
from tests.conftest import ROOT


@pytest.fixture
def copy(tiny_built, tmp_path):
    return shutil.copytree(tiny_built, tmp_path / "copy")


@pytest.fixture
def manifest(tiny_built):
    return json.loads((tiny_built / "manifest.json").read_text("utf-8"))


def told(copy):
    return [str(problem) for problem in differences(copy)]


def test_every_file_and_every_input_is_there(tiny_built, manifest):
    files = {path.relative_to(tiny_built).as_posix() for path in tiny_built.rglob("*") if path.is_file()}
    assert manifest["files"].keys() == files - {"manifest.json", MARKER}
    works = (ROOT / "tests/corpus/works.yml").read_bytes()
    assert manifest["inputs"]["data/works.yml"] == {
        "bytes": len(works),
        "sha256": hashlib.sha256(works).hexdigest(),
    }
    for name in (
        "data/ids.lock",
        "overrides/main.html",
        "mkdocs.yml",
        "scripts/briefwijzer/pages/templates/pages/about.html",
    ):
        assert name in manifest["inputs"]
    assert not any("__pycache__" in name for name in manifest["inputs"])


def test_counts_and_versions(manifest, small):
    assert manifest["counts"]["letters"] == len(small.letters) == 2
    assert manifest["counts"]["works"] == len(small.works)
    assert manifest["counts"]["notes"] == 8
    assert manifest["versions"].keys() == {"briefwijzer", "jinja2", "mkdocs", "mkdocs-material", "python", "pyyaml"}


def test_keys_are_sorted_and_nothing_tells_the_place(tiny_built, manifest):
    text = (tiny_built / "manifest.json").read_text("utf-8")
    assert json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n" == text
    assert str(tiny_built.parent) not in text


def test_the_real_site_names_its_requirements_and_links_to_the_manifest(built):
    inputs = json.loads((built / "manifest.json").read_text("utf-8"))["inputs"]
    assert {"requirements/site.txt", "docs/developers/decisions.md"} <= inputs.keys()
    assert '<a href="../manifest.json">' in (built / "over/index.html").read_text("utf-8")


def test_a_true_copy_passes(copy, capsys):
    assert main(["verify", str(copy)]) == 0
    digest = hashlib.sha256((copy / "manifest.json").read_bytes()).hexdigest()
    assert digest in capsys.readouterr().out
    (copy / MARKER).unlink()
    assert told(copy) == []


def test_every_difference_is_told(copy, capsys):
    (copy / "index.html").unlink()
    page = copy / "over/index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h2>", 1))
    (copy / "over/los.html").write_text("x", encoding="utf-8")
    (copy / "zoeken/index.html").rename(copy / "elders.html")
    (copy / "zoeken/index.html").symlink_to("../elders.html")
    assert told(copy) == [
        "elders.html: K413 is foreign",
        "index.html: K413 is missing",
        "over/index.html: K413 is changed",
        "over/los.html: K413 is foreign",
        "zoeken/index.html: K413 is changed",
    ]
    assert main(["verify", str(copy)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 5


def test_more_than_fifty_differences_are_all_told(copy, capsys):
    for number in range(60):
        (copy / f"{number}.html").touch()
    assert main(["verify", str(copy)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 60


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}', "[" * 100_000, None])
def test_a_manifest_that_cannot_be_read(copy, text):
    if text is None:
        (copy / "manifest.json").unlink()
    else:
        (copy / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="K413 is not the manifest of a site"):
        differences(copy)


def test_a_manifest_leads_nowhere_else(copy):
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    outside = copy.parent / "buiten.txt"
    outside.write_text("x", encoding="utf-8")
    manifest["files"]["../buiten.txt"] = {"bytes": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert told(copy) == ["../buiten.txt: K413 is missing"]


def test_a_manifest_that_is_a_pipe_is_refused(copy):
    (copy / "manifest.json").unlink()
    os.mkfifo(copy / "manifest.json")
    with pytest.raises(Refused, match="K413 is not the manifest of a site: is not a regular file"):
        differences(copy)


def test_a_copy_may_lie_in_a_folder_with_any_name(copy):
    odd = copy.rename(copy.with_name(os.fsdecode(b"\xff")))
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "briefwijzer", "verify", odd], env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"\\udcff: every file is as in its manifest" in done.stdout


def test_the_page_about_the_edition_says_what_the_manifest_says(built):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    page = html.parse(str(built / "over/index.html"))
    shown = {cell.get("data-receipt"): cell.text_content() for cell in page.iterfind(".//*[@data-receipt]")}
    data = {name: one for name, one in manifest["inputs"].items() if name.startswith("data/")}
    lines = "".join(f"{data[name]['sha256']}  {name}\n" for name in sorted(data))
    assert sorted(shown.pop("versions").split(", ")) == [
        f"{name} {version}" for name, version in sorted(manifest["versions"].items())
    ]
    assert shown == {
        **{name: str(count) for name, count in manifest["counts"].items()},
        "inputs": str(len(data)),
        "digest": hashlib.sha256(lines.encode()).hexdigest(),
    }
