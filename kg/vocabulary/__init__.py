"""What is generated from the vocabulary: constraints, OWL, SHACL shapes, JSON Schema, the reference page.

Comes in: the `Ontology`. Goes out: texts, the same bytes every time. `python -m kg.vocabulary` writes the files that are
checked in; `render(kind)` gives one of them (`kg schema turtle`). Knows no graph and no store.
"""
