"""A document: one article as a loader read it, with what its head or metadata states.

Comes in: text and metadata from a loader. Goes out: the id (what document this is), the version (which text and
metadata of it). Knows nothing of the language or the graph.

The id follows what identifies an article in the world: its URL, else the identifier its agency gave it, else publisher,
date and headline where all three are stated and the headline is more than a rubric (인사, 사설), else the text. A path never identifies: the same article in another
folder is the same document. A person may say that an article is a version of another one (`kg build --replaces`): then that one's
identity is stated with it and wins.
"""

import functools
import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from kg.ids import make_id

_LETTER = re.compile(r"[^\W_]")
HEADLINE = 10
"""Letters and digits of a headline that names one article; a paper prints several of the shorter ones (인사, 부고, 사설) a day."""

_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|igshid|ref|referrer|from|cid|ns_.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article.

    `text` is NFC with `\\n` line ends; every offset counts its code points. `date` is the publication day in Korea as
    `YYYY-MM-DD`; `modified` the stated time of the last change as ISO 8601, or None. `identifier` is the agency's own
    (BigKinds' 뉴스 식별자). `identity` is set where a person said which document this is: what identifies that one, as JSON. `source` tells a user where it was read (path, URL, `path:line`): for messages, never for identity.
    """

    text: str
    source: str = ""
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    modified: str | None = None
    url: str | None = None
    identifier: str | None = None
    identity: str | None = None

    def metadata(self) -> dict[str, str | None]:
        """What was stated beside the text: all fields but `text` and `source`."""
        fields = asdict(self)
        del fields["text"], fields["source"]
        return fields


def clean_text(raw: str) -> str:
    """NFC, `\\n` line ends, no BOM, no NUL: the text that offsets count in."""
    return unicodedata.normalize(
        "NFC", raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    )


@functools.lru_cache(maxsize=4096)
def text_sha256(text: str) -> str:
    """Hex SHA-256 of the text as stored (NFC, UTF-8): tells the version."""
    return hashlib.sha256(text.encode()).hexdigest()


def normal_url(url: str) -> str:
    """The URL without scheme, `www.`, `m.`, fragment, tracking parameters and closing slash; what is no URL stays as it is."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return url
    host = re.sub(r"^(www|m)\.", "", (parts.hostname or "").lower())
    query = urlencode(
        sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k))
    )
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def document_id(document: Document, sha256: str | None = None) -> str:
    """The id of the article this is: of its stated identity, else URL, else identifier, else publisher, date and headline, else text.

    `sha256` stands for the text where only its hash is known.
    """
    return make_id("d", identity_parts(document, sha256))


def own_id(document: Document, sha256: str | None = None) -> str:
    """The id that the article has by itself, whatever a person said."""
    return document_id(replace(document, identity=None), sha256)


def identity_parts(document: Document, sha256: str | None = None) -> list[str]:
    """What identifies the article: the kind of what does, and its values."""
    if document.identity:
        return list(map(str, json.loads(document.identity)))
    if document.url:
        return ["url", normal_url(document.url)]
    if document.identifier:
        return ["identifier", document.identifier]
    if document.publisher and document.date and document.title and len(_LETTER.findall(document.title)) >= HEADLINE:
        return ["headline", document.publisher, document.date, " ".join(document.title.split())]
    return ["text", sha256 or text_sha256(document.text)]


def is_identity(text: str) -> bool:
    """Whether that can be a document's `identity`: a JSON list of strings."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(parts, list) and bool(parts) and all(isinstance(part, str) for part in parts)


def version_hash(document: Document, sha256: str | None = None) -> str:
    """Hex SHA-256 of text and metadata: equal exactly if nothing about the article changed.

    `sha256` stands for the text where only its hash is known.
    """
    fields = document.metadata()
    if document.identity is None:
        del fields["identity"]  # most articles have none, and their versions are older than this field
    stated = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{sha256 or text_sha256(document.text)}{stated}".encode()).hexdigest()
