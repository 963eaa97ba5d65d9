"""Documents from the records of an export: the way back.

Comes in: nodes and relations with the number of the line (or whatever tells the user where), and the file itself as a document.
Goes out: `Imported`, sorted by id. Sums (properties of relations, figures of nodes) are not read: they are computed again.

A file from elsewhere says less. A node without `keys` gets the key `import|id`; a relation without evidence is a claim of the file
itself, its place `line N`; so are figures of nodes. What is wrong is refused by name and line, and the others go on.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.document import Document, clean_text, document_id, is_identity, text_sha256
from kg.evidence import MODALITIES, Statement
from kg.export.drafts import TIMES, DocumentDraft, claim_of, wrong_time
from kg.export.foreign import FOREIGN, STATED, figures, foreign_key, stated_evidence, unknown_properties
from kg.graph import Evidence, Node, Relation
from kg.ids import make_id
from kg.loaders import Imported
from kg.ontology import Ontology

Refuse = Callable[..., None]
"""`refuse(line, message, **values)`: notes what is wrong; the message is one of `kg/messages/export.toml`."""


class Line(NamedTuple):
    """A node or relation and where it stands; `text` of an article that comes with it."""

    number: int
    record: Node | Relation
    text: str | None = None


def rebuild(lines: Iterable[Line], file: DocumentDraft, ontology: Ontology, refuse: Refuse) -> Iterator[Imported]:
    """The documents that these records tell of, sorted by id; `file` is the file as a document, left out if nothing needs it."""
    rebuilding = Rebuilding(file, ontology, refuse)
    lines = list(lines)
    for line in lines:
        if isinstance(line.record, Node):
            rebuilding.add_node(line, line.record)
    relations = [(line.number, line.record) for line in lines if isinstance(line.record, Relation)]
    whole = [(number, relation) for number, relation in relations if rebuilding.ends_known(number, relation)]
    for number, relation in whole:
        rebuilding.add_mentions(number, relation)
    rebuilding.add_statements(whole)
    for number, relation in whole:
        rebuilding.add_claims(number, relation)
    rebuilding.add_node_claims()
    yield from (draft.imported() for draft in rebuilding.drafts())


class Rebuilding:
    """What has been read so far."""

    def __init__(self, file: DocumentDraft, ontology: Ontology, refuse: Refuse) -> None:
        self._file, self._ontology, self._refuse = file, ontology, refuse
        self._nodes: dict[str, Line] = {}
        self._drafts: dict[str, DocumentDraft] = {}
        self._ids: dict[str, str] = {}
        """Ids of articles and statements in the file → in the graph."""
        self._placed: set[str] = set()
        """Nodes that some document speaks of."""

    def drafts(self) -> list[DocumentDraft]:
        """The documents, sorted; the file itself only where it says something."""
        found = {draft.id: draft for draft in self._drafts.values()}
        for draft in found.values():
            draft.reprint_group = self._ids.get(draft.reprint_group or "", draft.reprint_group)
        if not self._file.empty:
            found.setdefault(self._file.id, self._file)
        return [found[identifier] for identifier in sorted(found)]

    def add_node(self, line: Line, node: Node) -> None:
        """A node: of an article its document; of an actor only what proves its id."""
        if node.id in self._nodes:
            self._refuse(line.number, "jsonl-twice", id=node.id, first=self._nodes[node.id].number)
        elif node.type == "Article":
            self._add_article(line, node)
        elif node.keys and node.id not in (should := [make_id("n", [key]) for key in node.keys]):
            self._refuse(line.number, "jsonl-id", id=node.id, should=", ".join(should))
        else:
            self._nodes[node.id] = line

    def _add_article(self, line: Line, node: Node) -> None:
        stated = {name: str(value) for name, value in node.properties.items() if value is not None}
        fields = {name: stated.get(name) for name in Document(text="").metadata()}
        document = Document(text=clean_text(line.text or ""), source=self._file.document.source, **fields)
        if wrong := wrong_time(document):
            self._refuse(line.number, "jsonl-field", field=f"properties.{wrong}", wanted=TIMES[wrong])
            return
        if document.identity is not None and not is_identity(document.identity):
            self._refuse(line.number, "jsonl-field", field="properties.identity", wanted='"[\\"...\\"]"')
            return
        sha = stated.get("text_sha256") or text_sha256(document.text or node.id)
        if line.text and sha != text_sha256(document.text):
            self._refuse(line.number, "jsonl-text")
            return
        identifier = document_id(document, sha)
        if _is_ours(node.id, "d") and node.id != identifier:
            self._refuse(line.number, "jsonl-id", id=node.id, should=identifier)
            return
        self._nodes[node.id], self._ids[node.id] = line, identifier
        key = stated.get("extraction_key", FOREIGN)
        self._drafts[node.id] = DocumentDraft(identifier, document, sha, key, stated.get("reprint_group"))

    def ends_known(self, number: int, relation: Relation) -> bool:
        """Whether both ends were read."""
        for field, end in (("source", relation.source), ("target", relation.target)):
            if end not in self._nodes:
                self._refuse(number, "jsonl-dangling", field=field, id=end)
                return False
        return True

    def add_mentions(self, number: int, relation: Relation) -> None:
        """The units of an article, from the places where it names them."""
        if relation.type != "MENTIONS":
            return
        draft = self._drafts.get(relation.source)
        if draft is None:
            self._refuse(
                number,
                "jsonl-ends",
                relation="MENTIONS",
                source=self._node(relation.source).type,
                target=self._node(relation.target).type,
            )
            return
        for span in relation.spans:
            if span.start is not None and span.end is not None and not draft.says(span.start, span.end, span.surface):
                self._refuse(
                    number, "jsonl-span", article=relation.source, start=span.start, end=span.end, quote=span.surface
                )
            else:
                draft.add_span(span)
                self._placed.add(relation.target)
        if not relation.spans:
            self._grounded(draft, self._node(relation.target))

    def add_statements(self, relations: Iterable[tuple[int, Relation]]) -> None:
        """The statements; who said one stands in its properties, else in SAID."""
        speakers = {relation.target: relation.source for _, relation in relations if relation.type == "SAID"}
        for identifier, line in self._nodes.items():
            node = self._node(identifier)
            if node.type == "Statement":
                self._add_statement(line.number, node, speakers.get(identifier))

    def _add_statement(self, number: int, node: Node, speaker: str | None) -> None:
        words, start, end, article, key = (
            node.properties.get(name) for name in ("text", "start", "end", "article", "speaker_key")
        )
        draft = self._drafts.get(str(article))
        if draft is None:
            self._refuse(number, "jsonl-dangling", field="properties.article", id=article)
        elif not isinstance(start, int) or not isinstance(end, int) or not isinstance(words, str):
            self._refuse(number, "jsonl-field", field="properties.text, start, end", wanted="str, int, int")
        elif not draft.says(start, end, words):
            self._refuse(number, "jsonl-span", article=article, start=start, end=end, quote=words)
        elif found := self._end(draft, str(key) if key is not None else None, [speaker] if speaker else []):
            self._ids[node.id] = draft.add_statement(Statement(found, start, end, words))
        else:
            self._refuse(number, "jsonl-field", field="properties.speaker_key", wanted="str")

    def add_claims(self, number: int, relation: Relation) -> None:
        """The claims of a relation; without evidence the relation is one of the file."""
        if relation.type == "MENTIONS":
            return
        for evidence in relation.evidence:
            self._add_claim(number, evidence, relation.type, relation.source, relation.target)
        if relation.evidence:
            return
        for name in unknown_properties(relation):
            self._refuse(number, "jsonl-property", type=relation.type, value=name, known=", ".join(sorted(STATED)))
        stated = stated_evidence(relation, self._article_of(relation))
        self._add_claim(number, stated, relation.type, relation.source, relation.target)

    def _article_of(self, relation: Relation) -> str:
        """The article that a relation to an article is about: it says so itself (PUBLISHED, WROTE)."""
        return next((end for end in (relation.source, relation.target) if end in self._drafts), "")

    def add_node_claims(self) -> None:
        """Figures, status, and claims that support no relation; nodes that no document speaks of are the file's."""
        for identifier, line in self._nodes.items():
            node = self._node(identifier)
            for evidence in node.evidence:
                if evidence.property is not None:
                    self._add_claim(line.number, evidence, evidence.property, identifier, None)
                elif evidence.type is not None:
                    self._add_claim(line.number, evidence, evidence.type, identifier, evidence.object)
            if node.type in ("Article", "Statement"):
                continue
            if not node.evidence and not node.keys:
                self._add_figures(line.number, node)
            if identifier not in self._placed:
                self._grounded(self._file, node)

    def _add_figures(self, number: int, node: Node) -> None:
        for name, figure in figures(node, self._ontology):
            if figure is None:
                known = ", ".join(self._ontology.properties)
                self._refuse(number, "jsonl-property", type=node.type, value=name, known=known)
            else:
                self._add_claim(number, figure, name, node.id, None)

    def _add_claim(self, number: int, evidence: Evidence, kind: str, source: str, target: str | None) -> None:
        draft = self._drafts.get(evidence.article) if evidence.article else self._file
        if draft is None:
            self._refuse(number, "jsonl-dangling", field="evidence.article", id=evidence.article)
            return
        if (
            evidence.start is not None
            and evidence.end is not None
            and not draft.says(evidence.start, evidence.end, evidence.quote)
        ):
            self._refuse(
                number,
                "jsonl-span",
                article=evidence.article,
                start=evidence.start,
                end=evidence.end,
                quote=evidence.quote,
            )
            return
        if evidence.modality not in MODALITIES:
            self._refuse(
                number, "jsonl-unknown", value=evidence.modality, field="modality", known=", ".join(MODALITIES)
            )
            return
        if not 0 <= evidence.confidence <= 1:
            self._refuse(number, "jsonl-field", field="confidence", wanted="0..1")
            return
        ends = [source, target] if target is not None else [source]
        subject = self._end(draft, evidence.subject_key, ends)
        thing = self._object(draft, evidence, target, ends)
        speaker = self._end(draft, evidence.speaker_key, [evidence.speaker]) if evidence.speaker else None
        if subject is None or (evidence.property is None and thing is None):
            self._refuse(number, "jsonl-dangling", field="evidence.subject_key", id=evidence.subject_key)
        elif self._right(number, draft, kind, subject, thing):
            draft.add_claim(claim_of(evidence, kind, subject, thing, speaker or evidence.speaker_key, number))

    def _object(self, draft: DocumentDraft, evidence: Evidence, target: str | None, ends: list[str]) -> str | None:
        """What a claim's object is called in its document: a key, or the id of an article or a statement."""
        if evidence.property is not None:
            return None
        if target is not None and target in self._ids:
            return self._ids[target]
        if evidence.object_key is None and target is None:
            return None
        return self._end(draft, evidence.object_key or "", ends[::-1])

    def _end(self, draft: DocumentDraft, key: str | None, nodes: list[str]) -> str | None:
        """The key of an end, with a unit to it: the stated one if the document has it or one of the nodes holds it."""
        if key and key in draft.units:
            self._placed.update(node for node in nodes if node in self._nodes and key in self._node(node).keys)
            return key
        for identifier in nodes:
            if identifier in self._nodes and (not key or key in self._node(identifier).keys):
                return self._grounded(draft, self._node(identifier), key or None)
        return None

    def _grounded(self, draft: DocumentDraft, node: Node, key: str | None = None) -> str:
        """The key by which that document knows the node; a unit is made where it has none."""
        self._placed.add(node.id)
        held = [k for k in node.keys if k in draft.units]
        chosen = key or (held[0] if held else node.keys[0] if node.keys else foreign_key(node.id))
        if chosen not in draft.units:
            draft.add_unit((chosen,), node.type, names=(node.name, *node.aliases))
        return chosen

    def _right(self, number: int, draft: DocumentDraft, kind: str, subject: str, thing: str | None) -> bool:
        """Whether the vocabulary lets these types stand there."""
        source = draft.units[subject].type
        if thing is None:
            if kind in self._ontology.properties and self._ontology.describes(kind, source):
                return True
            known = ", ".join(name for name in self._ontology.properties if self._ontology.describes(name, source))
            self._refuse(number, "jsonl-property", type=source, value=kind, known=known)
            return False
        target = draft.units[thing].type if thing in draft.units else {"d": "Article", "s": "Statement"}[thing[0]]
        if kind in self._ontology.relations and self._ontology.allows(kind, source, target):
            return True
        self._refuse(number, "jsonl-ends", relation=kind, source=source, target=target)
        return False

    def _node(self, identifier: str) -> Node:
        record = self._nodes[identifier].record
        assert isinstance(record, Node)
        return record


def _is_ours(identifier: str, letter: str) -> bool:
    """Whether an id has the form of ours."""
    return identifier.startswith(f"{letter}-") and len(identifier) == 22 and identifier[2:].isalnum()
