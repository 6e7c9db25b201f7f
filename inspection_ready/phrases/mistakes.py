"""Says what is wrong in a file, beginning with its line and its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspection_ready.domain.mistakes import Mistake

MOST_KNOWN = 12
_ARROW = " > "
_KB = 1024


def mistake_sentence(mistake: Mistake) -> str:
    """For example "line 41, statements > QS3 > theme: there is no theme T9; known: T1, T2, T3, T4"."""
    where = f"line {mistake.line}"
    if mistake.place:
        where = f"{where}, {_ARROW.join(mistake.place)}"
    return f"{where}: {_SAY[mistake.code](mistake.data)}"


def _known(data: Mapping[str, Any]) -> str:
    known = [str(one) for one in data.get("known", ())]
    if not known:
        return ""
    shown = ", ".join(known[:MOST_KNOWN])
    more = f" and {len(known) - MOST_KNOWN} more" if len(known) > MOST_KNOWN else ""
    return f"; known: {shown}{more}"


def _near(data: Mapping[str, Any]) -> str:
    return f"; did you mean “{data['near'][0]}”?" if data["near"] else ""


def _no_such(data: Mapping[str, Any]) -> str:
    return f"there is no {data['kind']} {data['value']}{_near(data)}{_known(data)}"


def _number(data: Mapping[str, Any]) -> str:
    if data["least"] == data["most"]:
        return f"this must be {data['least']}, not “{data['value']}”"
    return f"a whole number from {data['least']} to {data['most']} is expected, not “{data['value']}”"


def _not_yaml(data: Mapping[str, Any]) -> str:
    return (
        f"the file cannot be understood from here on ({data['problem']}); "
        "look for a missing quotation mark, colon or indent on this line or the one above"
    )


_SAY: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "this must be here, and is not",
    "empty": lambda _: "this is empty; write something or take the line out",
    "not_a_table": lambda _: "fields with their names are expected here, such as “name: Leadership”",
    "not_a_list": lambda _: "a list is expected here, each item on its own line after a hyphen",
    "not_a_text": lambda _: "a single text is expected here, not a list or a table",
    "not_a_number": _number,
    "not_a_date": lambda data: f"a date like 2025-06-30 is expected, not “{data['value']}”",
    "not_a_day_from_today": lambda data: (
        "a day told from today is expected, such as “20 days ago”, “in 20 days” or “next 29 December”, "
        f"not “{data['value']}”"
    ),
    "not_asked": lambda data: f"the framework asks for no “{data['value']}”",
    "not_a_time": lambda data: f"a time like 9:30am or 2:15pm is expected, not “{data['value']}”",
    "day_ends_before_it_starts": lambda _: "the days would end before they start",
    "lunch_does_not_fit": lambda _: "lunch is longer than the time there is for it",
    "ends_after_midnight": lambda _: "it would end after midnight; make it shorter, or begin earlier",
    "not_a_position": lambda data: (
        f"a latitude and a longitude such as “54.7, 2.1” are expected, not “{data['value']}”"
    ),
    "not_yes_or_no": lambda data: f"yes or no is expected, not “{data['value']}”",
    "not_a_choice": lambda data: f"“{data['value']}” is not one of the choices{_near(data)}{_known(data)}",
    "not_an_id": lambda data: (
        f"“{data['value']}” cannot be an id; use up to 40 letters, figures, hyphens and full stops, without spaces"
    ),
    "sign_unreachable": lambda data: f"no move leads to “{data['state']}”",
    "sign_stuck": lambda data: f"from “{data['state']}” nothing can be signed any more",
    "sign_signed_by_anyone": lambda data: (
        f"the move that signs what is “{data['state']}” must be for accountable or deputy alone"
    ),
    "sign_change_stays_signed": lambda _: (
        "what changes after it was signed would count as signed; add a move “change” from signed to changed"
    ),
    "not_an_offset": lambda data: (
        f"“{data['value']}” is not understood; write it like “by 3 weeks after notification” or "
        f"“at least 6 to 8 weeks before on-site”, in {', '.join(data['units'])}"
    ),
    "wrong_way_round": lambda data: f"in “{data['value']}” the smaller number comes first",
    "no_such": _no_such,
    "unknown_key": lambda data: f"there is no such field{_near(data) or _known(data)}",
    "duplicate_key": lambda data: f"this field is given twice; the first is on line {data['first']}",
    "duplicate": lambda data: (
        f"“{data['value']}” is used already" + (f", on line {data['first']}" if "first" in data else "")
    ),
    "no_notification": lambda data: (
        f"one stage needs the id “{data['id']}” and “event: yes”; other days are counted from it"
    ),
    "no_scores": lambda _: "the scale needs at least one score above 0",
    "bands_do_not_meet": lambda data: (
        f"{data['expected']} is expected, not {data['value']}, so that the bands meet without a gap or an overlap "
        "and end at 100"
    ),
    "control_character": lambda data: (
        f"there is a character here that cannot be printed (U+{data['character']:04X}); delete it"
    ),
    "too_large": lambda data: f"the file is larger than {data['limit'] // _KB} KB, which no regime needs",
    "too_deep": lambda data: f"there are more than {data['limit']} levels inside each other",
    "not_utf_8": lambda _: "the file is not saved as UTF-8; save it again with the encoding UTF-8",
    "not_yaml": _not_yaml,
    "nothing_in_it": lambda _: "there is nothing in the file",
    "second_document": lambda _: "a second document starts here; keep one regime in one file",
    "anchor": lambda _: "anchors and aliases (& and *) are not accepted; write the text out",
    "tag": lambda data: (
        f"types written with an exclamation mark ({data['tag']}) are not accepted; take it out"
    ),
    "key_is_not_a_word": lambda _: "the name of a field must be a single word",
}
