"""What a benchmark found, one JSON line a measure, as `report.py` collects them.

Comes in: a measure with its value and bound. Goes out: a line on stdout. Knows nothing of what is measured.
"""

import json
import sys


def tell(
    benchmark: str,
    measure: str,
    value: float,
    *,
    least: float | None = None,
    most: float | None = None,
    **facts: object,
) -> bool:
    """Print a measure with what it must at least or at most be; `facts` say what it was made of. Returns whether the bounds hold."""
    met = (least is None or value >= least) and (most is None or value <= most)
    line = {
        "benchmark": benchmark,
        "measure": measure,
        "value": round(value, 3),
        "least": least,
        "most": most,
        "met": met,
        **facts,
    }
    sys.stdout.write(
        json.dumps({key: part for key, part in line.items() if part is not None}, ensure_ascii=False) + "\n"
    )
    sys.stdout.flush()
    return met
