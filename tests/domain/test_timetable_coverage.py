from __future__ import annotations

from inspection_ready.domain.regimes import Basis, Mark, Statement, Theme
from inspection_ready.domain.timetable import Session, SessionState, codes_said
from inspection_ready.domain.timetable_coverage import TimetableCoverage, coverage_of
from inspection_ready.phrases.timetable_coverage import coverage_sentence, theme_lines

BASIS = Basis(mark=Mark.FOUND)
THEMES = (Theme(id="T1", name="Working", basis=BASIS), Theme(id="T2", name="Leading", basis=BASIS))
STATEMENTS = tuple(
    Statement(id=code, theme=theme, title=title, we="We", wording=BASIS, coverage_basis=BASIS)
    for code, theme, title in (("QS1", "T1", "Needs"), ("QS2", "T1", "Health"), ("QS3", "T2", "Governance"))
)


def about(statements: str, state: SessionState = SessionState.PENCILLED) -> Session:
    return Session(
        timetable_id=1, day=1, starts=540, minutes=60, title="Talk", statements=statements, state=state
    )


def coverage(*sessions: Session) -> TimetableCoverage:
    return coverage_of(THEMES, STATEMENTS, sessions)


def test_statements_without_a_session_are_named_in_the_order_of_the_regime() -> None:
    found = coverage(about("qs1"), about("QS1\nQS1"), about(""))

    assert [(each.code, len(each.sessions)) for each in found.statements] == [
        ("QS1", 2), ("QS2", 0), ("QS3", 0),
    ]  # fmt: skip
    assert coverage_sentence(found) == (
        "2 of 3 quality statements have no session: QS2 Health and QS3 Governance."
    )
    assert list(theme_lines(found)) == [
        "Working: 2 sessions (QS1 2, QS2 none)",
        "Leading: 0 sessions (QS3 none)",
    ]


def test_a_session_about_two_statements_counts_once_for_their_theme() -> None:
    (working, leading) = coverage(about("QS1, QS2, QS3")).themes

    assert (len(working.sessions), len(leading.sessions)) == (1, 1)


def test_a_cancelled_session_is_about_nothing() -> None:
    found = coverage(about("QS1"), about("QS2\nQS3", SessionState.CANCELLED))

    assert [each.code for each in found.without] == ["QS2", "QS3"]


def test_where_nothing_is_said_nothing_is_missing() -> None:
    found = coverage(about(""))

    assert (found.without, coverage_sentence(found), list(theme_lines(found))) == ((), "", [])


def test_every_statement_has_a_session() -> None:
    assert coverage_sentence(coverage(about("QS1 QS2 QS3"))) == "Every quality statement has a session."


def test_a_statement_of_another_regime_is_told_apart_and_covers_nothing() -> None:
    found = coverage(about("KLOE1"))

    assert (found.unknown, [each.code for each in found.without]) == (("KLOE1",), ["QS1", "QS2", "QS3"])
    assert list(theme_lines(found))[-1] == "The regime in force does not have KLOE1, which sessions say."


def test_a_regime_without_statements_covers_nothing_and_misses_nothing() -> None:
    found = coverage_of(THEMES, (), [about("QS1")])

    assert (found.without, coverage_sentence(found)) == ((), "")


def test_codes_are_told_apart_however_they_are_written() -> None:
    assert codes_said("QS1, qs1;QS2\nQS3  QS2") == ("QS1", "QS2", "QS3")
    assert codes_said(" ,;\n") == ()
