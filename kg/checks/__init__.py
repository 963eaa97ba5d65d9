"""What is wrong: with a graph, and with a file that holds one.

Comes in: a `Graph` or a path. Goes out: one message a fault. `graph.py` knows the laws of evidence, `shapes.py` the shapes of RDF, `file.py` reads files.
"""

from kg.checks.file import file_faults
from kg.checks.graph import faults

__all__ = ["faults", "file_faults"]
