"""What became of an item, in words that somebody from outside can read; and what all of that shows and does not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.evidence import Evidence, EvidenceFile
from inspection_ready.domain.release_findings import ReleaseFault
from inspection_ready.domain.releases import ReleaseFile
from inspection_ready.domain.requests import Request
from inspection_ready.domain.scrutiny import Event, Happening, Limit, Scrutiny
from inspection_ready.domain.sign_sheets import Means
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.disposals import disposal_sentence
from inspection_ready.phrases.release_faults import FAULTS
from inspection_ready.phrases.releases import WAYS
from inspection_ready.phrases.replies import KNOWN, MARKS, SOMEBODY
from inspection_ready.phrases.requests import what_words
from inspection_ready.phrases.signatures import SHORT, absence_words, proof_words, signed_words
from inspection_ready.phrases.values import size_words

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row

NOTHING = "Nothing has been recorded of it yet."
HOW_TO_CHECK = (
    "Anyone who holds a head that was printed earlier, on a pack, a release, a sheet to be signed or this document, can "
    "hold it against the workspace: “Check against a head” on the page Record of changes, or verify --against."
)


def title_words(about: Evidence | Request) -> str:
    """For example "E12 Carers survey", "Request 7 (IR3)"."""
    if isinstance(about, Evidence):
        return f"{about.reference} {about.title}".strip()
    return f"Request {about.number} ({about.their_ref})" if about.their_ref else f"Request {about.number}"


def when_words(happening: Happening) -> str:
    """A sample check is of a day, not of a moment."""
    told = moment(on_the_clock(happening.at))
    return told.split(" on ", 1)[1] if happening.event is Event.LOOKED_AT else told


def happening_words(happening: Happening) -> str:
    return _SAID[happening.event](happening, happening.row)


def whose_words(happening: Happening) -> str:
    """Who decided it, or whose word it is: "" where it is only the recorder's."""
    named = _WHOSE.get(happening.event)
    own = named(happening.row) if named is not None else ""
    recorded = happening.recorded
    if recorded is None:
        return own
    return "" if own == recorded.who else own or recorded.decided


def recorded_words(happening: Happening) -> str:
    """For example "Jo Bloggs (jbloggs on LAPTOP-7), entry 41", with the moment where it happened at another."""
    recorded = happening.recorded
    if recorded is None:
        return "The record of changes has no entry for it"
    at = moment(on_the_clock(recorded.at))
    later = "" if moment(on_the_clock(happening.at)) == at else f", at {at}"
    return f"{recorded.who}, entry {recorded.entry:,}{later}"


def limit_words(scrutiny: Scrutiny, limit: Limit) -> str:
    return _LIMITS[limit](scrutiny)


# inside


def _digest(sha256: str) -> str:
    return f"SHA-256 {sha256[:SHORT]}…"


def _files(rows: Sequence[Row]) -> str:
    told = (
        f"{file.name} ({size_words(file.size)}, {_digest(file.sha256)})"
        for file in rows
        if isinstance(file, EvidenceFile)
    )
    return "; ".join(told)


def _asked(_: Happening, request: Any) -> str:
    ref = f" ({request.their_ref})" if request.their_ref else ""
    due = f" Due at {moment(on_the_clock(request.due_at))}." if request.due_at else ""
    return f"Request {request.number}{ref} was asked: “{request.wording}”{due}"


def _entered(_: Happening, item: Any) -> str:
    return f"{title_words(item)} was entered in the evidence register."


def _came(happening: Happening, version: Any) -> str:
    item, *files = happening.beside
    named = f"Version {version.number} of {item.reference}" if isinstance(item, Evidence) else "A version"
    if version.is_link:
        kept = f" A copy is kept: {_files(files)}." if files else " Only the address is kept."
        return f"{named} came: the address {version.link}. {version.link_note}.{kept}".replace("..", ".")
    if not files:
        return f"{named} came. What it was made of was disposed of since."
    note = f". {version.notes}" if version.notes else ""
    return f"{named} came: {_files(files)}{note}."


def _named(happening: Happening, use: Any) -> str:
    request, item = happening.beside
    where = f", {use.pointer}" if use.pointer else ""
    assert isinstance(request, Request)
    assert isinstance(item, Evidence)
    return f"{title_words(item)}{where} was named as what answers request {request.number}."


def _replied(happening: Happening, reply: Any) -> str:
    known = KNOWN[reply.known_by].format(person=happening.person or SOMEBODY)
    mark = f" {MARKS[reply.marked]}" if MARKS[reply.marked] else ""
    return (
        f"Reply {reply.number} came from {reply.sender or 'nobody it names'}, “{reply.subject}”. How it is known whose it "
        f"is: {known}.{mark} The message is kept: {reply.name} ({_digest(reply.sha256)})."
    )


def _filed(happening: Happening, file: Any) -> str:
    (reply,) = happening.beside
    return f"{file.name}, which came with reply {reply.number}, was filed ({_digest(file.sha256)})."  # type: ignore[attr-defined] # a reply


def _looked_at(happening: Happening, check: Any) -> str:
    found = f" Found: {check.found}" if check.found else ""
    return f"It was looked at as a sample and judged: {happening.said}.{found}"


def _step(happening: Happening, step: Any) -> str:
    (request,) = happening.beside
    note = f" {step.note}" if step.note else ""
    return f"Request {request.number}: {what_words(step.what).lower()}.{note}"  # type: ignore[attr-defined] # a request


def _let_go(_: Happening, override: Any) -> str:
    known = override.fault in set(ReleaseFault)
    fault = FAULTS[ReleaseFault(override.fault)][0] if known else "it could not be looked into"
    return f"The release check found in {override.file}: {fault}. It may go all the same, because: {override.reason}"


def _sheet(_: Happening, sheet: Any) -> str:
    how = "E-mail" if sheet.means is Means.EMAIL else "Sheet"
    to = f" for {sheet.to_name}" if sheet.to_name else ""
    return (
        f"{how} {sheet.number}{to} asked for a signature. The record of changes before it: "
        f"{sheet.head_count:,} entries, head {sheet.head_hash[:SHORT]}…"
    )


def _signed(happening: Happening, signature: Any) -> str:
    what = f"version {signature.version_number}" if signature.version_number else "the answer in words"
    files = "; ".join(f"{file.name}, {_digest(file.sha256)}" for file in happening.beside)  # type: ignore[attr-defined] # files that were signed
    of = f" ({files})" if files else ""
    because = f", because: {signature.because}" if signature.because else ""
    parts = (
        f"{signed_words(signature)}{because}: {what}{of}, for request {signature.request_number}.",
        absence_words(signature),
        proof_words(signature),
    )
    return " ".join(part for part in parts if part)


def _unsigned(_: Happening, signature: Any) -> str:
    which = f"of version {signature.version_number}" if signature.version_number else "of the answer in words"
    return (
        f"The signature {which} by {signature.signer} for request {signature.request_number} was taken back, "
        f"because: {signature.withdrawn_because}"
    )


def _released(happening: Happening, item: Any) -> str:
    release, *files = happening.beside
    named = "; ".join(
        f"{file.path} ({_digest(file.sha256)})" for file in files if isinstance(file, ReleaseFile)
    )
    what = named or item.points_to or item.link or "the answer in words"
    replaces = f" {item.replaces}." if item.replaces else ""
    return (
        f"It is line {item.position} of release {release.number}, for request {item.request_number}: {what}.{replaces} "  # type: ignore[attr-defined] # a release
        f"The record of changes before the release: {release.head_count:,} entries, head {release.head_hash[:SHORT]}…"  # type: ignore[attr-defined] # as above
    )


def _sent(happening: Happening, sending: Any) -> str:
    (release,) = happening.beside
    note = f" {sending.note}" if sending.note else ""
    way = WAYS[sending.how].lower()
    return f"Release {release.number} was sent {way} to {sending.sent_to}.{note}"  # type: ignore[attr-defined] # a release


def _taken_back(happening: Happening, gone: Any) -> str:
    (release,) = happening.beside
    return f"Release {release.number} was taken back, because: {gone.reason}"  # type: ignore[attr-defined] # a release


_SAID: Mapping[Event, Callable[[Happening, Any], str]] = {
    Event.ASKED: _asked,
    Event.ENTERED: _entered,
    Event.CAME: _came,
    Event.NAMED: _named,
    Event.REPLIED: _replied,
    Event.FILED: _filed,
    Event.CHANGED: lambda happening, row: f"{title_words(row)}: {happening.said}",
    Event.LOOKED_AT: _looked_at,
    Event.STEP: _step,
    Event.LET_GO: _let_go,
    Event.SHEET: _sheet,
    Event.SIGNED: _signed,
    Event.UNSIGNED: _unsigned,
    Event.RELEASED: _released,
    Event.SENT: _sent,
    Event.TAKEN_BACK: _taken_back,
    Event.DISPOSED: lambda _, disposal: disposal_sentence(disposal),
}
_WHOSE: Mapping[Event, Callable[[Any], str]] = {
    Event.ASKED: lambda request: request.asked_by,
    Event.CAME: lambda version: version.added_by,
    Event.REPLIED: lambda reply: reply.sender,
    Event.LOOKED_AT: lambda check: check.by,
    Event.STEP: lambda step: step.by,
    Event.LET_GO: lambda override: override.given_by,
    Event.SHEET: lambda sheet: sheet.made_by,
    Event.SIGNED: lambda signature: f"{signature.signer}, {signature.acts_as}",
    Event.UNSIGNED: lambda signature: signature.withdrawn_by,
    Event.SENT: lambda sending: sending.by,
    Event.TAKEN_BACK: lambda gone: gone.by,
    Event.DISPOSED: lambda disposal: disposal.disposed_by,
}


def _since(scrutiny: Scrutiny) -> str:
    count = scrutiny.since
    were = "1 line above was" if count == 1 else f"{count:,} lines above were"
    for_ = "it" if count == 1 else "them"
    return f"{were} recorded after the last head that left with a pack or a release: nothing outside vouches for {for_} yet."


_LIMITS: Mapping[Limit, Callable[[Scrutiny], str]] = {
    Limit.CHAIN: lambda scrutiny: (
        f"Each line was recorded in an entry of the record of changes. Its {scrutiny.head.count:,} entries are linked, "
        "each to the one before: verify finds one that was altered, moved or taken out, and a value that was changed "
        "behind the app’s back."
    ),
    Limit.DIGESTS: lambda _: (
        "Every file is known by its SHA-256: a file that is not byte for byte the one that was filed, signed or released "
        "has another one."
    ),
    Limit.FOLDER: lambda _: (
        "Somebody who can write over the whole folder of the workspace can write another record that agrees in itself. "
        "Only a head that left before then shows it."
    ),
    Limit.SINCE: _since,
    Limit.ACCOUNT: lambda _: (
        "“Recorded by” names the account and the machine that were used. The app has no log-in, so it does not show who "
        "sat at the keyboard; and that something is recorded does not show that it is true."
    ),
    Limit.CLOCK: lambda _: (
        "When something was recorded is what the clock of that machine said. When it happened is what somebody entered."
    ),
    Limit.SENDER: lambda _: (
        "A sender’s name and address can be forged: a message that is kept shows what arrived, and not who wrote it."
    ),
    Limit.PAPER: lambda _: (
        "A sheet that is filed shows a mark on paper; whose hand made it is the word of whoever filed it."
    ),
    Limit.WORD: lambda _: (
        "A signature that was given in person or by telephone is shown by nothing but the word of whoever recorded it."
    ),
    Limit.ADDRESS: lambda _: (
        "Of an address alone only the address is kept: what is there now may be something else."
    ),
    Limit.ARRIVED: lambda _: (
        "That a release was sent is the word of whoever said so: the app sends nothing, and sees no receipt."
    ),
    Limit.ERASED: lambda _: (
        "Something of this was disposed of. That it was there, when and by whom it was recorded still stands; what it said "
        "is gone, and its salted digest shows it to nobody who does not have the words."
    ),
    Limit.TAKEN_OFF: lambda _: (
        "What was named as an answer and taken off again before anybody signed it is in the record of changes, and not here."
    ),
}
