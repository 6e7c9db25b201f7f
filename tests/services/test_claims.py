from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.claims import Claim, ClaimEvidence, Proof, Says
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.people import Person
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.claims import (
    bear_out,
    claim_line,
    claim_named,
    current_claims,
    listed_claims,
    statement_called,
    write_claims,
)
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.disposal import dispose
from inspection_ready.services.exports import export_register
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.queries import queries

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

TODAY = date(2026, 11, 20)  # where the clock of the tests stands


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def said(app: App, wording: str = "We know who waits", **more: object) -> Claim:
    made = Claim(wording=wording, statement="QS1", says=Says.STRENGTH)
    return app.do(add_record, replace(made, **more)).result  # type: ignore[arg-type] # any of its fields


def held(app: App, title: str = "Waiting list report", **more: object) -> Evidence:
    made = Evidence(title=title, status=EvidenceStatus.HELD, quality=Quality.STRONG)
    return app.do(add_record, replace(made, **more)).result  # type: ignore[arg-type] # any of its fields


def behind(claim: Claim, *evidence: Evidence, pointer: str = "") -> list[ClaimEvidence]:
    return [ClaimEvidence(claim_id=claim.id, evidence_id=each.id, pointer=pointer) for each in evidence]


def test_references_are_given_and_a_councils_own_is_kept(app: App) -> None:
    first, own, third = said(app), said(app, "Too many wait", reference="SA/2"), said(app, "Carers like us")

    assert [each.reference for each in (first, own, third)] == ["C1", "SA/2", "C2"]
    assert app.read(claim_named, "sa/2").id == own.id
    with pytest.raises(Refused, match="already_there"):
        said(app, "Another", reference="C1")
    with pytest.raises(NotFound) as gone:
        app.read(claim_named, "C9")
    assert error_sentence(gone.value) == "There is no claim C9. Nothing was changed."


def test_the_evidence_behind_a_claim_is_told_as_a_whole_and_taken_back(app: App) -> None:
    claim, report, survey = said(app), held(app), held(app, "Survey")

    first = app.do(bear_out, claim.id, behind(claim, report, survey, pointer=" page 2 "))
    second = app.do(bear_out, claim.id, behind(claim, report, pointer="page 3"))
    same = app.do(bear_out, claim.id, behind(claim, report, pointer="page 3"))

    assert (first.result, second.result, same.result, same.entry) == ((2, 0, 0), (0, 1, 1), (0, 0, 0), None)
    line = app.read(claim_line, claim.id, on=TODAY)
    assert [(one.evidence.title, one.pointer) for one in line.behind] == [("Waiting list report", "page 3")]
    assert second.entry is not None
    app.do(undo, second.entry)
    assert {one.pointer for one in rows(app, ClaimEvidence)} == {"page 2"}
    assert verify(app).ok


def test_a_claim_takes_its_links_with_it_and_evidence_a_claim_rests_on_stays(app: App) -> None:
    claim, report = said(app), held(app)
    app.do(bear_out, claim.id, behind(claim, report))

    with pytest.raises(Refused, match="still_used"):
        app.do(remove_record, report)
    app.do(remove_record, claim)

    assert (rows(app, Claim), rows(app, ClaimEvidence)) == ((), ())
    app.do(remove_record, report)


def test_a_claim_is_disposed_of_with_what_it_said(app: App) -> None:
    claim, report = said(app, "Something nobody should have written"), held(app)
    app.do(bear_out, claim.id, behind(claim, report, pointer="page 9 names her"))

    gone = app.do(dispose, "claim", claim.id)

    assert gone.result == 2
    assert (rows(app, Claim), rows(app, ClaimEvidence)) == ((), ())
    assert verify(app).ok


def test_they_are_told_for_the_first_day_on_site(app: App) -> None:
    app.do(use_shipped_regime)
    claim, report = said(app), held(app, review_on=date(2026, 12, 31))
    app.do(bear_out, claim.id, behind(claim, report))
    assert [line.proof for line in app.read(current_claims, today=TODAY).lines] == [Proof.STRONG]

    app.do(notify, received=app.clock.now())
    app.do(set_on_site, first=date(2027, 2, 9), last=date(2027, 2, 11))

    standing = app.read(current_claims, today=TODAY)
    assert (standing.on, [line.proof for line in standing.lines]) == (date(2027, 2, 9), [Proof.STALE])
    codes = {each.code for each in app.read(readiness, TODAY) if each.register == "claim"}
    assert codes == {"claim_evidence_stale", "no_owner", "claim_no_as_at"}


def test_how_many_claims_are_too_many_is_the_councils_to_say(app: App) -> None:
    report = held(app)
    for number in range(3):
        claim = said(app, f"Claim {number}")
        app.do(bear_out, claim.id, behind(claim, report))
    assert app.read(current_claims, today=TODAY).crowded == ()
    council = app.read(council_of)

    app.do(change_council, council, replace(council, most_claims=2))

    assert app.read(current_claims, today=TODAY).crowded == ((report, 3),)
    assert "evidence_carries_many" in {each.code for each in app.read(readiness, TODAY)}
    for most in (0, 100):
        with pytest.raises(Refused, match="out_of_range"):
            app.do(change_council, app.read(council_of), replace(app.read(council_of), most_claims=most))


def test_the_list_is_grouped_by_statement_and_found_by_titles_and_proof(app: App) -> None:
    app.do(use_shipped_regime)
    later = said(app, "Plans are clear", statement="QS8")
    fault = said(app, "Too many wait", says=Says.IMPROVEMENT)
    first = said(app)
    app.do(bear_out, first.id, behind(first, held(app)))

    found = app.read(listed_claims, today=TODAY)

    assert list(found.listing.ids) == [first.id, fault.id, later.id]
    assert found.told["statement"][first.id] == "QS1 Assessing needs"
    assert found.told["says"] == {
        first.id: "Strength: strong evidence",
        fault.id: "Area for improvement: no evidence",
        later.id: "Strength: no evidence",
    }
    assert list(found.listing.found("governance no evidence")) == [later.id]


def test_a_list_takes_as_many_queries_for_three_claims_as_for_one(app: App) -> None:
    def filled(count: int) -> int:
        for number in range(count):
            claim = said(app, f"Claim {count} {number}")
            app.do(bear_out, claim.id, behind(claim, held(app, f"Report {count} {number}")))
        with queries(app) as seen:
            app.read(listed_claims, today=TODAY)
        return len(seen)

    assert filled(1) == filled(3)


def test_a_statement_is_named_by_code_or_title(app: App) -> None:
    assert app.read(statement_called, "Anything") == "Anything"
    app.do(use_shipped_regime)

    assert app.read(statement_called, "qs4") == "QS4"
    assert app.read(statement_called, "Safeguarding") == "QS7"
    with pytest.raises(Refused, match="serves_what_is_not_asked"):
        app.read(statement_called, "QS77")


SHEET = """\
Self-assessment, working copy,,,,,
Quality statement,Type,What we claim,Lead,Position as at,Evidence
Assessing needs,Strength,We know who waits,Ada Brook,1 October 2026,E1 (page 2); Carers survey
QS 7,Area for improvement,Too many wait for an assessment,,,"E1, E2"
Governance,Strengths,Leaders see the figures,,,The plan nobody has
Something else,Improvement,We do not know,,,
"""


def test_a_sheet_of_claims_comes_in_with_the_evidence_it_names(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    ada = app.do(add_record, Person(name="Ada Brook")).result
    report, survey = held(app), held(app, "Carers survey")
    path = tmp_path / "claims.csv"
    path.write_text(SHEET, "utf-8")

    plan = app.read(plan_import, "claims", path)
    app.do(run_import, plan)
    again = app.read(plan_import, "claims", path)

    waits, wait, leaders, unknown = sorted(rows(app, Claim), key=lambda each: each.reference)
    assert (waits.statement, waits.says, waits.owner_id, waits.as_at, waits.reference) == (
        "QS1", Says.STRENGTH, ada.id, date(2026, 10, 1), "C1",
    )  # fmt: skip
    assert (wait.statement, wait.says) == ("QS7", Says.IMPROVEMENT)
    assert (leaders.statement, leaders.says) == ("QS8", Says.STRENGTH)
    assert (unknown.statement, unknown.says) == ("Something else", Says.IMPROVEMENT)
    assert {(one.claim_id, one.evidence_id, one.pointer) for one in rows(app, ClaimEvidence)} == {
        (waits.id, report.id, "page 2"),
        (waits.id, survey.id, ""),
        (wait.id, report.id, ""),
        (wait.id, survey.id, ""),
    }
    noted = {note.code for line in plan.lines for note in line.notes}
    assert {"link_unknown", "asked_unknown"} <= noted
    assert (again.counts.same, again.changes_nothing) == (4, True)


def test_evidence_is_added_to_a_claim_by_a_newer_sheet_and_never_taken_away(app: App, tmp_path: Path) -> None:
    claim, report = said(app), held(app)
    app.do(bear_out, claim.id, behind(claim, report))
    held(app, "Report (draft)")
    held(app, "Twice", reference="A1")
    held(app, "Twice", reference="A2")
    path = tmp_path / "claims.csv"
    path.write_text("Ref,Claim,Evidence\nC1,We know who waits,Report (draft); Twice\n", "utf-8")

    plan = app.read(plan_import, "claims", path)
    app.do(run_import, plan)

    (line,) = plan.lines
    assert [(each.label, each.before, each.after) for each in line.changes] == [
        ("Evidence behind it", "E1", "E1, E2")
    ]
    assert [note.code for note in line.notes] == ["evidence_ambiguous"]
    assert len(rows(app, ClaimEvidence)) == 2


def test_what_was_exported_fills_an_empty_register_again(sample: App, tmp_path: Path) -> None:
    before = sorted((one.claim_id, one.evidence_id, one.pointer) for one in rows(sample, ClaimEvidence))
    titles = {each.id: each.reference for each in rows(sample, Claim)}
    sample.read(export_register, "claims", tmp_path / "claims.xlsx")
    for claim in rows(sample, Claim):
        sample.do(remove_record, claim)

    sample.do(run_import, sample.read(plan_import, "claims", tmp_path / "claims.xlsx"))

    new = {each.reference: each.id for each in rows(sample, Claim)}
    assert sorted(
        (one.claim_id, one.evidence_id, one.pointer) for one in rows(sample, ClaimEvidence)
    ) == sorted((new[titles[claim_id]], evidence_id, pointer) for claim_id, evidence_id, pointer in before)


def test_the_sample_has_claims_of_every_sort_some_unproved_on_purpose(sample: App) -> None:
    standing = sample.read(current_claims, today=TODAY)

    assert len(standing.lines) == 14
    assert {line.proof for line in standing.unproved} >= {
        Proof.NONE,
        Proof.NOT_HELD,
        Proof.COMING,
        Proof.STALE,
    }
    assert {each.code for each in standing.without_claims} == set()
    assert standing.unused


def test_the_document_says_the_same_in_word_and_pdf(sample: App, tmp_path: Path) -> None:
    for ending in ("docx", "pdf"):
        sample.read(write_claims, tmp_path / f"claims.{ending}", at=sample.clock.now(), today=TODAY)
    with pytest.raises(Refused, match="document_ending"):
        sample.read(write_claims, tmp_path / "claims.odt", at=sample.clock.now(), today=TODAY)

    pdf = (tmp_path / "claims.pdf").read_bytes()
    words = " ".join(" ".join(page_text(pdf, page).split()) for page in range(page_count(pdf)))
    assert "We see early when a provider struggles" in words
    assert "Evidence no claim uses" in words
    assert not (tmp_path / "claims.odt").exists()


def test_a_change_meanwhile_is_noticed(app: App) -> None:
    claim = said(app)
    app.do(change_record, claim, replace(claim, notes="x"))

    with pytest.raises(Exception, match="changed_meanwhile"):
        app.do(change_record, claim, replace(claim, notes="y"))
