"""A spreadsheet form that came back, in words: what each row would answer, and why a row cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.answer_forms import FormFault
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.answer_forms import FormAnswers, ProposedAnswer

FAULTS: Mapping[FormFault, str] = {
    FormFault.NO_NUMBER: "It has no number of a request. Copy the answer into the row of its request.",
    FormFault.NO_SUCH_REQUEST: "There is no request of this number.",
    FormFault.NOT_ASKED: "This request was not asked for by the draft this form came with.",
    FormFault.ANSWERED: "It is answered or withdrawn already. Open the request again if this answer is the better one.",
    FormFault.OTHER_WORDING: "What is asked is no longer what stands beside the number. Check which request was meant.",
    FormFault.TWICE: "Another row answers this request already.",
    FormFault.AS_AT_UNCLEAR: "The as-at date is no date. Write it like 4 June 2025 in a date cell.",
    FormFault.AS_AT_TO_COME: "The as-at date is still to come.",
    FormFault.BOTH: "It has an answer and a reason why nothing is held. Keep one of them.",
    FormFault.ONLY_A_DATE: "It has a date and no answer.",
}


def answer_words(proposed: ProposedAnswer) -> str:
    """As it would stand in the ledger, in one line."""
    if proposed.not_held:
        return f"Not held, because: {_one_line(proposed.not_held)}"
    return _one_line(proposed.answer) or f"See {proposed.file}"


def answer_note(proposed: ProposedAnswer, *, name: str, file: str) -> str:
    """For the chronology: from which form it came, and what it names."""
    parts = [f"Spreadsheet form {file} from {name}"]
    if proposed.file:
        parts.append(f"file or link: {proposed.file}")
    if proposed.as_at is not None:
        parts.append(f"as at {day(proposed.as_at)}")
    return ", ".join(parts)


def form_words(answers: FormAnswers) -> str:
    """For example "3 answers, 1 row that cannot be used, 2 rows left empty"."""
    told = [count_of(len(answers.proposed), "answer")]
    if answers.refused:
        told.append(f"{count_of(len(answers.refused), 'row')} that cannot be used")
    if answers.blank:
        told.append(f"{count_of(answers.blank, 'row')} left empty")
    return ", ".join(told)


def _one_line(words: str) -> str:
    return " ".join(words.split())


ANSWER_FORM_SENTENCES: Mapping[str, Any] = {
    "not_an_answer_form": "{file} is no form for answers: no row has the headings Number and Answer. Nothing was changed. "
    "Choose the file that came back with the reply.",
    "form_has_no_mark": "{file} has lost the mark that says whose form it is. Nothing was changed. "
    "Enter its answers on the page of requests.",
    "form_of_another_workspace": "{file} belongs to another workspace. Nothing was changed. Open that one first.",
    "no_answers_chosen": "No answer is chosen. Nothing was changed.",
    "form_request_moved_on": "Request {number} was answered or withdrawn since this was shown. Nothing was changed. "
    "Read the form again.",
}
