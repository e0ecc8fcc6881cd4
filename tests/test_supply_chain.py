"""What comes from elsewhere is pinned: packages by checksum, actions by commit; and workflows may do little."""

import re
import tomllib

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def read(path):
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_say_which_version_that_is(path):
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_one_action_has_one_commit():
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (.+)", path.read_text("utf-8"))}
    assert len({line.partition("@")[0] for line in used}) == len(used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_the_code_and_no_more(path):
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    # Code of a stranger's pull request must not run with the rights of this repository.
    assert "pull_request_target" not in workflow["on"]
    assert "workflow_run" not in workflow["on"]
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            # A value of an event in a command line would be run by the shell.
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_the_job_that_may_publish_runs_no_code_of_the_repository():
    rights = {
        name: job
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert rights.keys() == {"deploy"}
    assert [step["uses"].partition("@")[0] for step in rights["deploy"]["steps"]] == ["actions/deploy-pages"]


def asked_for(name):
    """What a set of packages is made from, as pyproject.toml asks for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    own = project["project"]["dependencies"] + project["dependency-groups"]["build"] if name in ("site", "dev") else []
    return own + project["dependency-groups"].get(name, [])


def name_of(requirement):
    return re.match(r"[\w-]+", requirement)[0].lower()


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_every_package_has_one_version_and_its_checksums(path):
    packages = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE).strip())
    names = [package.partition("==")[0] for package in packages]
    assert {name_of(one) for one in asked_for(path.stem)} <= set(names)
    if path.stem != "reader":  # of which one script is wanted, and nothing that the package needs
        assert len(packages) > len(asked_for(path.stem))  # those that they need are pinned too
    for package in packages:
        assert re.match(r"[a-z0-9-]+==[\w.]+ (; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}", package), package[:60]
        assert "://" not in package


def test_packages_come_as_wheels_with_checksums():
    assert "HASHED := pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes" in MAKEFILE
    for line in re.findall(r"^\t.*(?:pip|uv) (?:install|sync).*", MAKEFILE, re.MULTILINE):
        assert "--no-deps --no-build-isolation --editable ." in line  # this project itself
    assert MAKEFILE.count("$(HASHED) $<") == 5


def test_every_set_of_packages_is_looked_up():
    order = "site dev reader mutate audit zensical tools".split()
    sets = " ".join(sorted((path.stem for path in REQUIREMENTS), key=order.index))
    recipe = MAKEFILE.split("audit-packages: ")[1].split("\n\n")[0]
    assert f"for set in {sets}; do" in recipe
    assert "pip-audit --strict --require-hashes" in recipe
    assert any("make audit-packages" in path.read_text("utf-8") for path in WORKFLOWS)
