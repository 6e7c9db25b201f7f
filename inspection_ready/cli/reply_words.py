"""replies: how one is told, and what was brought in, to people and to machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.replies import (
    as_what_words,
    attached_words,
    line_words,
    remarks,
    who_words,
    why_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.records.replies import REPLY_KINDS, REPLY_STATES

if TYPE_CHECKING:
    from inspection_ready.domain.replies import Reply
    from inspection_ready.services.reply_folder import FolderLook
    from inspection_ready.services.reply_intake import NotTaken, Taken
    from inspection_ready.services.reply_reading import ReplyLine, WholeReply

NOBODY = "nobody knows yet whose"


def reply_told(reply: Reply, person: str) -> dict[str, object]:
    return {
        "number": reply.number,
        "subject": reply.subject,
        "person": person,
        "known_by": reply.known_by.value,
        "marked": reply.marked.value,
        "what": reply.what.value,
        "state": reply.state.value,
        "sender": reply.sender,
        "received_at": None if reply.received_at is None else reply.received_at.isoformat(timespec="seconds"),
        "attachments": reply.file_count,
        "sheet": reply.sheet,
        "sha256": reply.sha256,
    }


def whole_reply_told(whole: WholeReply) -> dict[str, object]:
    numbers = {each.request.id: each.request.number for each in whole.owed}
    return {
        **reply_told(whole.reply, whole.person.name if whole.person else ""),
        "sure": whole.sure.value,
        "words": whole.words,
        "owed": [{"number": each.request.number, "wording": each.request.wording} for each in whole.owed],
        "files": [
            {
                "number": file.number,
                "name": file.name,
                "size": file.size,
                "sha256": file.sha256,
                "inside": file.inside,
                "request": numbers.get(whole.suggested[file.number].request_id or 0),
                "why": whole.suggested[file.number].why.value,
                "as_what": whole.suggested[file.number].as_what.value,
                "is_left": whole.suggested[file.number].is_left,
            }
            for file in whole.files
        ],
    }


def reply_line(line: ReplyLine) -> str:
    reply = line.reply
    what = "" if reply.what.value == "answer" else f"{REPLY_KINDS[reply.what]}. "
    state = "" if reply.waits else f" ({REPLY_STATES[reply.state].lower()})"
    return f"  {reply.number}: {line.person or NOBODY}. {what}{reply.subject}; {line_words(reply)}{state}"


def whole_reply_lines(whole: WholeReply) -> Iterator[str]:
    reply, person = whole.reply, whole.person.name if whole.person else ""
    yield f"{reply.number}: {reply.subject}"
    yield f"  {who_words(reply, person, whole.sure, is_from_them=whole.is_from_them)}"
    yield from (f"  {each}" for each in remarks(reply, person))
    if reply.sheet:
        yield f"  It answers what was to be signed: see signoff reply {reply.number}."
    if whole.unread is not None:
        yield f"  {error_sentence(whole.unread)}"
    yield from (f"  | {line}" for line in whole.words.splitlines())
    for each in whole.owed:
        yield f"  Still owed, request {each.request.number}: {each.request.wording}"
    numbers = {each.request.id: each.request.number for each in whole.owed}
    titles = {each.id: each.title for each in whole.evidence}
    for file in whole.files:
        suggested = whole.suggested[file.number]
        as_what = as_what_words(suggested, titles.get(suggested.evidence_id or 0, ""))
        told = " ".join(filter(None, (why_words(suggested, numbers), as_what)))
        yield f"  Attachment {file.number}, {attached_words(file)}. {told}"
    for filed, evidence in whole.filed:
        yield f"  Filed: {filed.name} as {evidence.reference} {evidence.title}"


def read_lines(
    taken: Sequence[Taken], refused: Sequence[NotTaken], people: dict[int, str], look: FolderLook | None
) -> Iterator[str]:
    new = sum(each.is_new for each in taken)
    yield f"Brought in {count_of(new, 'reply', 'replies')}. Nothing of them is filed yet."
    for each in taken:
        whose = people.get(each.reply.id) or NOBODY
        before = "" if each.is_new else ", which came before"
        yield f"  {each.reply.number}: {whose}. {each.reply.subject}{before}"
    yield from (f"  {error_sentence(each.error)}" for each in refused)
    if look is not None:
        yield from (f"  {name} is still being written; look again in a moment." for name in look.waiting)
        yield from (
            f"  {name} is in the cloud only. Open the folder, and have it kept on this computer."
            for name in look.in_the_cloud
        )
        if look.more:
            yield f"  {look.more} more wait in the folder; read it again."
