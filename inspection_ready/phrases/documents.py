"""What is wrong with a document, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.document_findings import DocumentFault

if TYPE_CHECKING:
    from inspection_ready.domain.document_findings import DocumentFinding

SENTENCES = {
    DocumentFault.NO_TITLE: "The document has no title. Give it one.",
    DocumentFault.HEADING_JUMP: (
        "The heading “{about}” skips a level. Use the level just below the heading above it."
    ),
    DocumentFault.EMPTY_HEADING: "A heading has no words. Write it, or take it out.",
    DocumentFault.TABLE_WITHOUT_HEADER: (
        "A table has a column without a heading. Name every column in the first row."
    ),
    DocumentFault.LINK_WITHOUT_WORDS: "The link to {about} has no words. Write what it leads to.",
    DocumentFault.LINK_SAYS_NOTHING: (
        "The link “{about}” does not say where it leads. Use the name of the page instead."
    ),
    DocumentFault.LINK_TO_NOWHERE: "The link “{about}” leads to a place that is not in this document.",
    DocumentFault.LINK_NOT_ALLOWED: (
        "The link “{about}” is shown as plain text: only web, e-mail and telephone links are kept."
    ),
    DocumentFault.CHARACTERS_WITHOUT_FONT: (
        "The PDF cannot show {about} and prints \N{REPLACEMENT CHARACTER} instead. "
        "For a person, fill in “Name for documents”."
    ),
    DocumentFault.HTML_SHOWN_AS_TEXT: "“{about}” is web page code, so it is shown as plain text.",
    DocumentFault.PICTURE_LEFT_OUT: (
        "The picture “{about}” is left out: only pictures kept in the workspace are printed. "
        "Add it to them, or say in words what it shows."
    ),
    DocumentFault.PICTURE_MISSING: (
        "The workspace has no picture called “{about}”, so the document says that it is missing. "
        "Add the picture, or correct its name."
    ),
    DocumentFault.FACT_UNKNOWN: (
        "The key facts have nothing called “{about}”, so the document says so in its place. "
        "Add it to the key facts, or correct the name."
    ),
    DocumentFault.PICTURE_WITHOUT_ALT: (
        "The picture “{about}” says nothing to people who cannot see it. "
        "Write what it shows, or mark it as decorative."
    ),
    DocumentFault.CHART_UNKNOWN: (
        "“{about}” is no kind of chart, so none is drawn. Use bars or lines, or put the chart in anew."
    ),
    DocumentFault.CHART_WITHOUT_NUMBERS: (
        "The chart “{about}” has no numbers, so none is drawn. Put it straight below a table: the first column "
        "names what is counted, and the others hold the numbers."
    ),
    DocumentFault.CHART_NOT_A_NUMBER: (
        "“{about}” is not a number, so the chart leaves it out. Write it as 9,120, 12.5% or £1.2 million, "
        "or leave the cell empty where nobody knows it."
    ),
    DocumentFault.CHART_OF_TOO_MANY: (
        "The chart draws four columns of numbers and leaves out “{about}”. The table below it has them all."
    ),
    DocumentFault.NOTE_MISSING: (
        "The note “{about}” has no words, so the document says that it is missing. Write it below the text, or take "
        "its mark out."
    ),
    DocumentFault.NOTE_NOT_REFERRED_TO: (
        "Nothing in the text refers to the note “{about}”, so it is printed after the others. "
        "Put its mark where it belongs, or take the note out."
    ),
    DocumentFault.NOTE_TWICE: (
        "Two notes are called “{about}”. Their marks lead to the first, and the other is printed after the rest. "
        "Give it a name of its own."
    ),
    DocumentFault.NOTE_IN_NOTE: (
        "A note or the words for a picture refer to the note “{about}”, which is printed there in brackets: only "
        "the text itself has marks. Say it in one note."
    ),
    DocumentFault.REFERENCE_MISSING: (
        "The welcome pack has no section or heading called “{about}”, so the reference to it is printed as plain "
        "words. Choose one from the list, or take the reference out."
    ),
    DocumentFault.REFERENCE_LEFT_OUT: (
        "The section “{about}” is referred to and not printed: it is switched off or has no text yet. The reference "
        "is printed as plain words. Put the section in the pack, or take the reference out."
    ),
    DocumentFault.PICTURE_TOO_COARSE: (
        "The picture “{about}” is printed at {numbers[0]} dots an inch, and below {numbers[1]} it looks coarse on "
        "paper. Use one that is at least {numbers[2]:,} pixels wide."
    ),
    DocumentFault.CARD_SMALL: (
        "The card of “{about}” has so many words that they are printed very small. Shorten them, or use a larger card."
    ),
    DocumentFault.CARD_CUT: (
        "The words of “{about}” do not fit on the card, so it ends with … where they are cut. "
        "Shorten them, or use a larger card."
    ),
    DocumentFault.MAP_TOO_COARSE: (
        "The map “{about}” is printed at {numbers[0]} dots an inch, and below {numbers[1]} it looks coarse on paper: its "
        "file shows the area no closer. Ask the GIS team for one with more zooms."
    ),
    DocumentFault.LISTS_ARE_MIXED: (
        "This letter goes to people inside the council ({details[0]}) and outside it ({details[1]}). Packs leave it out "
        "until somebody says why they get it together. Take the ticks off the lists of one side, or give the reason."
    ),
    DocumentFault.STYLE_TOO_FAINT: (
        "The style “{about}” of the council’s Word template writes {details[0]} on {details[1]}: {hundredths[0]:g} to 1, "
        "where {hundredths[1]:g} to 1 is needed for everybody to read it. Change its colour in Word ({details[2]} is "
        "the nearest that does), and choose the file again."
    ),
}


def finding_words(finding: DocumentFinding) -> str:
    """What it is and what to do."""
    return SENTENCES[finding.fault].format(
        about=finding.about,
        numbers=finding.numbers,
        hundredths=tuple(number / 100 for number in finding.numbers),
        details=finding.details,
    )


def document_finding(finding: DocumentFinding) -> str:
    """What it is and what to do, then where it stands."""
    sentence = finding_words(finding)
    return f"{sentence} (Under “{finding.where}”.)" if finding.where else sentence
