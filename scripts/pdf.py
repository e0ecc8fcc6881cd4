"""A letter on paper: build/<letter>.pdf from the page of the whole letter, tagged and with an outline.

    make pdf        the site first, then a PDF of every letter in it

Chromium prints the built page as it stands on disk, with the print styles of the site; nothing else lays the text out.
A link to another page of the site leads to the site's address, where it has one; else it is no link. None leads to a
file.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FOOT = (
    '<p style="width: 100%; margin: 0 18mm; font: 8px sans-serif; text-align: right">'
    '<span class="title"></span> · <span class="pageNumber"></span>/<span class="totalPages"></span></p>'
)
# The page's own address, as its head gives it, is where its relative links start from.
LINKS = """() => {
  const own = document.querySelector("link[rel=canonical]")?.href;
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (link.protocol !== "file:" || href.startsWith("#")) continue;
    if (own) link.href = new URL(href, own).href;
    else link.removeAttribute("href");
  }
}"""


def chromium() -> str | None:
    """The browser that CHROMIUM names, or the system's."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def main() -> int:
    """Print every letter of site/."""
    pages = sorted((ROOT / "site/brieven").glob("*/volledig/index.html"))
    if not pages:
        print("There is no site yet: make site", file=sys.stderr)
        return 1
    out = ROOT / "build"
    out.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for file in pages:
            page = browser.new_page()
            page.goto(file.as_uri())
            page.evaluate(LINKS)
            target = out / f"{file.parent.parent.name}.pdf"
            page.pdf(
                path=target,
                format="A4",
                margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=FOOT,
                tagged=True,
                outline=True,
            )
            print(target.relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
