"""The judge: what is found in pieces of text is told once, with its places, its grade and nothing secret."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.far_links import link_fault
from inspection_ready.domain.given_names import GivenNames
from inspection_ready.domain.personal_data import is_nhs_number
from inspection_ready.domain.release_check import Judge
from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault, ReleaseFinding, UnseenKind
from inspection_ready.domain.release_groups import MOST_TOLD
from inspection_ready.domain.release_items import Format, Known, Link, Noticed, Piece

KNOWN = Known(today=dt.date(2027, 1, 11), people=("Priya Raman",), cases=("Margaret Anne Okonedo",))
FILLER = "The service answers people on the day they call and follows each request to its end. " * 5


def judged(
    *items: Piece | Noticed | Link | str, known: Known = KNOWN, has_text: bool = False
) -> tuple[ReleaseFinding, ...]:
    judge = Judge(known)
    judge.take(Format("docx", has_text=has_text))
    for number, item in enumerate(items, 1):
        judge.take(Piece(item, Place(paragraph=number)) if isinstance(item, str) else item)
    return judge.findings()


def test_a_value_that_stands_often_is_one_finding_with_its_places() -> None:
    (found,) = judged("Ring 07700 900123.", "Or 07700900123.", "Nobody.", "+44 7700 900123")

    assert (found.fault, found.count) == (ReleaseFault.TELEPHONE, 3)
    assert [place.paragraph for place in (found.where, *found.others)] == [1, 2, 4]


def test_the_words_around_hide_every_secret_in_them() -> None:
    text = (
        "Margaret Okonedo, born 12 March 1948, NHS number 943 476 5919, lives at SK1 3XE; ring 07700 900123."
    )

    shown = " ".join(f"{each.around} {each.about}" for each in judged(text))

    for secret in ("Margaret", "Okonedo", "March", "1948", "476", "3XE", "900123", "7700"):
        assert secret not in shown
    assert "M••••••• O••••••" in shown


def test_a_label_in_another_cell_says_what_a_number_is() -> None:
    (found,) = judged(Piece("4010232137", Place(cell="B2"), "NHS no"))

    assert (found.grade, found.where.cell) == (Grade.LIKELY, "B2")


def test_many_of_a_kind_are_told_together() -> None:
    found = judged(*(f"person{number}.name@north.org.uk" for number in range(2_000)))

    most = MOST_TOLD[Grade.POSSIBLE]
    assert [each.is_rest for each in found] == [False] * most + [True]
    assert sum(each.count for each in found) == 2_000


def test_more_than_anybody_could_hold_are_still_counted() -> None:
    found = judged(*(f"person{number}.name@north.org.uk" for number in range(12_000)))

    assert sum(each.count for each in found) == 12_000


def test_names_are_found_in_every_order_and_dress() -> None:
    names = GivenNames(people=(), cases=("Siân O'Neill-Hughes",))

    for text in (
        "Siân O'Neill-Hughes",
        "SIAN O’NEILL-HUGHES".replace("’", "'"),
        "O'Neill-Hughes, Siân",
        "siân\no'neill-hughes",
    ):
        assert [text[each.start : each.end] for each in names(text)] == [text]
    assert [each.grade for each in names("Mrs O'Neill-Hughes")] == [Grade.POSSIBLE]
    assert list(names("Siân went. O'Neill stayed. Siânna O'Neill-Hughesly")) == []


def test_a_middle_name_may_be_left_out_and_a_first_name_alone_is_nobody() -> None:
    assert [each.fault for each in judged("Margaret Okonedo came.")] == [ReleaseFault.CASE_NAME]
    assert judged("Margaret came.") == ()


def test_colleagues_weigh_less_than_people_who_draw_on_care() -> None:
    found = {each.fault: each.grade for each in judged("Priya Raman met Margaret Okonedo.")}

    assert found == {ReleaseFault.CASE_NAME: Grade.LIKELY, ReleaseFault.PERSON_NAME: Grade.POSSIBLE}


@given(st.text(max_size=200))
def test_any_name_and_any_text_can_be_compared(text: str) -> None:
    for each in GivenNames(people=(text,), cases=(text, "İbrahim Şahin"))(f"{text} İbrahim Şahin {text}"):
        assert each.start < each.end


def test_postcodes_of_the_councils_own_buildings_are_not_told() -> None:
    known = replace(KNOWN, postcodes=frozenset(("SK1 3XE",)))

    assert judged("Town Hall, SK1 3XE", known=known) == ()


def test_a_key_is_the_same_again_and_tells_two_findings_apart() -> None:
    items = ("A NHS number 943 476 5919.", "A NHS number 401 023 2137.", "Ring 07700 900123.")

    first, second = judged(*items), judged(*items)

    assert [each.key for each in first] == [each.key for each in second]
    assert len({each.key for each in first}) == len(first) == 3
    later = judged("A new line above.", *items)
    assert [each.key for each in later] == [each.key for each in first]


def test_two_values_that_look_the_same_when_masked_have_two_keys() -> None:
    alike = [number for number in (f"94{middle:06}19" for middle in range(300)) if is_nhs_number(number)][:2]

    found = judged(*(f"NHS number {number}" for number in alike))

    assert len({each.around for each in found}) == 1
    assert len({each.key for each in found}) == len(alike) == 2


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Figures as at 30 November 2026.", []),
        ("Figures as at 31/12/2026.", []),
        ("Position at 2026-12-01.", []),
        ("Data to December 2026.", []),
        ("In the year ending 31 March 2026.", []),
        ("Figures as at 31 March 2026.", ["as-at-old"]),
        ("As at 31 March 2025, and as at 30 November 2026.", []),
        ("In the year to 31 March 2025.", ["as-at-old"]),
        ("As at 31 March 2028.", ["as-at-ahead"]),
        ("As at 31 February 2026.", ["as-at-missing"]),
        ("On 30 November 2026 the committee met.", ["as-at-missing"]),
    ],
)
def test_as_at_dates(text: str, faults: list[str]) -> None:
    assert [each.fault.value for each in judged(FILLER, text, has_text=True)] == faults


def test_an_as_at_date_is_held_against_the_one_in_the_register() -> None:
    known = replace(KNOWN, as_at=dt.date(2026, 12, 31))

    assert judged(FILLER, "As at 31 December 2026.", known=known, has_text=True) == ()
    (found,) = judged(FILLER, "As at 30 November 2026.", known=known, has_text=True)
    assert (found.fault, found.about) == (ReleaseFault.AS_AT_DIFFERS, "2026-11-30")


def test_a_form_of_few_words_needs_no_as_at_date() -> None:
    assert judged("Sign here.", has_text=True) == ()


@pytest.mark.parametrize(
    ("text", "is_name", "grades"),
    [
        ("DRAFT", False, [Grade.LIKELY]),
        ("Draft v0.3", False, [Grade.LIKELY]),
        ("Not for publication", False, [Grade.POSSIBLE]),
        ("Draft", True, [Grade.LIKELY]),
        ("the draft report was agreed; drafting goes on; overdraft, DRAFTED", False, []),
        ("Strategy", True, []),
    ],
)
def test_marks_of_a_draft(text: str, is_name: bool, grades: list[Grade]) -> None:
    found = judged(Piece(text, Place(), is_name=is_name))

    assert [each.grade for each in found if each.fault is ReleaseFault.DRAFT] == grades


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("https://www.gov.uk/x", None),
        ("#heading", None),
        ("file:///C:/Adults/y.docx", ReleaseFault.LINK_TO_FILE),
        ("\\\\server\\share\\y.docx", ReleaseFault.LINK_TO_FILE),
        ("S:\\Adults\\y.docx", ReleaseFault.LINK_TO_FILE),
        ("../y.docx", ReleaseFault.LINK_TO_FILE),
        ("http://localhost:8080/", ReleaseFault.LINK_INSIDE),
        ("http://10.1.2.3/", ReleaseFault.LINK_INSIDE),
        ("http://[::1]/", ReleaseFault.LINK_INSIDE),
        ("https://intranet/policies", ReleaseFault.LINK_INSIDE),
        ("https://intranet.northmoor.gov.uk/", ReleaseFault.LINK_INSIDE),
        ("https://northmoor.sharepoint.com/sites/x", ReleaseFault.LINK_INSIDE),
        ("", ReleaseFault.LINK_WITHOUT_TARGET),
        ("http://", ReleaseFault.LINK_WITHOUT_TARGET),
        ("http://[broken", ReleaseFault.LINK_WITHOUT_TARGET),
    ],
)
def test_links_are_judged_without_asking_anybody(target: str, fault: ReleaseFault | None) -> None:
    found = link_fault(target)

    assert (found and found[0]) == fault


def test_a_link_to_a_mailbox_is_an_address() -> None:
    (found,) = judged(Link("mailto:jo@gmail.com?subject=x", Place(paragraph=3)))

    assert (found.fault, found.where.paragraph) == (ReleaseFault.EMAIL, 3)


def test_links_to_the_web_are_counted_and_said_not_to_be_tried() -> None:
    judge = Judge(KNOWN)
    judge.take(Link("https://www.gov.uk/", Place()))
    judge.take(Piece("Words.", Place()))
    judge.findings()

    assert {each.kind: each.number for each in judge.unseen()}[UnseenKind.LINKS_NOT_TRIED] == 1


def test_what_somebody_noted_is_masked_too() -> None:
    (found,) = judged(Noticed(ReleaseFault.COMMENT, Grade.LIKELY, Place(), "Bo", "Is 07700 900123 hers?"))

    assert found.around == "Is 07••• ••••23 hers?"


def test_blocks_are_no_border_for_what_is_found() -> None:
    pieces = [Piece(f"{'word ' * 50}{number}", Place(paragraph=number)) for number in range(1_000)]

    found = judged(*pieces, Piece("NHS number 943 476 5919", Place(paragraph=5_000)))

    assert [(each.fault, each.where.paragraph) for each in found] == [(ReleaseFault.NHS_NUMBER, 5_000)]
