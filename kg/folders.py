"""Where the folders of data are: `schema`, `loaders` and `queries`.

In a checkout they stand beside the package; in a wheel they ride inside it, under `kg/_bundled/`.
This is the one place that knows.
"""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def folder(name: Literal["schema", "loaders", "queries"]) -> Path:
    """The folder of that name: the bundled one if it is there, else the one beside the package."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name
