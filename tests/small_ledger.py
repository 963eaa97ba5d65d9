"""A ledger of a few made-up sentences: each article names people and bodies by given keys."""

from pathlib import Path

from kg.document import Document, document_id
from kg.evidence import Claim, Extraction, Mention, Unit
from kg.ledger import LedgerFile
from kg.ontology import load_ontology

Named = tuple[str, str, str]
"""Name, type, key."""

MAYOR, HEAD, BARE = "person|이가온|thing|해온시|", "person|이가온|thing|해온로봇|", "person|이가온|"


def article(title: str, *named: Named, together: bool = False) -> tuple[Document, Extraction]:
    """An article that names each in a sentence of its own; `together` says that all sign with the first."""
    text = "".join(f"{name} 소식이다. " for name, _, _ in named)
    units = []
    for name, kind, key in named:
        start = text.index(f"{name} 소식")
        keys = tuple(key.split(" + "))
        units.append(Unit(keys, kind, (name,), (Mention(start, start + len(name), name),)))
    first = units[0].keys[0]
    claims = tuple(
        Claim("PARTNERS_WITH", first, unit.keys[0], start=0, end=len(text), quote=text) for unit in units[1:]
    )
    document = Document(
        text=text, title=title, publisher="해온일보", date="2031-03-01", url=f"https://a.example/{title}"
    )
    made = Extraction(tuple(sorted(units, key=lambda unit: unit.keys)), claims if together else ())
    return document, made


def ledger(path: Path, *articles: tuple[Document, Extraction]) -> LedgerFile:
    """A ledger of these articles, opened for writing."""
    path.mkdir(exist_ok=True)
    file = LedgerFile(path / "small.kg", load_ontology())
    with file.operating("build"):
        for document, extraction in articles:
            file.put(document_id(document), document, "key-1", extraction)
    return file


def id_of(made: tuple[Document, Extraction]) -> str:
    return document_id(made[0])


def groups(file: LedgerFile) -> list[list[str]]:
    """The keys of every actor, sorted."""
    return sorted(sorted(node.keys) for node in file.identity.actors())


__all__ = ["BARE", "HEAD", "MAYOR", "article", "groups", "id_of", "ledger"]
