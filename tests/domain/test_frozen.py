"""Our frozen dataclasses are what the standard library would have made of the same text."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.rows import Row

NOT_A_NUMBER = float("nan")


class Plain:
    name: str
    size: float = 1.0


class Careful:
    """With a docstring of its own."""

    name: str
    told: Mapping[str, Any] = field(default_factory=dict)
    hidden: bytes = field(default=b"", repr=False, compare=False)

    def __str__(self) -> str:
        return self.name


class Bare:
    pass


class Alone:
    size: float


def both(like: type[Any], **asked: bool) -> tuple[type[Any], type[Any]]:
    """Ours and the standard library's, of the same text."""
    slotted: dict[str, Any] = {"frozen": True, "slots": True, **asked}
    copies = [type(like.__name__, (), _text_of(like)) for _ in range(2)]
    return dataclass(**slotted)(copies[0]), dataclasses.dataclass(**slotted)(copies[1])


def _text_of(like: type[Any]) -> dict[str, Any]:
    return {name: value for name, value in vars(like).items() if name not in {"__dict__", "__weakref__"}}


@pytest.mark.parametrize("asked", [{}, {"kw_only": True}, {"slots": False}])
@pytest.mark.parametrize(
    ("like", "told"),
    [
        (Plain, {"name": "a"}),
        (Plain, {"name": "a", "size": NOT_A_NUMBER}),
        (Careful, {"name": "a"}),
        (Careful, {"name": "a", "hidden": b"b"}),
        (Bare, {}),
        (Alone, {"size": NOT_A_NUMBER}),
    ],
)
def test_one_is_as_the_standard_library_makes_it(
    like: type[Any], told: dict[str, Any], asked: dict[str, bool]
) -> None:
    ours, theirs = both(like, **asked)

    mine, its = ours(**told), theirs(**told)

    assert repr(mine) == repr(its)
    assert str(mine) == str(its)
    assert (mine == ours(**told)) is (its == theirs(**told)) is True
    assert (mine != ours(**told)) is False
    assert ours.__match_args__ == theirs.__match_args__
    assert inspect.signature(ours) == inspect.signature(theirs)
    assert hasattr(mine, "__dict__") == hasattr(its, "__dict__")
    assert [(each.name, each.kw_only, each.init) for each in fields(ours)] == [
        (each.name, each.kw_only, each.init) for each in fields(theirs)
    ]


@pytest.mark.parametrize("asked", [{}, {"kw_only": True}])
def test_two_of_them_are_told_apart_by_what_is_compared(asked: dict[str, bool]) -> None:
    ours, theirs = both(Careful, **asked)

    for made in (ours, theirs):
        assert made(name="a") == made(name="a", hidden=b"x")
        assert made(name="a") != made(name="b")
        assert made(name="a", told={"x": 1}) != made(name="a")
        assert made(name="a") != "a"
        with pytest.raises(TypeError, match="unhashable type: 'dict'"):
            hash(made(name="a"))
    assert ours(name="a") != theirs(name="a")


def test_equal_ones_are_one_in_a_set() -> None:
    ours, theirs = both(Plain)

    for made in (ours, theirs):
        assert len({made("a"), made("a"), made("b"), made("a", 2.0)}) == 3


def test_nothing_of_it_can_be_changed() -> None:
    ours, theirs = both(Plain)

    for made in (ours("a"), theirs("a")):
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            made.name = "b"
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del made.name


def test_a_docstring_is_kept_and_none_is_made_up() -> None:
    assert both(Careful)[0].__doc__ == "With a docstring of its own."
    assert both(Plain)[0].__doc__ is None


def test_its_own_words_for_itself_stay_its_own() -> None:
    class Telling(Plain):
        def __repr__(self) -> str:
            return f"<{self.name}>"

    Telling.__annotations__ = Plain.__annotations__
    ours, _ = both(Telling)

    assert repr(ours("a", 1.0)) == "<a>"


def test_rows_are_copied_replaced_and_pickled_as_they_were() -> None:
    person = Person(name="A", tier=Tier.STAFF)

    assert isinstance(person, Row)
    assert copy(person) == deepcopy(person) == pickle.loads(pickle.dumps(person)) == person
    assert replace(person, name="B") == Person(id=person.id, name="B", tier=Tier.STAFF)
    assert hash(replace(person)) == hash(person)


def test_what_can_be_changed_is_not_made_here() -> None:
    with pytest.raises(AssertionError, match="what can be changed"):
        dataclass(frozen=False)


def test_both_kinds_inherit_from_each_other() -> None:
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Theirs(Row):
        name: str

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ours(Theirs):
        size: int

    assert Ours(id=1, name="a", size=2) == Ours(id=1, name="a", size=2)
    assert repr(Ours(id=1, name="a", size=2)).endswith("Ours(id=1, version=1, name='a', size=2)")
