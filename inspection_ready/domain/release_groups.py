"""Puts together what was found many times, so that a list of 2,000 recipients is one thing to read and not 2,000."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault, ReleaseFinding

MOST_TOLD = {Grade.LIKELY: 20, Grade.POSSIBLE: 5}
"""Findings of one fault that are told one by one; all further ones are told together."""
MOST_OTHERS = 12
MOST_HELD = 200
"""Values of one fault and grade that are told apart; all further ones are only counted."""


@dataclass(slots=True)
class _Group:
    finding: ReleaseFinding
    count: int
    others: list[Place] = field(default_factory=list)


class Groups:
    def __init__(self) -> None:
        self._held: dict[ReleaseFault, dict[Hashable, _Group]] = {}
        self._count: Counter[tuple[ReleaseFault, Grade]] = Counter()
        self._rest: dict[tuple[ReleaseFault, Grade], _Group] = {}

    def is_counted(self, key: Hashable, fault: ReleaseFault, grade: Grade, where: Place) -> bool:
        """True where it is one more of what is known, or of too many: then nothing needs to be said about it."""
        group = self._held.get(fault, {}).get(key)
        if group is not None and not _is_surer(grade, group.finding.grade):
            _count_in(group, where, 1)
            return True
        if group is None and self._count[fault, grade] >= MOST_HELD:
            return self._is_of_the_rest(fault, grade, where)
        return False

    def add(self, key: Hashable, finding: ReleaseFinding) -> None:
        """``key`` is what makes it the same as one found before; the surer grade holds for all."""
        of_fault = self._held.setdefault(finding.fault, {})
        group = of_fault.get(key)
        if group is None and self._count[finding.fault, finding.grade] >= MOST_HELD:
            self._rest_of(finding).count += finding.count
        elif group is None:
            self._count[finding.fault, finding.grade] += 1
            of_fault[key] = _Group(finding, finding.count)
        else:
            if _is_surer(finding.grade, group.finding.grade):
                group.finding = replace(finding, count=1)
            _count_in(group, finding.where, finding.count)

    def _is_of_the_rest(self, fault: ReleaseFault, grade: Grade, where: Place) -> bool:
        group = self._rest.get((fault, grade))
        if group is None:
            group = self._rest_of(ReleaseFinding(fault=fault, grade=grade, where=where))
        group.count += 1
        return True

    def _rest_of(self, finding: ReleaseFinding) -> _Group:
        return self._rest.setdefault((finding.fault, finding.grade), _Group(finding, 0))

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
        held = self._held.get(fault, {}).values()
        for grade, most in MOST_TOLD.items():
            groups = [group for group in held if group.finding.grade is grade]
            groups += filter(None, (self._rest.get((fault, grade)),))
            for group in groups[:most]:
                yield replace(group.finding, count=group.count, others=tuple(group.others))
            if over := groups[most:]:
                yield _together(over)


def _is_surer(grade: Grade, than: Grade) -> bool:
    return grade is Grade.LIKELY and than is Grade.POSSIBLE


def _count_in(group: _Group, where: Place, count: int) -> None:
    group.count += count
    if len(group.others) < MOST_OTHERS and where != group.finding.where:
        group.others.append(where)


def _together(groups: list[_Group]) -> ReleaseFinding:
    return replace(
        groups[0].finding,
        count=sum(group.count for group in groups),
        around="",
        about="",
        others=tuple(group.finding.where for group in groups[1 : MOST_OTHERS + 1]),
        is_rest=True,
    )
