"""Sentences for what can be refused about records, people and packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspection_ready.phrases.values import count_of

Told = Mapping[str, Any]

MOST_NAMED = 5
"""Of the places that use a record, or the people of one name; the rest are counted."""


NAMED_IN_WORDS = frozenset({"picture", "key_fact"})
"""Kinds that texts name; others are linked to."""


def _some(named: list[str]) -> str:
    if len(named) > MOST_NAMED:
        named = [*named[:MOST_NAMED], f"{len(named) - MOST_NAMED} more"]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _still_used(told: Told) -> str:
    uses = told.get("uses")
    if not uses:
        return "Something else still points at this record, so it was kept. Change what points at it first."
    places = _some([f"{use.label.lower()} of the {use.singular} “{use.title}”" for use in uses])
    if told["kind"] in NAMED_IN_WORDS:
        texts = _some([f"the {use.label.lower()} of the {use.singular} “{use.title}”" for use in uses])
        return f"“{told['title']}” is still named in {texts}, so it was kept. Take it out there first."
    kept = f"“{told['title']}” is still the {places}, so it was kept."
    leaver = " Somebody who has left is kept with a leaving date." if told["kind"] == "person" else ""
    return f"{kept} Choose another there first.{leaver}"


def _already_there(told: Told) -> str:
    called = f" called “{told['title']}”" if told["title"] else ""
    return f"There is already such a {told['singular']}{called}; it was kept. Change that one instead."


def _several_people(told: Told) -> str:
    named = _some([_described(person) for person in told["people"]])
    return f"More than one person is called “{told['named']}”: {named}. Nothing was changed. Use the e-mail address."


def _described(person: Any) -> str:
    more = person.email or person.role or person.team
    return f"{person.name} ({more})" if more else person.name


def _no_such_document(told: Told) -> str:
    return f"No document is called “{told['document']}”. Nothing was made. There are: {', '.join(told['known'])}."


def _not_copied(told: Told) -> str:
    why = "that is a file, not a folder" if told["is_file"] else told["reason"]
    return (
        f"The pack was made and is kept in {told['pack']}, but could not be copied to {told['into']}"
        f"{f' ({why})' if why else ''}. Copy that folder to another place yourself."
    )


def _no_such_timetable(told: Told) -> str:
    if not told["known"]:
        return "There is no timetable here yet. Make one from a template, or import one."
    return f"No timetable is called “{told['named']}”. Nothing was changed. There are: {', '.join(told['known'])}."


RECORD_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "already_there": _already_there,
    "several_called": "{count} {plural} are called “{title}”. Nothing was changed. Change it in the window instead.",
    "nothing_called": "No {singular} is called “{title}”. Nothing was changed.",
    "no_such_diary": "{person} is not among the people whose diaries are cleared. Nothing was changed. Add them first.",
    "not_an_offset": "“{typed}” is not understood. Nothing was changed. Write it like: by 2 working days after notification.",
    "wrong_way_round": "In “{typed}” the smaller number comes first. Nothing was changed.",
    "no_such_event": lambda told: (
        f"“{told['event']}” is no event days can be counted from. Nothing was changed. "
        f"There are: {', '.join(told['known'])}."
    ),
    "needs_value": "“{label}” is empty. Nothing was changed. Fill it in.",
    "no_such_person": "Nobody called “{named}” is in the register of people. Nothing was changed. "
    "Check the spelling, or use the e-mail address.",
    "other_side": lambda told: (
        f"{told['person']} is {told['side'][:1].lower()}{told['side'][1:]}, and the list “{told['list']}” is for the "
        "other side. Nothing was changed. Keep a list for each side, so that words for colleagues do not reach a partner."
    ),
    "out_of_range": "“{label}” must be from {lowest:g} to {highest:g}. Nothing was changed.",
    "several_people": _several_people,
    "still_used": _still_used,
    # timetables
    "no_timetable_yet": lambda told: (
        "There is no timetable here yet. Make one with “timetable make --template NAME”"
        + (
            f"; the templates are: {', '.join(told['templates'])}."
            if told["templates"]
            else ", or import one."
        )
    ),
    "no_such_timetable": _no_such_timetable,
    "no_such_day": lambda told: (
        f"“{told['name']}” has {count_of(told['days'], 'day')}, so there is no day {told['day']}. "
        "Nothing was changed. Choose another day, or give the timetable more days."
    ),
    "no_such_track": lambda told: (
        f"The timetable has {count_of(told['tracks'], 'track')}, so there is no track {told['track']}. "
        "Nothing was changed. Choose another, or give the timetable more tracks."
    ),
    "no_such_statement": "The regime in force has no quality statement {asked}. Nothing was changed. "
    "Choose among {known}, or leave it empty.",
    "no_such_code": "No session of “{name}” has the code “{named}”. Nothing was changed. "
    "“timetable show” names them all.",
    "handed_to_nobody": "A session is handed to somebody’s line. Nothing was changed. "
    "To take somebody out, open the session.",
    "inspector_and_person": lambda told: (
        f"{told['taker']} cannot take the place of {told['giver']}: one is an inspector, and the other is not. "
        "Nothing was changed."
        if told["giver"]
        else f"{told['taker']} is an inspector, and nobody of yours is named yet. Nothing was changed. "
        "Choose one of your people."
    ),
    "already_at_session": "{who} is in “{title}” already. Nothing was changed. Choose somebody else.",
    "inspector_stands_otherwise": "“{title}” does not name {who} in a way that could be replaced. "
    "Nothing was changed. Open the session, and write the name there.",
    "role_does_not_fit": "“{title}” asks for “{wanted}”, and {who} neither holds that role nor stands in for it. "
    "Nothing was changed. Choose somebody who does, or change who is wanted.",
    "session_starts_before_midnight": "“{title}” would start before midnight. Nothing was changed. "
    "Move it by less, or put it on the day before.",
    "session_ends_after_midnight": "“{title}” would end after midnight. Nothing was changed. "
    "Make it shorter, or begin earlier.",
    "code_is_taken": "Another session of this timetable has the code {session_code}. Nothing was changed. "
    "Choose another code, or leave it empty to be given one.",
    "available_of_one": "This is not about exactly one person, inspector, room or base. Nothing was changed. "
    "Name one of them, and no other.",
    "not_weekdays": "The days of the week are not read. Nothing was changed. "
    "Write them such as Monday to Wednesday, or Tuesday and Thursday, or leave them empty.",
    "available_backwards": "The last day is before the first. Nothing was changed. Check both.",
    "available_times_backwards": "The end is not after the start. Nothing was changed. Check both times.",
    "way_to_itself": "Both ends of the way are “{base}”. Nothing was changed. Choose another base for one end.",
    "day_ends_before_it_starts": "The days would end before they start. Nothing was changed. Check both times.",
    "lunch_does_not_fit": "Lunch is longer than the time there is for it. Nothing was changed. "
    "Make it shorter, or the time for it longer.",
    "room_is_elsewhere": "The room “{room}” is not at that base. Nothing was changed. "
    "Choose a room of the base, or leave the base empty.",
    "sessions_stand_there": "There are sessions on {field} up to {held}, so {asked} {field} are too few. "
    "Nothing was changed. Move or remove those sessions first.",
    # copies of a workspace
    "backup_on_the_server": "The register of this workspace is on a server. Nothing was copied. "
    "Ask whoever looks after the server for its backups.",
    "no_safe_copy_folder": "Nobody has said yet where safe copies of this workspace go. Nothing was copied. "
    "Name a folder with --to; it is remembered.",
    "no_whole_copy": "There is no whole copy of the register in {folder}. Nothing was made. "
    "Wait until the folder is up to date here, or choose another safe copy.",
    "safe_copy_inside": "{folder} is inside the workspace itself. Nothing was copied. Choose a place outside it.",
    "safe_copy_not_made": "The folder for safe copies, {folder}, cannot be used ({reason}). No safe copy was made; "
    "what was saved is kept in the workspace. Check that the folder can be reached, or choose another in Settings.",
    "safe_copy_of_a_twin": "This workspace was copied, and both are worked in: {folder} also holds what {account} did on "
    "{machine} in {other}, which this one does not know. Nothing was copied, and nothing there was changed. Find out "
    "which of the two goes on; to keep both, choose another folder for the safe copies of this one.",
    "safe_copy_of_another": "{folder} is the safe copy of another workspace, and was left as it was. "
    "Choose another folder.",
    # packs
    "head_not_there": "The record of changes does not reach to its entry {entry}, as after an older copy was put back. "
    "Packs are made all the same; check the workspace with verify.",
    "trail_unreadable": "The record of changes cannot be read back to its entry {entry}: it was changed outside the app. "
    "Packs are made all the same; check the workspace with verify.",
    "framework_lost": "The framework it was made by is not in the workspace any more. Packs are made all the same.",
    "no_such_document": _no_such_document,
    "no_such_pack": "There is no pack {number} in this workspace.",
    "nothing_to_make": lambda told: (
        f"No document was chosen, so no pack was made. Choose from: {', '.join(told['known'])}."
    ),
    "letter_goes_to_no_list": "The letter “{title}” goes to no list yet, so nobody would get it. No pack was made. "
    "Say which lists it goes to, or leave it out.",
    "no_such_letter": lambda told: (
        f"No letter is called “{told['title']}”. No pack was made. There are: {', '.join(told['known'])}."
        if told["known"]
        else f"No letter is called “{told['title']}”: there are no letters here yet. No pack was made."
    ),
    "nothing_to_print": lambda told: (
        f"There is nothing to print yet in: {', '.join(told['titles'])}. No pack was made, and no number was used. "
        "Fill it first, or choose other documents."
    ),
    "pack_folder_missing": "The folder of pack {number} is no longer in {folder}. Nothing was changed. "
    "Put it back from a safe copy, or make a new pack.",
    "finding_not_there": "There is no finding “{finding}” in what is found in the documents now. Nothing was changed. "
    "See what is found, and with which code, with packs check.",
    "override_not_there": "No reason is kept for leaving “{finding}” as it is. Nothing was changed.",
    "pack_disposed": "The files of pack {number} were disposed of already. Nothing was changed.",
    "pack_files_disposed": "The files of pack {number} were disposed of. Nothing was changed. Make a new pack.",
    "pack_elsewhere": "The files of pack {number} are kept on another machine. Nothing was changed. "
    "Dispose of it there, so that they go with the record.",
    "pack_in_use": "A file of {folder} is open in another program ({reason}), so the pack cannot be disposed of. "
    "Nothing was changed. Close it and try again.",
    "reason_missing": "Say why, in a few words: the reason is kept, and is printed. Nothing was changed.",
    "pack_not_copied": _not_copied,
    "pack_number_taken": "Somebody else made pack {number} just now. No pack was made here. Try again.",
}
