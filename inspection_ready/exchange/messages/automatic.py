"""What a machine wrote by itself: out of office, reports that something was not delivered, receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING

from inspection_ready.domain.messages import Automatic, Undelivered
from inspection_ready.exchange.messages import headers

if TYPE_CHECKING:
    from inspection_ready.exchange.messages.headers import AnyMessage

SAYS_SO = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from")
"""Any of these in a message: a machine answered."""
BULK = {"bulk", "junk", "list"}
CLASSES = (
    (re.compile(r"^ipm\.note\.rules\.(?:oof|reply)template", re.IGNORECASE), Automatic.REPLY),
    (re.compile(r"^report\..*\.ndr$", re.IGNORECASE), Automatic.BOUNCE),
    (re.compile(r"^report\..*\.delayed$", re.IGNORECASE), Automatic.DELAY),
    (re.compile(r"^report\.", re.IGNORECASE), Automatic.RECEIPT),
)
"""Outlook's own class of what it saved."""
MOST_REPORTED = 500
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ADDRESS = re.compile(r"[^\s<>;,\"()]{1,64}@[^\s<>;,\"()]{1,255}")


def automatic_in(message: AnyMessage) -> Automatic | None:
    report = str(message.get_param("report-type") or "").lower()
    if message.get_content_type() == "multipart/report" or report:
        return _of_report(message, report)
    submitted = headers.value(message, "auto-submitted").lower()
    precedence = headers.value(message, "precedence").lower()
    if (submitted and not submitted.startswith("no")) or precedence in {"auto_reply", "auto-reply"}:
        return Automatic.REPLY
    if any(headers.value(message, name) for name in SAYS_SO):
        return Automatic.REPLY
    if precedence in BULK or headers.value(message, "x-auto-response-suppress"):
        return Automatic.HINT
    return None


def automatic_class(kind: str) -> Automatic | None:
    """By Outlook's class of a message."""
    return next((found for rule, found in CLASSES if rule.search(kind)), None)


def undelivered_in(message: AnyMessage) -> tuple[Undelivered, ...]:
    """Whom a report says a message did not reach, or not yet."""
    found = {
        each.email.casefold(): each
        for block in _blocks(message)
        if (each := _told(block)) is not None and not each.status.startswith("2")
    }
    return tuple(found.values())


# inside


def _of_report(message: AnyMessage, report: str) -> Automatic:
    if "disposition" in report:
        return Automatic.RECEIPT
    actions = [headers.value(block, "action").lower() for block in _blocks(message)]
    told = undelivered_in(message)
    if any(each.is_final for each in told) or "failed" in actions:
        return Automatic.BOUNCE
    if told or "delayed" in actions:
        return Automatic.DELAY
    is_delivered = any(action in {"delivered", "relayed", "expanded"} for action in actions)
    return Automatic.RECEIPT if is_delivered else Automatic.BOUNCE


def _blocks(message: AnyMessage) -> Iterator[AnyMessage]:
    """The paragraphs of a report: one of the message, then one of each address."""
    waiting, count = [message], 0
    while waiting and count < MOST_REPORTED:
        part = waiting.pop(0)
        count += 1
        inside = part.get_payload()
        if not isinstance(inside, list):
            continue
        kind = part.get_content_type()
        if kind in {"message/delivery-status", "message/global-delivery-status"}:
            yield from (each for each in inside[:MOST_REPORTED] if isinstance(each, Message))
        elif part.get_content_maintype() == "multipart":
            waiting.extend(each for each in inside if isinstance(each, Message))


def _told(block: AnyMessage) -> Undelivered | None:
    said = headers.value(block, "final-recipient") or headers.value(block, "original-recipient")
    address = _ADDRESS.search(said.partition(";")[2] or said)
    if address is None:
        return None
    status = _STATUS.search(headers.value(block, "status"))
    action = headers.value(block, "action").lower()
    told = status[0] if status else ""
    is_final = action == "failed" or (action not in {"delayed", "relayed"} and not told.startswith("4"))
    if action in {"delivered", "relayed", "expanded"}:
        told = told or "2.0.0"
    return Undelivered(address[0], told, is_final)
