"""stakeholder-kg: Korean policy news in, a stakeholder knowledge graph out, every edge with its evidence.

    import kg

    with kg.open("stakeholders.kg") as ledger:
        ledger.build(["articles/"])
        for row in ledger.query("who-bids-for-what").records:
            print(row)

`open` gives a `Ledger`; `query` and `cypher` ask a Neo4j server directly; `diff` tells what changed between two states. Everything that goes wrong is a `KgError`.
"""

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Ledger, cypher, diff, open, query

__version__ = "0.1.0"
__all__ = ["KgError", "Ledger", "__version__", "cypher", "diff", "open", "query"]


def __getattr__(name: str) -> object:
    """The public names are loaded when they are used, so that `kg --help` answers at once."""
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
