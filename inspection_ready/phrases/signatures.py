"""Words for signatures: who signed in which capacity, how it is known, and why something is not signed any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.sign_sheets import Means
from inspection_ready.domain.signatures import (
    Changed,
    Difference,
    Said,
    SignedHow,
)
from inspection_ready.domain.signers import Closed
from inspection_ready.phrases.dates import day, day_range, moment
from inspection_ready.phrases.sign_senders import sender_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection_ready.domain.sign_sheets import SignSheet
    from inspection_ready.domain.signatures import Signature, SignStanding
    from inspection_ready.domain.signers import Signer
    from inspection_ready.domain.to_sign import ToSign

SHORT = 12
"""Figures of a checksum, where it is told in short."""

SIGN_STATES = {
    SignState.UNSIGNED: "Not signed",
    SignState.SIGNED: "Signed",
    SignState.NOT_AGREED: "Not agreed",
    SignState.WITHDRAWN: "Signature taken back",
    SignState.CHANGED: "Changed since it was signed",
}
HOWS = {
    SignedHow.IN_PERSON: "In person",
    SignedHow.PHONE: "By telephone",
    SignedHow.EMAIL: "By e-mail, the message is filed",
    SignedHow.SHEET: "On a sheet, which is filed",
}
_PROVES = {
    SignedHow.IN_PERSON: "Nothing shows it besides this record, which is the word of {by}.",
    SignedHow.PHONE: "Nothing shows it besides this record, which is the word of {by}.",
    SignedHow.EMAIL: "The message {name} is filed. A sender’s address can be forged, so it shows what arrived and not who wrote it.",
    SignedHow.SHEET: "{name} is filed. It shows a mark on paper; whose hand made it is the word of {by}.",
}
NO_ROLE = "no_role"
CLOSED_WORDS: Mapping[str, str] = {
    NO_ROLE: "holds no role that signs. Say so under Roles, in “Signs what goes to the regulator”",
    Closed.LEFT: "has left",
    Closed.AWAY: "is away, as was recorded",
    Closed.NOT_ABSENT: "may sign only in the absence of whoever is accountable, and no absence is recorded",
    Closed.NOBODY_ACCOUNTABLE: "may sign only in somebody’s absence, and nobody holds the accountable role",
    Closed.RECORDED_BY_DEPUTY: "had a hand in recording the absence; somebody else must record it",
    Closed.RECORDED_BY_NOBODY_KNOWN: "cannot use this absence: an account that is tied to nobody in the register "
    "recorded it. Say who uses that account, take the absence out and record it again",
    Closed.NOT_TOLD: "cannot use this absence: who told of it and when is not recorded. Enter both",
}
"""After the person's name."""

ADDRESS_ONLY = "address only, content not fixed"
_CHANGES = {
    Difference.FILE_CHANGED: "the file {name} is not byte for byte what was signed",
    Difference.FILE_GONE: "the file {name} is not in this workspace’s folder",
    Difference.DISPOSED: "what was signed was disposed of",
    Difference.FILES: "it has other files than those that were signed",
    Difference.WORDING: "the question was reworded",
    Difference.ANSWER: "the answer in words was changed",
    Difference.POINTER: "where in it to look was changed",
    Difference.LINK: "the address, its note or its date is another",
    Difference.RECORD: "the record of the signature does not add up: run verify",
}


def capacity_words(signature: Signature) -> str:
    """For example "Service Director, in the absence of the DASS, 3 to 7 March 2027"."""
    return _capacity(signature.acts_as, signature.instead_of, signature.absent_from, signature.absent_to)


def signer_words(signer: Signer, short: str) -> str:
    """Somebody who may sign, in the capacity they would sign in."""
    absence = signer.absence
    if absence is None:
        return f"{signer.person.name}, {signer.role.name}"
    return f"{signer.person.name}, {_capacity(signer.role.name, short, absence.starts_on, absence.ends_on)}"


def why_closed_words(signer: Signer) -> str:
    """Of somebody who may not sign; "" of somebody who may."""
    if signer.closed is None:
        return ""
    return f"{signer.person.name}, {signer.role.name}, {CLOSED_WORDS[signer.closed]}."


def nobody_words(accountable: str, goes_to: str) -> str:
    """Where neither who is accountable nor a deputy can sign."""
    to = (
        f"Take it to {goes_to}."
        if goes_to
        else "Who decides then, this council has not said here: ask the monitoring officer, and enter it under the rules of signing."
    )
    return f"Nobody can sign, so nothing can be released: neither the {accountable or 'accountable officer'} nor a deputy is available. {to}"


def signed_words(signature: Signature) -> str:
    """For example "Signed by Ada Brook, Director of Adult Social Services, at 9:30am on 1 December 2026"."""
    done = "Signed" if signature.said is Said.AGREED else "Not agreed"
    when = moment(on_the_clock(signature.signed_at))
    return f"{done} by {signature.signer}, {capacity_words(signature)}, at {when}"


def proof_words(signature: Signature) -> str:
    """How it is known, and what that does and does not prove."""
    how = HOWS[signature.how].split(",", maxsplit=1)[0]
    proves = _PROVES[signature.how].format(name=signature.proof_name, by=signature.recorded_by)
    told = f"{how}, as {signature.recorded_by} recorded at {moment(on_the_clock(signature.recorded_at))}. {proves}"
    sent = sender_words(signature.sent_from, signature.sender_is, signature.signer)
    taken = (
        f"Taken as theirs all the same, because: {signature.sender_because}."
        if signature.sender_because
        else ""
    )
    return " ".join(filter(None, (told, sent, taken)))


def absence_words(signature: Signature) -> str:
    """Who told of the absence and who entered it; "" where none was needed."""
    if not signature.instead_of or signature.absence_told_at is None:
        return ""
    told = moment(on_the_clock(signature.absence_told_at))
    return (
        f"The absence was told by {signature.absence_told_by} at {told}, "
        f"and recorded by {signature.absence_recorded_by}."
    )


def part_words(what: ToSign) -> str:
    """For example "E4 Carers strategy, version 2"; of the answer in words, that."""
    if what.evidence is None:
        return "The answer in words"
    named = f"{what.evidence.reference} {what.evidence.title}".strip()
    if what.version is None:
        return f"{named}, no version yet"
    pointer = f", {what.pointer}" if what.pointer else ""
    return f"{named}, version {what.version.number}{pointer}"


def standing_words(standing: SignStanding) -> str:
    """Is it signed now, by whom, and if not, why not: one or two sentences."""
    signature = standing.signature
    fixed = "" if standing.what.is_content_fixed or not standing.what.is_there else f" ({ADDRESS_ONLY})"
    match standing.state:
        case SignState.SIGNED if signature is not None:
            return f"{signed_words(signature)}{fixed}."
        case SignState.CHANGED if signature is not None:
            return f"Not signed any more: {_changed_words(standing.changes)}. It was {_lower(signed_words(signature))}."
        case SignState.WITHDRAWN if signature is not None and signature.withdrawn_at is not None:
            when = moment(on_the_clock(signature.withdrawn_at))
            return (
                f"Not signed any more: taken back at {when} by {signature.withdrawn_by}, "
                f"because: {signature.withdrawn_because}. It was {_lower(signed_words(signature))}."
            )
        case SignState.NOT_AGREED if signature is not None:
            return f"{signed_words(signature)}, because: {signature.because}."
        case _:
            return f"{_not_signed(standing)}{fixed}."


def for_request_words(standing: SignStanding) -> str:
    """Of one version, for one request: "For request 3, version 2: Signed by ..."."""
    what = standing.what
    version = f", version {what.version.number}" if what.version is not None else ""
    return f"For request {what.request.number}{version}: {standing_words(standing)}"


def standing_word(standing: SignStanding) -> str:
    """In a column: "Signed", "Signed, address only", "Changed since it was signed"."""
    if not standing.what.is_there:
        return "Nothing to sign yet"
    word = SIGN_STATES[standing.state]
    return word if standing.what.is_content_fixed or not standing.is_signed else f"{word}, {ADDRESS_ONLY}"


def signed_note(standings: Sequence[SignStanding]) -> str:
    """For the step that takes a request to signed."""
    said = dict.fromkeys(
        f"{each.signature.signer}, {capacity_words(each.signature)}" for each in standings if each.signature
    )
    return f"Everything that answers it is signed: {'; '.join(said)}."


def unsigned_note(standings: Sequence[SignStanding]) -> str:
    """For the step that takes it back: what is not signed, and why."""
    if not standings:
        return "Nothing answers it any more."
    told = [
        f"{part_words(each.what)}: {_lower(standing_words(each)).rstrip('.')}"
        for each in standings
        if not each.is_signed
    ]
    return f"{'; '.join(told)}."


def broken_words(numbers: Sequence[int]) -> str:
    """Of requests whose stored files are not what was signed; "" where there is none."""
    if not numbers:
        return ""
    told = ", ".join(map(str, numbers))
    return (
        f"Not signed any more, because a stored file is not byte for byte what was signed: request {told}. "
        "Run verify, and put the file back from a safe copy."
    )


def sheet_words(sheet: SignSheet) -> str:
    """For example "Sheet 3, by e-mail, for Ada Brook, 1 December 2026"."""
    by = ", by e-mail" if sheet.means is Means.EMAIL else ""
    to = f", for {sheet.to_name}" if sheet.to_name else ""
    return f"Sheet {sheet.number}{by}{to}, {day(on_the_clock(sheet.made_at).date())}"


def sheet_answer_words(agreed: int, against: int, left: int) -> str:
    """Of a sheet that came back."""
    words = f"{agreed} signed, {against} not agreed"
    return (
        f"{words}, {left} left as they are: they are not what was on the sheet, or cannot be signed."
        if left
        else f"{words}."
    )


def request_signing_words(standings: Sequence[SignStanding]) -> str:
    """Of all that answers one request: "Signed", "2 of 3 signed", "Not signed"; "" where nothing answers it."""
    if not standings:
        return ""
    signed = sum(each.is_signed for each in standings)
    if signed == len(standings):
        return "Signed"
    changed = sum(each.state is SignState.CHANGED for each in standings)
    words = f"{signed} of {len(standings)} signed" if signed else "Not signed"
    return f"{words}, {changed} changed since" if changed else words


# inside


def _capacity(role: str, instead_of: str, first: date | None, last: date | None) -> str:
    if not instead_of or first is None:
        return role
    when = f"from {day(first)}" if last is None else day_range(first, last)
    return f"{role}, in the absence of the {instead_of}, {when}"


def _changed_words(changes: Sequence[Changed]) -> str:
    return " and ".join(_CHANGES[each.what].format(name=each.name) for each in changes)


def _not_signed(standing: SignStanding) -> str:
    if not standing.what.is_there:
        return "Not signed: there is no version yet"
    earlier = standing.earlier
    if earlier is not None:
        return (
            f"Not signed: this version is newer than version {earlier.version_number}, "
            f"which was {_lower(signed_words(earlier))}"
        )
    if standing.signature is not None and standing.changes:
        return f"Not signed: {_changed_words(standing.changes)} after it was not agreed"
    return "Not signed"


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
