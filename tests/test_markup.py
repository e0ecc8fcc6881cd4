"""What may stand in a built page, and what may not. (building/allowed.py)"""

import pytest
from lxml import html

from briefwijzer.building.allowed import not_allowed

ALLOWED = [
    '<p id="s1-p1" class="x" lang="en" data-entry="x" aria-label="x" tabindex="-1" hidden>&lt;script&gt;</p>',
    '<a href="https://example.org/x?a=b&amp;c=d#e">x</a>',
    '<a href="mailto:post@example.org">x</a>',
    '<a href="../../bronnen/x/#y" rel="prev">x</a><a href="#y">x</a><a href="./">x</a><a href="">x</a>',
    '<form role="search" action="../zoeken/" method="get"><input type="search" name="q"></form>',
    '<svg viewBox="0 0 9 9" role="img"><circle cx="1" cy="1" r="1"/><text x="1" y="1" text-anchor="end">x</text></svg>',
    '<script defer src="../x.js"></script>',
    '<script type="application/ld+json">{"name": "x"}</script>',
    '<link rel="canonical" href="https://example.org/"><link rel="alternate" type="text/csv" href="x.csv">',
    '<link rel="stylesheet" href="../x.css"><meta property="og:title" content="x">',
    '<meta http-equiv="refresh" content="0; url=../x/#y">',
]
REFUSED = {
    "<script>x()</script>": "<script> that stands in the page",
    '<script type="text/javascript">x()</script>': "<script> that stands in the page",
    '<script type="module">x()</script>': "<script> that stands in the page",
    '<script type="application/ld+json" src="x.js"></script>': "<script> that stands in the page",
    '<script src="https://example.org/x.js"></script>': '<script src="https://example.org/x.js">',
    '<script src="data:text/javascript,x()"></script>': '<script src="data:text/javascript,x()">',
    "<style>p { color: red }</style>": "<style>",
    '<p style="color: red">x</p>': "<p style>",
    '<p onclick="x()">x</p>': "<p onclick>",
    '<svg viewBox="0 0 1 1" onload="x()"></svg>': "<svg onload>",
    '<svg><animate attributeName="href" to="javascript:x()"/></svg>': "<animate>",
    '<svg><rect fill="url(https://example.org/x.svg#y)"/></svg>': '<rect fill="url(https://example.org/x.svg#y)">',
    "<svg><foreignObject><p>x</p></foreignObject></svg>": "<foreignobject>",
    '<svg><a xlink:href="javascript:x()">x</a></svg>': "<a xlink:href>",
    "<math><mi>x</mi></math>": "<math>",
    '<iframe srcdoc="x"></iframe>': "<iframe>",
    '<object data="x.svg"></object>': "<object>",
    '<embed src="x.svg">': "<embed>",
    '<base href="https://example.org/">': "<base>",
    "<noscript><p>x</p></noscript>": "<noscript>",
    "<marquee>x</marquee>": "<marquee>",
    "<xss>x</xss>": "<xss>",
    "<!-- x -->": "a comment or an instruction",
    '<img src="https://example.org/x.png" alt="">': '<img src="https://example.org/x.png">',
    '<img srcset="x.png 2x" alt="">': "<img srcset>",
    '<video src="x.mp4"></video>': "<video>",
    '<a href="javascript:x()">x</a>': '<a href="javascript:x()">',
    '<a href="JaVaScRiPt:x()">x</a>': '<a href="JaVaScRiPt:x()">',
    '<a href="&#106;avascript:x()">x</a>': '<a href="javascript:x()">',
    '<a href="java&#9;script:x()">x</a>': '<a href="java\tscript:x()">',
    '<a href=" javascript:x()">x</a>': '<a href=" javascript:x()">',
    '<a href="data:text/html,x">x</a>': '<a href="data:text/html,x">',
    '<a href="vbscript:x">x</a>': '<a href="vbscript:x">',
    '<a href="file:///etc/passwd">x</a>': '<a href="file:///etc/passwd">',
    '<a href="blob:x">x</a>': '<a href="blob:x">',
    '<a href="http://example.org/">x</a>': '<a href="http://example.org/">',
    '<a href="//example.org/">x</a>': '<a href="//example.org/">',
    '<a href="/\\example.org/">x</a>': '<a href="/\\example.org/">',
    '<a href="\\\\example.org\\x">x</a>': '<a href="\\\\example.org\\x">',
    '<a href="https:example.org">x</a>': '<a href="https:example.org">',
    '<a href="https://user@example.org/">x</a>': '<a href="https://user@example.org/">',
    '<a href="https://еxample.org/">x</a>': '<a href="https://еxample.org/">',
    '<a href="x" target="_blank">x</a>': "<a target>",
    '<a href="x" ping="https://example.org/">x</a>': "<a ping>",
    '<q cite="javascript:x()">x</q>': '<q cite="javascript:x()">',
    '<form action="https://example.org/"></form>': '<form action="https://example.org/">',
    '<form action="x"><button formaction="javascript:x()">x</button></form>': "<button formaction>",
    '<link rel="stylesheet" href="https://example.org/x.css">': '<link href="https://example.org/x.css">',
    '<link rel="alternate stylesheet" href="https://example.org/x.css">': '<link href="https://example.org/x.css">',
    '<link href="https://example.org/x.css">': '<link href="https://example.org/x.css">',
    '<link rel="icon" href="data:image/svg+xml,x">': '<link href="data:image/svg+xml,x">',
    '<meta http-equiv="refresh" content="0; url=javascript:x()">': '<meta http-equiv="refresh">',
    '<meta http-equiv="refresh" content="0; url=https://example.org/">': '<meta http-equiv="refresh">',
    '<meta http-equiv="Set-Cookie" content="x=y">': '<meta http-equiv="Set-Cookie">',
}


def found(markup):
    page = f"<!doctype html><html><head></head><body>{markup}</body></html>".encode()
    return [what for _, what in not_allowed(html.document_fromstring(page, html.HTMLParser(encoding="utf-8")))]


@pytest.mark.parametrize("markup", ALLOWED)
def test_what_pages_need_is_allowed(markup):
    assert found(markup) == []


@pytest.mark.parametrize("markup", REFUSED)
def test_what_could_hurt_a_reader_is_refused(markup):
    assert REFUSED[markup] in found(markup)
