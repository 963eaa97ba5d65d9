"""What XML wants of a text: no character that it forbids, and quotes and brackets escaped.

Comes in: a value. Goes out: text for between two tags, or an attribute with its quotation marks.
"""

import re
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
JOIN = " | "
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def content(value: object) -> str:
    """A value between two tags; lists are joined by ` | `."""
    return escape(_plain(value), {"\r": "&#13;"})


def attribute(value: object) -> str:
    """A value as that of an attribute, with its quotation marks."""
    return quoteattr(_plain(value), {"\r": "&#13;"})


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = JOIN.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return _FORBIDDEN.sub("\ufffd", text)
