"""`kg demo`: the whole road on sample articles that come with the project.

Comes in: nothing but a folder to write to. Goes out: a ledger, Turtle and JSONL there; actors and relations with their quotes on stdout; what
to try next on stderr. Run again, it finds its articles unchanged and writes the same bytes.
"""

import shutil
import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format
from kg.cli.output import note, phrase, progress, show, write, write_wrapped

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LEXICON = SAMPLES / "names.tsv"
"""The articles are invented, so no lexicon knows their cities and companies but one of their own."""
RELATIONS_SHOWN = 30


def command(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where to write.")] = Path("demo"),
    ledger: Annotated[  # not from KG_LEDGER: sample articles have no business in a ledger of real work
        Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger.  [default: FOLDER/demo.kg]")
    ] = None,
) -> None:
    """Try it: build three sample articles and show what they say.

    Prints actors and relations with their quotes and writes Turtle and JSONL beside the ledger. The articles are invented and come with kg; nothing is downloaded.
    """
    import kg
    from kg.cli.facts import NOT_ACTORS, Names, by_weight, fact_lines

    out.mkdir(parents=True, exist_ok=True)
    turtle, jsonl = out / "demo.ttl", out / "demo.jsonl"
    with kg.open(ledger or out / "demo.kg") as opened:
        with progress("progress-build") as report:
            built = opened.build(
                [str(path) for path in sorted(SAMPLES.glob("*.txt"))], lexicon=LEXICON, progress=report
            )
        nodes = list(opened.nodes())
        names = Names({node.id: node for node in nodes})
        facts = by_weight(opened.relations(), names)
        opened.export("turtle", turtle)
        opened.export("jsonl", jsonl)
        path = opened.path
    documents = [(d.date, d.publisher, d.title, d.units, d.claims) for d in built.documents]
    show(("date", "publisher", "title", "units", "claims"), documents, Format.table)
    write(f"\n{phrase('demo-actors')}\n")
    by_type: dict[str, list[str]] = {}
    for node in nodes:
        if node.type not in NOT_ACTORS:
            by_type.setdefault(node.type, []).append(node.name)
    show(("type", "name"), [(kind, sorted(found)) for kind, found in sorted(by_type.items())], Format.table)
    write(f"\n{phrase('demo-relations')}\n")
    for line in fact_lines(islice(facts, RELATIONS_SHOWN), names):
        write_wrapped(line)
    if len(facts) > RELATIONS_SHOWN:
        write(phrase("more", count=len(facts) - RELATIONS_SHOWN))
    note("demo-next", kg=_program(), turtle=turtle, jsonl=jsonl, ledger=path)


def _program() -> str:
    """How the user can call `kg` again: after `make demo` it is not on the path."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "kg" and not shutil.which("kg") else "kg"
