"""Removing what the theme adds to a page and no block of ``overrides`` can leave out."""

from __future__ import annotations

import re

# Switches for a drawer and a search that are not here, nothing but stops for the keyboard; and a second skip link.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*'
    r'|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="skip">.*?</div>\s*',
    re.DOTALL,
)


def without_leftovers(html: str) -> str:
    """A built page without the parts of the theme that the site does not have.

    >>> without_leftovers('<input class="md-toggle" id="__drawer"> <p>a</p>')
    '<p>a</p>'
    """
    return _LEFTOVERS.sub("", html)
