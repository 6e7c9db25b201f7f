"""Who answers for what, where the list says it by title, short name or half a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.services.regimes import start_with_regime
from tests.services.importing import bring_in, held, refused, says

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("QS1", (Subject.STATEMENT, "QS1")),
        ("QS 1", (Subject.STATEMENT, "QS1")),
        ("qs1: assessing needs", (Subject.STATEMENT, "QS1")),
        ("Assessing needs", (Subject.STATEMENT, "QS1")),
        ("healthier lives", (Subject.STATEMENT, "QS2")),
        ("Theme 1", (Subject.THEME, "T1")),
        ("LEADERSHIP", (Subject.THEME, "T4")),
        ("Self-assessment", (Subject.ITEM, "self-assessment")),
    ],
)
def test_it_is_found_by_what_it_is_called(
    app: App, tmp_path: Path, said: str, found: tuple[Subject, str]
) -> None:
    app.do(start_with_regime, "cqc")

    plan = bring_in(app, "responsible", tmp_path, f"Quality statement,Lead\n{said},\n")

    assert refused(plan) == {}
    assert [(one.subject, one.code) for one in held(app, Responsibility)] == [found]


def test_a_column_that_says_its_sort_keeps_it_to_that(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime, "cqc")

    plan = bring_in(
        app,
        "responsible",
        tmp_path,
        "Level,Reference,Lead\nQuality statement,safe systems,\nTheme,safe,\nTheme,QS1,\n",
    )

    assert sorted((one.subject, one.code) for one in held(app, Responsibility)) == [
        (Subject.STATEMENT, "QS6"),
        (Subject.THEME, "QS1"),
        (Subject.THEME, "T3"),
    ]
    assert says(plan)[-1] == (
        "Row 4 named “QS1”, which is no code or title of what the regime asks about; it was kept as it is. Check it."
    )


def test_half_a_title_that_several_have_asks_for_the_code(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime, "cqc")

    plan = bring_in(app, "responsible", tmp_path, "Topic,Lead\nstrategy,\n")

    assert held(app, Responsibility) == ()
    assert refused(plan)[2].startswith("Which one: “strategy” may be ")
    assert refused(plan)[2].endswith(". Write the code. Theme, statement or item is missing.")
