"""What the stores' own protection against writing does not cover, refused on the text of a statement.

Comes in: a Cypher statement that somebody wrote by hand. Goes out: nothing, or a GraphError. Writing is not looked for here: that
the stores refuse by themselves (a user who may only read; the access mode READ). But reading includes, on a server, files
and addresses that the server can reach (`LOAD CSV`, `apoc.load`), writing files (`apoc.export`), ending other people's work.
"""

import re

from kg.errors import GraphError

# Neo4j 5 decodes \u004c before it parses, later versions do not: both readings are looked at.
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")

_QUOTED = re.compile(
    r"""
    '(?:[^'\\]|\\.)*'          # a string; what is left open runs to the end
    | "(?:[^"\\]|\\.)*"
    | `(?:[^`]|``)*`           # a quoted name
    | /\*.*?(?:\*/|\Z)         # comments
    | //[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)

_WORD = re.compile(r"`\w+`")

SIDE_DOORS = (
    r"LOAD\s+CSV",
    r"TERMINATE\s+TRANSACTIONS?",
    r"CALL\s+(?:apoc\s*\.\s*(?:load|import|export|periodic|trigger|cypher|systemdb)|dbms\s*\.\s*kill\w*)",
)
_DOORS = re.compile("|".join(rf"\b{door}\b" for door in SIDE_DOORS), re.IGNORECASE)


def bare(statement: str) -> str:
    """The statement with strings and comments replaced by blanks, and quoted names by the plain word where they are one."""
    return _QUOTED.sub(lambda found: found[0][1:-1] if _WORD.fullmatch(found[0]) else " ", statement)


def refuse_side_doors(statement: str) -> None:
    """Raise GraphError if the statement reaches beyond the graph."""
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), statement)
    for text in (statement, decoded):
        if found := _DOORS.search(bare(text)):
            raise GraphError("graph-side-door", what=" ".join(found[0].split()))
