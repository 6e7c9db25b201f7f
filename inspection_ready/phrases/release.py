"""The release check of a file, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspection_ready.domain.release_findings import (
    CheckedFile,
    Grade,
    Part,
    Place,
    ReleaseFault,
    ReleaseFinding,
    Unseen,
    UnseenKind,
)
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.release_faults import FAULTS
from inspection_ready.phrases.values import count_of

MOST_PLACES = 5
ALONE = frozenset(
    (
        ReleaseFault.TRACKING_ON,
        ReleaseFault.AS_AT_MISSING,
        ReleaseFault.PASSWORD,
        ReleaseFault.MACROS,
        ReleaseFault.HIDDEN_TEXT,
        ReleaseFault.PALE_TEXT,
        ReleaseFault.TINY_TEXT,
    )
)
"""Said without a number where there is one."""
VALUES = frozenset(
    (
        ReleaseFault.NHS_NUMBER,
        ReleaseFault.NATIONAL_INSURANCE,
        ReleaseFault.DATE_OF_BIRTH,
        ReleaseFault.POSTCODE,
        ReleaseFault.TELEPHONE,
        ReleaseFault.EMAIL,
        ReleaseFault.CASE_NAME,
        ReleaseFault.PERSON_NAME,
        ReleaseFault.AUTHOR,
    )
)
"""Of which a finding is one and the same value, however often it stands there."""
AS_AT = frozenset((ReleaseFault.AS_AT_OLD, ReleaseFault.AS_AT_AHEAD, ReleaseFault.AS_AT_DIFFERS))
GRADES = {Grade.LIKELY: "Likely", Grade.POSSIBLE: "Possible"}
PARTS = {
    Part.BODY: "",
    Part.HEADER: "header",
    Part.FOOTER: "footer",
    Part.NOTE: "footnotes or endnotes",
    Part.TEXT_BOX: "text box",
    Part.WATERMARK: "watermark",
    Part.COMMENT: "comment",
    Part.DELETED: "deleted text",
    Part.SPEAKER_NOTES: "speaker notes",
    Part.LAYOUT: "slide layout",
    Part.CHART: "chart",
    Part.DRAWING: "drawing",
    Part.PROPERTIES: "properties",
    Part.ALT_TEXT: "alternative text",
    Part.FORM_FIELD: "form field",
    Part.ANNOTATION: "remark",
    Part.SUBJECT: "subject",
    Part.ADDRESSES: "sender and recipients",
    Part.FILE_NAME: "name of the file",
    Part.PIVOT_CACHE: "data behind a pivot table",
    Part.CUSTOM_DATA: "data left by other programs",
}
UNSEEN = {
    UnseenKind.MEANING: "Whether words tell who somebody is without a name or number: “the only twins in the home”. Read it.",
    UnseenKind.REDACTION: "Words under black boxes or pictures in a PDF: they may still be there to be copied.",
    UnseenKind.OLD_FORMAT: "An older or rarer kind of file{about}, which cannot be looked into. "
    "Save it as .docx, .xlsx, .pptx or PDF, and check that.",
    UnseenKind.UNKNOWN_FORMAT: "A kind of file that cannot be looked into{about}.",
    UnseenKind.ARCHIVE: "An archive. Unpack it, and check each file in it.",
    UnseenKind.LOCKED: "Anything in it: it is protected by a password.",
    UnseenKind.INSIDE_NOT_READ: "What is in {about}: it is damaged, locked, too large or of a kind that cannot be read.",
    UnseenKind.INSIDE_TOO_DEEP: "What is in {about}: it lies too deep inside other files.",
    UnseenKind.SIGNED_OR_SEALED: "A message that is sealed or encrypted.",
    UnseenKind.CUT: "The rest of a message that is far too large.",
    UnseenKind.MACROS_NOT_READ: "What its macros do and say.",
    UnseenKind.NAMES_NOT_GIVEN: "Names of people: no list of names was given to look for.",
    UnseenKind.STRUCTURE_NOT_READ: "What a PDF holds beside its pages: it is damaged or locked. Print it to a new PDF, and check that.",
    UnseenKind.WHITE_ON_WHITE: "Words on slides in the colour of what is behind them, behind pictures, or beside the slide.",
}


def finding_title(finding: ReleaseFinding) -> str:
    one, many, _ = FAULTS[finding.fault]
    if finding.fault in AS_AT:
        when = day(date.fromisoformat(finding.about)) if finding.about else ""
        return f"The {one}: {when}"
    if finding.fault in VALUES and not finding.is_rest and finding.count > 1:
        said = f"1 {one}, {finding.count:,} times"
    elif finding.count == 1:
        said = one if finding.fault in ALONE else f"1 {one}"
    else:
        said = f"{finding.count:,} {many}"
    if finding.is_rest:
        said = f"{finding.count:,} more: {many}"
    return f"{said[:1].upper()}{said[1:]}"


def finding_words(finding: ReleaseFinding) -> str:
    """In one line, without what to do."""
    about = "" if finding.fault in AS_AT or not finding.about else f" ({finding.about})"
    around = f": {finding.around}" if finding.around else ""
    return f"{finding_title(finding)}{about}{around}"


def finding_advice(finding: ReleaseFinding) -> str:
    return FAULTS[finding.fault][2]


def finding_places(finding: ReleaseFinding) -> str:
    """Such as "page 3; page 7; and more"; "" where a place says nothing."""
    named = [place_words(place) for place in (finding.where, *finding.others)]
    told = list(dict.fromkeys(filter(None, named)))
    more = "; and more" if len(told) > MOST_PLACES or finding.count > len(named) > 1 else ""
    return "; ".join(told[:MOST_PLACES]) + more if told else ""


def place_words(place: Place) -> str:
    """Such as "sheet “Cases”, cell B7"."""
    parts = [f"in {' in '.join(f'“{name}”' for name in reversed(place.inside))}" if place.inside else ""]
    if place.page:
        parts.append(f"{'about ' if place.is_page_about else ''}page {place.page}")
    if place.slide:
        parts.append(f"slide {place.slide}")
    if place.sheet:
        parts.append(f"sheet “{place.sheet}”")
    if place.line:
        parts.append(f"line {place.line:,}")
    parts.append(_cell(place.cell))
    if place.paragraph:
        parts.append(f"paragraph {place.paragraph}")
    parts.append(PARTS[place.part])
    return ", ".join(filter(None, parts))


def _cell(cell: str) -> str:
    if not cell:
        return ""
    first, colon, last = cell.partition(":")
    if colon:
        kind = "row" if first.isdigit() else "column"
        return f"{kind} {first}" if first == last else f"{kind}s {first} to {last}"
    return f"column {cell}" if cell.isalpha() else f"cell {cell}"


def unseen_words(unseen: Unseen) -> str:
    said = _unseen(unseen)
    return f"In “{unseen.inside[-1]}”: {said[:1].lower()}{said[1:]}" if unseen.inside else said


def _unseen(unseen: Unseen) -> str:
    match unseen.kind:
        case UnseenKind.PICTURES:
            return f"Words and faces in {count_of(unseen.number, 'picture')}, handwriting too. Look at them."
        case UnseenKind.PAGES_ARE_PICTURES:
            pages = count_of(unseen.number, "page")
            verb = "is a picture" if unseen.number == 1 else "are pictures"
            return f"{pages} cannot be read: {'it' if unseen.number == 1 else 'they'} {verb} (a scan, say). Read them."
        case UnseenKind.SOUND:
            return f"What is said and shown in {count_of(unseen.number, 'recording')}."
        case UnseenKind.LINKS_NOT_TRIED:
            return f"Whether {count_of(unseen.number, 'link')} to the web still {'leads' if unseen.number == 1 else 'lead'} anywhere: nothing is asked for online."
        case _:
            return UNSEEN[unseen.kind].format(about=_about(unseen))


def _about(unseen: Unseen) -> str:
    if unseen.kind is UnseenKind.OLD_FORMAT:
        return f" ({unseen.about})" if unseen.about else ""
    if unseen.kind is UnseenKind.UNKNOWN_FORMAT:
        return f": it is {unseen.about}" if unseen.about else ""
    return f"“{unseen.about}”"


def summary_words(checked: CheckedFile) -> str:
    if not checked.is_readable:
        return f"{checked.name} could not be looked into."
    if not checked.findings:
        return f"Nothing was found in {checked.name}."
    likely, possible = checked.likely, checked.possible
    both = filter(
        None, (f"{likely:,} likely" if likely else "", f"{possible:,} possible" if possible else "")
    )
    return f"{count_of(len(checked.findings), 'thing')} to look at in {checked.name}: {' and '.join(both)}."


def checked_lines(checked: CheckedFile) -> Iterator[str]:
    yield summary_words(checked)
    faults = [(each.fault, each.grade) for each in checked.findings]
    for finding, next_fault in zip(checked.findings, [*faults[1:], None], strict=False):
        yield ""
        yield f"{GRADES[finding.grade]}: {finding_words(finding)}"
        if places := finding_places(finding):
            yield f"  Where: {places}"
        if next_fault != (finding.fault, finding.grade):  # once for all of a kind
            yield f"  {finding_advice(finding)}"
    yield ""
    yield "This check cannot see:"
    yield from (f"- {words}" for words in dict.fromkeys(map(unseen_words, checked.unseen)))
    yield ""
    yield f"Checked: {checked.size:,} bytes with SHA-256 {checked.sha256}. If the file changes, check it again."
