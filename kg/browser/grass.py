"""The style of Neo4j Browser (GRASS), from the vocabulary.

Comes in: the `Ontology`. Goes out: the text of a `.grass` file. The Browser's rules that shape it, all seen in Browser 5.24:

* Every rule whose label is on the node applies, in the order of the file, and later ones win: so from general to specific.
* A label without a rule of its own gets one appended, with a colour of the palette, that wins over ours: so every label has one.
* A rule that leaves out a colour gets one filled in that leaks into later rules: so every rule says everything.
* There are no comments, and a caption can hold neither `:` nor `;`.
"""

from kg.ontology import Ontology

OWN_LABELS = {"Retired": ("#C9CCD1", "{name}"), "KgProjection": ("#C9CCD1", "{operation}")}
"""Labels that the stores add to those of the vocabulary: colour and caption."""

CAPTIONS = {"Claim": "{quote}", "Statement": "{text}"}
"""What stands in a node; `{name}` for all others."""

DIAMETERS = {
    **dict.fromkeys(("Committee", "Association", "Facility", "Project", "Programme", "Policy", "Fund", "Event"), 100),
    **dict.fromkeys(("Claim", "Statement"), 110),
}
"""Pixels; 80 for all others, which hold seven syllables of Hangul and wrap at blanks. Long names and sentences need more."""

EVIDENCE = {
    "SUBJECT": ("주어", "subject"),
    "OBJECT": ("목적어", "object"),
    "STATED_IN": ("출처", "stated in"),
    "SPOKEN_BY": ("말한 이", "spoken by"),
}
"""Relationships of a Claim node, which the stores add to those of the vocabulary: captions in Korean and English."""

COLORS = {"SUPPORTS": "#1E7F3C", "OPPOSES": "#C2334D", "MENTIONS": "#D5D8DD", **dict.fromkeys(EVIDENCE, "#C5C0D0")}
"""Lines that should stand out or stand back."""

_NODE = (
    "{selector} {{\n  diameter: {diameter}px;\n  color: {color};\n  border-color: {border};\n  border-width: 2px;\n"
    "  text-color-internal: {text};\n  font-size: 10px;\n  caption: '{caption}';\n}}\n"
)
_RELATIONSHIP = (
    "{selector} {{\n  color: {color};\n  shaft-width: 1px;\n  font-size: 9px;\n  padding: 3px;\n  text-color-external: #333333;\n"
    "  text-color-internal: #FFFFFF;\n  caption: '{caption}';\n}}\n"
)


def grass(ontology: Ontology, lang: str = "ko") -> str:
    """The style; relationships are captioned in that language (`ko` or `en`), nodes with their names."""
    types = sorted(ontology.types.values(), key=lambda t: len(t.labels))  # a parent has fewer labels than its children
    rules = [_node("node", "#A5ABB6", "{name}", 80)]
    rules += [
        _node(f"node.{t.name}", t.color, CAPTIONS.get(t.name, "{name}"), DIAMETERS.get(t.name, 80)) for t in types
    ]
    rules += [_node(f"node.{label}", color, caption, 80) for label, (color, caption) in OWN_LABELS.items()]
    captions = {relation.name: (relation.ko, relation.en) for relation in ontology.relations.values()} | EVIDENCE
    rules.append(_relationship("relationship", "<type>"))
    rules += [
        _relationship(f"relationship.{name}", ko if lang == "ko" else en, COLORS.get(name, "#9AA1AC"))
        for name, (ko, en) in captions.items()
    ]
    return "".join(rules)


def _node(selector: str, color: str, caption: str, diameter: int) -> str:
    return _NODE.format(
        selector=selector,
        color=color,
        caption=caption,
        diameter=diameter,
        border=darker(color),
        text=text_color(color),
    )


def _relationship(selector: str, caption: str, color: str = "#9AA1AC") -> str:
    return _RELATIONSHIP.format(selector=selector, caption=caption, color=color)


def darker(color: str) -> str:
    """The colour (`#RRGGBB`) with three quarters of its light: for borders."""
    return "#" + "".join(f"{channel * 3 // 4:02X}" for channel in _channels(color))


def text_color(color: str) -> str:
    """White or near-black, whichever stands out more on that colour (contrast as WCAG 2.2 defines it)."""
    light = sum(weight * _linear(c / 255) for weight, c in zip((0.2126, 0.7152, 0.0722), _channels(color), strict=True))
    dark = 0.0127  # relative luminance of #1D1D1F
    return "#FFFFFF" if 1.05 / (light + 0.05) >= (light + 0.05) / (dark + 0.05) else "#1D1D1F"


def _channels(color: str) -> list[int]:
    return [int(color[place : place + 2], 16) for place in (1, 3, 5)]


def _linear(channel: float) -> float:
    """A channel of sRGB (0..1) as light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
