"""Pages that a browser or Word saved as one file (.mht), which is written like an e-mail; and e-mails themselves."""

from __future__ import annotations

import re
from email import message_from_bytes

from ..problems import clipped, refused

# What an e-mail has that was sent, and a page that was saved has not.
_SENT = ("To", "Cc", "Received", "Message-ID")


def is_message(start: bytes) -> bool:
    """Whether a file begins with the lines that an e-mail begins with."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(re.match(rb"[\w-]+:", head) and re.search(rb"(?im)^MIME-Version:", head))


def page_of(data: bytes, name: str) -> bytes:
    """The page in a web archive, as its site sent it; refuses an e-mail, which says what is attached to it."""
    message = message_from_bytes(data)
    pages = [one for one in message.walk() if one.get_content_type() in ("text/html", "application/xhtml+xml")]
    named = [(one.get_filename(), one.get_content_maintype()) for one in message.walk()]
    attached = [file for file, kind in named if file and kind == "application"]
    if attached or any(header in message for header in _SENT) or not pages:
        what = f"what is attached to it ('{clipped(attached[0])}')" if attached else "the letter in it as a text"
        hint = f"Save {what}, and name that file."
        raise refused(name, "K501", "is an e-mail", hint)
    content = pages[0].get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
