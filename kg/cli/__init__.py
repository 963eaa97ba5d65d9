"""The command line: typer lives only here, and errors become text here.

    arguments ──▶ kg (the Python interface) ──▶ rows, files, reports

Comes in: what a user types. Goes out: results to stdout, everything else to stderr, an exit code (0 done, 1 the input or the
graph is at fault, 2 wrong usage, 3 a server could not be reached, 130 interrupted). One command a file, each with one
function `command`; `app.py` holds their order, `output.py` how things look. Nothing heavy is imported before a command runs.
"""


def main() -> None:
    """Run the command that `sys.argv` names and exit with its code."""
    from typer.main import get_command

    from kg.cli.app import app
    from kg.errors import language

    command = get_command(app)
    if language() == "ko":
        from kg.cli.help import translate

        translate(command)
    command(prog_name="kg")
