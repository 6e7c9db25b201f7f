from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Cancelled, NotFound, Refused
from inspection_ready.domain.evidence import EvidenceFile
from inspection_ready.domain.release_holds import UNREADABLE
from inspection_ready.domain.releases import CheckOverride, Kept
from inspection_ready.services import file_checks as checking
from inspection_ready.services.file_checks import ToCheck, check_stored, hold_again, let_go
from inspection_ready.services.releases import checked_plan, make_release
from tests.services.releasing import Releasing

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.release_findings import CheckedFile
    from inspection_ready.services.app import App

SECRET = b"NHS number 943 476 5919\nPosition as at 1 November 2026.\n"


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def only_file(council: Releasing) -> CheckedFile:
    files = council.app.read(lambda reader: reader.register(EvidenceFile).all())
    [checked] = check_stored(council.app, map(ToCheck, files)).values()
    return checked


def test_what_was_found_is_there_at_once_the_second_time(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    council.evidence("Waiting lists", ("waiting.txt", SECRET))
    first = only_file(council)

    def fails(*_: object, **__: object) -> CheckedFile:
        raise AssertionError("it was looked into again")

    monkeypatch.setattr(checking, "check_file", fails)

    assert only_file(council) == first
    assert first.likely == 1


def test_what_is_known_now_may_find_more_than_what_was_kept(council: Releasing) -> None:
    council.evidence(
        "Waiting lists", ("waiting.txt", b"Position as at 1 November 2026.\nMary Quill waits.\n")
    )
    files = council.app.read(lambda reader: reader.register(EvidenceFile).all())
    before = check_stored(council.app, map(ToCheck, files))

    [after] = check_stored(council.app, map(ToCheck, files), cases=("Mary Quill",)).values()

    assert after.likely > next(iter(before.values())).likely


def test_a_result_that_was_damaged_is_worked_out_again(council: Releasing) -> None:
    council.evidence("Waiting lists", ("waiting.txt", SECRET))
    first = only_file(council)
    [kept] = council.app.workspace.checks.root.glob("*/*.json")
    kept.write_text("{}")

    assert only_file(council) == first


def test_stopped_on_the_way_it_ends(council: Releasing) -> None:
    council.evidence("Waiting lists", ("waiting.txt", SECRET))
    files = council.app.read(lambda reader: reader.register(EvidenceFile).all())

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_stored(council.app, map(ToCheck, files), stop)


def test_a_likely_finding_holds_a_file_back_until_somebody_says_why_not(council: Releasing) -> None:
    request, _ = council.signed("Waiting lists", "IR1", "Waiting lists", ("waiting.txt", SECRET))
    with pytest.raises(Refused) as held:
        make_release(council.app)
    assert held.value.data["kept"][0].why is Kept.HELD_BACK  # type: ignore[index] # what this error holds
    checked = only_file(council)
    [finding] = [each for each in checked.findings if each.fault == "nhs-number"]

    given = council.app.do(let_go, checked, finding.key, because=" A test number,\n no person’s ").result
    made = make_release(council.app)

    assert (given.reason, given.fault, given.sha256) == (
        "A test number, no person’s",
        "nhs-number",
        checked.sha256,
    )
    assert [line.item.request_id for line in made.filed.lines] == [request.id]


def test_a_reason_is_for_those_bytes_alone(council: Releasing) -> None:
    request, lists = council.signed("Waiting lists", "IR1", "Waiting lists", ("waiting.txt", SECRET))
    checked = only_file(council)
    council.app.do(let_go, checked, checked.findings[0].key, because="A test number")
    council.newer(lists, ("waiting.txt", SECRET + b"One more line.\n"))
    council.sign(request)

    plan, _ = checked_plan(council.app)

    assert [each.why for each in plan.kept] == [Kept.HELD_BACK]


def test_a_reason_can_be_taken_back_and_replaced(council: Releasing) -> None:
    council.signed("Waiting lists", "IR1", "Waiting lists", ("waiting.txt", SECRET))
    checked = only_file(council)
    key = checked.findings[0].key

    council.app.do(let_go, checked, key, because="First")
    council.app.do(let_go, checked, key, because="Second")
    held = council.app.read(lambda reader: reader.register(CheckOverride).all())
    council.app.do(hold_again, checked, key)

    assert [each.reason for each in held] == ["Second"]
    assert [each.why for each in checked_plan(council.app)[0].kept] == [Kept.HELD_BACK]
    with pytest.raises(NotFound):
        council.app.do(hold_again, checked, key)


def test_without_a_reason_or_for_what_was_not_found_nothing_is_let_go(council: Releasing) -> None:
    council.signed("Waiting lists", "IR1", "Waiting lists", ("waiting.txt", SECRET))
    checked = only_file(council)

    with pytest.raises(Refused) as silent:
        council.app.do(let_go, checked, checked.findings[0].key, because=" ")
    with pytest.raises(NotFound) as other:
        council.app.do(let_go, checked, "0123456789abcdef", because="Because")

    assert (silent.value.code, other.value.code) == ("reason_missing", "no_such_hold")


def test_what_nobody_could_look_into_is_held_back_too(council: Releasing) -> None:
    council.signed("The plan", "IR1", "The plan", ("plan.docx", b"PK\x03\x04 and nothing that fits"))

    plan, checked = checked_plan(council.app)

    assert [each.why for each in plan.kept] == [Kept.HELD_BACK]
    [damaged] = checked.values()
    assert not damaged.is_readable
    council.app.do(let_go, damaged, UNREADABLE, because="Read on paper by Dana Okafor")
    assert len(checked_plan(council.app)[0].lines) == 1


def test_what_is_only_possible_holds_nothing_back(council: Releasing) -> None:
    council.signed("The plan", "IR1", "The plan", ("plan.txt", b"Call 01632 960010 as at 1 November 2026.\n"))

    plan, checked = checked_plan(council.app)

    assert [each.possible > 0 for each in checked.values()] == [True]
    assert len(plan.lines) == 1
