"""`kg build SOURCE...`: articles into the ledger.

Comes in: sources. Goes out: one row a document on stdout, with --dry-run also one for every relation that would change; what was refused and
why on stderr, exit code 1 if anything was.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import complain, note, phrase, progress, show, write
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.build import BuildReport, BuiltDocument
    from kg.ledger.preview import Effect

COLUMNS = ("state", "document", "date", "publisher", "title", "units", "claims")
EFFECT_COLUMNS = ("effect", "source", "relation", "target", "articles before", "articles after")
DRY_COLUMNS = ("effect", "document", "title", *EFFECT_COLUMNS[1:])
WARNED = 20
"""So many warnings are written out; a folder of texts without heads has one for each."""
SHOWN = 30
"""A table lists so many documents; of more it lists only those that are new or changed, and at most so many."""


def command(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Files, folders, globs, or - for stdin.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="So many processes extract at once.")
    ] = 1,
    lexicon: Annotated[
        Path | None, typer.Option("--lexicon", metavar="FILE", help="Your own names (TSV); they win over ours.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")] = False,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces", metavar="DOCUMENT", help="The one source is a new version of that id, URL, file or headline."
        ),
    ] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Bring back what was retracted.")] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Also read again what other rules or another lexicon read.")
    ] = False,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Read articles into the ledger.

    What they say of who wants what from whom is extracted and stored with its evidence. Building the same article again changes nothing; a changed article replaces its former version.
    """
    if not sources and not stale:
        raise UsageError("build-what")
    import kg

    with kg.open(ledger) as opened, progress("progress-build") as report:
        result = opened.build(
            sources or (),
            jobs=jobs,
            lexicon=lexicon,
            progress=report,
            dry_run=dry_run,
            restore=restore,
            stale=stale,
            replaces=replaces,
        )
        where, made = opened.path, opened.made
    if dry_run and how is not Format.table:
        show(DRY_COLUMNS, _dry_rows(result), how)
    else:
        _show_documents(result.documents, how)
        if result.effects:
            _show_effects(result.effects, how)
    for warning in result.warnings[:WARNED]:
        complain(warning)
    if len(result.warnings) > WARNED:
        note("more-warnings", count=len(result.warnings) - WARNED)
    for refusal in result.refused:
        complain(str(refusal))
    counts = {"new": result.new, "changed": result.changed, "unchanged": result.unchanged}
    if dry_run:
        note("build-would", **counts, refused=len(result.refused), relations=len(result.effects))
    else:
        name = "build-done" if made else "build-not-made"
        note(name, **counts, refused=len(result.refused), path=where)
    if result.refused:
        raise typer.Exit(1)


def _show_documents(documents: Sequence["BuiltDocument"], how: Format) -> None:
    """One row a document; a table of many leaves those out that are as they were."""
    shown = documents
    if how is Format.table and len(documents) > SHOWN:
        shown = [one for one in documents if one.state != "unchanged"][:SHOWN]
    if shown or how is not Format.table:
        show(COLUMNS, [_row(document) for document in shown], how)
    if len(shown) < len(documents):
        note("more", count=len(documents) - len(shown))


def _show_effects(effects: Sequence["Effect"], how: Format) -> None:
    write("")
    show(EFFECT_COLUMNS, [_effect_row(effect) for effect in effects[:SHOWN]], how)
    if len(effects) > SHOWN:
        note("more-relations", count=len(effects) - SHOWN)


def _effect_row(effect: "Effect") -> tuple[object, ...]:
    """What happens to a relation: in a word, its ends, its articles before and after."""
    if effect.after > effect.before:
        word = phrase("build-gains" if effect.before else "build-new")
    else:
        word = phrase("retract-weakened" if effect.after else "retract-vanishes")
    return word, effect.source, effect.type, effect.target, effect.before, effect.after


def _dry_rows(result: "BuildReport") -> Iterator[tuple[object, ...]]:
    """Documents and relations in one list, for programs."""
    for document in result.documents:
        yield document.state, document.id, document.title, *(None,) * 5
    for effect in result.effects:
        word, *rest = _effect_row(effect)
        yield word, None, None, *rest


def _row(d: "BuiltDocument") -> tuple[object, ...]:
    """The row of a document; what was not read again is not counted again."""
    counts = (None, None) if d.state == "unchanged" else (d.units, d.claims)
    return d.state, d.id, d.date, d.publisher, d.title, *counts
