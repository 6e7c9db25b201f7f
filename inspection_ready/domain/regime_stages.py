"""What happens in a regime's process and when: its stages, the e-mails that tell of them, and the check of a draft report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.offsets import Limit

if TYPE_CHECKING:
    from inspection_ready.domain.offsets import Offset
    from inspection_ready.domain.regimes import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the regulator's process.

    Where ``is_event``, its day is told by the regulator and other stages are counted from it;
    without an ``offset`` and untold, its day is simply to come. ``called`` is how the event is named in
    a sentence: "3 weeks after *the notification*".
    """

    id: str
    name: str
    called: str
    found: str
    is_event: bool
    is_deadline: bool = False
    """What is told of it is a day to be done by, though nothing says how it is counted."""
    offset: Offset | None
    basis: Basis

    @property
    def has_deadline(self) -> bool:
        """Of an event that is to happen within so long, the day that is told is the day itself."""
        counted = self.offset is not None and self.offset.limit is Limit.BY
        return self.is_deadline or (counted and not self.is_event)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """A kind of e-mail the regulator sends. Where one of ``unless`` stands in a message it is another kind.

    ``stage`` is the one whose day is the day such a message came; "" where there is none. ``tells`` are stages
    whose days it names in its words.
    """

    id: str
    name: str
    stage: str
    tells: tuple[str, ...] = ()
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyKind:
    """A kind of point that may be raised about a draft report."""

    id: str
    name: str
    help: str = ""
    needs_evidence: bool = False
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How a draft report is checked for facts. ``received`` and ``returned`` are stages: the clock runs between them.

    ``kinds`` is empty where the regulator is not known to say which points it takes.
    """

    received: str
    returned: str
    extension: str = ""
    """When more time is given, in words."""
    kinds: tuple[AccuracyKind, ...] = ()
    basis: Basis
