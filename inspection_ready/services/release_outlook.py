"""What the next release would have, as far as its files were looked into: read before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.release_findings import Grade, ReleaseFinding
from inspection_ready.domain.release_holds import Hold, holds_back
from inspection_ready.domain.release_plans import Line, NotIn, Plan
from inspection_ready.domain.releases import Kept, Release
from inspection_ready.services.file_checks import Checked, checked_before, holds_in, key_of
from inspection_ready.services.release_plan import plan_release
from inspection_ready.services.releases import to_check, without_held_back

if TYPE_CHECKING:
    from inspection_ready.domain.release_findings import CheckedFile
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file in which something was found: what holds it back, or would without the reason that is kept."""

    file: CheckedFile
    holds: tuple[Hold, ...]

    @property
    def possible(self) -> tuple[ReleaseFinding, ...]:
        """To be looked at; these hold nothing back."""
        return tuple(each for each in self.file.findings if each.grade is Grade.POSSIBLE)

    @property
    def is_held(self) -> bool:
        return holds_back(self.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOutlook:
    """``unseen`` are lines with a file that nobody looked into yet."""

    number: int
    lines: tuple[Line, ...]
    unseen: tuple[Line, ...]
    kept: tuple[NotIn, ...]
    held: tuple[HeldFile, ...]

    @property
    def can_be_made(self) -> bool:
        return bool(self.lines or self.unseen)

    @property
    def is_empty(self) -> bool:
        """There is no request to release anything for."""
        return not (self.lines or self.unseen or self.kept)

    @property
    def already(self) -> int:
        return sum(each.why is Kept.RELEASED for each in self.kept)


def release_outlook(app: App) -> ReleaseOutlook:
    """What was found in files before is asked for again, and nothing is looked into."""
    plan = app.read(plan_release)
    checked = checked_before(app, to_check(plan))
    return app.read(_outlook, plan, checked)


def _outlook(reader: Reader, plan: Plan, checked: Checked) -> ReleaseOutlook:
    unseen = tuple(line for line in plan.lines if any(key_of(file) not in checked for file in line.files))
    seen = Plan(lines=tuple(line for line in plan.lines if line not in unseen), kept=plan.kept)
    told = without_held_back(reader, seen, checked)
    holds = holds_in(reader, checked)
    return ReleaseOutlook(
        number=max(reader.register(Release).values("number"), default=0) + 1,
        lines=told.lines,
        unseen=unseen,
        kept=told.kept,
        held=tuple(HeldFile(checked[key], own) for key, own in holds.items() if own or checked[key].findings),
    )
