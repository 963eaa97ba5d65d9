"""Constraints and indexes of Neo4j, made from the vocabulary.

Comes in: the `Ontology`. Goes out: Cypher 5 statements without parameters, in sorted order, each harmless when run again.
Pure: knows no driver. What runs on Community (uniqueness, indexes) stands apart from what only Enterprise has
(existence and types), which `kg check` looks after everywhere.
"""

from kg.ontology import Ontology

NODE_CONSTRAINT = "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE"

INDEXES = (
    "CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    "CREATE INDEX claim_relation IF NOT EXISTS FOR (n:Claim) ON (n.relation)",
    # Hangul is found by the bigrams of `cjk`; without `eventually_consistent` a question after a push sees what was pushed.
    "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
)


def constraint_statements(ontology: Ontology) -> tuple[str, ...]:
    """Uniqueness of `id`: of every `Entity`, and of the relationships of every type (Community and Enterprise)."""
    return (NODE_CONSTRAINT, *(_unique_id(name) for name in sorted(ontology.relations)))


def index_statements() -> tuple[str, ...]:
    """Indexes that questions use: names, the relation of a claim, and full text in Hangul."""
    return INDEXES


def enterprise_statements(ontology: Ontology) -> tuple[str, ...]:
    """Existence and types of the properties that every node and relationship has (Enterprise only)."""
    nodes = tuple(
        statement
        for field in ("id", "name")
        for statement in (
            f"CREATE CONSTRAINT entity_{field}_exists IF NOT EXISTS FOR (n:Entity) REQUIRE n.{field} IS NOT NULL",
            f"CREATE CONSTRAINT entity_{field}_type IF NOT EXISTS FOR (n:Entity) REQUIRE n.{field} IS :: STRING",
        )
    )
    relations = tuple(
        f"CREATE CONSTRAINT {name.lower()}_id_exists IF NOT EXISTS FOR ()-[r:{name}]-() REQUIRE r.id IS NOT NULL"
        for name in sorted(ontology.relations)
    )
    return nodes + relations


def _unique_id(relation: str) -> str:
    return f"CREATE CONSTRAINT {relation.lower()}_id IF NOT EXISTS FOR ()-[r:{relation}]-() REQUIRE r.id IS UNIQUE"


def constraints_file(ontology: Ontology) -> str:
    """`schema/generated/constraints.cypher`: what `kg push` runs first, for those who load by hand."""
    return _file("Constraints and indexes (Neo4j Community and Enterprise)", constraint_statements(ontology) + INDEXES)


def enterprise_file(ontology: Ontology) -> str:
    """`schema/generated/constraints-enterprise.cypher`: optional, Enterprise only."""
    return _file("Existence and types (Neo4j Enterprise only, optional)", enterprise_statements(ontology))


def _file(title: str, statements: tuple[str, ...]) -> str:
    head = f"// {title}.\n// Generated from schema/ by `python -m kg.vocabulary`; do not edit.\n"
    return head + "".join(f"{statement};\n" for statement in statements)
