"""Papers of the timetable in words: what each is called and is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.papers import FOR_US, PaperKind
from inspection_ready.domain.pocket_briefs import Known
from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from datetime import date

TITLES = {
    PaperKind.WHOLE: "Timetable",
    PaperKind.WALL: "Timetable for the wall",
    PaperKind.BY_DAY: "Timetable by day",
    PaperKind.BY_TRACK: "Timetable by track",
    PaperKind.BY_PERSON: "Timetable by person",
    PaperKind.BY_INSPECTOR: "Timetable by inspector",
    PaperKind.BY_BASE: "Timetable by base",
    PaperKind.DOORS: "Door signs",
    PaperKind.RECEPTION: "Run sheet for reception",
    PaperKind.CATERING: "Catering count",
    PaperKind.BRIEFS: "Pocket briefs",
    PaperKind.NOTE_SHEETS: "Note-taker’s sheets",
    PaperKind.EVENING: "Evening briefing",
}
ABOUT = {
    PaperKind.WHOLE: "A table for each day, the times down and the tracks across.",
    PaperKind.WALL: "Every day drawn to scale on A3, and the same as a list below it.",
    PaperKind.BY_DAY: "A page for each day in the order of the clock, for those who run it.",
    PaperKind.BY_TRACK: "A page for each track, through all days.",
    PaperKind.BY_PERSON: "A page for each person, with everything they have a part in.",
    PaperKind.BY_INSPECTOR: "A page for each inspector who is named; sessions without names at the end.",
    PaperKind.BY_BASE: "A page for each base: what happens there, in which room, and who comes.",
    PaperKind.DOORS: "A sign for each room and day, in large letters, without the names of those who are seen.",
    PaperKind.RECEPTION: "Who arrives when at each base, for whom, and who fetches them; with parking and facilities.",
    PaperKind.CATERING: "How many people each lunch and break is for, and what was assumed in counting.",
    PaperKind.BRIEFS: "A page for each person and interview: when, where, what it is about, our strengths and gaps, "
    "and three facts.",
    PaperKind.NOTE_SHEETS: "Two sides for each session, ruled for what is asked, promised and to be passed on.",
    PaperKind.EVENING: "What was learnt in a day, for those who are seen on the next.",
}  # fmt: skip
ONLY_US = "For us only"
KEEP_WITH_YOU = "Never give it to inspectors or partners, and take it with you when you leave."
KEEP_INSIDE = f"Only for people of the council. {KEEP_WITH_YOU}"
NO_BASE = "No base given"
ABOUT_KNOWN = {
    Known.SAID: "",
    Known.BRIEF: "As the session’s own words name it.",
    Known.ANSWERS_FOR: "Taken from what you answer for: nobody has said yet which statements this session is about.",
    Known.NOT: "Nobody has said yet which quality statements this session is about, and you answer for none.",
}


def folder_name(kind: PaperKind, on: date, issue: int | None = None) -> str:
    """Catering count, 3 March 2027; with the number of the issue it is printed from."""
    of = f", Issue {issue}" if issue else ""
    return f"{TITLES[kind]}{of}, {day(on)}"


def written_words(kind: PaperKind, folder: str, pages: int) -> str:
    length = "1 page" if pages == 1 else f"{pages} pages"
    return f"{TITLES[kind]}: {length}, as a PDF and a Word file, in {folder}."


def who_may_read(kind: PaperKind) -> str:
    return KEEP_INSIDE if kind in FOR_US else ""


NOTHING = {
    PaperKind.BY_PERSON: "Nobody who was chosen has a part in these sessions. Nothing was written. Name people on the "
    "page Timetable, or choose others.",
    PaperKind.BY_INSPECTOR: "No session says anything of inspectors yet. Nothing was written. Enter them on the page "
    "Timetable, by name or as “two inspectors”.",
    PaperKind.BY_BASE: "Nothing happens at this base. Nothing was written. Give the sessions a base on the page "
    "Timetable.",
    PaperKind.DOORS: "Nothing happens in any room yet. Nothing was written. Give the sessions a base and a room on "
    "the page Timetable.",
    PaperKind.RECEPTION: "Nobody is expected at any base. Nothing was written. Give the sessions a base, and name who "
    "comes, on the page Timetable.",
    PaperKind.CATERING: "There is no lunch and no break to count for. Nothing was written. Add a session that is a "
    "break, and give the sessions around it a base.",
    PaperKind.BRIEFS: "Nobody is named for these sessions. Nothing was written. Name those who are seen on the page "
    "Timetable.",
    PaperKind.NOTE_SHEETS: "There is no session to take notes of. Nothing was written. Choose another day.",
    PaperKind.EVENING: "Nothing was learnt on that day. Nothing was written. Note what was asked on the page "
    "Learning log.",
}  # fmt: skip


def _nothing(told: Mapping[str, Any]) -> str:
    kind = PaperKind(told["kind"])
    return NOTHING.get(
        kind, "There are no sessions to print. Nothing was written. Add some on the page Timetable."
    )


def _no_base(told: Mapping[str, Any]) -> str:
    known = ", ".join(told["known"]) or "none yet"
    return f"There is no base “{told['base']}”. Nothing was written. There are: {known}."


PAPER_SENTENCES: Mapping[str, Any] = {
    "nothing_on_the_paper": _nothing,
    "nothing_learnt_yet": "No day of the timetable that has come has anything in the learning log. Nothing was written. "
    "Note what was asked on the page Learning log, with the day it was asked on.",
    "no_timetable_to_print": "There is no timetable yet. Nothing was written. Make one on the page Timetable.",
    "no_such_base_to_print": _no_base,
    "no_such_inspector": "No session names an inspector “{inspector}”. Nothing was written. There are: {known}.",
    "paper_not_of_that": "{title} cannot be made for one {what}. Nothing was written.",
}
