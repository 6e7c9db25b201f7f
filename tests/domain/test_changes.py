from __future__ import annotations

from inspection_ready.domain.changes import Changes


def test_changes_join_by_kind() -> None:
    first = Changes({"person": frozenset({1}), "base": frozenset({2})})
    second = Changes({"person": frozenset({3})})

    assert (first | second).ids == {"person": frozenset({1, 3}), "base": frozenset({2})}


def test_changes_touch_only_what_they_name() -> None:
    changes = Changes({"person": frozenset({1})})

    assert changes.touch("base", "person") is True
    assert changes.touch("base") is False
    assert bool(changes) is True
    assert bool(Changes()) is False
