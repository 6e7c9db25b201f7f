"""Who's who has everybody who holds a role or is the contact of a function, once, and nobody who has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspection_ready.domain.functions import Function
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role
from inspection_ready.domain.who_is_who import Introduced, who_is_who
from tests.documents.northmoor import empty_council

ADA = Person(id=1, name="Ada", role="Director", team="Leadership")
BEN = Person(id=2, name="Ben", role="Analyst", team="Figures")
CAI = Person(id=3, name="Cai", role="Chair", team="A team", organisation="Carers’ Forum", side=Side.OUTSIDE)
DEE = Person(id=4, name="Dee", left_on=date(2026, 1, 1))


def facts(**rows: tuple[object, ...]) -> PackFacts:
    return replace(empty_council(), people=(ADA, BEN, CAI, DEE), **rows)  # type: ignore[arg-type]  # rows of the registers


def held(person: Person, name: str = "A role", group: str = "") -> Role:
    return Role(name=name, group=group, person_id=person.id)


def names(rows: tuple[Introduced, ...]) -> list[str]:
    return [one.person.name for one in rows]


def test_those_with_roles_come_first_group_by_group_and_then_the_contacts() -> None:
    known = facts(
        roles=(held(CAI, group="Partners"), held(ADA, group="Corporate"), held(BEN, group="Partners")),
        functions=(Function(name="IT", contact_id=BEN.id),),
    )

    assert names(who_is_who(known)) == ["Cai", "Ben", "Ada"]
    assert [one.group for one in who_is_who(known)] == ["Partners", "Partners", "Corporate"]


def test_contacts_without_a_role_follow_by_the_name_of_their_function() -> None:
    known = facts(
        roles=(held(CAI),),
        functions=(Function(name="IT", contact_id=BEN.id), Function(name="Facilities", contact_id=ADA.id)),
    )

    assert [(one.person.name, one.is_contact_only) for one in who_is_who(known)] == [
        ("Cai", False),
        ("Ada", True),
        ("Ben", True),
    ]


def test_somebody_stands_once_with_all_they_do() -> None:
    known = facts(
        roles=(held(ADA, "Signs", "One"), held(ADA, "director", "Two"), held(ADA, "Hosts", "Two"), held(ADA, "Hosts")),
        functions=(Function(name="IT", contact_id=ADA.id), Function(name="HR", contact_id=ADA.id), Function(name="", contact_id=ADA.id)),
        responsibilities=(
            Responsibility(subject=Subject.THEME, code="T2", owner_id=ADA.id),
            Responsibility(subject=Subject.STATEMENT, code="QS1", owner_id=ADA.id),
        ),
        asked=(
            Asked(subject=Subject.THEME, code="T1", title="Working with people"),
            Asked(subject=Subject.THEME, code="T2", title="Leadership"),
            Asked(subject=Subject.STATEMENT, code="QS1", title="Assessing needs"),
        ),
    )  # fmt: skip

    [one] = who_is_who(known)

    assert (one.group, one.roles, one.functions, one.themes) == (
        "One",
        ("Signs", "Hosts"),
        ("HR", "IT"),
        ("Leadership",),
    )


def test_a_role_called_as_their_job_is_said_where_nothing_else_is() -> None:
    known = facts(
        roles=(held(ADA, "Director"), held(BEN, "Analyst")),
        functions=(Function(name="IT", contact_id=BEN.id),),
    )

    assert [one.roles for one in who_is_who(known)] == [("Director",), ()]


def test_a_leaver_a_second_and_a_vacancy_are_not_in_it() -> None:
    known = facts(
        roles=(held(DEE), Role(name="Vacant"), replace(held(ADA), second_id=BEN.id)),
        functions=(Function(name="IT", contact_id=DEE.id), Function(name="HR", second_id=CAI.id)),
    )

    assert names(who_is_who(known)) == ["Ada"]


def test_people_from_outside_have_their_organisation_and_others_their_team() -> None:
    known = facts(roles=(held(ADA), held(CAI)))

    assert [one.belongs_to for one in who_is_who(known)] == ["Leadership", "Carers’ Forum"]
