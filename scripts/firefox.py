"""The window of a note in Firefox: what tests/browser/test_notes.py asks of Chromium, asked of the other engine.

    make audit      this among other things; needs Firefox (firefox-esr in Debian), and site/

Firefox is driven by WebDriver BiDi, the protocol that it speaks itself: Playwright has a Firefox of its own making, and
this is to be the one that readers have. A case is wrong when a window is not whole in view, covers its mark, moves the
page, cannot be read to its end, or loses what was selected in it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from sites import served

ROOT = Path(__file__).resolve().parent.parent
PAGE = "brieven/kst-29544-773/2-6/"
SIZES = [(720, 450), (844, 390), (320, 568), (320, 256), (1280, 800)]
NOTES, HEIGHTS = (11, 13, 15), (0.1, 0.5, 0.85)
PATIENCE = 60  # seconds for Firefox to start, and for what must come to come
OPEN = "document.querySelector('.bw-preview').matches(':popover-open')"
# Where the mark stands, after the page was scrolled so far that it is at a part of the height.
PUT = """(() => {{
  const mark = document.getElementById("fnref{note}");
  scrollBy({{ top: mark.getBoundingClientRect().top - innerHeight * {at}, behavior: "instant" }});
  const box = mark.getBoundingClientRect();
  return {{ x: box.left + box.width / 2, y: box.top + box.height / 2, scrolled: scrollY }};
}})()"""
# What is wrong with the window that is open.
WRONG = """(() => {{
  const shown = document.querySelector(".bw-preview"), wrong = [];
  const [box, mark] = [shown, document.getElementById("fnref{note}")].map((one) => one.getBoundingClientRect());
  const within = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
  if (!within) wrong.push("not whole in view");
  if (box.bottom > mark.top + 1 && box.top < mark.bottom - 1) wrong.push("over its mark");
  const last = [...shown.querySelectorAll(".bw-preview-ways a")].at(-1);
  shown.scrollTop = shown.scrollHeight;
  if (last.getBoundingClientRect().bottom > box.bottom) wrong.push("its end is out of reach");
  if (scrollY !== {scrolled}) wrong.push("the page has moved");
  return wrong;
}})()"""
WORDS = """(() => {
  const box = document.querySelector(".bw-preview [data-note]").getBoundingClientRect();
  return { x: box.left + 4, y: box.top + 10, to: Math.min(box.right, box.left + 160) };
})()"""


class Firefox:
    """A Firefox without a window, and its one tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._asked = socket, 0
        self.version = self.ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **given: Any) -> Any:
        """Send a command and give its result; RuntimeError where Firefox refuses it."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": given}))
        while (answer := json.loads(self._socket.recv(PATIENCE))).get("id") != self._asked:
            pass  # its own messages
        if answer["type"] == "error":
            raise RuntimeError(answer["message"])
        return answer["result"]

    def go(self, address: str, size: tuple[int, int]) -> None:
        """Open a page, and wait for all of it."""
        self.ask("browsingContext.setViewport", context=self._tab, viewport={"width": size[0], "height": size[1]})
        self.ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def read(self, script: str) -> Any:
        """What an expression gives on the page."""
        said = {"expression": f"JSON.stringify({script})", "target": {"context": self._tab}, "awaitPromise": False}
        return json.loads(self.ask("script.evaluate", **said)["result"]["value"])

    def wait(self, script: str) -> bool:
        """Whether an expression becomes true."""
        end = time.monotonic() + PATIENCE
        while not self.read(script):
            if time.monotonic() > end:
                return False
        return True

    def mouse(self, *path: tuple[float, float], press: bool = False) -> None:
        """Move along some points; with ``press`` the button is down from the first to the last."""
        moves: list[dict[str, Any]] = [{"type": "pointerMove", "x": int(x), "y": int(y)} for x, y in path]
        if press:
            moves.insert(1, {"type": "pointerDown", "button": 0})
            moves.append({"type": "pointerUp", "button": 0})
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}
        self.ask("input.performActions", context=self._tab, actions=[mouse])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox with a profile of its own, which goes with it."""
    names = ("firefox-esr", "firefox")
    path = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, names)), None)
    if not path:
        sys.exit("No Firefox found; install it (Debian: apt install firefox-esr), or set FIREFOX to its path.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # port 0: Firefox takes one that is free, and writes it into its profile
        command = [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=os.environ | {"HOME": profile})
        try:
            with _connected(Path(profile) / "WebDriverBiDiServer.json") as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _connected(address_file: Path) -> ClientConnection:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError, ValueError, WebSocketException):
            where = json.loads(address_file.read_text("utf-8"))
            return connect(f"ws://{where['ws_host']}:{where['ws_port']}/session", max_size=None)
        time.sleep(0.2)
    sys.exit("Firefox has started, and cannot be reached.")


def clicked(browser: Firefox, address: str) -> Iterator[tuple[str, list[str]]]:
    """Each case of a note that is opened by a click, and what is wrong with it."""
    for size in SIZES:
        for note in NOTES:
            for at in HEIGHTS:
                browser.go(address + PAGE, size)
                place = browser.read(PUT.format(note=note, at=at))
                browser.mouse((place["x"], place["y"]), press=True)
                wrong = ["does not open"]
                if browser.wait(OPEN):
                    wrong = browser.read(WRONG.format(note=note, scrolled=place["scrolled"]))
                yield f"{size[0]}×{size[1]}, note {note} at {at:.0%} of the height", wrong


def hovered(browser: Firefox, address: str) -> Iterator[tuple[str, list[str]]]:
    """Each case of a note that opens under a resting mouse, and in which words are selected."""
    for size in ((1280, 800), (844, 390), (720, 450)):
        browser.go(address + PAGE, size)
        place = browser.read(PUT.format(note=15, at=0.5))
        browser.mouse((place["x"], place["y"]))
        wrong = [] if browser.wait(OPEN) else ["does not open"]
        wrong += browser.read(WRONG.format(note=15, scrolled=place["scrolled"]))
        browser.read("document.querySelector('.bw-preview').scrollTop = 0")
        words = browser.read(WORDS)
        browser.mouse((words["x"], words["y"]), (words["to"], words["y"]), press=True)
        chosen = browser.read("String(getSelection())")
        browser.mouse((5, 5))
        time.sleep(1)  # longer than what a window waits before it closes
        if not chosen or browser.read("String(getSelection())") != chosen or not browser.read(OPEN):
            wrong.append("what was selected is lost")
        yield f"{size[0]}×{size[1]}, note 15 under a resting mouse", wrong


def main() -> int:
    """Try every case; 1 where something is wrong."""
    with served(ROOT / "site") as address, firefox() as browser:
        cases = [*clicked(browser, address), *hovered(browser, address)]
        print(f"Firefox {browser.version}: {len(cases)} windows of notes, {sum(1 for _, bad in cases if bad)} wrong")
    for case, wrong in cases:
        if wrong:
            print(f"{case}: {', '.join(wrong)}")
    return int(any(wrong for _, wrong in cases))


if __name__ == "__main__":
    sys.exit(main())
