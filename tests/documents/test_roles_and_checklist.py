"""What the checklist and the page of roles say, from the facts alone."""

from __future__ import annotations

from dataclasses import replace

from inspection_ready.documents.compose import printed
from inspection_ready.documents.compose.checklist import compose_checklist
from inspection_ready.documents.compose.roles import compose_roles
from inspection_ready.documents.model import Heading, plain
from tests.documents.northmoor import empty_council, northmoor
from tests.documents.test_compose import tables, words


def test_a_function_lists_its_tasks_by_the_day_they_are_due() -> None:
    facilities, it, rest, diaries = tables(compose_checklist(northmoor()))

    assert facilities == [
        ["Bring the bases list up to date", "Tomasz Żółkiewski\nSecond: Asha Verma", "Tuesday 8 December 2026", "To do"],
        ["Order refreshments\u00a0*", "Asha Verma\nSecond: Tomasz Żółkiewski", "Tuesday 2 February 2027", "To do"],
    ]  # fmt: skip
    assert it == [["Guest Wi-Fi", "Eleri Ŵyn", "Friday 27 November 2026", "Started, late"]]
    assert rest == [
        ["Write to the governors", "Nobody named yet", "No date", "Done on 30 November 2026"],
        [
            "Agree where to meet",
            "Nobody named yet",
            "Date to come: by 1 week after the draft report",
            "To do",
        ],
    ]
    assert diaries == [
        ["Asha Verma", "Not asked yet", ""],
        ["Eleri Ŵyn", "A problem", "In Brussels on 10 February"],
        ["Grace Obi", "Confirmed on 1 December 2026", ""],
    ]


def test_a_day_past_the_announced_bank_holidays_says_so() -> None:
    every = frozenset(task.id for task in northmoor().tasks)

    facilities, *_ = tables(compose_checklist(replace(northmoor(), uncertain_due=every)))

    assert facilities[0][2] == "Tuesday 8 December 2026 (bank holidays of that year are not announced yet)"


def test_the_checklist_begins_with_how_far_it_is() -> None:
    said = words(compose_checklist(northmoor()))

    assert said.startswith("1 of 5 tasks are done or not needed. 1 late.")
    assert "counted when the notification" not in said
    assert "counted when the notification" in words(compose_checklist(replace(northmoor(), inspection=None)))


def test_who_signs_comes_first_and_a_leaver_is_never_named() -> None:
    signers, leadership, people, *_ = tables(compose_roles(northmoor()))

    assert signers == [
        ["Director of Adult Social Services", "Grace Obi", "Always"],
        ["Service Director", "Eleri Ŵyn", "Only in a recorded absence"],
        ["Service Director", "Nobody named yet\nJon Pike has left.", "Only in a recorded absence"],
    ]
    assert leadership[0][2:] == [
        "Eleri Ŵyn",
        "Signs what goes to CQC\nClears the diary",
        "Agreed on 2 November 2026",
    ]
    assert people == [["Unpaid carers\u00a0*", "Nobody named yet", "", "", "Draft"]]


def test_who_is_responsible_and_what_nobody_answers_for() -> None:
    made = compose_roles(northmoor())
    themes, statements, items = tables(made)[3:]

    assert themes == [["T1 Working with people", "Grace Obi", "Asha Verma"]]
    assert statements == [["QS1 Assessing needs", "Nobody named yet\nJon Pike has left.", ""]]
    assert items == [["Carers strategy", "Mohammad Ali Khan", "Grace Obi"]]
    assert "Nobody is responsible yet for:\nQS2 Supporting people" in words(made)


def test_the_lead_says_whether_it_is_a_draft() -> None:
    facts = northmoor()
    agreed = replace(facts, roles=facts.roles[:1])

    assert words(compose_roles(facts)).startswith("A draft: 1 of 4 roles are agreed.")
    assert words(compose_roles(agreed)).startswith("Every role is agreed.")


def test_roles_without_a_group_stand_under_other_roles() -> None:
    facts = northmoor()
    made = compose_roles(replace(facts, roles=(replace(facts.roles[0], group=""),)))

    assert "Other roles" in [plain(block.runs) for block in made.blocks if isinstance(block, Heading)]


def test_what_has_nothing_to_say_is_not_printed() -> None:
    names = {each.name for each in printed(empty_council(), ["roles", "checklist", "key-dates"])}

    assert names == {"key-dates"}
