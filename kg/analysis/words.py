"""What the graph's codes are called by people: relations, statuses, figures, modalities, in Korean or English.

Comes in: codes and values of records, the vocabulary. Goes out: words. The labels are the vocabulary's; what it has none for stands in
`kg/messages/story.toml`. Pure.
"""

from dataclasses import dataclass

from kg.errors import UsageError, message, messages
from kg.evidence import Value
from kg.ontology import Ontology

LANGUAGES = ("ko", "en")
_WON = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; UsageError for one that we have no words in."""

    ontology: Ontology
    lang: str

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise UsageError("language-unknown", language=self.lang)

    def say(self, name: str, /, **values: object) -> str:
        """The message of that name."""
        return message(name, values, self.lang)

    def relation(self, name: str) -> str:
        """A relation type, as a verb."""
        return self._label(self.ontology.relations[name])

    def property(self, name: str) -> str:
        """A figure, or the status."""
        return self._label(self.ontology.properties[name])

    def node_type(self, name: str) -> str:
        """A node type."""
        return self._label(self.ontology.types[name])

    def status(self, value: str) -> str:
        """A step of the ladder."""
        ladder = self.ontology.properties["status"]
        labels = ladder.values_ko if self.lang == "ko" else ladder.values_en
        return dict(zip(ladder.values, labels, strict=True)).get(value, value)

    def modality(self, name: str) -> str:
        """How a sentence says it."""
        return self.say(f"modality-{name}") if f"modality-{name}" in messages() else name

    def strength(self, name: str) -> str:
        """How well a relation is supported."""
        return self.say(f"strength-{name}") if f"strength-{name}" in messages() else name

    def figure(self, value: Value, unit: str | None, approximate: bool = False) -> str:
        """A figure with its unit, in Korean won as Korean papers write it (120억 원)."""
        number = value if isinstance(value, str) else f"{value:,}"
        if unit == "KRW" and self.lang == "ko" and isinstance(value, int):
            number = won(value)
        known = f"unit-{unit}"
        told = self.say(known, value=number) if known in messages() else f"{number} {unit or ''}".rstrip()
        return self.say("figure-about", value=told) if approximate else told

    def _label(self, entry: "object") -> str:
        return str(getattr(entry, self.lang))


def won(amount: int) -> str:
    """An amount in 조, 억 and 만, as papers write it: 1_250_000_000 is 12억 5,000만."""
    if amount < 0:
        return f"-{won(-amount)}"
    parts = []
    for size, word in _WON:
        count, amount = divmod(amount, size)
        if count:
            parts.append(f"{count:,}{word}")
    if amount or not parts:
        parts.append(f"{amount:,}")
    return " ".join(parts)
