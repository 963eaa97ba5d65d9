"""Who is who: which keys are one actor, and what that actor is called.

Comes in: for a set of blocks, each key with its tally ((type, name, listed) → number of current documents), the pairs of keys that
one unit holds together, and the standing judgements. Goes out: clusters of keys, each with id, type, name and aliases. Pure
functions of these; knows no text, no mention, no database. What one block needs never depends on how often its actors occur.
"""

from kg.resolve.clusters import Cluster, KeyTally, resolve

__all__ = ["Cluster", "KeyTally", "resolve"]
