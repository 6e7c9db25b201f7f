"""Badges, place cards, signs, sheets to sign in on and labels, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.card_layouts import CardLayout, SheetKind
from inspection_ready.domain.letter_guard import Doubt
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.sendings import names_words, notice_sentence
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.letter_guard import Notice
    from inspection_ready.domain.people import Person

TITLES = {
    SheetKind.BADGES: "ID badges",
    SheetKind.PLACE_CARDS: "Place cards",
    SheetKind.DOOR_SIGNS: "Door signs",
    SheetKind.SIGN_IN: "Sign-in sheets",
    SheetKind.LABELS: "Envelope labels",
}
ONE = {
    SheetKind.BADGES: "badge",
    SheetKind.PLACE_CARDS: "place card",
    SheetKind.DOOR_SIGNS: "door sign",
    SheetKind.SIGN_IN: "sign-in sheet",
    SheetKind.LABELS: "label",
}
HOW = {
    "86x54": "86 by 54 mm, as a bank card, {on} on a sheet",
    "90x60": "90 by 60 mm, for the larger holders, {on} on a sheet",
    "95x65": "95 by 65 mm once folded, {on} on a sheet",
    "190x65": "190 by 65 mm once folded, for long tables, {on} on a sheet",
    "a4": "A4 across, one a page",
    "l7160": "L7160: {on} on a sheet, 63.5 by 38.1 mm",
    "l7163": "L7163: {on} on a sheet, 99.1 by 38.1 mm",
    "l7159": "L7159: {on} on a sheet, 63.5 by 33.9 mm",
}
AT_FULL_SIZE = "Print at 100%, “Actual size”: with “Fit to page” cards come out too small, and labels beside their places."
FOLD = "Cut along the lines and fold each card in the middle. The Word file has the front only; the PDF both sides."
LABELS_GO_IN = "The first label goes to place {start} of its sheet, counted row by row."
NAME, ORGANISATION, CAR, TIME_IN, TIME_OUT, SIGNATURE = (
    "Name", "Organisation or role", "Car registration", "Time in", "Time out", "Signature",
)  # fmt: skip
ASKED_TO_SIGN = "Everybody who comes in signs here. Below those who are expected there is room for others."


def layout_words(layout: CardLayout) -> str:
    return HOW[layout.code].format(on=layout.on_a_sheet)


def what_words(kind: SheetKind, cards: int, sheets: int) -> str:
    """24 badges on 3 sheets."""
    counted = count_of(cards, ONE[kind])
    if kind in {SheetKind.DOOR_SIGNS, SheetKind.SIGN_IN}:
        return counted
    return f"{counted} on {count_of(sheets, 'sheet')}"


def folder_name(kind: SheetKind, on: date) -> str:
    return f"{TITLES[kind]}, {day(on)}"


def written_words(kind: SheetKind, cards: int, sheets: int, folder: str) -> str:
    verb = "was" if cards == 1 else "were"
    return f"{what_words(kind, cards, sheets)} {verb} written, as a PDF and a Word file, into {folder}."


def how_to_print(kind: SheetKind) -> str:
    return "" if kind is SheetKind.SIGN_IN else AT_FULL_SIZE


def about_people(kind: SheetKind, notices: Sequence[Notice]) -> Iterator[str]:
    """What is odd about the lists: a letter's sentences, said of cards."""
    one = ONE[kind]
    for notice in notices:
        if notice.doubt in {Doubt.EMPTY_LIST, Doubt.UNCHECKED_LIST}:
            yield notice_sentence(notice)
        else:
            yield notice_sentence(notice).replace("letter", one)


def without_address(people: Sequence[Person]) -> str:
    gets = "gets" if len(people) == 1 else "get"
    return (
        f"No postal address is held for {names_words([each.printed_name for each in people])}, who {gets} no label. "
        "Enter the address for post, or choose the base, on the page People."
    )


def photographs_left_out(names: Sequence[str]) -> str:
    has = "is" if len(names) == 1 else "are"
    said = "photograph" if len(names) == 1 else "photographs"
    return (
        f"The {said} of {names_words(names)} cannot be read and {has} left out; the words have its place. "
        "Choose the picture again on the page Pictures."
    )


def _no_list(told: Mapping[str, Any]) -> str:
    size, known = told["size"], ", ".join(told["known"])
    return f"There is no size “{size}” of these. Nothing was written. There are: {known}."


def _nobody(told: Mapping[str, Any]) -> str:
    return NOBODY[SheetKind(told["kind"])]


_CHOOSE = "Nobody is chosen yet. Nothing was written. Tick a list, a side of the council, or those in the timetable."
NOBODY = {
    SheetKind.BADGES: "Nobody who was chosen can be printed: the lists are empty, or everybody on them has left. "
    "Nothing was written. Choose others, or add people on the page People.",
    SheetKind.PLACE_CARDS: "Nobody who was chosen can be printed: the lists are empty, or nobody is named in the "
    "sessions yet. Nothing was written. Choose others, or name people on the page Timetable.",
    SheetKind.LABELS: "Nobody who was chosen has a postal address. Nothing was written. Enter the "
    "address for post, or choose the base, on the page People.",
    SheetKind.DOOR_SIGNS: "Nothing happens in any room yet. Nothing was written. Give the sessions a base and a room "
    "on the page Timetable, or add rooms on the page Bases.",
    SheetKind.SIGN_IN: "Nobody is expected at any base yet. Nothing was written. Add bases on the page Bases, or give "
    "the sessions a base on the page Timetable.",
}  # fmt: skip
SHEET_SENTENCES: Mapping[str, str | Callable[[Mapping[str, Any]], str]] = {
    "sheets_of_nobody": _CHOOSE,
    "nothing_on_the_sheets": _nobody,
    "no_such_size": _no_list,
    "no_such_place_on_sheet": "A sheet of these has {most} labels, so none is number {start}. Nothing was written.",
    "no_such_session": "No session has the code “{session}”. Nothing was written. There are: {known}.",
    "no_such_day_to_print": "The timetable has no day {day}. Nothing was written.",
    "no_sizes": "Sheets to sign in on have one size. Nothing was written.",
    "start_only_labels": "Only labels can begin in the middle of a sheet. Nothing was written.",
}
