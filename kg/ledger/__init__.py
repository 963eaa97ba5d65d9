"""The ledger: what was said and decided, in one SQLite file; the only truth.

Comes in: documents with their extraction, and judgements. Goes out: the graph as records (`kg.graph`), streamed in sorted
order, and what the ledger holds (versions, operations, counts). Knows `kg.resolve`, which decides who is who; knows no
store, no format, no extraction.

* `tables` the schema; `opening` making, opening and closing a file; `migrations` an older one brought to this version
* `codec` an extraction, a unit, a text as bytes and back; `blocks` the keys of a block
* `versions` documents, versions and extractions, which are never taken away
* `writing` one document's change of state, in one transaction
* `folding` what follows from it: actors, relations, tallies
* `state` the state of documents; `history` operations and undo; `retraction` what goes with a document
* `reading` the graph, streamed
* `identity` who is who and on what it rests; `judging` a person's decisions
* `operating` transactions, operations and their stamps; `file` the class that the rooms above use
"""

from kg.ledger.file import LedgerFile
from kg.ledger.outcome import Outcome

__all__ = ["LedgerFile", "Outcome"]
