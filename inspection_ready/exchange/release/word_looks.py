"""How words of a Word file look: which styles hide them or put colour behind them, and what a run says itself."""

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


class RunLook:
    """How the run being read looks. What stands in a paragraph's own properties is of its mark, and no words."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._properties = 0
        self.is_hidden = self.is_pale = self.is_tiny = self.is_filled = False

    @property
    def is_in_properties(self) -> bool:
        return self._properties != 0

    def begin(self, _: Attributes) -> None:
        self.is_hidden = self.is_pale = self.is_tiny = self.is_filled = False

    def begin_properties(self, _: Attributes) -> None:
        self._properties += 1

    def end_properties(self) -> None:
        self._properties -= 1

    def vanish(self, told: Attributes) -> None:
        self.is_hidden = is_on(told) and not self.is_in_properties

    def colour(self, told: Attributes) -> None:
        self.is_pale = is_white(told) and not self.is_in_properties

    def size(self, told: Attributes) -> None:
        size = told.get("w:val", "")
        self.is_tiny = size.isdigit() and int(size) <= TINY and not self.is_in_properties

    def highlight(self, told: Attributes) -> None:
        self.is_filled = self.is_filled or is_on(told)

    def style(self, told: Attributes) -> None:
        self.is_hidden = told.get("w:val") in self._styles.hidden and not self.is_in_properties
        self.is_filled = told.get("w:val") in self._styles.filled
