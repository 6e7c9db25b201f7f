"""Says what the doctor found in a Word letter: what and where, then what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.merge import MergeList, field_marks
from inspection_ready.domain.word_letters import ONLY_PDF, WordFault, WordPages, WordPart

if TYPE_CHECKING:
    from inspection_ready.domain.word_letters import (
        FoundField,
        WordFinding,
        WordPlace,
        WordReport,
        WorstValue,
    )

MOST_NAMED = 5
MOST_LINES = 200
"""Under one heading."""
_PARTS = {
    WordPart.BODY: "body",
    WordPart.FOOTNOTE: "footnote",
    WordPart.ENDNOTE: "endnote",
    WordPart.FILE: "file",
}
_FURNITURE = {
    (WordPart.HEADER, WordPages.ALL): "page header",
    (WordPart.HEADER, WordPages.FIRST): "first page’s header",
    (WordPart.HEADER, WordPages.EVEN): "even pages’ header",
    (WordPart.FOOTER, WordPages.ALL): "page footer",
    (WordPart.FOOTER, WordPages.FIRST): "first page’s footer",
    (WordPart.FOOTER, WordPages.EVEN): "even pages’ footer",
}
_OBJECTS = {
    "aFChunk": "another document inside it",
    "subDocument": "another document inside it",
}
LISTED = " or ".join(f"“{field_marks(f'each {one}')}”" for one in MergeList)


def place_words(place: WordPlace) -> str:
    """Table 1, row 2; text box in the page header."""
    part = _FURNITURE.get((place.part, place.pages)) or _PARTS[place.part]
    inside = []
    if place.table:
        inside.append(f"table {place.table}, row {place.row}" if place.row else f"table {place.table}")
    if place.in_box:
        inside.append("text box")
    if not inside:
        return part
    where = " in a ".join(inside)
    return where if place.part is WordPart.BODY else f"{where} in the {part}"


def field_line(found: FoundField) -> str:
    if found.is_repeat:
        return f"Repeats for each {found.name}: {place_words(found.place)}"
    return f"«{found.name}»: {place_words(found.place)}"


def report_lines(report: WordReport) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings with what stands under them; a heading without any is left out."""
    blocking = report.blocking
    rest = [each for each in report.findings if each not in blocking]
    parts = (
        ("Must be mended first", map(finding_sentence, blocking)),
        ("To look at", (finding_sentence(each) for each in rest if each.fault not in ONLY_PDF)),
        ("Fields found", dict.fromkeys(map(field_line, report.fields))),
        ("Otherwise in the PDF", (finding_sentence(each) for each in rest if each.fault in ONLY_PDF)),
    )
    for heading, lines in parts:
        if told := tuple(lines):
            more = (f"… and {len(told) - MOST_LINES:,} more",) if len(told) > MOST_LINES else ()
            yield heading, (*told[:MOST_LINES], *more)


def finding_sentence(finding: WordFinding) -> str:
    said = _SENTENCES[finding.fault]
    where = place_words(finding.place)
    words = said if isinstance(said, str) else said(finding)
    times = f" ({finding.times} times)" if finding.times > 1 else ""
    if finding.place.part is WordPart.FILE:
        is_part = finding.fault in {WordFault.OUTSIDE, WordFault.OBJECT}
        return f"It has {words}" if is_part else f"{words[:1].upper()}{words[1:]}"
    return f"{where[:1].upper()}{where[1:]}{times}: {words}"


def worst_line(worst: WorstValue) -> str:
    """The longest, and who has none."""
    longest = " ".join(worst.longest.split())
    said = f"“{longest}” ({len(worst.longest)} characters)" if longest else "nobody has one"
    names = list(worst.without[:MOST_NAMED])
    if len(worst.without) > MOST_NAMED:
        names.append(f"{len(worst.without) - MOST_NAMED} more")
    missing = f"; missing for {', '.join(names)}" if longest and names else ""
    return f"«{worst.name}»: the longest is {said}{missing}" if longest else f"«{worst.name}»: {said}"


def _meant(finding: WordFinding) -> str:
    return f"did you mean {finding.meant}?" if finding.meant else "no field and no key fact is called so."


def _outside(finding: WordFinding) -> str:
    if finding.about in _OBJECTS:
        return f"{_OBJECTS[finding.about]}. Take it out in Word."
    return (
        f"something that is fetched from {finding.about}. In Word, break the link or put the thing itself in its "
        "place; a template is taken off under Developer, Document Template."
    )


_SENTENCES: Mapping[WordFault, str | Callable[[WordFinding], str]] = {
    WordFault.FETCHES: lambda f: f"the field {f.about} would run or fetch something. Take it out in Word.",
    WordFault.OUTSIDE: _outside,
    WordFault.OBJECT: "an object of another program. Put a picture or the words themselves in its place.",
    WordFault.MERGE_RULE: lambda f: (
        f"{f.about} is a rule of Word’s own mail merge, which is not followed here. "
        "Write the words, or put a field such as “{{name}}” in its place."
    ),
    WordFault.ODD_CODE: lambda f: (
        f"the field “{f.about}” is none that a letter may have. Take it out in Word, or turn it into words "
        "(Ctrl+Shift+F9)."
    ),
    WordFault.UNFINISHED_CODE: lambda f: (
        f"the field “{f.about}” does not end where it begins. Take it out in Word, and put it in again."
    ),
    WordFault.UNCLOSED_REPEAT: lambda f: (
        f"“{field_marks(f'each {f.about}')}” repeats without an end. Write “{{{{end}}}}” where it stops."
    ),
    WordFault.END_WITHOUT_REPEAT: "“{{end}}” ends a repeat that never began. Take it out.",
    WordFault.UNKNOWN_LIST: lambda f: f"nothing can be repeated for each “{f.about}”. Write {LISTED}.",
    WordFault.REPEAT_IN_REPEAT: lambda f: (
        f"a repeat stands inside the repeat for each {f.about}, and could go on without end. End that one first."
    ),
    WordFault.SPLIT_REPEAT: lambda f: (
        f"the repeat for each {f.about} begins in one place and ends in another. "
        "Begin and end it in the same table, or in paragraphs beside each other."
    ),
    WordFault.TOO_MANY_REPEATS: lambda f: f"It has more than {f.about} repeats. Make it shorter.",
    WordFault.UNKNOWN_FIELD: lambda f: f"«{f.about}»: {_meant(f)} It is printed as “to come”.",
    WordFault.BROKEN_FIELD: lambda f: (
        f"“{f.about}” looks like a field and is none, and is printed as it stands. Write it like “{{{{name}}}}”."
    ),
    WordFault.NO_FIELDS: "It has no fields, so everybody gets the same letter.",
    WordFault.FORMAT_IGNORED: lambda f: (
        f"«{f.about}» asks for a format of dates or numbers. It is printed as the app writes it."
    ),
    WordFault.DATA_SOURCE: lambda f: (
        f"It is tied to Word’s own mail merge list ({f.about}). Letters are written without it, "
        "so that nobody is asked about it."
    ),
    WordFault.TRACKED_CHANGES: "tracked changes. Everybody could see them: accept or reject them in Word first.",
    WordFault.COMMENTS: "comments. Everybody could read them: delete them in Word first.",
    WordFault.TEXT_BOX: "a text box. The PDF has its words as a paragraph.",
    WordFault.SHAPE: "a shape or chart. The PDF does not have it.",
    WordFault.PICTURE: "a picture that is neither JPEG nor PNG. The PDF does not have it.",
    WordFault.PICTURE_WITHOUT_WORDS: (
        "a picture without alternative text. In Word, say what it shows, or mark it as decorative."
    ),
    WordFault.COLUMNS: "columns. The PDF has the words one below another.",
    WordFault.NOTES: "a footnote or endnote. The PDF does not have it.",
    WordFault.PAGE_FURNITURE: lambda f: (
        "the PDF has its words once, "
        + ("above the letter." if f.place.part is WordPart.HEADER else "below the letter.")
    ),
    WordFault.TABLE_WITHOUT_HEADER: (
        "a table without a header row. The PDF has its cells as paragraphs. "
        "If it is a list of data, tick Repeat Header Rows for its first row in Word."
    ),
    WordFault.MERGED_CELLS: "merged cells. The PDF has the words in the first of them.",
    WordFault.EQUATION: "an equation. The PDF does not have it.",
    WordFault.OWN_LOOK: "The PDF has the app’s own letters, colours and margins, not those of the Word file.",
}
"""After the place and a colon; of the file as a whole, a sentence of its own."""


WORD_LETTER_SENTENCES: dict[str, str | Callable[[Mapping[str, Any]], str]] = {
    "word_too_many_fields": "{file} has more than {most:,} fields in one place, which no letter has, so it was not read. "
    "Nothing was changed. Take fields out in Word, and choose it again.",
    "word_letter_too_long": "A letter from {file} would be far too long, so it was not written. "
    "Take repeats out of the file.",
    "word_letter_refused": lambda told: (
        f"{told['file']} cannot be used as a letter yet. Nothing was changed. {told['why']}"
    ),
    "no_letter_called": lambda told: (
        f"No letter is called “{told['title']}”. Nothing was changed. "
        + (f"There are: {', '.join(told['known'])}." if told["known"] else "There are no letters here yet.")
    ),
    "letter_has_no_word_file": "The letter “{title}” has no Word file: its words are written in the app.",
    "stored_letter_changed": "The Word file of the letter “{title}” was changed outside the app or is gone, so it is not used. "
    "Choose the file again, or bring the workspace back from a safe copy.",
}


WORD_LEFT_OUT = {
    "stored_file_missing": "Its Word file is gone from the workspace",
    "stored_letter_changed": "Its Word file was changed outside the app",
}
