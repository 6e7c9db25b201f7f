"""The forms a register went through."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class History:
    """The steps a register goes through. They are listed so that alembic is imported only to take one."""

    location: str
    revisions: tuple[str, ...]

    @property
    def newest(self) -> str:
        return self.revisions[-1]


OURS = History(
    "inspection_ready.storage:migrations",
    (
        "0001",
        "0002",
        "0003",
        "0004",
        "0005",
        "0006",
        "0007",
        "0008",
        "0009",
        "0010",
        "0011",
        "0012",
        "0013",
        "0014",
        "0015",
        "0016",
        "0017",
        "0018",
        "0019",
        "0020",
        "0021",
        "0022",
        "0023",
        "0024",
        "0025",
        "0026",
        "0027",
    ),
)
