"""Which styles of a Word file hide their text, or put colour behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspection_ready.exchange.release.parts import Attributes, Package

OFF = frozenset(("0", "false", "off", "none"))
WHITE = frozenset(("ffffff", "fefefe", "fdfdfd"))
TINY = 4
"""Half points: letters of two points and less are not there to be read."""


def is_on(told: Attributes) -> bool:
    return told.get("w:val", "1").lower() not in OFF


def is_white(told: Attributes) -> bool:
    return told.get("w:val", "").lower() in WHITE or told.get("w:themeColor", "") == "background1"


def is_filled(told: Attributes) -> bool:
    """Of a shading: some colour that is not white."""
    fill = told.get("w:fill", "auto").lower()
    theme = told.get("w:themeFill", "")
    is_plain = fill in {"auto", "", *WHITE} and theme in {"", "background1"}
    return not is_plain or told.get("w:val", "clear").lower() not in {"clear", "nil"}


@dataclass(slots=True)
class Styles:
    """Ids of styles."""

    hidden: set[str] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)


def styles_of(package: Package) -> Styles:
    styles = Styles()
    now = ["", ""]
    based: dict[str, str] = {}

    def start(name: str, told: Attributes) -> None:
        if name == "w:style":
            now[:] = [told.get("w:styleId", ""), told.get("w:type", "")]
        elif name == "w:basedOn":
            based[now[0]] = told.get("w:val", "")
        elif name == "w:vanish" and is_on(told) and now[1] in {"paragraph", "character"}:
            styles.hidden.add(now[0])
        elif name == "w:shd" and is_filled(told):
            styles.filled.add(now[0])

    package.walk("word/styles.xml", start=start)
    for held in (styles.hidden, styles.filled):
        for style in based:
            seen: set[str] = set()
            at = style
            while at and at not in seen and at not in held:
                seen.add(at)
                at = based.get(at, "")
            if at in held:
                held.add(style)
    return styles
