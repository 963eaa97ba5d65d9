"""What became of a document that was given to the ledger.

Comes in: nothing, this is a list of names. Goes out: what `LedgerFile.put` answers.
"""

import enum


class Outcome(enum.Enum):
    """What became of a document that was given to the ledger."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FORMER = "former"
    """Stored, but a version with a later stated time of modification stays current."""
    RETRACTED = "retracted"
    """Left out: it was retracted, and that holds."""
    RESTORED = "restored"
    """It was retracted, and is back because that was asked for."""
