"""Says what is missing in the ledger of requests, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import day
from inspection_ready.phrases.requests import due_words

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

LONGEST = 90


def _what(finding: Finding) -> str:
    """The number, and as much of the wording as a line takes; more follows, so it does not end like a sentence."""
    return f"Request {shorten(finding.name.rstrip('.'), LONGEST, placeholder=' ...')}"


REQUEST_GAPS: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("request_late", ""): lambda f: (
        f"{_what(f)} was due at {due_words(f.data['due'])}. Answer it, or agree another time with the asker."
    ),
    ("signature_waits", ""): lambda f: (
        f"{_what(f)} waits to be signed, and is due at {due_words(f.data['due'])}. Ask who may sign."
    ),
    ("changed_since_signed", ""): lambda f: (
        f"{_what(f)} was signed, and is not any more: something that answers it changed, or was taken back. "
        "Look at it under Sign-off, and have it signed again."
    ),
    ("nobody_can_sign", ""): lambda f: (
        f"Nobody can sign today: neither the {f.name or 'accountable officer'} nor a deputy is there. Nothing can be released. "
        + (
            f"Take it to {f.data['goes_to']}."
            if f.data["goes_to"]
            else "Say under Sign-off who decides then."
        )
    ),
    ("request_without_due", ""): lambda f: f"{_what(f)} has no time by which it is due. Ask, and enter it.",
    ("no_owner", "request"): lambda f: f"{_what(f)} has no owner. Choose one.",
    ("no_second", "request"): lambda f: f"{_what(f)} has no second. Choose someone who can step in.",
    ("second_is_owner", "request"): lambda f: (
        f"{f.data['person']} is both the owner and the second. Choose another second. {_what(f)}."
    ),
    ("owner_has_left", "request"): lambda f: (
        f"{f.data['person']}, its owner, left on {day(f.data['left_on'])}. Choose another. {_what(f)}."
    ),
    ("second_has_left", "request"): lambda f: (
        f"{f.data['person']}, its second, left on {day(f.data['left_on'])}. Choose another. {_what(f)}."
    ),
}

REQUEST_KINDS: Mapping[tuple[str, str], str] = {
    ("request_late", ""): "Requests that are late",
    ("signature_waits", ""): "Requests that wait to be signed",
    ("changed_since_signed", ""): "Requests that are not signed any more",
    ("nobody_can_sign", ""): "Nobody can sign today",
    ("request_without_due", ""): "Requests without a time they are due",
    ("no_owner", "request"): "Requests without an owner",
    ("no_second", "request"): "Requests without a second",
    ("second_is_owner", "request"): "Owner of a request, and second as well",
    ("owner_has_left", "request"): "Request owners who have left",
    ("second_has_left", "request"): "Seconds of requests who have left",
}
