"""What holds a file back from a release, and what does not any more: every likely finding needs a reason of its own."""

from __future__ import annotations

from collections.abc import Iterable

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.release_findings import CheckedFile, Grade, ReleaseFinding
from inspection_ready.domain.releases import CheckOverride

UNREADABLE = "not-looked-into"
"""In place of a finding's key: nothing of the file could be looked into."""


@dataclass(frozen=True, slots=True)
class Hold:
    """``finding`` is None where the file could not be looked into. ``override`` is None while it holds the file back."""

    key: str
    finding: ReleaseFinding | None
    override: CheckOverride | None = None

    @property
    def is_open(self) -> bool:
        return self.override is None

    @property
    def fault(self) -> str:
        return UNREADABLE if self.finding is None else self.finding.fault.value


def holds_of(checked: CheckedFile, overrides: Iterable[CheckOverride]) -> tuple[Hold, ...]:
    """Those of the file's likely findings; an override of other bytes, or of another finding, says nothing here."""
    given = {each.key: each for each in overrides if each.sha256 == checked.sha256}
    unread = () if checked.is_readable else (Hold(UNREADABLE, None, given.get(UNREADABLE)),)
    likely = (each for each in checked.findings if each.grade is Grade.LIKELY)
    return (*unread, *(Hold(each.key, each, given.get(each.key)) for each in likely))


def holds_back(holds: Iterable[Hold]) -> bool:
    return any(each.is_open for each in holds)
