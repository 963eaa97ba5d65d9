"""`kg loaders`: the kinds of source that `kg build` reads.

Comes in: the loaders that `loaders/` holds. Goes out: one row each.
"""

from kg.cli.options import Format, FormatOption, NoLedgerOption
from kg.cli.output import show
from kg.errors import language


def command(ledger: NoLedgerOption = None, how: FormatOption = Format.table) -> None:
    """List the kinds of source that build reads.

    With what each is recognised by, in the order in which they are asked."""
    from kg.loaders import load_loaders

    lang = language()
    rows = [(one.name, one.title[lang], one.recognition[lang]) for one in load_loaders()]
    show(("loader", "reads", "recognises"), rows, how)
