"""A spreadsheet form that came with a reply: known by its mark, looked through, and taken once somebody agrees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.replies import Reply, ReplyState
from inspection_ready.exchange.answer_forms import read_answer_form
from inspection_ready.services.answer_forms import FormReview, review_form, take_form
from inspection_ready.services.reply_filing import deal_with, waiting_reply
from inspection_ready.services.reply_reading import files_in, save_attachment, stored_bytes
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.answer_forms import ProposedAnswer
    from inspection_ready.domain.requests import Request
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
LARGEST = 3_000_000
"""Bytes: a form of a thousand rows has a tenth of it."""


def forms_in(reader: Reader, reply_id: int) -> frozenset[int]:
    """The numbers of the attachments that have a form's mark, of whatever workspace. Raises NotFound."""
    reply = reader.register(Reply).get(reply_id)
    found = set()
    try:
        attached = files_in(reply.name, stored_bytes(reader, reply))
    except ExpectedError:
        return frozenset()
    for told, file in attached:
        is_near = PurePath(told.name).suffix.casefold() in ENDINGS and 0 < told.size <= LARGEST
        if is_near and file.data is not None and _has_mark(told.name, file.data):
            found.add(told.number)
    return frozenset(found)


def review_reply_form(
    reader: Reader, reply_id: int, number: int, *, workspace_id: str, now: dt.datetime
) -> FormReview:
    """``number`` is the attachment's. Raises CannotRead, Refused, NotFound with why it is no form of ours."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = save_attachment(reader, reply_id, number, Path(folder))
        return review_form(reader, path, workspace_id=workspace_id, now=now)


@verb("reply.take_form")
def take_reply_form(
    uow: UnitOfWork, reply_id: int, number: int, review: FormReview, chosen: Sequence[ProposedAnswer]
) -> tuple[Request, ...]:
    """As ``take_form``; where nothing else came with it, the reply is dealt with. Raises Refused: then nothing is."""
    reply = waiting_reply(uow, reply_id)
    answered = take_form(uow, review, chosen)
    rest = [
        told
        for told, _ in files_in(reply.name, stored_bytes(uow, reply))
        if told.number != number and not told.is_in_text
    ]
    if not rest:
        deal_with(uow, reply, ReplyState.FILED)
    return answered


# inside


def _has_mark(name: str, data: bytes) -> bool:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return read_answer_form(path).mark is not None
        except ExpectedError:
            return False
