from __future__ import annotations

from inspection_ready.domain.gap_kinds import GapKind, by_kind, by_severity, kind_of
from inspection_ready.domain.readiness import Finding, Severity

HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


def finding(severity: Severity, code: str, register: str = "base") -> Finding:
    return Finding(code=code, severity=severity, register=register, record_id=None, name="x")


FOUND = (
    finding(MEDIUM, "no_postcode"),
    finding(HIGH, "no_main_base"),
    finding(MEDIUM, "no_owner", "section"),
    finding(MEDIUM, "no_owner", "function"),
    finding(MEDIUM, "no_owner", "function"),
    finding(HIGH, "no_owner", "function"),
)


def test_kinds_are_counted_the_most_pressing_and_then_the_most_frequent_first() -> None:
    assert by_kind(FOUND) == (
        (GapKind(HIGH, "no_main_base", "base"), 1),
        (GapKind(HIGH, "no_owner", "function"), 1),
        (GapKind(MEDIUM, "no_owner", "function"), 2),
        (GapKind(MEDIUM, "no_postcode", "base"), 1),
        (GapKind(MEDIUM, "no_owner", "section"), 1),
    )


def test_kinds_add_up_to_all_there_is() -> None:
    assert sum(count for _, count in by_kind(FOUND)) == len(FOUND)


def test_severities_are_counted_those_with_none_too() -> None:
    assert by_severity(FOUND) == {HIGH: 2, MEDIUM: 4, LOW: 0}


def test_no_two_kinds_have_one_key() -> None:
    kinds = {kind_of(each) for each in FOUND}

    assert len({kind.key for kind in kinds}) == len(kinds) == 5
