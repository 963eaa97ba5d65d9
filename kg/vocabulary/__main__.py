"""`python -m kg.vocabulary`: writes the generated files of a checkout anew. Comes in: `schema/`. Goes out: the files."""

from kg.vocabulary import generated

if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
