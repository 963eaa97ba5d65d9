"""Sorts of types that the families of claims ask for.

Comes in: nothing. Goes out: sets of types of the vocabulary, and questions about groups.
"""

from kg.extract.clauses import Group
from kg.extract.model import Thing

BODIES = frozenset({"Organization", "GovernmentBody", "City", "Province", "Company", "University", "ResearchInstitute", "Committee", "Association", "MediaOutlet"})  # fmt: skip
ACTORS = BODIES | {"Person", "Group", "Country"}
UNDERTAKINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund"})
VENUES = frozenset({"City", "Province", "Facility", "University", "ResearchInstitute", "GovernmentBody", "Company", "Organization", "Association", "Country"})  # fmt: skip


def actors(group: Group) -> list[Thing]:
    """The actors of a group."""
    return [t for t in group.things if t.type in ACTORS]


def bodies(group: Group) -> list[Thing]:
    """The organisations of a group."""
    return [t for t in group.things if t.type in BODIES]
