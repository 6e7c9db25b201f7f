"""What the papers of the timetable say, from the facts alone: and what they must never say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.documents import check_document
from inspection_ready.documents.compose.papers import labelled
from inspection_ready.documents.compose.sheets import IN_USE
from inspection_ready.documents.model import Callout, Document, Drawing, Heading, Table, plain
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.papers import FOR_US, PaperKind
from inspection_ready.domain.timetable import Part, Session, SessionFormat, SessionState
from inspection_ready.phrases.issued_papers import NOT_HELD
from inspection_ready.phrases.papers import KEEP_WITH_YOU, TITLES
from tests.documents.northmoor import empty_council, northmoor
from tests.documents.papered import as_issued_before, briefing, papered

SECRET = "Ask about the wait."
"""What a session of Northmoor notes for us."""
ALL_IN_AN_ISSUE = frozenset(PaperKind) - NOT_HELD.keys() - {PaperKind.DOORS}
FOR_OTHERS = [kind for kind in PaperKind if kind not in FOR_US]


def words(made: Document) -> str:
    return "\n".join(plain(runs) for block in made.blocks for runs in runs_of(block))


def headings(made: Document) -> list[str]:
    return [plain(block.runs) for block in made.blocks if isinstance(block, Heading)]


def with_inspectors(**of: str) -> object:
    facts = northmoor()
    sessions = tuple(
        replace(each, inspectors=of.get(f"s{each.id}", each.inspectors)) for each in facts.sessions
    )
    return replace(facts, sessions=sessions)


@pytest.mark.parametrize("kind", FOR_OTHERS)
def test_what_is_noted_for_us_is_in_nothing_others_read(kind: PaperKind) -> None:
    facts = northmoor()
    sessions = tuple(replace(each, notes_for_us=SECRET, brief="Brief of ours") for each in facts.sessions)
    made = words(papered(replace(facts, sessions=sessions), kind))

    assert SECRET not in made
    assert "Brief of ours" not in made


@pytest.mark.parametrize("kind", PaperKind)
def test_what_is_for_us_only_says_so_on_each_page(kind: PaperKind) -> None:
    made = papered(northmoor(), kind)
    told = words(made)
    count = told.count(KEEP_WITH_YOU)

    assert (count > 0) == (kind in FOR_US)
    if kind is PaperKind.NOTE_SHEETS:
        assert count == sum(heading.startswith(("D1", "D2", "D3")) for heading in headings(made))


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.DOORS])
def test_the_issue_stands_under_the_title_and_at_the_foot(kind: PaperKind) -> None:
    made = papered(northmoor(), kind, label="Issue 3")

    assert made.title == TITLES[kind]
    assert made.subtitle.endswith(". Issue 3")
    assert made.footer.startswith("Issue 3. Prepared on ")
    assert "Draft" in papered(northmoor(), kind).subtitle
    assert labelled(made, " ") == made


@pytest.mark.parametrize("kind", PaperKind)
def test_nothing_in_a_paper_has_to_be_mended(kind: PaperKind) -> None:
    assert check_document(papered(northmoor(), kind)) == ()


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.DOORS])
def test_a_council_without_anything_is_told_so(kind: PaperKind) -> None:
    made = papered(empty_council(), kind)

    assert len(words(made)) > 20


def test_a_door_names_nobody_who_is_seen() -> None:
    facts = northmoor()
    seen = facts.contact(3)
    assert seen is not None
    renamed = replace(facts.sessions[0], title=f"Interview with {seen.name}", format=SessionFormat.INTERVIEW)
    tracked = replace(facts.sessions[2], format=SessionFormat.CASE_TRACKING, title="Mr Jones")
    made = words(papered(replace(facts, sessions=(renamed, tracked)), PaperKind.DOORS))

    assert "Interview" in made
    assert IN_USE in made
    assert seen.name not in made
    assert "Mr Jones" not in made


def test_a_session_that_counts_one_beside_a_name_stands_with_those_not_named_too() -> None:
    facts = with_inspectors(s72="Jo Hart, one inspector", s73="Jo Hart", s75="")

    made = papered(facts, PaperKind.BY_INSPECTOR)  # type: ignore[arg-type]  # facts of a council

    assert headings(made)[:2] == ["Jo Hart", "Inspectors not named yet"]


def test_each_inspector_has_a_page_and_those_not_named_stand_at_the_end() -> None:
    facts = with_inspectors(s72="Jo Hart and Lee Grant", s73="Lee Grant", s75="")

    made = papered(facts, PaperKind.BY_INSPECTOR)  # type: ignore[arg-type]  # facts of a council
    alone = papered(facts, PaperKind.BY_INSPECTOR, inspector=" jo hart ")  # type: ignore[arg-type]  # as above

    assert headings(made) == ["Jo Hart", "Lee Grant", "No inspectors given"]
    assert headings(alone) == ["Jo Hart"]
    [page] = [block for block in alone.blocks if isinstance(block, Table)]
    assert [plain(row[1]).splitlines()[0] for row in page.rows] == [
        "D1-01 Welcome",
        "D1-02 Hospital discharge",
        "D1-04 Lunch",
    ]


def test_each_base_has_a_page_and_what_has_none_the_last() -> None:
    facts = northmoor()

    assert [each for each in headings(papered(facts, PaperKind.BY_BASE)) if not each.startswith("Day")] == [
        facts.base_names[1],
        facts.base_names[3],
        "No base given",
    ]


def test_each_track_has_everybodys_sessions_too() -> None:
    made = papered(northmoor(), PaperKind.BY_TRACK)
    first = next(block for block in made.blocks if isinstance(block, Table))

    assert [each for each in headings(made) if each.startswith("Track")] == ["Track 1", "Track 2"]
    assert [plain(row[1]).splitlines()[0] for row in first.rows] == [
        "D1-01 Welcome",
        "D1-02 Hospital discharge",
        "D1-04 Lunch",
    ]


def test_the_wall_chart_says_in_its_list_what_it_draws_and_what_was_cancelled() -> None:
    facts = northmoor()
    [drawing] = [block for block in papered(facts, PaperKind.WALL).blocks if isinstance(block, Drawing)]
    table = drawing.beside
    assert isinstance(table, Table)

    drawn = " ".join(shape.text for shape in drawing.shapes if hasattr(shape, "text"))
    listed = [plain(row[3]) for row in table.rows]

    assert len(listed) == len(facts.sessions)
    assert all(each.code in drawn for each in facts.sessions if each.state is not SessionState.CANCELLED)
    assert "D2-02" not in drawn
    assert any(each.startswith("D2-02") and "Cancelled" in each for each in listed)


def test_many_tracks_go_on_to_another_sheet_of_the_wall_chart() -> None:
    facts = northmoor()
    wide = tuple(
        Session(
            id=900 + n,
            timetable_id=70,
            day=1 + n // 9,
            starts=540,
            minutes=60,
            track=1 + n % 9,
            title=f"S{n}",
        )
        for n in range(27)
    )
    made = papered(replace(facts, sessions=wide), PaperKind.WALL)

    assert headings(made) == ["Day 1", "Day 2", "Day 3"]


def test_somebody_outside_gets_a_brief_without_what_we_say_of_ourselves() -> None:
    facts = northmoor()
    outside = next(each for each in facts.people if each.id == 6)
    inside = words(papered(facts, PaperKind.BRIEFS, person_ids=(7,)))
    brief = words(papered(facts, PaperKind.BRIEFS, person_ids=(outside.id,)))

    assert "Our known gaps" in inside
    assert outside.printed_name in brief
    assert "Our known gaps" not in brief
    assert KEEP_WITH_YOU not in brief


def test_a_brief_says_what_is_not_known() -> None:
    facts = replace(northmoor(), key_facts=(), responsibilities=())
    [session] = (each for each in facts.sessions if each.id == 71)
    made = words(papered(replace(facts, sessions=(session,)), PaperKind.BRIEFS))

    assert "Nobody has said yet which quality statements this session is about" in made
    assert "Which inspectors come is not known yet" in made
    assert "No key fact with a value and a source is held" in made


def test_claims_in_a_brief_stand_with_their_evidence_and_what_is_not_proved() -> None:
    made = words(papered(northmoor(), PaperKind.BRIEFS, person_ids=(7,)))
    claims = briefing(northmoor()).claims

    assert "Shown by E1 Waiting list report, page 12." in made
    assert "Not proved: evidence still to come." in made or "Not proved: no evidence." in made
    assert any(line.claim.wording in made for line in claims.lines)


def test_who_stands_in_gets_a_brief_only_when_chosen() -> None:
    facts = northmoor()
    second = next(each for each in facts.attendances if each.part is Part.SECOND)
    name = next(each for each in facts.people if each.id == second.person_id).printed_name

    assert not any(each.startswith(name) for each in headings(papered(facts, PaperKind.BRIEFS)))
    assert headings(papered(facts, PaperKind.BRIEFS, person_ids=(second.person_id,)))[0].startswith(name)


def test_rows_to_write_in_are_numbered_for_those_who_hear_them() -> None:
    made = papered(northmoor(), PaperKind.NOTE_SHEETS)
    ruled = [block for block in made.blocks if isinstance(block, Table)]

    assert all(table.row_header and plain(row[0]) for table in ruled for row in table.rows)
    assert [plain(row[0]) for row in ruled[0].rows] == [str(n) for n in range(1, 9)]


def test_the_evening_briefing_groups_questions_by_theme_and_names_tomorrow() -> None:
    made = papered(northmoor(), PaperKind.EVENING)

    assert headings(made)[:5] == [
        "To know for tomorrow",
        "Corrections",
        "What was asked, by theme",
        "Working with people",
        "How the council ensures safety",
    ]
    assert headings(made)[5] == "Not about one statement"
    assert headings(made)[-1].startswith("Who is seen next: Day 2, ")
    assert "It is 14 days, and not 10." in words(made)
    assert sum(isinstance(block, Callout) for block in made.blocks) == 1


@pytest.mark.parametrize("kind", PaperKind)
def test_an_issue_is_printed_as_it_was_after_everything_has_become_another(kind: PaperKind) -> None:
    """By the names, the times and the places of then. That a day comes after the last on site is in no copy."""
    facts = northmoor()
    used = {each.day for each in facts.sessions}
    days = (replace(each, is_after=False) for each in facts.dated_days if each.day in used)
    facts = replace(facts, dated_days=tuple(days))
    told = words(as_issued_before(facts, kind))

    assert "Another" not in told
    assert "New " not in told
    if kind in ALL_IN_AN_ISSUE:
        *then, _record = words(papered(facts, kind)).splitlines()
        *now, _note, _record = told.splitlines()
        assert now == then
