"""Frozen dataclasses, made in half the time.

For every class the standard library writes the text of seven methods and has each compiled: 0.7 ms a class, every
time the program starts, and the first page of the window stands on 170 of them. What is the same for all of them is
not written anew here; the fields, what makes an object, what refuses a change and what pickles stay the standard
library's. Everything else about a class is as ``dataclasses.dataclass`` would have made it, but for a docstring that
nobody wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    T = TypeVar("T")

    def dataclass(
        *, frozen: bool, slots: bool = False, kw_only: bool = False
    ) -> Callable[[type[T]], type[T]]:
        """To be used as the standard library's, which is what a type checker takes it for."""
        assert frozen, "what can be changed is not hashed as this would have it"

        def made(asked: type[T]) -> type[T]:
            undocumented = asked.__doc__ is None
            if undocumented:
                asked.__doc__ = asked.__name__  # else its signature is taken apart to be written there
            own = vars(asked).keys() & {"__eq__", "__hash__", "__repr__"}
            found = dataclasses.dataclass(frozen=True, slots=slots, kw_only=kw_only, repr=False, eq=False)(
                asked
            )
            if undocumented:
                found.__doc__ = None
            for name, method in _methods(dataclasses.fields(found)).items():
                if name not in own:
                    setattr(found, name, method)
            return found

        return made

    def _methods(fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, Callable[..., Any]]:
        shown = tuple(field.name for field in fields if field.repr)
        values = _values(tuple(field.name for field in fields if field.compare))

        def equal(self: object, other: object) -> bool:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self: object) -> int:
            return hash(values(self))

        @recursive_repr()
        def described(self: object) -> str:
            told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"{self.__class__.__qualname__}({told})"

        return {"__eq__": equal, "__hash__": hashed, "__repr__": described}

    def _values(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
        """A tuple also where there is one value, as two tuples of one object that equals nothing are equal."""
        match names:
            case ():
                return lambda _of: ()
            case (only,):
                return attrgetter(only, only)
        return attrgetter(*names)
