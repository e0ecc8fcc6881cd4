"""Kills builds of a project at equal steps and at some that have a name, and prints as JSON what it found.

    python tests/killing.py PROJECT POINTS

A step is whatever a build does with a file: opens, makes, moves, lists or removes it. Steps are counted, so that a busy
machine changes nothing. All builds are children of one process, which has imported the program once.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import briefwijzer.building.site as building
import briefwijzer.building.swap as swapping
from briefwijzer.building.manifest import differences


def in_child(run):
    """The signal or code with which a child ends that runs a function, and what the function gave."""
    here, there = os.pipe()
    number = os.fork()
    if not number:
        os.write(there, json.dumps(run()).encode())
        os._exit(0)
    os.close(there)
    with os.fdopen(here) as said:
        given = said.read()
    return os.waitpid(number, 0)[1], given and json.loads(given)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def half_cleared(folder, *_):
    """What a folder is when half of its pages have been removed."""
    for path in sorted(folder.rglob("*.html"))[::2]:
        path.unlink()


# Where a build dies: the function is replaced by another, with the same values, and by death.
NAMED = {
    "the manifest": (building, "write_manifest", building.write_manifest),
    "the checks": (swapping, "swap", lambda *_: None),
    "the swap": (swapping, "_exchange", swapping._exchange),
    "half of the clearing": (shutil, "rmtree", half_cleared),
}


class Killing:
    """A project with a site, which each build replaces by one with another title, and what has been found."""

    def __init__(self, project):
        self.project, self.site, self.new = project, project / "site", project / ".site.new"
        self.kept = project.parent / "kept"
        self.build()
        shutil.copytree(self.site, self.kept)
        letter = project / "data/letters/kst-90001-1/letter.yml"
        letter.write_text(letter.read_text("utf-8").replace("short_title: ", "short_title: Nieuw ", 1), "utf-8")
        status, self.steps = self.at_step(0)
        assert status == 0
        self.old, self.fresh = (self.manifest(folder) for folder in (self.kept, self.site))
        assert self.old != self.fresh

    def build(self):
        building.build_site(self.project, self.site)

    def manifest(self, folder):
        return (folder / "manifest.json").read_bytes()

    def at_step(self, last):
        """Build in a child that dies at a step (0: never); its end, and how many steps it took."""

        def build():
            steps = 0

            def count(event, _):
                nonlocal steps
                if event == "open" or event.startswith(("os.", "shutil.")):
                    steps += 1
                    if steps == last:
                        die()

            sys.addaudithook(count)
            self.build()
            return steps

        # what an earlier build has kept would make this one shorter
        shutil.rmtree(self.project / "build", ignore_errors=True)
        return in_child(build)

    def after(self, name):
        """Build in a child that dies at a named place."""
        owner, function, instead = NAMED[name]
        shutil.rmtree(self.new, ignore_errors=True)  # what an earlier one has left

        def build():
            setattr(owner, function, lambda *values, **_: (instead(*values), die()))
            self.build()

        return in_child(build)

    def found(self, kill, *place):
        """Kill a build: whether the new site is there, how it differs from its manifest, whether something is left."""
        if self.manifest(self.site) != self.old:
            shutil.rmtree(self.site)
            shutil.copytree(self.kept, self.site)
        status, _ = kill(*place)
        assert status == signal.SIGKILL, status
        is_new = {self.old: False, self.fresh: True}[self.manifest(self.site)]
        return is_new, len(differences(self.site)), self.new.exists()

    def tell(self, points):
        """What is found at so many equal steps and at each named place, and whether the next build is a good one."""
        steps = [self.steps * (2 * point + 1) // (2 * points) for point in range(points)]
        at = [self.found(self.at_step, step) for step in steps]
        after = {name: self.found(self.after, name) for name in NAMED}
        self.build()
        last = self.manifest(self.site) == self.fresh and not differences(self.site)
        return {"at": at, "after": after, "last": last}


if __name__ == "__main__":
    print(json.dumps(Killing(Path(sys.argv[1])).tell(int(sys.argv[2]))))
