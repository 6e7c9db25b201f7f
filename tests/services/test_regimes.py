from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import FacilityKind
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.offsets import Unit
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.timetable import Timetable
from inspection_ready.exchange.regimes import read_regime
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.resources import resource_path
from inspection_ready.services.inspection import notify
from inspection_ready.services.regimes import (
    add_starters,
    current_regime,
    load_regime,
    regimes,
    save_regime,
    shipped_regime,
    shipped_regimes,
    use_shipped_regime,
)
from inspection_ready.services.registers import add_record

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App


def next_edition(folder: Path) -> Path:
    """What a coordinator would make of the shipped file when CQC changes it."""
    text = resource_path("frameworks", "cqc-local-authority-2025.yaml").read_text("utf-8")
    path = folder / "next.yaml"
    path.write_text(
        text.replace('version: "2025"', 'version: "2027"').replace("by 3 weeks", "by 4 weeks"), "utf-8"
    )
    return path


def held(app: App) -> list[tuple[str, str, bool]]:
    return [(one.code, one.regime_version, one.current) for one in app.read(regimes)]


def test_two_regimes_are_shipped() -> None:
    assert [one.regime.code for one in shipped_regimes()] == ["cqc-local-authority", "ofsted-ilacs"]


@pytest.mark.parametrize("code", ["cqc", "cqc-local-authority", "cqc-local-authority-2025"])
def test_a_shipped_regime_is_found_by_what_people_call_it(code: str) -> None:
    assert shipped_regime(code).regime.code == "cqc-local-authority"


def test_a_regime_that_is_not_shipped_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotFound) as caught:
        shipped_regime("ciw")

    assert error_sentence(caught.value) == (
        "No regime called “ciw” comes with the app. Nothing was changed. There are: cqc-local-authority, ofsted-ilacs."
    )


def test_a_workspace_without_a_regime_says_so(app: App) -> None:
    with pytest.raises(NotFound) as caught:
        app.read(current_regime)

    assert caught.value.code == "no_regime"


def test_a_loaded_regime_is_read_back_and_the_earlier_one_is_kept(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)

    app.do(load_regime, next_edition(tmp_path))

    assert app.read(current_regime).framework.version == "2027"
    assert held(app) == [("cqc-local-authority", "2025", False), ("cqc-local-authority", "2027", True)]


def test_a_saved_regime_can_be_changed_and_loaded(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    path = tmp_path / "ours.yaml"

    app.read(save_regime, path)

    assert app.do(load_regime, path).entry is None
    path.write_text(path.read_text("utf-8").replace("by 3 weeks", "by 20 working days"), "utf-8")
    app.do(load_regime, path)
    stage = app.read(current_regime).framework.stage("information-return")
    assert stage.offset is not None
    assert (stage.offset.least, stage.offset.unit) == (20, Unit.WORKING_DAYS)


def test_a_saved_regime_is_never_written_over_another_file(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    path = tmp_path / "ours.yaml"
    path.write_text("my changes", "utf-8")

    with pytest.raises(Refused) as caught:
        app.read(save_regime, path)

    assert error_sentence(caught.value) == "“ours.yaml” is there already and was kept. Choose another name."
    assert path.read_text("utf-8") == "my changes"


def test_loading_the_same_regime_again_changes_nothing(app: App, tmp_path: Path) -> None:
    path = next_edition(tmp_path)
    app.do(load_regime, path)

    assert app.do(load_regime, path).entry is None


def test_going_back_to_an_earlier_regime_keeps_one_text_of_each(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    app.do(load_regime, next_edition(tmp_path))

    app.do(use_shipped_regime)

    assert held(app) == [("cqc-local-authority", "2025", True), ("cqc-local-authority", "2027", False)]


def test_the_current_regime_is_parsed_once(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    app.do(use_shipped_regime)
    first = app.read(current_regime)
    monkeypatch.setattr("inspection_ready.exchange.regimes.read_regime", None)

    assert app.read(current_regime) is first


def test_a_regime_with_mistakes_is_refused_in_lines_a_coordinator_can_mend(app: App, tmp_path: Path) -> None:
    path = next_edition(tmp_path)
    text = path.read_text("utf-8")
    line = text[: text.index("theme: T2")].count("\n") + 1
    path.write_text(text.replace("theme: T2", "theme: X", 1), "utf-8")

    with pytest.raises(CannotRead) as caught:
        app.do(load_regime, path)

    assert error_sentence(caught.value) == (
        "“next.yaml” has a mistake, so nothing was changed. Mend it and load it again:\n"
        f"line {line}, statements > QS4 > theme: there is no theme X; known: T1, T2, T3, T4"
    )
    assert held(app) == []


def test_a_file_with_very_many_mistakes_names_the_first_twenty() -> None:
    text = resource_path("frameworks", "cqc-local-authority-2025.yaml").read_text("utf-8")

    with pytest.raises(CannotRead) as caught:
        read_regime(text.replace("theme: T1", "theme: X").replace("group:", "gruop:"))

    said = error_sentence(caught.value).splitlines()
    assert len(said) == 22
    assert said[-1].startswith("and ") is True


def test_a_regime_is_not_changed_for_another_under_an_inspection(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(notify, received=dt.datetime.fromisoformat("2026-12-01T09:30"))

    with pytest.raises(Refused) as caught:
        app.do(use_shipped_regime, "ofsted")

    assert error_sentence(caught.value) == (
        "An inspection by “CQC local authority assessment” is under way in this workspace; that was kept. "
        "For “Ofsted inspection of local authority children’s services”, make a workspace of its own."
    )


def test_starters_are_added_once_and_leave_what_is_there(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(add_record, Function(name="it", notes="ours"))

    app.do(add_starters)

    functions = app.read(lambda reader: reader.register(Function).all())
    assert len(functions) == 14
    assert [one.notes for one in functions if one.name == "it"] == ["ours"]
    kinds = app.read(lambda reader: reader.register(FacilityKind).all("position"))
    assert [(kind.position, kind.name) for kind in kinds[:3]] == [
        (1, "Parking"),
        (2, "Wi-Fi"),
        (3, "Step-free access"),
    ]
    sections = app.read(lambda reader: reader.register(Section).all("position"))
    assert [one.title for one in sections if one.source is not SectionSource.TEXT] == [
        "Key facts",
        "Our bases",
        "Where everything is",
        "Getting here by train",
        "Hotels nearby",
        "Somewhere to eat",
        "People to call",
        "The timetable",
        "Rooms for the visit",
    ]
    assert [(one.title, one.notes) for one in sections if one.title in {"Who lives here", "Parking"}] == [
        (
            "Who lives here",
            (
                "A profile of residents, with the year and the source of each figure.\n"
                "Found in: A council’s published adult social care self-assessment, May 2023."
            ),
        ),
        (
            "Parking",
            (
                "Where to park at the main office, spaces for disabled people, and how to get a permit.\n"
                "This is general knowledge: check against the regulator’s current list."
            ),
        ),
    ]
    templates = app.read(lambda reader: reader.register(Timetable).all("days", "name"))
    assert [(each.name, each.days, each.is_template, each.is_starter) for each in templates] == [
        ("Two days on site", 2, True, True),
        ("Mock interviews", 3, True, False),
        ("Three days on site", 3, True, True),
        ("Four days on site", 4, True, True),
    ]
    assert app.do(add_starters).entry is None
