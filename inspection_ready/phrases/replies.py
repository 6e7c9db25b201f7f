"""Says in words what is known of a message that came in, how surely, and why something is suggested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.replies import Attached, KnownBy, Marked, Reply, ReplyKind
from inspection_ready.domain.reply_recognition import Sure
from inspection_ready.domain.reply_suggestions import AsWhat, Suggestion, Why
from inspection_ready.phrases.dates import moment

SURE = {
    Sure.CERTAIN: "Sure",
    Sure.LIKELY: "Likely: check it",
    Sure.DOUBTFUL: "Doubtful: check it",
    Sure.NOT_KNOWN: "Not known: say whose it is",
}
KNOWN = {
    KnownBy.TOKEN: "the mark in it is that of the e-mail to {person}",
    KnownBy.THREAD: "it comes back to a message of {person}’s",
    KnownBy.SENDER_AND_SUBJECT: "it was sent from {person}’s address, and its subject names what they were asked",
    KnownBy.SENDER: "it was sent from {person}’s address",
    KnownBy.NAME: "the sender is called as {person} is, and the message has no address",
    KnownBy.HAND: "somebody here said that it is {person}’s",
    KnownBy.NOTHING: "neither a mark nor the sender’s address is known here",
}
FORGEABLE = "A sender’s name and address can be forged."
MARKS = {
    Marked.NONE: "",
    Marked.OURS: "",
    Marked.UNKNOWN: "It has a mark of this workspace, but no e-mail with that number is kept.",
    Marked.ELSEWHERE: "It has the mark of another workspace: it may be meant for another council, or for a workspace "
    "before this one.",
}
KINDS = {
    ReplyKind.ANSWER: "",
    ReplyKind.AWAY: "A machine seems to have answered: {person} may be away. Nobody’s answer is in it.",
    ReplyKind.BOUNCED: "This says that an e-mail did not arrive{whom}. Check the address, and ask another way.",
    ReplyKind.DELAYED: "This says that an e-mail has not arrived yet{whom}; it is still being tried.",
    ReplyKind.RECEIPT: "This only says that an e-mail was delivered, or opened.",
}
WHY_ASIDE = {
    ReplyKind.AWAY: "Automatic reply",
    ReplyKind.BOUNCED: "Report that an e-mail did not arrive",
    ReplyKind.DELAYED: "Report that an e-mail was late",
    ReplyKind.RECEIPT: "Receipt",
}
SOMEBODY = "somebody nobody knows yet"


def who_words(reply: Reply, person: str, sure: Sure, *, is_from_them: bool) -> str:
    """How surely it is whose, how that is known, and who sent it."""
    if reply.person_id is None:
        known = f"{KNOWN[KnownBy.NOTHING][0].upper()}{KNOWN[KnownBy.NOTHING][1:]}."
        return f"{SURE[sure]}. {known} Sent by {reply.sender or 'nobody it names'}."
    said = f"{SURE[sure]}. For {person}: {KNOWN[reply.known_by].format(person=person)}."
    if not is_from_them:
        said += f" Sent by {reply.sender or 'nobody it names'}, which is not the address held for {person}."
    return f"{said} {FORGEABLE}" if reply.known_by in {KnownBy.SENDER, KnownBy.NAME} else said


def remarks(reply: Reply, person: str) -> tuple[str, ...]:
    """What somebody should know before they file anything of it."""
    return tuple(_remarks(reply, person))


def attached_words(file: Attached) -> str:
    """For example "carers.docx, 12 KB, in “Re: carers”"."""
    said = f"{file.name}, {size_words(file.size)}" if file.sha256 is not None else file.name
    if file.inside:
        said += f", in “{file.inside}”"
    return said


def size_words(size: int) -> str:
    if size < 1_000:
        return f"{size} bytes" if size != 1 else "1 byte"
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{round(size / 1_000)} KB"


WHYS = {
    Why.NUMBER_IN_NAME: "Request {number} is named in the file’s name.",
    Why.REFERENCE_IN_NAME: "The reference {words} of request {number} is in the file’s name.",
    Why.NUMBER_IN_TEXT: "Request {number} is the one their text names.",
    Why.SHARED_WORDS: "The file’s name and request {number} share {words}.",
    Why.ONLY_ONE: "Request {number} is all they still owe.",
    Why.NOTHING: "Nothing tells which request it answers.",
    Why.PICTURE: "It is a picture in the text, such as a logo.",
    Why.MESSAGE: "It is a message; what is attached to it is listed by itself.",
    Why.NOT_HERE: "Its content is not in the message. Ask for the file itself, or open the message in Outlook.",
}


def why_words(suggestion: Suggestion, numbers: Mapping[int, int]) -> str:
    """Why it is suggested so. ``numbers`` are those of the requests, by id."""
    number = numbers.get(suggestion.request_id or 0, 0)
    words = ", ".join(f"“{word}”" for word in suggestion.words)
    return WHYS[suggestion.why].format(number=number, words=words)


def as_what_words(suggestion: Suggestion, title: str) -> str:
    """``title`` is the evidence’s."""
    match suggestion.as_what:
        case AsWhat.NEW:
            return ""
        case AsWhat.SAME_NAME:
            return f"“{title}” has a file of this name: this seems to be a newer version."
        case AsWhat.SAME_BYTES:
            return f"Exactly this file is in “{title}” already."


def line_words(reply: Reply) -> str:
    """For a list: "2 attachments, received 3 December 2026 at 9:30am"."""
    count = (
        f"{reply.file_count} attachment{'' if reply.file_count == 1 else 's'}"
        if reply.file_count
        else "No attachment"
    )
    at = reply.received_at or reply.sent_at
    return (
        f"{count}, {'received' if reply.received_at else 'sent'} {moment(on_the_clock(at))}" if at else count
    )


def folder_words(
    folder: str, waiting: Sequence[str] = (), in_the_cloud: Sequence[str] = (), more: int = 0
) -> str:
    """Where saved messages are looked for, and what there could not be taken yet."""
    told = [f"Saved messages are looked for in {folder} while this page is open. Nothing there is changed."]
    if waiting:
        told.append(f"Still being written, so waited for: {', '.join(waiting)}.")
    if in_the_cloud:
        named = ", ".join(in_the_cloud)
        told.append(f"In the cloud only: {named}. Open the folder, and have them kept on this computer.")
    if more:
        told.append(f"{more} more are taken with the next look.")
    return " ".join(told)


def waiting_words(replies: int, in_folder: int) -> str:
    """For the day: "4 replies wait to be looked through"; "" where none does."""
    came = f"{replies} {'reply' if replies == 1 else 'replies'}" if replies else ""
    saved = f"{in_folder} {'message' if in_folder == 1 else 'messages'} in the folder" if in_folder else ""
    told = " and ".join(filter(None, (came, saved)))
    if not told:
        return ""
    return (
        f"{told} {'waits' if replies + in_folder == 1 else 'wait'}{'' if saved else ' to be looked through'}"
    )


def _remarks(reply: Reply, person: str) -> Iterator[str]:
    whom = f" to {', '.join(reply.undelivered.splitlines())}" if reply.undelivered else ""
    told = KINDS[reply.what].format(person=person or "whoever we asked", whom=whom)
    yield from filter(None, (told, MARKS[reply.marked]))


REPLY_SENTENCES: Mapping[str, Any] = {
    "reply_too_large": "{file} has {megabytes} MB, and a message is read up to {most} MB. Nothing was changed. "
    "Save its attachments in Outlook, and add them on the Evidence page.",
    "reply_dealt_with": "Reply {number} is dealt with already. Nothing was changed. Bring it back first.",
    "reply_nothing_to_file": "Nothing is chosen to be filed of reply {number}. Nothing was changed. "
    "Choose what is to be filed, or set it aside with a reason.",
    "reply_file_not_here": "{file} is named in the message, but its content is not in it. Nothing was changed. "
    "Ask for the file itself, or leave it.",
    "reply_file_is_a_program": "{file} does something by being opened, so it is not opened from here. Nothing was changed. "
    "Ask who sent it what it is.",
    "reply_has_no_such_file": "The message has no attachment {number}. Nothing was changed.",
    "set_aside_without_reason": "Nothing says why it is set aside. Nothing was changed. Write a reason.",
    "stored_reply_missing": "The stored message {file} is gone from the workspace. Nothing was changed. "
    "Run verify, and put it back from a safe copy.",
    "stored_reply_changed": "The stored message {file} was changed outside the app, so it is not read. "
    "Nothing was changed. Run verify, and put it back from a safe copy.",
    "not_a_reply_number": "“{text}” is not a number. Nothing was changed. "
    "Write --put 2=5 for attachment 2 and request 5, and --answered 5.",
    "no_such_reply": "There is no reply {number}. Nothing was changed.",
    "no_reply_folder": "No folder for replies is named. Nothing was changed. Name one with --folder.",
}
