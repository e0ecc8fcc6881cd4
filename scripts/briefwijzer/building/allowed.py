"""The elements, attributes and addresses that a built page may have: what templates and builders did is not trusted.

This check does not trust that the templates escape every text. Everything that is not listed is refused: elements,
attributes, addresses. Nothing listed can run code, load from another host or change what the rest of the page means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .built import Element

_ANYWHERE = frozenset("class dir hidden id inert lang popover role tabindex title translate".split())
_SHAPE = "class fill opacity stroke stroke-dasharray stroke-width transform"

# Elements, each with the attributes that it may have beside those that every element may have.
_ELEMENTS = {
    name: frozenset(attributes.split())
    for names, attributes in {
        "html head body title": "",
        "meta": "charset content http-equiv name property",
        "link": "blocking href hreflang media rel sizes type",
        "script": "defer src type",
        "header footer main nav aside article section search div address hr": "",
        "h1 h2 h3 h4 h5 h6 p pre figure figcaption ul dl dt dd template": "",
        "ol": "reversed start",
        "li": "value",
        "blockquote q": "cite",
        "a": "download href hreflang rel type",
        "abbr b bdi br cite code dfn em i kbd mark s samp small span strong sub sup u var wbr": "",
        "ins del": "cite datetime",
        "time": "datetime",
        "img": "alt decoding height loading src width",
        "table caption thead tbody tfoot tr": "",
        "colgroup col": "span",
        "td": "colspan headers rowspan",
        "th": "abbr colspan headers rowspan scope",
        "details dialog": "name open",
        "summary legend": "",
        "form": "action autocomplete method",
        "fieldset": "disabled",
        "label output": "for",
        "button": "disabled popovertarget popovertargetaction type value",
        "input": "autocomplete checked disabled inputmode max maxlength min name placeholder readonly required "
        "spellcheck step type value",
        "textarea": "autocomplete disabled maxlength name placeholder readonly required rows spellcheck",
        "select": "autocomplete disabled name",
        "option": "selected value",
        "svg": f"{_SHAPE} height preserveaspectratio viewbox width",
        "g path": f"{_SHAPE} d",
        "circle ellipse": f"{_SHAPE} cx cy r rx ry",
        "rect": f"{_SHAPE} height rx ry width x y",
        "line": f"{_SHAPE} x1 x2 y1 y2",
        "polygon polyline": f"{_SHAPE} points",
        "text tspan": f"{_SHAPE} dx dy text-anchor x y",
        "bw-bookmark bw-margin-notes bw-note-window bw-passage-tools bw-readings": "",
    }.items()
    for name in names.split()
}
# Links of the head that say something and load nothing; all others lead to files of the site.
_TELLING = frozenset("alternate author canonical cite-as collection describedby item license next prev type up".split())
_TAG = re.compile(rb"<[A-Za-z]")
_DATA_BLOCK = "application/ld+json"

_RELATIVE = re.compile(r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\x00-\x20\x7f\\]*")
_OUTSIDE = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\x00-\x20\x7f\\]*)?")
_MAIL = re.compile(r"mailto:[^\x00-\x20\x7f\\]+")
# A pattern of the same picture, or a word; other addresses would be asked for.
_PAINT = re.compile(r"[a-z#0-9]+|url\(#[\w-]+\)", re.IGNORECASE)
_REFRESH = re.compile(rf"(?:0|20); url=({_RELATIVE.pattern})")


def not_allowed(tree: Element) -> Iterator[tuple[Element, str]]:
    """Whatever is not on the lists, each with what is wrong."""
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str):
            yield element, "a comment or an instruction"
            continue
        own = _ELEMENTS.get(tag)
        if own is None:
            yield element, f"<{tag}>"
            continue
        for name, value in element.items():
            if not (name in _ANYWHERE or name in own or name.startswith(("data-", "aria-"))):
                yield element, f"<{tag} {name}>"
            elif not _may_say(element, tag, name, value):
                yield element, f'<{tag} {name}="{value[:60]}">'
        if tag == "script" and (element.get("src") is None) != (element.get("type") == _DATA_BLOCK):
            yield element, "<script> that stands in the page"
        if tag == "meta" and element.get("http-equiv") is not None and not _may_rule(element):
            yield element, f'<meta http-equiv="{element.get("http-equiv")}">'


def vanished(source: bytes, tree: Element) -> int:
    """How many tags of a page make no element of their own.

    A browser adds the attributes of a second ``<body>`` to the first, and our parser drops them: what is read here is
    what a browser reads only when each tag makes one element.
    """
    return len(_TAG.findall(source)) - int(tree.xpath("count(//*)"))


def _may_say(element: Element, tag: str, name: str, value: str) -> bool:
    """Whether an attribute that an element may have may have this value."""
    if name in ("href", "src", "action", "cite"):
        return _may_lead(element, tag, name, value)
    return name not in ("fill", "stroke") or bool(_PAINT.fullmatch(value))


def _may_lead(element: Element, tag: str, name: str, value: str) -> bool:
    """Whether an address is one that a reader may follow, or that a page may load."""
    if _RELATIVE.fullmatch(value):
        return True
    if tag == "a":
        return bool(_OUTSIDE.fullmatch(value) or _MAIL.fullmatch(value))
    telling = name == "cite" or (tag == "link" and _TELLING.issuperset((element.get("rel") or "-").split()))
    return telling and bool(_OUTSIDE.fullmatch(value))


def _may_rule(meta: Element) -> bool:
    """Whether a meta element that acts like a header is one of the two that the shell writes."""
    kind, content = meta.get("http-equiv", "").lower(), meta.get("content") or ""
    return kind == "content-security-policy" or (kind == "refresh" and bool(_REFRESH.fullmatch(content)))
