"""Letters that go out, in words: to whom, what is odd, what was written and what remains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.file_names import safe_name
from inspection_ready.domain.letter_guard import Doubt
from inspection_ready.domain.people import Side
from inspection_ready.domain.sendings import How
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.letter_guard import Going, Notice
    from inspection_ready.domain.lists import DistributionList

LONGEST_TITLE = 40
NAMED = 8
"""People named before the rest are counted."""
NAMED_LISTS = 2
SIDE_WORDS = {Side.INSIDE: "inside", Side.OUTSIDE: "outside"}


def list_words(one: DistributionList) -> str:
    """Interviewees (inside)."""
    return f"{one.name} ({SIDE_WORDS[one.side]})"


def folder_name(title: str, on: date) -> str:
    return f"{safe_name(title, longest=LONGEST_TITLE)}, {day(on)}"


def print_name(title: str) -> str:
    return f"{safe_name(title, longest=LONGEST_TITLE)}, to print.pdf"


def going_words(title: str, going: Going, *, count: int | None = None) -> str:
    """48 letters of “Interviewee invitation” to people on “Interviewees (inside)”."""
    number = len(going.recipients) if count is None else count
    lists = _joined([f"“{list_words(one)}”" for one in going.lists])
    return f"{count_of(number, 'letter')} of “{title}” to people on {lists}"


def side_sentence(going: Going) -> str:
    """Says aloud which side the letter goes to."""
    if going.is_mixed:
        return "These lists are mixed: some people are inside the council and some outside it."
    if going.side is None:
        return ""
    return f"Everybody on {'this list' if len(going.lists) == 1 else 'these lists'} is {going.side.value} the council."


def goes_on_sentence(at: datetime, *, done: int) -> str:
    return (
        f"This goes on with the writing of {day(on_the_clock(at).date())}, which was stopped: "
        f"{count_of(done, 'letter')} {'is' if done == 1 else 'are'} there already."
    )


def written_before_sentence(count: int, *, last: datetime) -> str:
    whom = "One of them has" if count == 1 else f"{count} of them have"
    return f"{whom} had this letter before, last on {day(on_the_clock(last).date())}."


def to_come_sentence(names: Sequence[str]) -> str:
    said = _joined([f"“{name}”" for name in names])
    return f"{said} {'has' if len(names) == 1 else 'have'} no value yet, and would be printed as to come."


def notice_sentence(notice: Notice) -> str:
    return NOTICES[notice.doubt](notice)


def names_words(names: Sequence[str]) -> str:
    """As many as can be taken in, and how many more."""
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {count_of(len(names) - NAMED, 'other', 'others')}"
    return _joined(names)


def _joined(parts: Sequence[str]) -> str:
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _is(notice: Notice) -> str:
    return "is" if len(notice.names) == 1 else "are"


def _has(notice: Notice) -> str:
    return "has" if len(notice.names) == 1 else "have"


def _gets(notice: Notice) -> str:
    return "gets" if len(notice.names) == 1 else "get"


NOTICES: Mapping[Doubt, Callable[[Notice], str]] = {
    Doubt.HAS_LEFT: lambda it: (
        f"{names_words(it.names)} {_has(it)} left, and {_gets(it)} no letter. Take them off the list “{it.about}”."
    ),
    Doubt.OTHER_SIDE: lambda it: (
        f"{names_words(it.names)} {_is(it)} on the other side than the list “{it.about}”, and {_gets(it)} no letter."
    ),
    Doubt.ON_TWO_LISTS: lambda it: (
        f"{names_words(it.names)} {_is(it)} on {it.about}, and {_gets(it)} one letter each."
        if len(it.names) > 1
        else f"{names_words(it.names)} is on {it.about}, and gets one letter."
    ),
    Doubt.SAME_ADDRESS: lambda it: (
        f"{names_words(it.names)} have the same e-mail address, {it.about}. Each has a draft of their own; "
        "who reads that address sees all of them."
    ),
    Doubt.NO_ADDRESS: lambda it: (
        f"{names_words(it.names)} {_has(it)} no e-mail address, and {_gets(it)} no draft."
    ),
    Doubt.BAD_ADDRESS: lambda it: (
        f"The e-mail address of {names_words(it.names)} is not one plain address, so there is no draft. Mend it on the page People."
    ),
    Doubt.EMPTY_LIST: lambda it: f"Nobody is on the list “{it.names[0]}”.",
    Doubt.UNCHECKED_LIST: lambda it: f"Nobody has checked the list “{it.names[0]}” yet.",
}


def sent_words(
    *, people: int, of: int, at: Any, by_how: Mapping[How, int], new_addresses: int, marked: int
) -> str:
    """Written to 48 people on 4 June 2025, 2 since changed their address."""
    to = count_of(people, "person", "people")
    some = f"{people} of {count_of(of, 'person', 'people')}" if people < of else to
    parts = [f"Written to {some} on {day(on_the_clock(at).date())}"]
    hows = [f"{words} {by_how[how]}" for how, words in HOW_WORDS.items() if by_how.get(how)]
    if hows:
        parts.append(f"({', '.join(hows)})")
    said = " ".join(parts)
    if marked:
        said += f", {marked if marked < people else 'all'} marked as sent"
    if new_addresses:
        said += f", {new_addresses} since changed their address"
    return said


HOW_WORDS = {How.PRINT: "on paper", How.DRAFT: "e-mail drafts"}


def stopped_words(*, title: str, people: int, remaining: int, folder: str) -> str:
    """What is good of a writing that did not come to its end."""
    rest = (
        f"{count_of(remaining, 'letter')} {'remains' if remaining == 1 else 'remain'}"
        if remaining
        else "Only the file to print remains"
    )
    made = (
        f"{count_of(people, 'letter')} of “{title}” {'is' if people == 1 else 'are'} written and good, in {folder}."
        if people
        else f"No letter of “{title}” was written this time."
    )
    return f"{made} {rest}: ask for the same again, and only what is missing is written."


def written_lines(*, title: str, people: int, folder: str, without_draft: Sequence[str]) -> Iterator[str]:
    """Of a writing that came to its end."""
    what = (
        f"{count_of(people, 'letter')} of “{title}” {'was' if people == 1 else 'were'} written, into {folder}"
    )
    yield f"{what}." if people else f"No more letters of “{title}” had to be written. They are in {folder}."
    if without_draft:
        yield f"Without a usable e-mail address, and so without a draft: {names_words(without_draft)}."


def _mixed(told: Mapping[str, Any]) -> str:
    named, more = told["lists"][:NAMED_LISTS], len(told["lists"]) - NAMED_LISTS
    others = [count_of(more, "other list")] if more > 0 else []
    lists = _joined([*(f"“{each}”" for each in named), *others])
    return (
        f"“{told['title']}” would go to people inside the council and outside it: {lists}. Nothing was written. "
        "Choose lists of one side, or say why they go together."
    )


def _no_list(told: Mapping[str, Any]) -> str:
    known = "; ".join(told["known"]) or "none yet"
    return f"No list is called “{told['name']}”. Nothing was written. There are: {known}."


def _not_in_pack(told: Mapping[str, Any]) -> str:
    return (
        f"Pack {told['number']} has no letter called “{told['title']}”. Nothing was changed. There are: "
        f"{'; '.join(told['known'])}."
    )


def _never(told: Mapping[str, Any]) -> str:
    if told["number"] is None:
        return f"“{told['title']}” has not been written to anybody yet. Nothing was changed."
    return f"“{told['title']}” has not been written {told['number']} times. Nothing was changed."


SENDING_SENTENCES: Mapping[str, str | Callable[[Mapping[str, Any]], str]] = {
    "letter_has_no_text": "The letter “{title}” has no text yet. Nothing was written. Write it on the page Letters first.",
    "letter_to_no_list": "The letter “{title}” goes to no list yet. Nothing was written. Choose whom it goes to first.",
    "lists_are_mixed": _mixed,
    "nobody_to_write_to": "Nobody on the lists of “{title}” may get it: they have left, or the lists are empty. Nothing was written.",
    "nobody_has_an_address": "Nobody on the lists of “{title}” has an e-mail address a draft can be written to. Nothing was written. "
    "Enter the addresses on the page People, or write the letters on paper.",
    "no_such_list": _no_list,
    "letter_never_written": _never,
    "pack_names_no_letters": "Pack {number} has no letters, or was made before packs noted whom each letter is for. "
    "Nothing was changed.",
    "no_such_letter_in_pack": _not_in_pack,
    "letters_not_written": "The folder {folder} cannot be written to ({reason}). Choose another folder, and close what is open in it.",
    "not_one_mailbox": "“{address}” is not one plain e-mail address, so no draft was written. Mend it on the page People.",
    "sent_by_nobody": "Say whose word it is that the letters were sent. Nothing was changed.",
}
