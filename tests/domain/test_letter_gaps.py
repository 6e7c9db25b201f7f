"""What is found missing in letters and distribution lists, and said in a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from inspection_ready.domain.gaps import findings
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.readiness import Finding, Standing
from inspection_ready.phrases.readiness import finding_sentence

TODAY = dt.date(2026, 11, 20)
ASHA = Person(id=1, name="Asha Patel", email="asha@northmoor.example")
BEN = Person(id=2, name="Ben Cole", left_on=dt.date(2026, 3, 3), email="ben@northmoor.example")
CARA = Person(id=3, name="Cara Diaz")
SAM = Person(id=4, name="Sam Hale", side=Side.OUTSIDE, email="sam@carers.example")
PEOPLE = (ASHA, BEN, CARA, SAM)
CHECKED: dict[str, Any] = {"checked_by": "AP", "checked_on": dt.date(2026, 11, 1)}


def found(**held: Any) -> list[Finding]:
    registers = {"distribution_list", "letter"}
    standing = Standing(today=TODAY, people=PEOPLE, **held)
    return [finding for finding in findings(standing) if finding.register in registers]


def of_list(one: DistributionList, *people: Person, used: bool = False) -> list[str]:
    members = tuple(ListMember(list_id=one.id, person_id=person.id) for person in people)
    letter = Letter(
        title="Invitation", subject="S", body="B", status=LetterStatus.AGREED, signatory_id=1, owner_id=1
    )
    uses = (LetterUse(letter_id=letter.id, list_id=one.id),) if used else ()
    gaps = found(lists=(one,), members=members, letters=(letter,), letter_uses=uses)
    return [finding_sentence(gap) for gap in gaps]


def of_letter(letter: Letter, *, used: bool = True, facts: tuple[KeyFact, ...] = ()) -> list[tuple[str, str]]:
    heads = DistributionList(name="Heads", **CHECKED)
    uses = (LetterUse(letter_id=letter.id, list_id=heads.id),) if used else ()
    member = ListMember(list_id=heads.id, person_id=1)
    gaps = found(lists=(heads,), members=(member,), letters=(letter,), letter_uses=uses, key_facts=facts)
    return [(gap.severity.value, finding_sentence(gap)) for gap in gaps]


def test_a_list_that_was_checked_lately_has_no_gap() -> None:
    assert of_list(DistributionList(name="Heads", **CHECKED), ASHA) == []


def test_an_empty_list_presses_once_a_letter_goes_to_it() -> None:
    empty = DistributionList(name="Heads", **CHECKED)

    assert of_list(empty) == ["Nobody is on the list “Heads”. Put people on it, or remove it."]
    (gap,) = found(lists=(empty,))
    assert gap.severity.value == "low"
    assert of_list(empty, used=True) == of_list(empty)


def test_a_list_nobody_went_through_and_one_long_ago() -> None:
    old = DistributionList(name="Old", checked_by="AP", checked_on=dt.date(2026, 5, 19))

    assert of_list(DistributionList(name="New"), ASHA) == [
        "Nobody has gone through the list “New” yet. Do so, and note who did and when."
    ]
    assert of_list(old, ASHA) == [
        "The list “Old” was last gone through more than 6 months ago. Go through it again."
    ]


def test_members_who_left_have_no_address_or_are_on_the_other_side() -> None:
    assert of_list(DistributionList(name="Heads", **CHECKED), *PEOPLE) == [
        (
            "Sam Hale is on the list “Heads”, which is for the other side of the council. They get no letter. "
            "Put them on another list, or correct where they are."
        ),
        (
            "Ben Cole has left and is still on the list “Heads”. They get no letter. "
            "Take them off, and think who comes instead."
        ),
        "Cara Diaz is on the list “Heads” without an e-mail address. Add it, or hand the letter over on paper.",
    ]


def test_a_letter_nobody_gets_is_nobodys_worry() -> None:
    assert of_letter(Letter(title="Invitation", body="Dear {{name}}"), used=False) == []


def test_a_letter_that_goes_out_needs_words_a_name_and_agreement() -> None:
    assert of_letter(Letter(title="Invitation")) == [
        ("high", "The letter “Invitation” goes to a list but has no words. Write it, or take the list off."),
        ("high", "Nobody signs the letter “Invitation”. Choose in whose name it goes out."),
        ("medium", "The letter “Invitation” has no subject. Write one."),
        ("low", "The letter “Invitation” has no owner. Choose one."),
    ]
    starter = Letter(title="Thank you", subject="S", body="B", signatory_id=2, owner_id=2, is_starter=True)
    assert of_letter(starter) == [
        (
            "high",
            "Ben Cole, who signs the letter “Thank you”, left on 3 March 2026. Choose who signs instead.",
        ),
        (
            "medium",
            "The letter “Thank you” is as it came with the app. Check its wording, and mark it as agreed.",
        ),
        (
            "medium",
            "Ben Cole, the owner of the letter “Thank you”, left on 3 March 2026. Choose another owner.",
        ),
    ]


def test_the_date_of_a_stage_is_a_field_where_the_regime_has_the_stage() -> None:
    letter = Letter(
        title="Invitation", subject="S", body="{{draft-report date}} {{Review  date}} {{other date}}"
    )

    gaps = found(letters=(letter,), stages=("draft-report", "review"))

    assert [gap.data["names"] for gap in gaps if gap.code == "letter_unknown_field"] == [("other date",)]


def test_fields_nobody_knows_are_named_in_every_letter() -> None:
    letter = Letter(title="Invitation", subject="{{Population}}", body="{{surname}} {{name} {{Adults}}")
    facts = (KeyFact(name="population"),)

    assert of_letter(letter, used=False, facts=facts) == [
        (
            "low",
            (
                "In the letter “Invitation” “{{name” looks like a field and is none. "
                "Choose it from Insert field, or it is printed as it stands."
            ),
        ),
        (
            "low",
            (
                "The letter “Invitation” has “surname”, “Adults” in double braces: no field and no key fact is called so. "
                "Correct it, or it is printed as “to come”."
            ),
        ),
    ]
