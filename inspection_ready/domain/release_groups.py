"""Puts together what was found many times, so that a list of 2,000 recipients is one thing to read and not 2,000."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault, ReleaseFinding

MOST_TOLD = {Grade.LIKELY: 20, Grade.POSSIBLE: 5}
"""Findings of one fault that are told one by one; all further ones are told together."""
MOST_OTHERS = 12
MOST_HELD = 5_000


@dataclass(slots=True)
class _Group:
    finding: ReleaseFinding
    count: int
    others: list[Place] = field(default_factory=list)


class Groups:
    def __init__(self) -> None:
        self._held: dict[ReleaseFault, dict[Hashable, _Group]] = {}
        self._rest: dict[ReleaseFault, _Group] = {}

    def add(self, key: Hashable, finding: ReleaseFinding) -> None:
        """``key`` is what makes it the same as one found before; the surer grade holds for all."""
        of_fault = self._held.setdefault(finding.fault, {})
        group = of_fault.get(key)
        if group is None and len(of_fault) >= MOST_HELD:
            group = self._rest.get(finding.fault)
            if group is None:
                self._rest[finding.fault] = _Group(finding, finding.count)
                return
        if group is None:
            of_fault[key] = _Group(finding, finding.count)
            return
        group.count += finding.count
        if finding.grade is Grade.LIKELY and group.finding.grade is Grade.POSSIBLE:
            group.finding = replace(finding, count=1)
        if len(group.others) < MOST_OTHERS and finding.where != group.finding.where:
            group.others.append(finding.where)

    def findings(self) -> tuple[ReleaseFinding, ...]:
        """The likely ones first, each kind in the order of the faults and as they were met."""
        found = [each for fault in ReleaseFault for each in self._of(fault)]
        found.sort(key=lambda each: each.grade is Grade.POSSIBLE)
        seen: dict[str, int] = {}
        told = []
        for each in found:
            nth = seen.get(each.key, 0)
            seen[each.key] = nth + 1
            told.append(replace(each, nth=nth) if nth else each)
        return tuple(told)

    def _of(self, fault: ReleaseFault) -> Iterator[ReleaseFinding]:
        held = [*self._held.get(fault, {}).values(), *filter(None, (self._rest.get(fault),))]
        for grade, most in MOST_TOLD.items():
            groups = [group for group in held if group.finding.grade is grade]
            for group in groups[:most]:
                yield replace(group.finding, count=group.count, others=tuple(group.others))
            if over := groups[most:]:
                yield _together(over)


def _together(groups: list[_Group]) -> ReleaseFinding:
    return replace(
        groups[0].finding,
        count=sum(group.count for group in groups),
        around="",
        about="",
        others=tuple(group.finding.where for group in groups[1 : MOST_OTHERS + 1]),
        is_rest=True,
    )
