"""How the command complains."""


def one_message(stderr: str) -> str:
    """The one line that `kg` complains with."""
    [line] = [line for line in stderr.splitlines() if line.startswith("kg: ")]
    return line
