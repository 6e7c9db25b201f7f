"""What a command is: a verb that takes the open unit of work first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.filing import Head
from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")

VERBS: dict[str, str] = {}
"""Every verb the trail may hold, and the function that does it."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """``entry`` is the number of the trail entry; None where nothing had to change."""

    result: T
    changes: Changes
    entry: int | None
    head: Head


def verb(
    name: str,
) -> Callable[[Callable[Concatenate[UnitOfWork, P], T]], Callable[Concatenate[UnitOfWork, P], T]]:
    """Name the trail entry this function writes when it is the outermost: "person.add"."""

    def named(
        function: Callable[Concatenate[UnitOfWork, P], T],
    ) -> Callable[Concatenate[UnitOfWork, P], T]:
        if name in VERBS:
            raise ValueError(f"two commands are called {name}")
        VERBS[name] = f"{function.__module__}.{function.__qualname__}"
        function.verb = name  # type: ignore[attr-defined] # functions take attributes
        return function

    return named


def verb_of(function: Callable[..., object]) -> str:
    name: str = function.verb  # type: ignore[attr-defined] # set by the decorator above
    return name
