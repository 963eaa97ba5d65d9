"""The keys of blocks: found in the one index that keys have, since a block is how its keys begin.

Comes in: a connection, blocks (`kind|stem`). Goes out: rows of keys.
"""

import json
import sqlite3
from collections.abc import Collection

from kg.keys import parse_key


def keys_of_blocks(connection: sqlite3.Connection, blocks: Collection[str]) -> list[tuple[int, str, str | None]]:
    """Row, key and actor (None: no current document uses it) of every key in these blocks, sorted by key."""
    rows = connection.execute(
        # `}` follows `|`, and `A` follows `@`: a key is `kind|stem|...`, of a foreign file `import|id`, of a unit `...@document`.
        "SELECT key.id, key.key, actor FROM json_each(?1) JOIN key ON key.key = value"
        " UNION SELECT key.id, key.key, actor FROM json_each(?1) JOIN key ON key.key >= value || '|' AND key.key < value || '}'"
        " UNION SELECT key.id, key.key, actor FROM json_each(?1) JOIN key ON key.key >= value || '@' AND key.key < value || 'A'"
        " ORDER BY 2",
        [json.dumps(sorted(blocks), ensure_ascii=False)],
    )
    return [(row, key, actor) for row, key, actor in rows if parse_key(key).block in blocks]
