"""What is said about a spreadsheet that comes in: how it was read, what was mended, and why a row was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inspection_ready.domain.notes import Note
from inspection_ready.phrases.diary_notes import DIARY_NOTES
from inspection_ready.phrases.edit_notes import EDIT_NOTES
from inspection_ready.phrases.values import count_of

Told = Mapping[str, Any]
Sentence = str | Callable[[Told], str]

MOST_NAMED = 8
MOST_COLUMNS_NAMED = 30


def _counted(told: Told, thing: str, one: str, many: str) -> str:
    return f"{count_of(told['count'], thing)} {one if told['count'] == 1 else many}"


def _was(told: Told) -> str:
    return "was" if told["count"] == 1 else "were"


def _and(words: Sequence[str]) -> str:
    shown = [*words[:MOST_COLUMNS_NAMED], *(["others"] if len(words) > MOST_COLUMNS_NAMED else [])]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _listed(names: Any, *, most: int = MOST_NAMED) -> str:
    shown = [f"“{name}”" for name in list(names)[:most]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


NOTES: dict[str, Sentence] = {
    **EDIT_NOTES,
    **DIARY_NOTES,
    # the file
    "encoding_guessed": "The file does not say how its letters are stored; it was read as {encoding}. Check letters with accents.",
    "quotes_ignored": "A quotation mark is opened and never closed, so quotation marks were read as ordinary letters.",
    "was_web_page": "The file is a web page with a table, whatever its name says; the table was read.",
    "error_cells": lambda told: (
        f"{_counted(told, 'cell', 'shows', 'show')} an error such as #REF! (the first is {told['first']}); "
        "what cannot be read was taken as empty."
    ),
    "formulas_never_calculated": lambda told: (
        f"{_counted(told, 'formula', 'has', 'have')} never been worked out, so nothing stands there. "
        "Open the file in Excel, save it and try again."
    ),
    "hidden_sheet_read": "The sheet “{sheet}” is hidden in the file, and was read.",
    "hidden_columns_read": lambda told: (
        f"Column {told['columns'][0]} is hidden in the sheet, and was read as well."
        if len(told["columns"]) == 1
        else f"Columns {_and(told['columns'])} are hidden in the sheet, and were read as well."
    ),
    "hidden_rows_read": lambda told: f"{_counted(told, 'hidden row', 'was', 'were')} read as well.",
    "no_heading_row": "No row of headings was found, so columns were known by what is in them. Check each one.",
    "lines_below_left_out": lambda told: (
        f"{_counted(told, 'line', 'was', 'were')} left out as notes below the list (from row {told['first']})."
    ),
    "lines_above_left_out": lambda told: (
        f"{_counted(told, 'line', 'stands', 'stand')} above the headings and {_was(told)} not read."
    ),
    "groups_left_out": lambda told: (
        f"{_counted(told, 'row', 'is', 'are')} a heading between the others or a sum, and {_was(told)} left out "
        f"(the first is row {told['first']}): {_listed(told['names'])}."
    ),
    "sheets_left": lambda told: f"The sheet “{told['used']}” was read; not read: {_listed(told['left'])}.",
    "columns_left": lambda told: (
        f"{_counted({'count': len(told['left'])}, 'column', 'was', 'were')} not read: "
        f"{_listed(told['left'], most=MOST_COLUMNS_NAMED)}."
    ),
    "facts_from_sheet": "Facilities were read from the sheet “{sheet}”, not from the columns beside the bases.",
    "heading_guessed": "Column “{heading}” was taken for “{target}”: a guess to check.",
    "known_by": lambda told: f"{_counted(told, 'row', 'was', 'were')} known again by {_ways(told)}.",
    # a row
    "ambiguous": "More than one of the {among} fits this row. Add an e-mail address, a postcode or our number to say which.",
    "same_name_elsewhere": "“{before}” stands in row {line} too, at another address. "
    "Give both their postcodes, or each a name of its own, so that they are kept apart.",
    "required": "{field} is missing.",
    "post_is_vacant": "“{before}” is a post without a person. Bring it in when there is somebody in it.",
    "two_people": "“{before}” are two people. Give each a row of their own.",
    "not_a_name": "{field}: “{before}” has no letters, so it is not a name.",
    "only_a_name": "Only “{before}” stands in this row, so it may be a heading between the others. "
    "If it is a person, add a role or an e-mail address.",
    "only_a_name_kept": "Only “{before}” stands in this row. Check that it is not a heading between the others.",
    "role_in_name": "“{before}” holds a job, which was taken for the role.",
    "leaver_in_notes": "{field} say “{before}”. If they have left, write the date under “Left on”.",
    "position_swapped": "Latitude and longitude had changed places; they were put right.",
    "phone_moved": "“{before}” was in the postcode column and was taken for the telephone number.",
    "postcode_in_phone": "“{before}” was in the telephone column and was taken for the postcode.",
    "postcode_in_name": "The postcode {before} was in the name.",
    "asked_unknown": "{field}: “{before}” is no code or title of what the regime asks about. Check it.",
    "asked_ambiguous": "{field}: “{before}” may be {among}. Write the code.",
    "available_of_one": "It is not about exactly one person, inspector, room or base. Name one of them.",
    "not_weekdays": "The days of the week are not read. Write them such as Monday to Wednesday, or Tue and Thu.",
    "available_backwards": "The last day is before the first. Check both.",
    "available_times_backwards": "The end is not after the start. Check both times.",
    "way_to_itself": "Both ends are the same base. Name two.",
    "last_day_first": "The last day is before the first. Check both.",
    "picture_without_file": "No picture of this name is kept here, and a list cannot bring the picture itself. "
    "Add it first, then this row again.",
    "no_such_event": "{field}: “{before}” is no event days can be counted from. There are: {among}.",
    "out_of_range": "{field}: “{before}” is out of range.",
    "not_an_email": "{field}: “{before}” is not an e-mail address.",
    "not_a_number": "{field}: “{before}” is not a whole number.",
    "not_an_offset": "{field}: “{before}” is not understood. Write it like: by 2 working days after notification.",
    "wrong_way_round": "{field}: in “{before}” the smaller number comes first.",
    "not_degrees": "{field}: “{before}” is not a position in degrees.",
    "not_a_date": "{field}: “{before}” is not a date. Write it like 4 June 2025 or 04/06/2025.",
    "not_a_time": "{field}: “{before}” is not a time of day. Write it like 9:30am or 2:15pm.",
    "not_a_moment": "{field}: “{before}” is not a date and time.",
    "time_missing": "{field}: “{before}” has no time. Write it like 4 June 2025, 9:30am.",
    "ends_before_it_starts": "The end is not after the start. Check both times.",
    "ends_after_midnight": "It would end after midnight. Make it shorter, or begin earlier.",
    "more_than_the_template": "{field}: {before} is more than the {most} the template says it has.",
    "day_ends_before_it_starts": "The days would end before they start. Check both times.",
    "lunch_does_not_fit": "Lunch is longer than the time there is for it. Make it shorter, or the time longer.",
    "times_disagree": "{minutes} minutes do not fit the start and the end. Leave one of the three empty.",
    "session_code_twice": "The code {before} stands in row {line} too, for another session. Give one of them another.",
    "not_yes_or_no": "{field}: “{before}” is neither yes nor no.",
    "not_a_choice": "{field}: “{before}” is not one of the choices, so it was left out.",
    "link_unknown": "{field}: nothing called “{before}” is among the {among}, so it was left out.",
    "link_ambiguous": "{field}: more than one of the {among} is called “{before}”, so it was left out. Use the e-mail address.",
    "mock_unknown": "{field}: no mock interview is called “{before}”. Write its code, such as D1-03, or its title.",
    "mock_ambiguous": "{field}: more than one mock interview is called “{before}”. "
    "Add the name of its timetable: “{before}, Mocks in spring”.",
    "evidence_ambiguous": "{field}: more than one of the {among} is called “{before}”, so it was left out. Use its reference.",
    "nobody_fits": "Nobody among the people is called “{before}”. Bring them in as a person first, then this row again.",
    "several_people_fit": "More than one of the people fits “{before}”. Use the e-mail address.",
    "other_side": "“{before}” ({side}) cannot be on the list “{list}”, which is for the other side. "
    "Put them on a list of their own, or correct where they are in the list of people.",
    "list_has_others": "The list “{before}” cannot be “{side}”: {who} is on it, who is not. Take them off it first.",
    "list_told_otherwise": lambda told: (
        f"An earlier row told the list “{told['before']}” otherwise ({', '.join(told['fields'])}). The first was kept."
    ),
    "person_added": "{field}: {before} was not among the people and is added to them.",
    "name_turned_round": "“{before}” has the surname first, and was turned round.",
    "tier_guessed": "{field}: taken to be “{tier}”, because the role is “{before}”. A guess to check.",
    "shouting": "{field} was in capitals.",
    "small_letters": "{field} was in small letters.",
    "turned_letters": "{field} held a hidden sign that turns letters round; it was taken out. Check how it reads now.",
    "hidden_letters": "{field} held letters that nobody can see; they were taken out.",
    "made_formatted": "{field} had bullets or line ends typed as plain text; they are printed as such.",
    "phone_zero": "{field} had lost its zero: “{before}”.",
    "phone_digits_lost": "{field}: Excel has rounded “{before}”, so it was left out. Format the column as text and type it again.",
    "phone_unusual": "{field}: “{before}” is not a United Kingdom telephone number; it was kept as it is.",
    "postcode_mended": "{field}: “{before}” had a letter where a figure belongs.",
    "postcode_moved": "The postcode {before} was in the address.",
    "postcode_unusual": "{field}: “{before}” is not a postcode; it was kept as it is.",
    "address_moved": "“{before}” was in the postcode column and was put at the end of the address.",
    "two_postcodes": "The address holds the postcode {before}, the postcode column {after}; both were kept.",
    "scheme_added": "{field}: https:// was put before “{before}”.",
    "web_unusual": "{field}: “{before}” is not a web address; it was kept as it is.",
    "email_tidied": "{field}: taken from “{before}”.",
    "first_of_several_emails": "{field}: the first address of “{before}” was taken.",
    "number_found": "{field}: the number in “{before}” was taken.",
    "date_serial": "{field}: “{before}” is how Excel counts days; it was read as a date.",
    "date_month_first": "{field}: “{before}” only makes sense with the month first, and was read so.",
    "repeat_differs": lambda told: (
        f"It differs from that row in: {', '.join(told['fields'])}. The first was kept."
    ),
}

TALLIES: dict[str, str] = {
    "shouting": "{rows} had {field} in capitals; it was set in ordinary letters.",
    "small_letters": "{rows} had {field} in small letters; it was given its capitals.",
    "turned_letters": "{rows} had a hidden sign in {field} that turns letters round; it was taken out. Check how it reads now: {names}.",
    "hidden_letters": "{rows} had letters in {field} that nobody can see; they were taken out.",
    "tier_guessed": "{rows} had no tier, and it was guessed from the role, because the regime names that role: {names}. Check each one.",
    "made_formatted": "{rows} had bullets or line ends typed in {field} as plain text; they are printed as such.",
    "phone_zero": "{rows} had lost the zero of the {field} number; it was put back.",
    "phone_digits_lost": "{rows} had a {field} number rounded by Excel; it was left out.",
    "phone_unusual": "{rows} had a {field} number that is not a United Kingdom one; it was kept as it is.",
    "postcode_moved": "{rows} had the postcode in the address; it was moved.",
    "postcode_mended": "{rows} had a letter for a figure in the postcode; it was put right.",
    "postcode_unusual": "{rows} had something else than a postcode as postcode; it was kept as it is.",
    "address_moved": "{rows} had part of the address in the postcode column; it was moved.",
    "scheme_added": "{rows} had a web address without https://; it was added.",
    "name_turned_round": "{rows} had the surname first; the name was turned round.",
    "role_in_name": "{rows} had a job behind the name; it was taken for the role.",
    "leaver_in_notes": "{rows} had words in the notes that say somebody left, and no date under “Left on”: {names}. Nobody was marked as a leaver.",
    "only_a_name_kept": "{rows} had a name and nothing else: {names}. Check that it is not a heading between the others.",
    "position_swapped": "{rows} had latitude and longitude the wrong way round; they were put right.",
    "phone_moved": "{rows} had a telephone number in the postcode column; it was moved.",
    "postcode_in_phone": "{rows} had a postcode in the telephone column; it was moved.",
    "postcode_in_name": "{rows} had the postcode in the name; the name was left as it is.",
    "email_tidied": "{rows} had more than the address in {field}; the address was taken out.",
    "link_unknown": "{rows} named {names} in {field}, and the register has no such name; it was left out.",
    "link_ambiguous": "{rows} named {names} in {field}, which fits more than one record; it was left out.",
    "evidence_ambiguous": "{rows} named {names} in {field}, which fits more than one piece of evidence; it was left out. Use references.",
    "list_told_otherwise": "{rows} told a list otherwise than an earlier row, which was kept: {names}.",
    "person_added": "{rows} brought a new person as {field}: {names}.",
    "not_a_choice": "{rows} had {names} as {field}, which is not one of the choices; it was left out.",
    "asked_unknown": "{rows} named {names}, which is no code or title of what the regime asks about; it was kept as it is. Check it.",
    "date_serial": "{rows} had {field} as a plain number, as Excel counts days; it was read as a date.",
}
"""The same things, said once for all the rows."""


def _ways(told: Told) -> str:
    words = {"id": "our number", "email": "e-mail address", "on": "date", "subject": "kind"}
    return " and ".join(
        words.get(name, name.removesuffix("_id").replace("_", " ")) for name in told["fields"]
    )


def note_sentence(note: Note) -> str:
    """For a note of one row, and for a note of the file."""
    told = dict(note.data)
    said = NOTES[note.code]
    return said.format_map(told) if isinstance(said, str) else said(told)


def file_note_sentence(note: Note) -> str:
    """For a note of the plan: a thing of the file, or a tally of what happened to many rows."""
    told: dict[str, Any] = dict(note.data)
    if "field" in told and "first" in told:
        rows = (
            f"Row {told['first']}"
            if told["count"] == 1
            else f"{told['count']:,} rows (the first is row {told['first']})"
        )
        if note.code in TALLIES:
            names = _listed(told.get("names", ()))
            return TALLIES[note.code].format(rows=rows, field=told["field"], names=names)
        return f"{rows}: {_without_value(note.code, told)}"
    return note_sentence(note)


def _without_value(code: str, told: Told) -> str:
    general = {
        "two_postcodes": "the address and the postcode column hold different postcodes; both were kept.",
        "web_unusual": "what stands as web address is not one; it was kept as it is.",
        "first_of_several_emails": "several e-mail addresses in one cell; the first was taken.",
        "number_found": f"{told['field']} was more than a number; the number was taken.",
        "date_month_first": f"{told['field']} only makes sense with the month first, and was read so.",
        "repeat_differs": "what an earlier row said is said again, but differs; the first was kept.",
    }
    return general.get(code, f"{told['field']} was changed on the way in.")


def reasons_sentence(reasons: tuple[Note, ...]) -> str:
    return " ".join(note_sentence(reason) for reason in reasons)
