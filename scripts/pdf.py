"""A letter on paper: build/<letter>.pdf from the page of the whole letter, as PDF/UA-1 and with an outline.

    make pdf        the site first, then a PDF of every letter in it

Chromium prints the built page as it stands on disk, with the print styles of the site; nothing else lays the text out.
A link to another page of the site leads to the site's address, where it has one; else it is no link. None leads to a
file. ``pdf_tags`` adds what PDF/UA asks, and reports what is then unmet: such a PDF does not call itself PDF/UA.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pdf_tags import completed, unmet
from sites import FLAGS, chromium

ROOT = Path(__file__).resolve().parent.parent
FOOT = (
    '<p style="width: 100%; margin: 0 18mm; font: 8px sans-serif; text-align: right">'
    '<span class="title"></span> · <span class="pageNumber"></span>/<span class="totalPages"></span></p>'
)
# What is done to a page before it is printed; gives the words for each address that it has links to. The page's own
# address, as its head gives it, is where its relative links start from. Chromium gives no place in the structure to
# words out of a style sheet, to what is hidden from screen readers, and to cells in which nothing is painted; it takes
# a link with a role for no link, and a figure for a picture; it says the language of a phrase only if that has a role.
PREPARE = r"""() => {
  const own = document.querySelector("link[rel=canonical]")?.href;
  const links = {};
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (link.className === "bw-number") link.removeAttribute("href");
    else if (link.protocol === "file:" && !href.startsWith("#")) {
      if (own) link.href = new URL(href, own).href;
      else link.removeAttribute("href");
    }
    link.removeAttribute("role");
    links[href.startsWith("#") ? href : link.href] ||= link.ariaLabel || link.textContent.trim();
  }
  for (const foreign of document.body.querySelectorAll(":is(a, cite, q, span)[lang]:not([href])")) {
    foreign.role = "emphasis";
  }
  for (const hidden of document.querySelectorAll("[aria-hidden]")) hidden.removeAttribute("aria-hidden");
  for (const figure of document.querySelectorAll("figure:not(:has(img, svg))")) {
    figure.role = "group";
    for (const caption of figure.querySelectorAll("figcaption")) caption.role = "paragraph";
  }
  for (const cell of document.querySelectorAll("th, td")) if (!cell.textContent.trim()) cell.style.background = "#fff";
  for (const element of document.body.querySelectorAll("*")) {
    for (const [part, place] of [["::before", "prepend"], ["::after", "append"]]) {
      const style = getComputedStyle(element, part);
      const quotes = { "open-quote": '"‘"', "close-quote": '"’"' };
      const written = (quotes[style.content] ?? style.content).match(/^"((?:[^"\\]|\\.)+)"$/);
      if (!written) continue;
      const words = document.createElement("span");
      words.textContent = written[1].replace(/\\(.)/g, "$1");
      words.style.overflowWrap = style.overflowWrap;
      element[place](words);
      element.classList.add(`bw-said-${place}`);
    }
  }
  const said = new CSSStyleSheet();
  said.replaceSync(".bw-said-prepend::before, .bw-said-append::after { content: none !important }");
  document.adoptedStyleSheets = [said];
  return links;
}"""


def letter_pdf(page: Page, file: Path) -> tuple[bytes, list[str]]:
    """The PDF of a built page, opened on a page of the browser that runs no scripts, and what PDF/UA misses in it."""
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    links = page.evaluate(PREPARE)
    printed = page.pdf(
        format="A4",
        margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOT,
        tagged=True,
        outline=True,
    )
    pdf = completed(printed, links)
    problems = unmet(pdf)
    return (completed(printed, links, as_ua=False) if problems else pdf), problems


def main() -> int:
    """Print every letter of site/; 1 where there is no site, or where PDF/UA misses something."""
    pages = sorted((ROOT / "site/brieven").glob("*/volledig/index.html"))
    if not pages:
        print("There is no site yet: make site", file=sys.stderr)
        return 1
    out = ROOT / "build"
    out.mkdir(exist_ok=True)
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for file in pages:
            page = browser.new_page(java_script_enabled=False)
            pdf, problems = letter_pdf(page, file)
            page.close()
            target = out / f"{file.parent.parent.name}.pdf"
            target.write_bytes(pdf)
            print(target.relative_to(ROOT))
            found += len(problems)
            for problem in problems:
                print(f"  no PDF/UA: {problem}", file=sys.stderr)
        browser.close()
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
