from __future__ import annotations

import pytest

from inspection_ready.domain.replies import Attached
from inspection_ready.domain.reply_suggestions import (
    AsWhat,
    HeldFile,
    Suggestion,
    Why,
    shared_words,
    suggestions,
)
from inspection_ready.domain.requests import Request

CARERS = Request(number=1, wording="Your carers strategy, with the action plan", their_ref="IR-07")
WAITING = Request(number=2, wording="Waiting list figures, and how risk is managed")


def attached(name: str, number: int = 1, **more: object) -> Attached:
    told: dict[str, object] = {"size": 9, "sha256": f"{number:064d}", **more}
    return Attached(number=number, name=name, **told)  # type: ignore[arg-type] # any of its fields


def suggested(
    name: str, *, words: str = "", owed: tuple[Request, ...] = (CARERS, WAITING), **more: object
) -> Suggestion:
    return suggestions([attached(name, 1, **more)], words, owed, ())[1]


@pytest.mark.parametrize(
    ("name", "words", "meant", "why"),
    [
        ("2 figures.xlsx", "", WAITING, Why.NUMBER_IN_NAME),
        ("IR-07 final.docx", "request 2", CARERS, Why.REFERENCE_IN_NAME),
        ("figures.xlsx", "For request 2.", WAITING, Why.NUMBER_IN_TEXT),
        ("Carer strategy v3.docx", "", CARERS, Why.SHARED_WORDS),
        ("figures.xlsx", "For requests 1 and 2.", WAITING, Why.SHARED_WORDS),
        ("scan001.pdf", "", None, Why.NOTHING),
        ("9 other.pdf", "", None, Why.NOTHING),
    ],
)
def test_what_a_file_seems_to_answer_has_a_reason(
    name: str, words: str, meant: Request | None, why: Why
) -> None:
    found = suggested(name, words=words)

    assert (found.request_id, found.why) == (None if meant is None else meant.id, why)


def test_the_only_request_that_is_open_is_suggested_last() -> None:
    assert suggested("scan001.pdf", owed=(WAITING,)).why is Why.ONLY_ONE


def test_a_title_loses_the_number_only_where_it_is_the_requests() -> None:
    assert suggested("2 Waiting figures.xlsx").title == "Waiting figures"
    assert suggested("2026 figures.xlsx").title == "2026 figures"


def test_pictures_in_the_text_and_what_is_not_here_are_left() -> None:
    assert [
        (found.why, found.is_left)
        for found in (
            suggested("image001.png", is_in_text=True),
            suggested("plan.docx", sha256=None, link="https://northmoor.example"),
        )
    ] == [(Why.PICTURE, True), (Why.NOT_HERE, True)]


def test_a_message_is_left_only_where_its_files_come_after_it() -> None:
    alone = suggestions([attached("fwd.eml", is_message=True)], "", [CARERS], ())
    followed = suggestions(
        [attached("fwd.eml", is_message=True), attached("in.docx", 2, inside="fwd")], "", [CARERS], ()
    )

    assert not alone[1].is_left
    assert (followed[1].why, followed[2].why) == (Why.MESSAGE, Why.ONLY_ONE)


def test_a_name_that_several_pieces_have_is_no_newer_version_of_either() -> None:
    held = [
        HeldFile(evidence_id=7, name="Report.docx", sha256="a"),
        HeldFile(evidence_id=8, name="report.docx", sha256="b"),
    ]

    assert suggestions([attached("report.docx")], "", [], held)[1].as_what is AsWhat.NEW
    assert suggestions([attached("report.docx")], "", [], held[:1])[1].evidence_id == 7


def test_of_several_the_piece_that_answers_the_request_is_meant() -> None:
    held = [
        HeldFile(evidence_id=7, name="report.docx", sha256="a", request_ids=frozenset({WAITING.id})),
        HeldFile(evidence_id=8, name="report.docx", sha256="b"),
    ]

    found = suggestions([attached("report.docx")], "request 2", [CARERS, WAITING], held)[1]

    assert (found.as_what, found.evidence_id) == (AsWhat.SAME_NAME, 7)


def test_common_words_are_not_shared() -> None:
    assert shared_words("Please send the data for this request", "Please send this data") == ()
    assert shared_words("Carers survey", "survey of carer breaks") == ("carers", "survey")
