"""The check of a draft report, from the e-mail that brings it to what the regulator made of each point."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.accuracy import (
    AccuracyPoint,
    PointEvidence,
    PointMove,
    PointState,
    Response,
)
from inspection_ready.domain.accuracy_lines import Filed, Stand, Trouble
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.requests import Occasion, RequestEvidence, RequestState
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.records.accuracy import POINTS
from inspection_ready.services.accuracy import (
    bear_out_point,
    listed_points,
    point_numbered,
    respond,
    sort_called,
)
from inspection_ready.services.accuracy_check import (
    answer_on_time,
    ask_for_time,
    confirm_none,
    file_sheet,
    receive_draft,
    write_accuracy,
)
from inspection_ready.services.accuracy_standing import accuracy_rules, days_left
from inspection_ready.services.evidence_reading import file_data_path
from inspection_ready.services.history import history_of
from inspection_ready.services.inspection import current_key_dates
from inspection_ready.services.readiness import readiness
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.release_sendings import withdraw_release
from inspection_ready.services.releases import make_release
from inspection_ready.services.stages import clear_stage_date, set_stage_date
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.services.views import as_asked
from tests.queries import queries
from tests.services.accuracies import CAME, DUE, TODAY, Checking, checking

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App


@pytest.fixture
def check(app: App, tmp_path: Path) -> Checking:
    return checking(app, tmp_path / "from").begin()


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def words_of(data: bytes) -> str:
    return " ".join(" ".join(page_text(data, page).split()) for page in range(page_count(data)))


def refusal(check: Checking, command: object, *arguments: object, **more: object) -> str:
    with pytest.raises((Refused, NotFound)) as refused:
        check.app.do(command, *arguments, **more)  # type: ignore[arg-type] # any command
    return error_sentence(refused.value)


# the draft comes


def test_the_clock_starts_on_the_day_of_the_email_and_a_request_is_opened(check: Checking) -> None:
    standing, request = check.standing(), check.request

    assert (standing.received, standing.due) == (CAME, DUE)
    assert (request.number, request.occasion, request.asked_by) == (1, Occasion.AFTER, "CQC")
    assert request.due_at == dt.datetime(2026, 11, 30, 23, 59, tzinfo=dt.UTC)
    assert request.asked_at == dt.datetime(2026, 11, 16, tzinfo=dt.UTC)
    assert request.state is RequestState.OPEN
    left = check.app.read(days_left, standing, today=TODAY)
    assert left is not None
    assert (left.days, left.working) == (10, 6)


def test_a_corrected_day_moves_the_deadline_and_opens_no_second_request(check: Checking) -> None:
    check.app.do(receive_draft, on=dt.date(2026, 11, 18))

    assert check.standing().due == dt.date(2026, 12, 2)
    assert check.request.due_at == dt.datetime(2026, 12, 2, 23, 59, tzinfo=dt.UTC)
    assert check.request.number == 1


def test_the_day_told_on_the_page_of_dates_counts_too(app: App, tmp_path: Path) -> None:
    check = checking(app, tmp_path / "from")
    check.council.begin()
    check.visited()
    app.do(set_stage_date, "draft-report", first=CAME)

    assert (check.standing().received, check.standing().due, check.standing().check) == (CAME, DUE, None)
    check.checked()
    app.do(file_sheet)
    assert check.request.due_at == dt.datetime(2026, 11, 30, 23, 59, tzinfo=dt.UTC)


def test_a_draft_cannot_come_tomorrow_or_before_the_notification(app: App, tmp_path: Path) -> None:
    check = checking(app, tmp_path / "from")
    check.council.begin()

    assert refusal(check, receive_draft, on=CAME).startswith("The notification has not been entered")
    check.visited()
    assert refusal(check, receive_draft, on=TODAY + dt.timedelta(days=1)) == (
        "That day is still to come. Nothing was changed. Correct the date."
    )
    for command in (confirm_none, file_sheet):
        assert refusal(check, command).startswith("The draft report has not come yet.")
    assert check.standing().check is None


def test_the_day_is_taken_back_with_its_request(app: App, tmp_path: Path) -> None:
    check = checking(app, tmp_path / "from")
    check.council.begin()
    check.visited()
    done = app.do(receive_draft, on=CAME)
    assert done.entry is not None

    app.do(undo, done.entry)

    standing = check.standing()
    assert (standing.received, standing.check, standing.request) == (None, None, None)
    assert verify(app).ok


# more time


def test_more_time_is_asked_for_granted_and_stands_as_the_stages_day(check: Checking) -> None:
    app = check.app
    app.do(ask_for_time, why="The Director is in hospital", on=dt.date(2026, 11, 17))
    assert check.standing().due == DUE

    app.do(answer_on_time, until=dt.date(2026, 12, 4), words="As an exception", on=dt.date(2026, 11, 19))

    held = check.standing().check
    assert held is not None
    assert (held.asked_why, held.granted_until) == ("The Director is in hospital", dt.date(2026, 12, 4))
    assert check.standing().due == dt.date(2026, 12, 4)
    key = next(each for each in app.read(current_key_dates, today=TODAY) if each.stage == "factual-accuracy")
    assert (key.is_told, key.told_by, key.counted is not None) == (True, "CQC", True)
    assert check.request.due_at == dt.datetime(2026, 12, 4, 23, 59, tzinfo=dt.UTC)


def test_what_is_refused_leaves_the_day(check: Checking) -> None:
    check.app.do(ask_for_time, why="Leave")
    check.app.do(answer_on_time, until=None, words="Not exceptional")

    held = check.standing().check
    assert held is not None
    assert (held.answered_on, held.granted_until, check.standing().due) == (TODAY, None, DUE)


def test_more_time_needs_a_reason_a_question_and_a_later_day(check: Checking) -> None:
    assert refusal(check, answer_on_time, until=dt.date(2026, 12, 4)).startswith(
        "Nobody has asked for more time"
    )
    assert refusal(check, ask_for_time, why=" ").startswith("Say why more time is needed.")
    check.app.do(ask_for_time, why="Illness", on=TODAY)
    assert refusal(check, answer_on_time, until=DUE) == (
        "30 November 2026 is not later than 30 November 2026, the day it is due back already. Nothing was changed."
    )
    assert "before the day on which more time was asked for" in refusal(
        check, answer_on_time, until=None, on=dt.date(2026, 11, 19)
    )


def test_granting_more_time_is_taken_back_as_one(check: Checking) -> None:
    check.app.do(ask_for_time, why="Illness")
    done = check.app.do(answer_on_time, until=dt.date(2026, 12, 4))
    assert done.entry is not None

    check.app.do(undo, done.entry)

    held = check.standing().check
    assert held is not None
    assert (held.answered_on, check.standing().due) == (None, DUE)
    assert check.request.due_at == dt.datetime(2026, 11, 30, 23, 59, tzinfo=dt.UTC)


# points


def test_points_are_numbered_and_never_removed(check: Checking) -> None:
    first, second = check.raises(), check.raises("The manager is called Head of Service.")

    assert (first.number, second.number) == (1, 2)
    assert refusal(check, remove_record, first).startswith("A point is not removed")
    check.moves(first, PointMove.LEAVE_OUT, reason="It is right in the final data")
    assert check.raises("Another").number == 3
    line = check.line(first)
    assert (line.stand, line.point.reason) == (Stand.LEFT_OUT, "It is right in the final data")


def test_a_point_is_left_out_only_with_a_reason_and_put_back(check: Checking) -> None:
    point = check.raises()

    with pytest.raises(Refused, match="left_out_without_reason"):
        check.moves(point, PointMove.LEAVE_OUT, reason=" ")
    check.moves(point, PointMove.LEAVE_OUT, reason="Too small")
    back = check.moves(point, PointMove.PUT_BACK)

    assert (back.state, back.reason) == (PointState.RAISED, "")


def test_a_point_about_a_judgement_is_not_ready_without_evidence_that_is_here(check: Checking) -> None:
    point = check.raises(sort="judgement")
    promised = check.app.do(add_record, Evidence(title="Minutes")).result

    with pytest.raises(Refused) as bare:
        check.moves(point, PointMove.MAKE_READY)
    check.named(point, promised)
    with pytest.raises(Refused) as empty:
        check.moves(point, PointMove.MAKE_READY)

    assert error_sentence(bare.value) == (
        "Point 1 cannot be made ready. Nothing was changed. "
        "A point of this kind needs evidence. Name what shows it."
    )
    assert "has no file and no address yet" in error_sentence(empty.value)
    assert check.line(point).troubles == (Trouble.NOT_HERE,)


def test_evidence_that_comes_later_is_taken_in_the_version_that_came(check: Checking) -> None:
    point = check.raises(sort="judgement")
    promised = check.app.do(add_record, Evidence(title="Minutes")).result
    check.named(point, promised)
    version = check.council.newer(promised, ("minutes.txt", b"Minutes of 3 September 2026"))

    check.moves(point, PointMove.MAKE_READY)

    (named,) = rows(check.app, PointEvidence)
    assert named.version_id == version.id
    assert check.line(point).stand is Stand.READY


def test_each_version_that_is_named_stays_named_and_a_newer_one_is_told(check: Checking) -> None:
    evidence = check.council.evidence("Staffing return")
    point = check.raises(sort="judgement")
    check.named(point, evidence, pointer="page 2")
    check.council.newer(evidence, ("survey.txt", b"Another staffing return"))

    line = check.line(point)
    (behind,) = line.behind
    assert behind.version is not None
    assert (behind.version.number, behind.pointer, line.troubles) == (1, "page 2", (Trouble.NEWER,))
    with pytest.raises(Refused, match="point_hindered"):
        check.moves(point, PointMove.MAKE_READY)
    check.app.do(bear_out_point, point.id, [])
    check.named(point, evidence)
    assert check.line(point).troubles == ()


@pytest.mark.parametrize(
    ("as_at", "troubles"),
    [(dt.date(2026, 9, 24), ()), (dt.date(2026, 9, 25), (Trouble.LATER,)), (None, ())],
)
def test_evidence_of_a_day_after_the_visit_is_told_and_does_not_hinder(
    check: Checking, as_at: dt.date | None, troubles: tuple[Trouble, ...]
) -> None:
    evidence = check.council.evidence("Staffing return", as_at=as_at)
    point = check.raises(sort="judgement")
    check.named(point, evidence)

    assert check.line(point).troubles == troubles
    assert check.moves(point, PointMove.MAKE_READY).state is PointState.READY


@pytest.mark.parametrize("change", [{"correction": "15 posts."}, {"page": "13"}, {"sort": "missing"}])
def test_what_says_something_else_by_now_is_neither_ready_nor_checked(
    check: Checking, change: dict[str, str]
) -> None:
    point = check.checked()
    check.app.do(change_record, point, replace(point, **change))  # type: ignore[arg-type] # of its own fields

    assert check.line(point).stand is Stand.CHANGED
    with pytest.raises(Refused, match="no_such_point_move"):
        check.moves(point, PointMove.CHECK)
    assert check.moves(point, PointMove.MAKE_READY, PointMove.CHECK).state is PointState.CHECKED
    assert check.line(point).stand is Stand.CHECKED


def test_another_owner_or_note_leaves_a_point_checked(check: Checking) -> None:
    point = check.checked()

    check.app.do(change_record, point, replace(point, owner_id=check.council.director.id, notes="Asked HR"))

    assert check.line(point).stand is Stand.CHECKED


def test_other_evidence_makes_a_point_unready(check: Checking) -> None:
    point = check.checked()

    check.named(point, check.council.evidence("Staffing return"))

    assert check.line(point).stand is Stand.CHANGED


def test_a_kind_is_known_by_letter_name_or_id_and_nothing_else(check: Checking) -> None:
    rules = check.app.read(accuracy_rules)

    for said in ("b", "(b)", "Type B", "judgement", "information behind a judgement"):
        assert sort_called(rules, said) == "judgement"
    with pytest.raises(Refused) as refused:
        sort_called(rules, "style")
    assert error_sentence(refused.value).startswith("“style” is no kind of point the regulator takes.")
    assert sort_called(None, "style") == "style"
    assert check.app.read(point_numbered, check.raises().number).sort == "slips"
    with pytest.raises(NotFound, match="no_such_point"):
        check.app.read(point_numbered, 9)


def test_a_point_of_no_kind_the_regulator_takes_is_not_ready(check: Checking) -> None:
    point = check.raises(sort="style")

    assert check.line(point).troubles == (Trouble.NO_KIND,)
    with pytest.raises(Refused, match="point_hindered"):
        check.moves(point, PointMove.MAKE_READY)


# the sheet


def test_the_sheet_is_filed_signed_released_and_answered(check: Checking) -> None:
    app = check.app
    evidence = check.council.evidence("Staffing return", as_at=dt.date(2026, 9, 1))
    slip = check.checked()
    judged = check.raises("Every plan was reviewed within the year.", sort="judgement", page="20")
    check.named(judged, evidence, pointer="page 2")
    check.moves(judged, PointMove.MAKE_READY, PointMove.CHECK)
    away = check.raises("We have improved since.", sort="missing")
    check.moves(away, PointMove.LEAVE_OUT, reason="Later than the assessment")

    version = app.do(file_sheet).result

    assert check.standing().filed is Filed.TO_SIGN
    assert check.request.state is RequestState.CHECKED
    assert [check.line(each).stand for each in (slip, judged, away)] == [
        Stand.TO_SIGN, Stand.TO_SIGN, Stand.LEFT_OUT,
    ]  # fmt: skip
    uses = rows(app, RequestEvidence)
    assert [(use.evidence_id, use.pointer) for use in uses] == [
        (version.evidence_id, ""),
        (evidence.id, "page 2"),
    ]
    with pytest.raises(Refused):
        make_release(app)
    check.council.sign(check.request)
    assert check.standing().filed is Filed.SIGNED
    assert check.line(judged).stand is Stand.AGREED
    assert refusal(check, respond, slip.id, Response.ACCEPTED).startswith("Point 1 is not sent")
    made = make_release(app).filed
    assert check.line(judged).stand is Stand.AGREED
    check.sends(made.release.number)
    assert check.standing().is_done
    assert check.line(slip).stand is Stand.SENT
    app.do(respond, slip.id, Response.PARTLY, words="The figure is corrected.")
    line = check.line(slip)
    assert (line.point.response, line.point.response_words, line.point.response_on) == (
        Response.PARTLY, "The figure is corrected.", TODAY,
    )  # fmt: skip
    assert verify(app).ok


def test_the_sheet_says_the_points_and_nothing_that_is_ours(check: Checking) -> None:
    owner = check.council.director
    check.checked(notes="HR is sure of it", owner_id=owner.id)
    away = check.raises("We have improved since.", sort="missing")
    check.moves(away, PointMove.LEAVE_OUT, reason="Later than the assessment")

    version = check.app.do(file_sheet).result

    files = check.app.read(lambda reader: reader.register(EvidenceFile).find(version_id=version.id))
    assert [file.name for file in files] == [
        "Factual accuracy check.docx",
        "Factual accuracy check.pdf",
    ]
    path = check.app.read(file_data_path, files[1])
    said = words_of(path.read_bytes())
    for part in ("raises 1 point on the factual accuracy", "(a) Typing errors, numbers and job titles", "Page 12",
                 "“The team has 12 posts.”", "The team has 14 posts.", "received on Monday 16 November 2026"):  # fmt: skip
        assert part in said
    for part in (owner.name, "HR is sure", "improved since", "Later than", "Checked"):
        assert part not in said


def test_nothing_is_filed_while_a_point_is_not_checked_or_cannot_go(check: Checking) -> None:
    check.raises()
    second = check.moves(check.raises("Another"), PointMove.MAKE_READY)
    assert refusal(check, file_sheet) == (
        "Points 1, 2 are not checked, so nothing was filed. Have them made ready and checked, "
        "or say why they are not put forward."
    )
    check.moves(second, PointMove.CHECK)
    evidence = check.council.evidence("Staffing return")
    third = check.raises("Third", sort="judgement")
    check.named(third, evidence)
    check.moves(third, PointMove.MAKE_READY, PointMove.CHECK)
    check.council.newer(evidence, ("survey.txt", b"Newer"))
    check.moves(check.app.read(point_numbered, 1), PointMove.LEAVE_OUT, reason="No")

    assert refusal(check, file_sheet).startswith(
        "Point 3 cannot go yet, so nothing was filed. There is a newer version"
    )
    assert rows(check.app, RequestEvidence) == ()


def test_with_no_point_it_must_be_confirmed_that_there_is_none(check: Checking) -> None:
    assert refusal(check, file_sheet).startswith("No point is put forward, and nobody has confirmed")

    check.app.do(confirm_none, by="Dana Okafor")
    version = check.app.do(file_sheet).result

    assert check.standing().has_none
    assert check.standing().filed is Filed.TO_SIGN
    files = check.app.read(lambda reader: reader.register(EvidenceFile).find(version_id=version.id))
    said = words_of(check.app.read(file_data_path, files[1]).read_bytes())
    assert "has read the draft report and has no point to raise on its factual accuracy" in said
    check.release()
    assert check.standing().is_done


def test_none_is_not_confirmed_while_a_point_is_put_forward_and_falls_with_a_new_one(check: Checking) -> None:
    point = check.raises()
    assert refusal(check, confirm_none).startswith("1 point is still put forward")
    check.moves(point, PointMove.LEAVE_OUT, reason="It is right")
    check.app.do(confirm_none)
    assert check.standing().has_none

    check.app.do(file_sheet)
    check.raises("Another")

    assert not check.standing().has_none
    assert check.standing().filed is Filed.CHANGED


@pytest.mark.parametrize("how", ["changed", "left out", "raised", "evidence"])
def test_whatever_changes_after_filing_is_told_and_filed_again_as_a_version(
    check: Checking, how: str
) -> None:
    point, other = check.checked(), check.checked("Another", page="2")
    first = check.app.do(file_sheet).result
    check.council.sign(check.request)
    assert check.standing().filed is Filed.SIGNED

    match how:
        case "changed":
            held = check.app.read(point_numbered, point.number)
            changed = check.app.do(change_record, held, replace(held, correction="15 posts.")).result
            assert check.line(changed).stand is Stand.CHANGED
            check.moves(point, PointMove.MAKE_READY, PointMove.CHECK)
        case "left out":
            check.moves(point, PointMove.LEAVE_OUT, reason="It is right")
        case "raised":
            check.checked("A third")
        case _:
            check.named(point, check.council.evidence("Staffing return"))
            check.moves(point, PointMove.MAKE_READY, PointMove.CHECK)
    assert check.standing().filed is Filed.CHANGED
    assert check.line(other).stand is Stand.AGREED
    second = check.app.do(file_sheet).result

    assert (first.number, second.number, second.evidence_id) == (1, 2, first.evidence_id)
    assert check.standing().filed is Filed.TO_SIGN
    assert check.request.state is RequestState.CHECKED  # the signature was of the version before
    assert refusal(check, file_sheet).startswith("The sheet that is filed says exactly this already")


def test_what_somebody_else_does_to_the_answer_is_not_taken_for_the_sheet(check: Checking) -> None:
    point = check.checked()
    version = check.app.do(file_sheet).result
    sheet = check.app.read(lambda reader: reader.register(Evidence).get(version.evidence_id))

    check.council.newer(sheet, ("another.txt", b"Something else"))

    assert check.standing().filed is Filed.CHANGED
    check.council.sign(check.request)
    assert check.line(point).stand is Stand.CHECKED  # nothing is agreed that is not in what was signed


def test_a_release_taken_back_leaves_nothing_sent(check: Checking) -> None:
    point = check.checked()
    check.app.do(file_sheet)
    check.release()
    assert check.line(point).stand is Stand.SENT

    check.app.do(withdraw_release, 1, because="The wrong address")

    assert check.line(point).stand is not Stand.SENT
    assert not check.standing().is_done


def test_the_history_of_a_point_is_told_in_words_without_fingerprints(check: Checking) -> None:
    point = check.checked()
    check.app.do(file_sheet)

    lines = check.app.read(history_of, "accuracy_point", point.id)

    said = [line.what for line in lines]
    assert said[0] == "Filed the sheet of points about the draft report to be signed"
    assert said[1] == "Took a point about the draft report a step on: State from “Ready” to “Checked”"
    assert not any("ingerprint" in each for each in said)


def test_filing_is_taken_back_as_one(check: Checking) -> None:
    check.checked()
    done = check.app.do(file_sheet)
    assert done.entry is not None

    check.app.do(undo, done.entry)

    assert check.standing().filed is Filed.NOT_YET
    assert rows(check.app, EvidenceVersion) == ()
    assert check.request.state is RequestState.OPEN
    assert verify(check.app).ok
    check.app.do(file_sheet)
    assert check.standing().filed is Filed.TO_SIGN


# reading


def test_points_are_found_by_the_words_of_their_kind_and_state(check: Checking) -> None:
    check.raises()
    check.moves(check.raises("Another", sort="missing"), PointMove.MAKE_READY)

    found = check.app.read(listed_points, today=TODAY)
    asked = check.app.read(
        as_asked,
        POINTS.register,
        (Condition("to_check", Ask.HOLDS),),
        now=check.app.clock.now(),
        today=TODAY,
    )
    ready = check.app.read(listed_points, today=TODAY, filters=asked.filters)

    assert len(found.listing.ids) == 2
    assert sorted(found.told["sort"].values()) == [
        "(a) Typing errors, numbers and job titles",
        "(c) Additional or omitted information",
    ]
    assert [found.listing.ids[row] for row in found.listing.haystack.rows("omitted")] == list(
        ready.listing.ids
    )


def test_as_many_queries_for_one_point_as_for_many(check: Checking) -> None:
    point = check.raises(sort="judgement")
    check.named(point, check.council.evidence("Staffing return"))
    with queries(check.app) as one:
        check.standing()
    for number in range(4):
        more = check.raises(f"Point {number}", sort="judgement")
        check.named(more, check.council.evidence(f"Return {number}"))
    with queries(check.app) as many:
        check.standing()

    assert len(many) == len(one)


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_both_sheets_are_written_without_filing(check: Checking, tmp_path: Path, ending: str) -> None:
    check.raises()
    at = check.app.clock.now()

    for inside in (False, True):
        check.app.read(write_accuracy, tmp_path / f"sheet{ending}", at=at, inside=inside)
        assert (tmp_path / f"sheet{ending}").stat().st_size > 2_000
    assert check.standing().filed is Filed.NOT_YET
    with pytest.raises(Refused):
        check.app.read(write_accuracy, tmp_path / "sheet.txt", at=at, inside=True)


def test_what_is_missing_is_named(check: Checking) -> None:
    check.raises(sort="judgement")

    found = {each.code for each in check.app.read(readiness, TODAY) if each.register == "accuracy_point"}

    assert found == {"no_owner", "no_second", "point_without_evidence"}
    check.app.do(clear_stage_date, "draft-report")
    left = {each.register for each in check.app.read(readiness, TODAY)}
    assert not left & {"accuracy_point", "accuracy_check"}


def test_a_response_stays_correctable_once_it_was_entered(check: Checking) -> None:
    point = check.checked()
    check.app.do(file_sheet)
    check.release()
    check.app.do(respond, point.id, Response.ACCEPTED)

    changed = check.app.do(respond, point.id, Response.NOT_ACCEPTED, words="No", on=CAME).result

    assert (changed.response, changed.response_on) == (Response.NOT_ACCEPTED, CAME)
    assert refusal(check, respond, point.id, Response.ACCEPTED, on=TODAY + dt.timedelta(days=1)).startswith(
        "That day is"
    )
    assert isinstance(changed, AccuracyPoint)
