"""The council's look in words: what it is, and why a document would be worse for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from inspection_ready.domain.brands import BrandFault, BrandFinding, FaintStyle, TemplateReading, Unlike
from inspection_ready.domain.printed_brands import BrandFont
from inspection_ready.phrases.word_files import AGAIN

Told = Mapping[str, Any]

FONT_WORDS = {
    BrandFont.ATKINSON: "Atkinson Hyperlegible in PDFs, Arial in Word",
    BrandFont.DEJAVU: "DejaVu Sans in PDFs, Verdana in Word",
}
BRAND_FILES = {"logo": "The council’s logo", "template": "The council’s Word template"}
"""What is lost where its stored file is."""
LABELS = {
    "accent": "Colour of headings and rules",
    "link": "Colour of links",
    "font": "Font",
    "header": "Words at the head of each page",
    "footer": "Words at the foot of each page",
    "logo": "Logo",
    "logo_alt": "What the logo says",
    "template": "Word template",
}
NOT_KEPT = "The council’s look was left as it was."
_USES = {"accent": "Headings and rules", "link": "Links"}
_MOST_STYLES = 4
FOLLOWED = "PDFs take its page and margins and, where no colour is named above, the colours of its title, headings and links."
_UNLIKE = {
    Unlike.WORDS: "the words of its headers and footers (write them above)",
    Unlike.PICTURES: "the pictures there (choose the logo above)",
    Unlike.BORDERS: "the border round its page",
    Unlike.PAPER: "its paper (they are on A4)",
    Unlike.MARGINS: "all of its margins (room is left for tables, and for the words at the head and foot)",
}


def new_look_words(pack: int) -> str:
    return f"Pack {pack} has another look: the council’s look was changed since."


def finding_sentence(finding: BrandFinding) -> str:
    """What is wrong, what is needed and what would do."""
    return _SENTENCES[finding.fault](finding.about, finding.told)


def refused_sentence(findings: Iterable[BrandFinding]) -> str:
    return f"{' '.join(map(finding_sentence, findings))} {NOT_KEPT}"


def _not_a_colour(about: str, told: Told) -> str:
    return (
        f"{LABELS[about]}: “{told['typed']}” is not a colour. Write six letters and digits, such as 1D4F91."
    )


def _too_faint(about: str, told: Told) -> str:
    ground = "the white page" if told["on_page"] else "the light grey behind remarks"
    return (
        f"{_USES[about]} in {told['colour']} would stand out {_ratio(told['ratio'])} from {ground}, and "
        f"{_needed(told['needed'])} is needed, so that everybody can read them. The nearest colour of the same hue "
        f"that does is {told['nearest']}."
    )


def _too_long(about: str, told: Told) -> str:
    return f"{LABELS[about]}: {told['letters']} letters do not fit on one line. Shorten them to about {told['most']}."


def _without_font(about: str, told: Told) -> str:
    return f"{LABELS[about]}: no font here can set {told['characters']}. Write it in other letters."


def _logo_without_words(_about: str, _told: Told) -> str:
    return (
        "Say what the logo says, for people who cannot see it: the council’s name, as a rule. "
        "A document without that would not be accessible."
    )


def _template_too_faint(_about: str, told: Told) -> str:
    return (
        f"In {told['file']}, hardly anybody can read the words of these styles: {_styles(told['styles'])}. "
        "Change the colours of the styles in Word, and choose the file again."
    )


def template_lines(reading: TemplateReading) -> tuple[str, ...]:
    """What to know of a Word template before documents are made with it."""
    left = [f"its fonts and sizes ({reading.font})" if reading.font else "its fonts and sizes"]
    left += [_UNLIKE[each] for each in reading.unlike]
    lines = (FOLLOWED, f"PDFs do not take {'; '.join(left)}.")
    return (*lines, _faint(reading.faint)) if reading.faint else lines


def _faint(styles: tuple[FaintStyle, ...]) -> str:
    return (
        f"Not everybody can read these styles: {_styles(styles)}. Change their colours in Word and choose the file again, "
        "or leave them with a reason where Packs checks the documents."
    )


def _styles(styles: tuple[FaintStyle, ...]) -> str:
    each = "; ".join(map(_style, styles[:_MOST_STYLES]))
    return f"{each}; and {len(styles) - _MOST_STYLES} more" if len(styles) > _MOST_STYLES else each


def _style(style: FaintStyle) -> str:
    return (
        f"“{style.name}” writes {style.colour} on {style.ground} ({_ratio(style.ratio)}, where "
        f"{_needed(style.needed)} is needed; {style.nearest} would do)"
    )


def _ratio(ratio: float) -> str:
    """Rounded down: 4.49 is not 4.5."""
    return f"{int(ratio * 100) / 100:g} to 1"


def _needed(ratio: float) -> str:
    return f"{ratio:g} to 1"


_SENTENCES: Mapping[BrandFault, Callable[[str, Told], str]] = {
    BrandFault.NOT_A_COLOUR: _not_a_colour,
    BrandFault.TOO_FAINT: _too_faint,
    BrandFault.TOO_LONG: _too_long,
    BrandFault.WITHOUT_FONT: _without_font,
    BrandFault.LOGO_WITHOUT_WORDS: _logo_without_words,
    BrandFault.TEMPLATE_TOO_FAINT: _template_too_faint,
}

BRAND_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "brand_breaks_documents": lambda told: refused_sentence(told["findings"]),
    "template_fetches": "{file} would fetch something from outside when it is opened ({what}). Nothing was changed. "
    "Put the picture or text itself into its header or footer in Word, and choose it again.",
    "template_holds_objects": "{file} has an object of another program in its header or footer. Nothing was changed. "
    "Put a picture in its place in Word, and choose it again.",
    "template_without_room": "The pages of {file} leave {width} by {height} points for text, too little for a table. "
    "Nothing was changed. Make the margins smaller in Word, and choose it again.",
    "template_without_styles": "{file} has no styles, so documents cannot follow it. " + AGAIN,
    "word_file_strict": "{file} was saved as a Strict Open XML document, which is rare. " + AGAIN,
}
"""For ``phrases.errors``."""
