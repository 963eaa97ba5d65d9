"""The questions as favourites of Neo4j Browser: one zip to drop on its page.

Comes in: questions. Goes out: the bytes of a zip, the same every time. A favourite is one statement that draws: a second
one (or `:param`) would leave the Browser's frame without a picture. What may be changed stands as a map in its
first line of code. The Browser takes a favourite's name from the first line and sorts by it: so they are numbered.
"""

import io
import zipfile
from collections.abc import Sequence

from kg.questions import Question
from kg.questions.values import literal, renamed, variables

FOLDER = "이해관계자 | Stakeholders"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def favourites_zip(questions: Sequence[Question], lang: str = "ko") -> bytes:
    """The zip: a folder with one numbered `.cypher` file per question, in the order given; names in that language first."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for number, asked in enumerate(questions, start=1):
            # Not `writestr(name, ...)`: that would put the clock and the system into the bytes; nor deflated: zlibs differ.
            entry = zipfile.ZipInfo(f"{FOLDER}/{number:02} {asked.name}.cypher", _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            target.writestr(entry, favourite(asked, number, lang))
    return packed.getvalue()


def favourite(asked: Question, number: int, lang: str = "ko") -> str:
    """The text of one favourite: name, what it answers, what may be changed, and the statement that draws."""
    # The drawer shows some twenty characters of the name.
    title = (asked.ko, asked.en) if lang == "ko" else (asked.en, asked.ko)
    head = [f"// {number:02} {' | '.join(title)}", f"// {asked.answers_ko}", f"// {asked.answers_en}"]
    used = [parameter for parameter in asked.parameters if parameter.name in variables(asked.graph)]
    head += [f"// {parameter.name}: {parameter.ko} | {parameter.en}" for parameter in used]
    return "\n".join([*head, drawing(asked)]) + "\n"


def drawing(asked: Question) -> str:
    """The statement that draws, with the values that may be changed as the map `given` in its first line."""
    used = [parameter for parameter in asked.parameters if parameter.name in variables(asked.graph)]
    if not used:
        return asked.graph
    values = ", ".join(f"{p.name}: {literal(p.example if p.required else p.default)}" for p in used)
    return f"WITH {{{values}}} AS given\n{renamed(asked.graph, 'given.')}"
