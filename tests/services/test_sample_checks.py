from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.sample_checks import Why
from inspection_ready.services.claims import bear_out
from inspection_ready.services.evidence import judge
from inspection_ready.services.evidence_disposal import dispose_of_evidence
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.sample_checks import change_judged, checks_of, suggestions
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from inspection_ready.services.app import App

TODAY = date(2026, 11, 20)  # where the clock of the tests stands


def held(app: App, title: str = "Report", **more: object) -> Evidence:
    made = Evidence(title=title, status=EvidenceStatus.HELD)
    return app.do(add_record, replace(made, **more)).result  # type: ignore[arg-type] # any of its fields


def test_every_look_is_kept_and_the_newest_is_the_items_own(app: App) -> None:
    report = held(app)

    app.do(judge, report.id, Quality.WEAK, by="Ada Brook", found=" No dates in it ")
    after = app.do(judge, report.id, Quality.FAIR, by="Ben Hill", found="Dates were added").result

    assert [
        (each.looked_on, each.by, each.quality, each.found) for each in app.read(checks_of, report.id)
    ] == [
        (TODAY, "Ben Hill", Quality.FAIR, "Dates were added"),
        (TODAY, "Ada Brook", Quality.WEAK, "No dates in it"),
    ]
    assert (after.quality, after.looked_at_on, after.looked_at_by) == (Quality.FAIR, TODAY, "Ben Hill")
    assert verify(app).ok


def test_a_look_leaves_what_was_said_of_the_prompts(app: App) -> None:
    report = held(app, shows_feedback=True, has_dates=False)

    after = app.do(judge, report.id, Quality.WEAK, has_dates=True).result

    assert (after.shows_feedback, after.shows_impact, after.has_dates) == (True, None, True)


def test_judging_in_the_form_is_a_look_and_is_taken_back_with_the_change(app: App) -> None:
    report = held(app)

    done = app.do(change_judged, report, replace(report, quality=Quality.FAIR, team="Carers"))

    [check] = app.read(checks_of, report.id)
    assert (check.looked_on, check.quality, check.found) == (TODAY, Quality.FAIR, "")
    assert (done.result.looked_at_on, done.result.looked_at_by) == (TODAY, check.by)
    assert done.entry is not None
    app.do(undo, done.entry)
    assert app.read(checks_of, report.id) == ()


def test_who_and_when_that_were_typed_in_the_form_are_kept(app: App) -> None:
    report = held(app)
    typed = replace(
        report, quality=Quality.STRONG, looked_at_on=TODAY - timedelta(days=3), looked_at_by="Ada Brook"
    )

    app.do(change_judged, report, typed)

    [check] = app.read(checks_of, report.id)
    assert (check.looked_on, check.by) == (TODAY - timedelta(days=3), "Ada Brook")


@pytest.mark.parametrize(
    ("change", "is_look"),
    [
        ({"quality": Quality.WEAK}, True),
        ({"quality": Quality.FAIR, "shows_impact": True}, True),
        ({"quality": Quality.NOT_JUDGED}, False),
        ({"title": "Another"}, False),
    ],
)
def test_only_a_judgement_that_is_new_is_a_look(app: App, change: dict[str, object], is_look: bool) -> None:
    report = held(app, quality=Quality.FAIR)

    app.do(change_judged, report, replace(report, **change))  # type: ignore[arg-type] # any of its fields

    assert len(app.read(checks_of, report.id)) == int(is_look)


def test_a_look_is_taken_back_whole(app: App) -> None:
    report = held(app)
    done = app.do(judge, report.id, Quality.WEAK)
    assert done.entry is not None

    app.do(undo, done.entry)

    assert app.read(checks_of, report.id) == ()
    assert app.read(lambda reader: reader.register(Evidence).get(report.id)).quality is Quality.NOT_JUDGED
    with pytest.raises(NotFound):
        app.do(judge, report.id + 1, Quality.WEAK)


def test_looks_go_with_their_evidence(app: App) -> None:
    removed, disposed = held(app), held(app, "Another")
    for each in (removed, disposed):
        app.do(judge, each.id, Quality.WEAK, found="It names somebody")

    app.do(remove_record, app.read(lambda reader: reader.register(Evidence).get(removed.id)))
    app.do(dispose_of_evidence, disposed.id, because="Six years are over")

    assert (app.read(checks_of, removed.id), app.read(checks_of, disposed.id)) == ((), ())
    assert verify(app).ok


def test_what_to_look_at_next_knows_claims_and_earlier_looks(app: App) -> None:
    looked, carries, old = (
        held(app),
        held(app, "Survey"),
        held(app, "Policy", looked_at_on=TODAY - timedelta(9)),
    )
    app.do(judge, looked.id, Quality.STRONG)
    claim = app.do(add_record, Claim(wording="We listen", statement="QS1", says=Says.STRENGTH)).result
    app.do(bear_out, claim.id, [ClaimEvidence(claim_id=claim.id, evidence_id=carries.id)])

    found = app.read(suggestions, seed="2026-11-20")

    assert [(one.evidence.title, one.why) for one in found] == [
        ("Survey", (Why.NEVER, Why.CLAIMS)),
        ("Policy", (Why.LONG_AGO,)),
        ("Report", (Why.LONG_AGO,)),
    ]
    assert found == app.read(suggestions, seed="2026-11-20")
    assert old.id in {one.evidence.id for one in found}
