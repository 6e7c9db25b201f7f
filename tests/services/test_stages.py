from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.key_dates import KeyDate, Span
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.tasks import Task
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.key_dates import NOT_ANNOUNCED
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.inspection import (
    Message,
    add_closure_day,
    correct_notification,
    current_key_dates,
    notify,
    set_on_site,
    stage_dates,
)
from inspection_ready.services.key_date_moves import moves_if_received
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.stages import clear_stage_date, set_stage_date, stage_facts
from inspection_ready.services.task_list import dated_listing
from inspection_ready.services.tasks import due_days
from inspection_ready.services.today import today_of
from inspection_ready.services.undo import undo

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

TODAY = dt.date(2026, 12, 1)
DRAFT = Message(name="Draft report.eml", data=b"Subject: Draft report\r\n\r\nDear Director")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def cqc(app: App) -> App:
    """Notified on 1 October 2026."""
    app.do(use_shipped_regime)
    app.do(notify, received=dt.datetime.fromisoformat("2026-10-01T09:30"))
    return app


def key(app: App, stage: str) -> KeyDate:
    return next(each for each in app.read(current_key_dates, today=TODAY) if each.stage == stage)


def refused(app: App, verb: Any, *given: Any, **told: Any) -> ExpectedError:
    with pytest.raises(ExpectedError) as caught:
        app.do(verb, *given, **told)
    return caught.value


def test_a_draft_report_on_christmas_eve_is_due_back_whatever_days_the_council_is_shut(cqc: App) -> None:
    for shut in ("2026-12-29", "2026-12-30", "2026-12-31"):
        cqc.do(add_closure_day, day(shut))

    cqc.do(set_stage_date, "draft-report", first=day("2026-12-24"))

    assert key(cqc, "factual-accuracy").when == Span(day("2027-01-12"), day("2027-01-12"))


def test_a_date_is_kept_with_who_told_it_and_the_message(cqc: App) -> None:
    done = cqc.do(
        set_stage_date, "Draft-Report", first=day("2026-12-24"), told_by=" Jo  Smith ", message=DRAFT, notes="By e-mail"
    )  # fmt: skip

    sha256 = hashlib.sha256(DRAFT.data).hexdigest()
    held = done.result
    assert (held.stage, held.first, held.last) == ("draft-report", day("2026-12-24"), None)
    assert (held.told_by, held.message_sha256, held.message_name, held.notes) == (
        "Jo Smith", sha256, "Draft report.eml", "By e-mail"
    )  # fmt: skip
    with cqc.reading() as reader:
        assert reader.files.read(sha256) == DRAFT.data
        assert [each.name for each in reader.register(StoredFile).all()] == ["Draft report.eml"]
    assert key(cqc, "draft-report").told_by == "Jo Smith"


def test_the_same_again_changes_nothing_and_a_change_keeps_what_is_not_named(cqc: App) -> None:
    told: dict[str, Any] = {"first": day("2026-12-24"), "told_by": "Jo", "message": DRAFT}
    first = cqc.do(set_stage_date, "draft-report", **told)

    again = cqc.do(set_stage_date, "draft-report", **told)
    moved = cqc.do(set_stage_date, "draft-report", first=day("2026-12-23"))

    assert (again.entry, again.result) == (None, first.result)
    assert (moved.result.id, moved.result.first, moved.result.told_by, moved.result.message_name) == (
        first.result.id, day("2026-12-23"), "Jo", "Draft report.eml"
    )  # fmt: skip
    assert len(cqc.read(stage_dates)) == 1


def test_a_stretch_whose_ends_are_one_day_is_one_day(cqc: App) -> None:
    held = cqc.do(set_stage_date, "review", first=day("2026-12-14"), last=day("2026-12-14")).result

    assert held.last is None


def test_clearing_counts_the_date_again_and_can_be_undone(cqc: App) -> None:
    cqc.do(set_on_site, first=day("2027-02-09"), last=day("2027-02-11"))
    cqc.do(set_stage_date, "publication", first=day("2027-05-20"))

    cleared = cqc.do(clear_stage_date, "publication")
    counted = key(cqc, "publication").when
    assert cleared.entry is not None
    cqc.do(undo, cleared.entry)

    assert counted == Span(day("2027-04-08"), day("2027-04-08"))
    assert key(cqc, "publication").when == Span(day("2027-05-20"), day("2027-05-20"))


def test_entering_is_undone_whole_and_the_message_stays_filed(cqc: App) -> None:
    done = cqc.do(set_stage_date, "draft-report", first=day("2026-12-24"), message=DRAFT)
    assert done.entry is not None

    cqc.do(undo, done.entry)

    assert cqc.read(stage_dates) == ()
    assert cqc.read(lambda reader: reader.register(StoredFile).count()) == 1


@pytest.mark.parametrize(
    ("stage", "first", "code"),
    [
        ("on-site", "2027-02-09", "stage_has_its_own_door"),
        ("nothing", "2027-02-09", "no_such_stage"),
        ("review", "2026-09-30", "stage_before_notification"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(cqc: App, stage: str, first: str, code: str) -> None:
    error = refused(cqc, set_stage_date, stage, first=day(first), message=DRAFT)

    assert error.code == code
    assert error_sentence(error).endswith(".")
    assert cqc.read(lambda reader: reader.register(StoredFile).count()) == 0


def test_before_the_notification_no_stage_has_a_date(any_app: App) -> None:
    any_app.do(use_shipped_regime)

    assert refused(any_app, set_stage_date, "review", first=TODAY).code == "not_notified_yet"
    assert any_app.read(stage_facts, today=TODAY) is None


def test_what_nobody_told_cannot_be_cleared(cqc: App) -> None:
    assert error_sentence(refused(cqc, clear_stage_date, "review")) == (
        "Nobody has told a date of “review”, so there is none to clear. Nothing was changed."
    )


def test_a_date_of_a_stage_the_regime_no_longer_has_is_ignored_and_can_be_cleared(cqc: App) -> None:
    cqc.do(add_record, StageDate(stage="old-stage", first=TODAY))

    assert "old-stage" not in {each.stage for each in cqc.read(current_key_dates, today=TODAY)}

    cqc.do(clear_stage_date, "old-stage")

    assert cqc.read(stage_dates) == ()


def test_the_notification_is_not_corrected_past_a_stage_that_was_told(cqc: App) -> None:
    cqc.do(set_stage_date, "review", first=day("2026-10-12"))

    error = refused(cqc, correct_notification, received=dt.datetime.fromisoformat("2026-10-13T09:30"))

    assert error_sentence(error) == (
        "The stage “review” was told for 12 October 2026, before the notification of 13 October 2026 as it would be. "
        "Nothing was changed. Check both dates."
    )
    assert cqc.do(correct_notification, received=dt.datetime.fromisoformat("2026-10-12T09:30")).entry


def test_what_would_move_knows_of_told_stages(cqc: App) -> None:
    cqc.do(set_stage_date, "information-return", first=day("2026-10-21"))

    moves = cqc.read(moves_if_received, dt.datetime.fromisoformat("2026-10-02T09:30"), today=TODAY)

    assert [move.name for move in moves] == ["Notification", "On-site visit"]


def test_tasks_are_due_from_a_stage_that_was_told(cqc: App) -> None:
    task = cqc.do(add_record, Task(title="Slides", when="by 2 working days before set-up-meeting")).result
    cqc.do(set_stage_date, "set-up-meeting", first=day("2027-01-04"))

    assert cqc.read(due_days, today=TODAY) == {task.id: day("2026-12-30")}

    cqc.do(add_closure_day, day("2026-12-30"))

    assert cqc.read(due_days, today=TODAY) == {task.id: day("2026-12-29")}


def test_key_dates_next_have_told_stages_in_their_order(cqc: App) -> None:
    cqc.do(set_stage_date, "set-up-meeting", first=day("2027-01-20"))
    cqc.do(set_stage_date, "review", first=day("2026-11-02"), last=day("2026-12-18"))
    cqc.do(set_stage_date, "case-tracking", first=day("2026-11-30"))

    ahead = cqc.read(today_of, on=TODAY).dates

    assert [(each.key.stage, each.is_under_way) for each in ahead] == [
        ("review", True),
        ("set-up-meeting", False),
        ("on-site", False),  # to come, within six months
    ]


def test_packs_have_told_stages_and_mark_what_is_not_certain(cqc: App, clock: StillClock) -> None:
    task = cqc.do(add_record, Task(title="Slides", when="by 2 working days after draft-report")).result
    clock.moment = dt.datetime(2028, 12, 1, 12, tzinfo=dt.UTC)
    cqc.do(set_stage_date, "draft-report", first=day("2028-12-29"), told_by="Jo")

    facts = cqc.read(gather_facts, number=1, at=clock.moment)
    _, said = cqc.read(dated_listing, today=TODAY)

    lines = {each.stage: each for each in facts.key_dates}
    assert (lines["draft-report"].day, lines["draft-report"].counted) == (day("2028-12-29"), "Told by Jo")
    check = lines["factual-accuracy"]
    assert (check.day, check.is_deadline, check.is_announced) == (day("2029-01-15"), True, False)
    assert check.counted == f"10 working days after the e-mail with the draft report; {NOT_ANNOUNCED}"
    assert facts.uncertain_due == {task.id}
    assert said["due_on"] == {task.id: f"3 January 2029 ({NOT_ANNOUNCED})"}


def test_holidays_are_known_however_late_a_stage_was_told(cqc: App) -> None:
    """Told four years on, ten working days still pass over Christmas."""
    cqc.do(set_stage_date, "draft-report", first=day("2030-12-20"))

    assert key(cqc, "factual-accuracy").when == Span(day("2031-01-08"), day("2031-01-08"))


def test_the_director_is_asked_for_on_a_told_day_and_not_for_months(cqc: App) -> None:
    director = cqc.do(add_record, Person(name="Ada Brook", tier=Tier.DIRECTOR)).result
    away = Absence(
        person_id=director.id, starts_on=day("2027-01-04"), ends_on=day("2027-01-08"), told_by="Ben"
    )
    cqc.do(add_record, replace(away, told_at=cqc.clock.now()))
    cqc.do(set_stage_date, "review", first=day("2026-12-07"), last=day("2027-02-26"))
    cqc.do(set_stage_date, "set-up-meeting", first=day("2027-01-06"))

    named = [each.data["day"] for each in cqc.read(readiness, TODAY) if each.code == "director_away"]

    assert named == ["Set-up meeting, where the council presents itself to CQC"]


def test_dates_are_kept_on_either_database(any_app: App) -> None:
    any_app.do(use_shipped_regime)
    any_app.do(notify, received=dt.datetime.fromisoformat("2026-10-01T09:30"))
    any_app.do(set_stage_date, "review", first=day("2026-11-02"), last=day("2026-12-18"), message=DRAFT)

    (held,) = any_app.read(stage_dates)

    assert (held.first, held.last, held.message_name) == (day("2026-11-02"), day("2026-12-18"), DRAFT.name)
    assert any_app.do(clear_stage_date, "review").entry is not None


def test_reading_the_dates_takes_as_many_queries_for_three_as_for_one(cqc: App) -> None:
    cqc.do(set_stage_date, "review", first=day("2026-11-02"), message=DRAFT)
    for_one = _queries(cqc)
    cqc.do(set_stage_date, "draft-report", first=day("2026-11-03"), message=DRAFT)
    cqc.do(set_stage_date, "set-up-meeting", first=day("2026-11-04"))

    assert _queries(cqc) == for_one


def _queries(app: App) -> int:
    from sqlalchemy import event

    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    with app.reading() as reader:
        event.listen(reader.connection.engine, "before_cursor_execute", counted)
        current_key_dates(reader, today=TODAY)
        event.remove(reader.connection.engine, "before_cursor_execute", counted)
    return count
