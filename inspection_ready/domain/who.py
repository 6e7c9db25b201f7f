"""Who did it: recorded by is kept apart from decided by."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """Recorded by. This names the account that was used; it is not proof of who sat at the keyboard."""

    account: str
    machine: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Decided by: the person whose word it was, and the stored file that proves it, where there is one."""

    person_id: int | None = None
    proof_sha256: str | None = None
