"""Words for a folder that is brought in: what a file suggests and from which words, and why one is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.intake import TitleFrom
from inspection_ready.domain.intake_names import LeftOut
from inspection_ready.domain.release_findings import UnseenKind
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.intake import Likeness, SuggestedTitle
    from inspection_ready.domain.intake_dates import SuggestedDates
    from inspection_ready.domain.intake_words import SharedWords

MOST_NAMED = 3
LEFT_OUT: Mapping[LeftOut, str] = {
    LeftOut.SYSTEM: "A file that the computer keeps for itself.",
    LeftOut.HIDDEN: "Hidden.",
    LeftOut.OFFICE_MARKER: "Only a marker that a file is open somewhere.",
    LeftOut.TEMPORARY: "A temporary file, or a shortcut.",
    LeftOut.LINK: "A link to somewhere else. It was not followed: bring in the file it leads to.",
    LeftOut.PIPE: "A pipe or a device, and not a file.",
    LeftOut.WORKSPACE: "A workspace of Inspection Ready. It was not looked into.",
    LeftOut.FOLDER_UNREADABLE: "A folder that could not be opened. Ask whoever keeps it for access.",
}
NO_TEXT: Mapping[UnseenKind, str] = {
    UnseenKind.LOCKED: "It is protected by a password, so its text was not read.",
    UnseenKind.OLD_FORMAT: "It is in an older format, so its text was not read. Saved as .docx, .xlsx or .pptx it can be.",
    UnseenKind.UNKNOWN_FORMAT: "It is of a kind whose text cannot be read here.",
    UnseenKind.ARCHIVE: "It is an archive. Unpack it, and bring in what is in it.",
    UnseenKind.PAGES_ARE_PICTURES: "Its pages are pictures, such as a scan, so there is no text to read.",
    UnseenKind.PICTURES: "It is a picture, so there is no text to read.",
    UnseenKind.CUT: "It is too large for its text to be read.",
}
NO_TEXT_AT_ALL = "There is no text in it."
TITLES = {TitleFrom.DOCUMENT: "as the document calls itself", TitleFrom.FILE_NAME: "from the file’s name"}
INTAKE_SENTENCES: Mapping[str, str] = {
    "file_changed_since_read": "{file} is not what it was when the folder was read, so it was left. "
    "Read the folder again, and look at what it is now.",
    "folder_is_workspace": "{folder} is a workspace of Inspection Ready, and no folder of evidence. Nothing was changed.",
    "folder_too_large": "There are more than {most:,} files in {folder}. Nothing was changed. "
    "Bring in one of the folders inside it.",
    "not_a_folder": "{folder} is not a folder. Nothing was changed. Choose a folder, or add the file on the Evidence page.",
    "nothing_to_accept": "None of the files in {folder} is called {name}, or it cannot be accepted. Nothing was changed. "
    "Look at the folder with --dry-run first.",
}
"""For ``phrases.errors``."""


def counted_words(*, can_be: int, doubles: int, cannot: int) -> str:
    files = count_of(can_be, "file")
    return f"{files} can be accepted; {doubles:,} of them held already, or there twice. {cannot:,} cannot."


def no_text_words(kind: UnseenKind | None) -> str:
    return NO_TEXT_AT_ALL if kind is None else NO_TEXT[kind]


def title_words(title: SuggestedTitle) -> str:
    return TITLES[title.found_in]


def date_lines(dates: SuggestedDates) -> Iterator[str]:
    """For example "As at 31 March 2026, from “as at 31 March 2026”"."""
    if dates.as_at is not None:
        yield f"As at {day(dates.as_at.day)}, from “{dates.as_at.words}”{_in_name(is_it=dates.as_at.is_from_name)}"
    if dates.covers is not None:
        span = f"{day(dates.covers.first)} to {day(dates.covers.last)}"
        yield f"Covers {span}, from “{dates.covers.words}”{_in_name(is_it=dates.covers.is_from_name)}"


def shared_line(shared: SharedWords) -> str:
    """For example "QS1 Assessing needs, which shares: waiting, assessment"."""
    return f"{shared.called}, which shares: {', '.join(shared.words)}"


def likeness_lines(likeness: Likeness) -> Iterator[str]:
    if likeness.repeats:
        yield f"The same file as {likeness.repeats}."
    for held in likeness.held[:MOST_NAMED]:
        yield f"Held already, in {held.reference} “{held.title}”."
    for held in likeness.newer_of[:MOST_NAMED]:
        yield f"Called like {held.name} of {held.reference} “{held.title}”: it may be another version of it."
    if likeness.alike:
        yield f"Called like {_listed(likeness.alike)}, with other content: keep the right one."
    if likeness.marks:
        yield f"Its name says: {', '.join(likeness.marks)}."


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


def _in_name(*, is_it: bool) -> str:
    return " in its name" if is_it else ""
