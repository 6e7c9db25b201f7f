"""Says in words what a reply seems to say of what was to be signed, who sent it, and why nothing is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.sign_readings import Doubt
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.signatures import (
    CLOSED_WORDS,
    NO_ROLE,
    part_words,
    signer_words,
    standing_words,
)

if TYPE_CHECKING:
    from datetime import datetime

    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.domain.signers import Signer

SEEMS = {
    Seems.AGREED: "Agreed",
    Seems.NOT_AGREED: "Not agreed",
    Seems.UNCLEAR: "Nothing",
}
"""What is recorded of a line."""
DOUBTS = {
    Doubt.MACHINE: "a machine seems to have written it",
    Doubt.PASSED_ON: "it was passed on by somebody, so the words may not be theirs who signs",
    Doubt.NOT_WHOLE: "it cannot be read whole",
    Doubt.ATTACHED: "something is attached, which may say more. Open it first",
    Doubt.IN_QUOTE: "something is written between or below what is quoted. Show all of the message",
    Doubt.NO_WORDS: "nothing is written above what is quoted",
    Doubt.LONG: "it says much more than yes or no",
    Doubt.OUR_WORDS: "our own words are among theirs",
    Doubt.NO_SUCH_LINE: "it names a line that was not asked about",
    Doubt.CONTRADICTS: "it says two things of one line",
    Doubt.NOT_UNDERSTOOD: "not every word of it was understood",
}


def reading_words(doubt: Doubt | None) -> str:
    if doubt is None:
        return "Every word of theirs was understood. Check what is suggested before it is recorded."
    return f"Unclear, so nothing is suggested as agreed: {DOUBTS[doubt]}."


def asked_words(signer: Signer | None, person: str, short: str, at: datetime) -> str:
    """Whether whom it asked could sign when they wrote."""
    when = moment(on_the_clock(at))
    if signer is not None and signer.may_sign:
        return f"It was said at {when}. {signer_words(signer, short)}, could sign then."
    why = CLOSED_WORDS[NO_ROLE if signer is None or signer.closed is None else signer.closed]
    return f"It was said at {when}, and {person} could not sign then: {person} {why}."


def line_words(request: Request | None, standing: SignStanding | None) -> str:
    """For example "Request 3: How many carers wait? E4 Carers survey, version 2"."""
    if request is None:
        return "What was asked here was disposed of."
    asked = f"Request {request.number}: {' '.join(request.wording.split())}"
    return asked if standing is None else f"{asked}\n{part_words(standing.what)}"


def line_state_words(standing: SignStanding | None, *, is_as_it_was: bool) -> str:
    """Why nothing can be recorded of a line; "" where it can."""
    if standing is None:
        return "It does not answer this request any more."
    if standing.is_signed:
        return standing_words(standing)
    return "" if is_as_it_was else "Changed since it was asked. This reply cannot sign it: ask again."
