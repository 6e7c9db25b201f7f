"""Releases in words: what goes, what does not and why, how it was sent, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.file_names import safe_name
from inspection_ready.domain.releases import (
    Kept,
    Release,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
    SentBy,
)
from inspection_ready.phrases.dates import day, moment
from inspection_ready.phrases.packs import LONGEST_COUNCIL

if TYPE_CHECKING:
    from inspection_ready.domain.release_papers import IndexLine
    from inspection_ready.domain.release_plans import NotIn

Told = Mapping[str, Any]

WAYS = {
    SentBy.EMAIL: "By e-mail",
    SentBy.PORTAL: "Through the portal",
    SentBy.IN_PERSON: "In person",
    SentBy.POST: "By post",
}
WHY_KEPT = {
    Kept.NOT_ANSWERED: "It is not answered yet",
    Kept.NOTHING_HELD: "There is nothing held yet",
    Kept.NOT_SIGNED: "It is not signed",
    Kept.NOT_AGREED: "Who was asked to sign it did not agree",
    Kept.CHANGED: "What is here now is not what was signed",
    Kept.HELD_BACK: "The release check found something in it that nobody has dealt with",
    Kept.RELEASED: "It is in Release {release} already",
}
"""For those who make the release."""
TOLD_OUTSIDE = {
    Kept.NOT_ANSWERED: "To follow: not ready yet",
    Kept.NOTHING_HELD: "To follow: not ready yet",
    Kept.NOT_SIGNED: "To follow: not signed yet",
    Kept.NOT_AGREED: "To follow: not signed yet",
    Kept.CHANGED: "To follow: not signed yet",
    Kept.HELD_BACK: "To follow: it is being checked",
    Kept.RELEASED: "Sent already, in Release {release}",
}
"""For the index, which the regulator reads: true, and no more than it needs."""
NAMED = 3
"""Of what cannot go, in the sentence that says so."""
ADDRESS_ONLY = "Address only, content not fixed"


def folder_name(number: int, made_on: date) -> str:
    return f"Release {number} - {made_on.isoformat()}"


def zip_name(council: str, number: int, made_on: date) -> str:
    """Larkmere Release 2 2026-11-29.zip: a file that says by itself whose it is."""
    whose = f"{safe_name(council, longest=LONGEST_COUNCIL)} " if council.strip() else ""
    return f"{whose}Release {number} {made_on.isoformat()}.zip"


def asked_words(number: int, ref: str) -> str:
    """Request 3 (IR12)."""
    return f"Request {number} ({ref})" if ref else f"Request {number}"


def not_in_words(each: NotIn) -> str:
    """Request 3 (IR12), Carers survey."""
    about = asked_words(each.request.number, each.request.their_ref)
    return f"{about}, {each.title}" if each.title else about


def why_words(each: NotIn) -> str:
    return WHY_KEPT[each.why].format(release=each.release)


def outside_words(each: NotIn) -> str:
    return TOLD_OUTSIDE[each.why].format(release=each.release)


def replaces_words(item: ReleaseItem, release: int, paths: Sequence[str]) -> str:
    """Replaces version 1, 03 IR3 Carers survey.pdf in Release 1."""
    which = f"version {item.version_number}" if item.version_number else "the answer"
    where = f", {'; '.join(paths)}" if paths else ""
    return f"Replaces {which}{where} in Release {release}"


def sent_words(sending: ReleaseSending) -> str:
    """By e-mail at 4pm on 9 December 2026, to the lead inspector, by Simon Fairclough."""
    at = moment(on_the_clock(sending.at))
    note = f". {sending.note}" if sending.note else ""
    return f"{WAYS[sending.how]} at {at}, to {sending.sent_to}, by {sending.by}{note}"


def withdrawn_words(withdrawal: ReleaseWithdrawal) -> str:
    at = day(on_the_clock(withdrawal.at).date())
    return f"Taken back on {at}, by {withdrawal.by}, because: {withdrawal.reason}"


def file_words(item: ReleaseItem, paths: Sequence[str]) -> str:
    """What stands in the index under File."""
    if item.points_to:
        return item.points_to
    if not paths:
        return f"{item.link} ({ADDRESS_ONLY.lower()})" if item.link else "The answer itself"
    copy = (f"A copy of {item.link}",) if item.link else ()
    where = (f"Look at {item.pointer}",) if item.pointer else ()
    return "\n".join((*paths, *copy, *where))


def signed_words(item: ReleaseItem) -> str:
    """Dana Okafor, Director of Adult Social Services, on 8 December 2026."""
    return f"{item.signed_by}, {item.signed_as}, on {day(on_the_clock(item.signed_at).date())}"


def _inside(sentence: str) -> str:
    """As a part of another."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def _nothing(told: Told) -> str:
    kept = told["kept"]
    if not kept:
        return (
            "There is no request to release anything for. Nothing was made. Take the regulator’s list first."
        )
    named = "; ".join(f"{not_in_words(each)}: {_inside(why_words(each))}" for each in kept[:NAMED])
    more = f"; and {len(kept) - NAMED:,} more" if len(kept) > NAMED else ""
    return f"Nothing can be released yet. Nothing was made. {named}{more}."


RELEASE_MAKING_SENTENCES: Mapping[str, Any] = {
    "nothing_to_release": _nothing,
    "release_not_signed": "{title}, for request {number}, is not signed as it is now. Nothing was released. "
    "Have it signed, and make the release again.",
    "release_not_what_was_signed": "{file} is not byte for byte what was signed. Nothing was released. "
    "Run verify to see what changed, and put it back from a safe copy or have it signed anew.",
    "release_held_back": "{file} is held back: the release check found something in it that nobody has dealt with. "
    "Nothing was released. Mend it, or say why it may go all the same.",
    "release_number_taken": "Somebody else made release {number} just now. No release was made here. Try again.",
    "no_such_release": "There is no release {number} in this workspace.",
    "release_is_withdrawn": "Release {number} was taken back, so it cannot be marked as sent. Nothing was changed. Make a new one.",
    "release_withdrawn_already": "Release {number} was taken back already. Nothing was changed.",
    "release_not_signed_any_more": "{title}, for request {number}, was signed when the release was made and is not now. "
    "Nothing was changed. Do not send it: take the release back and make a new one. If it went before that, "
    "give the moment it went.",
    "release_changed": "{file} in the folder of release {number} is not as it was made. Nothing was changed. "
    "Do not send it: run verify, and put it back from a safe copy.",
    "sent_to_nobody": "Say to whom it was sent. Nothing was changed.",
    "release_sent_before_made": "Release {number} was made after that. Nothing was changed. Correct the date or the time.",
    "no_such_hold": "The release check found nothing like that in {file} that holds it back. Nothing was changed. Check it again.",
    "no_such_hold_code": "Nothing that was found has the code {typed}. Nothing was changed. See what is found, and with which code, with releases check.",
    "hold_not_let_go": "No reason is kept for letting this go in {file}. Nothing was changed.",
    "release_folder_missing": "The folder of release {number} is no longer in {folder}. Nothing was changed. "
    "Put it back from a safe copy.",
    "release_not_copied": "Release {number} was made and is in {folder}, but no copy of it could be put into {into} ({reason}). "
    "Copy it from there.",
}


def released_words(
    release: Release, sendings: Sequence[ReleaseSending], withdrawal: ReleaseWithdrawal | None
) -> str:
    """Release 2, made at 9am on 9 December 2026. By e-mail at 10am on 9 December 2026, to ..., by ..."""
    made = f"Release {release.number}, made at {moment(on_the_clock(release.made_at))}"
    went = [sent_words(each) for each in sendings] or ["Nobody has said that it was sent"]
    gone = [] if withdrawal is None else [withdrawn_words(withdrawal)]
    return ". ".join((made, *went, *gone))


def standing_words(withdrawal: ReleaseWithdrawal | None, replaced_by: int) -> str:
    """Of something that was sent: whether it still counts."""
    if withdrawal is not None:
        return withdrawn_words(withdrawal)
    return f"Replaced in Release {replaced_by}" if replaced_by else "The regulator has it"


def has_words(
    line: IndexLine,
    number: int,
    sending: ReleaseSending,
    withdrawal: ReleaseWithdrawal | None,
    replaced_by: int,
) -> str:
    """Request 3 (IR12), Carers survey: Release 1, 9 December 2026. The regulator has it."""
    own = line.item
    on = day(on_the_clock(sending.at).date())
    about = f"{asked_words(own.request_number, own.their_ref)}, {own.title}"
    return f"{about}: Release {number}, {on}. {standing_words(withdrawal, replaced_by)}"
