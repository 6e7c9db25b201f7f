"""The inspection itself: when it was notified, and the council's own closure days."""

from __future__ import annotations

from datetime import date, datetime

from inspection_ready.domain.claims import MOST_CLAIMS
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

MOST_DAYS_ON_SITE = 31
"""No visit lasts longer: a month or a year was mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Row):
    regime_code: str
    regime_version: str
    notified_at: datetime
    """Aware. The moment the message was received, which starts the clock."""
    message_sha256: str | None = None
    message_name: str = ""
    on_site_from: date | None = None
    on_site_to: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDay(Row):
    """A day the council itself is shut: not a working day, though no bank holiday."""

    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeText(Row):
    """A regime as it was loaded: the text is kept, so that old packs can be explained."""

    code: str
    regime_version: str
    name: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Row):
    """One row: what the workspace knows about the council itself."""

    name: str = ""
    department: str = ""
    fact_months: int = 6
    """A fact about a base is stale this many calendar months after it was checked."""
    leave_out_unchecked: bool = False
    """False prints what nobody has confirmed, marked "not yet checked"."""
    most_claims: int = MOST_CLAIMS
    """A piece of evidence that carries more claims than so many is named."""
