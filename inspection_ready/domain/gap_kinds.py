"""What is missing, told by its kind: how many quality statements have no owner, how many bases no postcode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.readiness import Severity

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding


@dataclass(frozen=True, slots=True)
class GapKind:
    """Findings of one code in one register that are equally pressing."""

    severity: Severity
    code: str
    register: str

    @property
    def key(self) -> str:
        """Names it in one word for a window that is asked to show it."""
        return f"{self.severity}/{self.code}/{self.register}"


def kind_of(finding: Finding) -> GapKind:
    return GapKind(finding.severity, finding.code, finding.register)


def by_kind(findings: Iterable[Finding]) -> tuple[tuple[GapKind, int], ...]:
    """Each kind with how many there are: the most pressing first, and of those the most frequent."""
    order = list(Severity)
    counted = Counter(kind_of(finding) for finding in findings)
    return tuple(sorted(counted.items(), key=lambda pair: (order.index(pair[0].severity), -pair[1])))


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Each severity with how many there are, those with none too."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity}
