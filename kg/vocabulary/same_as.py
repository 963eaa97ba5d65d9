"""Which actors are which items of Wikidata, from `schema/wikidata.toml`.

Comes in: the table, by the lexicon's key. Goes out: item by key of the graph. Linking by name alone is unsafe, so what is
not in the table is left out; the table holds what published registries say.
"""

import functools
import re
import tomllib
from collections.abc import Mapping

from kg.errors import SchemaError
from kg.folders import folder
from kg.korean import normal_form

_ITEM = re.compile(r"Q[1-9][0-9]*")


@functools.cache
def wikidata_items() -> Mapping[str, str]:
    """`thing|stem|` → `Q...`; SchemaError names the entry that is wrong."""
    table = tomllib.loads((folder("schema") / "wikidata.toml").read_text(encoding="utf-8"))["same_as"]
    for lexicon_key, item in table.items():
        if not isinstance(item, str) or not _ITEM.fullmatch(item):
            raise SchemaError("wikidata-item", entry=lexicon_key, value=item)
    return {f"thing|{normal_form(lexicon_key)}|": item for lexicon_key, item in table.items()}
