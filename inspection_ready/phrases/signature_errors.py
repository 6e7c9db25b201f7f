"""Sentences for what can be refused about signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.requests import RequestState
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.phrases.dates import day, moment
from inspection_ready.phrases.requests import REQUEST_STATES
from inspection_ready.phrases.signatures import CLOSED_WORDS, SIGN_STATES

Told = Mapping[str, Any]


def _may_not_sign(told: Told) -> str:
    return f"{told['person']} cannot sign on {day(told['on'])}: {told['person']} {CLOSED_WORDS[told['why']]}. Nothing was changed."


def _what(told: Told) -> str:
    return f"“{told['what']}”" if told["what"] else "The answer in words"


def _not_yet(told: Told) -> str:
    state = REQUEST_STATES[RequestState(told["state"])]
    return f"Request {told['number']} is {state}. Only what is answered, and was checked by somebody else, can be signed. Nothing was changed."


def _no_such_move(told: Told) -> str:
    state = SIGN_STATES[SignState(told["state"])].lower()
    return f"{_what(told)}, for request {told['number']}: {state} already. Nothing was changed."


SIGNATURE_SENTENCES: Mapping[str, Any] = {
    "may_not_sign": _may_not_sign,
    "not_to_be_signed_yet": _not_yet,
    "no_such_sign_move": _no_such_move,
    "nothing_chosen_to_sign": "Nothing is chosen to be signed. Nothing was changed.",
    "nothing_to_sign": lambda told: (
        f"{_what(told)} has no version yet, so there is nothing to sign. Nothing was changed."
    ),
    "not_an_answer": "“{title}” does not answer request {number}, so it cannot be signed for it. Nothing was changed.",
    "newer_version_to_sign": lambda told: (
        f"{_what(told)} has a newer version than the one that was read. Nothing was changed. Read the newer one."
    ),
    "not_what_was_shown": lambda told: (
        f"{_what(told)}, for request {told['number']}, was changed after it was read. Nothing was changed here. Read it again."
    ),
    "signed_before_it_was_here": lambda told: (
        f"{_what(told)} is as it is only since {moment(on_the_clock(told['since']))}, so it cannot have been signed before. "
        "Nothing was changed. Correct the date or the time."
    ),
    "file_to_sign_changed": "The stored file {file} is not what was added, so it cannot be signed. Nothing was changed. "
    "Run verify, and put it back from a safe copy, or add it as a new version.",
    "signer_owns_alone": lambda told: (
        f"{told['person']} alone owns {_what(told)}, and this council lets nobody sign what they own alone. "
        "Nothing was changed. Name a second for it, or another owner."
    ),
    "no_such_line": lambda told: (
        f"Sheet {told['number']} has no line {', '.join(map(str, told['lines']))}. Nothing was changed."
    ),
    "not_sign_lines": "“{text}” names no lines. Nothing was changed. Write --agreed 1,2,5-9, or --agreed all.",
    "line_said_twice": lambda told: (
        f"Line {', '.join(map(str, told['lines']))} is told as agreed and as not agreed. Nothing was changed."
    ),
    "asked_may_not_sign": lambda told: (
        f"{told['person'] or 'Nobody that is named'} cannot sign on {day(told['on'])}, so nobody is asked by e-mail. "
        "Nothing was changed. Sign-off says who may sign, and why others may not."
    ),
    "signer_has_no_address": "{person} has no e-mail address here, or what is entered is not one address. Nothing was changed. "
    "Enter it on the People page.",
    "sign_files_too_large": "The files to be signed are {megabytes} MB together, and {most} MB are attached to one e-mail at most. "
    "The e-mail was not written. Ask for fewer lines at once, or write it without the files.",
    "reply_signs_nothing": "Reply {number} has no mark of an e-mail that asks for signatures, so it signs nothing. Nothing was changed.",
    "sign_reply_says_nothing": "No line of reply {number} is told as agreed or not agreed. Nothing was changed.",
    "sign_mark_of_another": "The mark in reply {number} is not that of exactly what sheet {sheet} asks. Nothing was changed. "
    "Ask again with a new e-mail.",
    "sign_reply_of_a_machine": "A machine seems to have written reply {number}, so it is nobody’s word. Nothing was changed. "
    "Where somebody did write it, record it on the Sign-off page, with the message as what shows it.",
    "sign_reply_too_old": lambda told: (
        f"Reply {told['number']} says it is older than what it answers: sheet {told['sheet']} was made at "
        f"{moment(on_the_clock(told['made_at']))}. Nothing was changed. If its clock was wrong, record it on the Sign-off page."
    ),
    "sender_not_known": "The message is from {sender}. That is not the address held for {person}, nor one that may send for them. "
    "Nothing was changed. Say why it is theirs all the same, or enter the address with the person.",
    "no_such_sign_sheet": "There is no sign-off sheet {number}. Nothing was changed.",
    "too_much_on_a_sheet": "That are {count} lines, and one sheet has {most} at most. Nothing was changed. "
    "Make several sheets.",
    "signature_stays": "A signature is never removed. Nothing was changed. Take it back, with the reason.",
    "nothing_signed_of_it": "Nothing that answers request {number} is signed. Nothing was changed.",
    "signed_without_proof": "A signature by e-mail or on a sheet needs the message or the scan. Nothing was changed. Choose the file.",
    "not_agreed_without_reason": "Why it is not agreed is not said. Nothing was changed. Write the reason.",
    "withdrawn_without_reason": "Why the signature is taken back is not said. Nothing was changed. Write the reason.",
    "nothing_to_withdraw": lambda told: (
        f"{_what(told)} has no signature for request {told['number']} that could be taken back. Nothing was changed."
    ),
}
