"""A command of `kg` in a process that is to be killed: `python worker.py ARGUMENTS...`.

Everything that the command needs is imported before `ready` is written, so that a random moment is one of its work and not of its start.
"""

import sys

from kg.cli.app import app
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

if __name__ == "__main__":
    if sys.argv[1] in ("push", "cypher"):
        import arcadedb  # noqa: F401
        import neo4j  # noqa: F401
    load_ontology(), load_lexicon()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    app(sys.argv[1:])
