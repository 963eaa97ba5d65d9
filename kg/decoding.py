"""Bytes of a text file → text, whatever Korean encoding it was saved in.

Comes in: the bytes and the name of their source for messages. Goes out: the text as it was written (NFC and line ends are
`kg.document.clean_text`'s business), or an `InputError` that says at which byte it breaks. Knows UTF-8 with or without BOM, UTF-16 with BOM, and
CP949 (which EUC-KR is a part of): what Korean papers, agencies and spreadsheets still write.
"""

import codecs
import re

from kg.errors import InputError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_KOREAN = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ\u3000-\u303f·‘’“”…△▲▷▶◆■□○●※ⓒ㈜→∼～–—％]")
_MOSTLY = 0.8
"""Share of the letters beyond ASCII that must be Korean for a text to be CP949: bytes of other encodings decode too, to hanja."""
_CONTROLS = 0.002
"""A file with more control characters than this share is no text."""


def decode_text(data: bytes, name: str) -> str:
    """The text of `data`; InputError where it is no text, or in no encoding that is known here."""
    if data.startswith(_UTF16):
        return _strictly(data, "utf-16", name)
    if len(_CONTROL.findall(data)) > _CONTROLS * len(data):
        raise InputError("file-binary", path=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        korean = _cp949(data)
        if korean is None:
            raise InputError("file-encoding", path=name, offset=broken.start) from None
        return korean


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise InputError("file-encoding", path=name, offset=broken.start) from None


def _cp949(data: bytes) -> str | None:
    """The text if the bytes are CP949 and read as Korean."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    beyond = _NOT_ASCII.findall(text)
    return text if sum(bool(_KOREAN.match(letter)) for letter in beyond) >= _MOSTLY * len(beyond) else None
