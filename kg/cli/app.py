"""The commands in the order of the road, and the one place where errors become text and exit codes.

Comes in: the modules of the commands. Goes out: `app`, the typer application. What may go wrong inside a command ends here:
a `KgError` is its message and exit code, an operating system error names its file, a closed pipe is silence, Ctrl-C is 130;
whatever else escapes is a bug of ours and says so in one line (`KG_DEBUG=1` shows the traceback).
"""

import os
import sys
from types import TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import (
    backup,
    briefing,
    browser,
    build,
    check,
    cypher,
    demo,
    diff,
    export,
    judge,
    loaders,
    log,
    purge,
    push,
    query,
    retract,
    schema,
    stats,
    timeline,
    undo,
    why,
)
from kg.cli.output import complain, use_utf8
from kg.errors import KgError

COMMANDS = (
    demo, build, stats, query, cypher, export, push, browser, why, timeline, diff, briefing, judge, check, retract, log, undo, purge, backup, loaders, schema,
)  # fmt: skip
"""One module a command; its name is the command's, its function `command` does the work."""

INTERRUPTED = 130


class _Kg(TyperGroup):
    """A group that turns what a command raises into one message and the right exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:  # the reader has seen enough (| head): nothing is wrong
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            complain("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except OSError as error:
            complain("os-error", path=error.filename or "-", reason=error.strerror or str(error))
            raise typer.Exit(1) from error
        return result


def report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line that this is our bug; with `KG_DEBUG` set, show the traceback too."""
    if os.environ.get("KG_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    complain("bug", kind=kind.__name__, text=" ".join(str(error).split()))


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


app = typer.Typer(cls=_Kg, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Korean policy news in, a stakeholder knowledge graph out: every edge traced to who said it, when, in which words.

    Start with: kg demo. With your own articles: kg build FILE..., then kg stats, kg query, kg push.
    Messages are in Korean where the locale is, or with KG_LANG=ko (KG_LANG=en for English).
    """
    sys.excepthook = report_bug
    use_utf8()


for _module in COMMANDS:
    _name = _module.__name__.rpartition(".")[2]
    app.command(_name)(_module.command)
