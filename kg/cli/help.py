"""The help of the commands in the reader's language.

Comes in: the command with its English help. Goes out: the same command; in Korean where that is the reader's language. The table
`help_ko.toml` is read only then, so that English starts as fast as it did.
"""

import tomllib
from pathlib import Path
from typing import Any

from kg.cli.output import phrase

TABLE = Path(__file__).with_name("help_ko.toml")


def folded(text: str) -> str:
    """The text in one line: what the table is asked by."""
    return " ".join(text.replace("\b", " ").split())


def korean() -> dict[str, str]:
    """Korean help by folded English help."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def texts(command: Any) -> dict[str, list[Any]]:
    """All help of a command, its options and its commands: folded text to the things that show it."""
    found: dict[str, list[Any]] = {}
    for part in (command, *command.params, command.get_help_option(_context(command))):
        if text := getattr(part, "help", None):
            found.setdefault(folded(text), []).append(part)
    for inner in getattr(command, "commands", {}).values():
        for text, parts in texts(inner).items():
            found.setdefault(text, []).extend(parts)
    return found


def translate(command: Any) -> None:
    """Put the Korean help in, and the line that each command has in the list; what the table does not know stays English."""
    for name, inner in command.commands.items():
        inner.short_help = phrase(f"command-{name}")
    table = korean()
    for text, parts in texts(command).items():
        for part in parts:
            part.help = table.get(text, part.help)


def _context(command: Any) -> Any:
    return command.context_class(command)
