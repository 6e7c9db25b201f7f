from __future__ import annotations

import pytest

from inspection_ready.domain.section_marks import references_in
from inspection_ready.domain.section_names import refers_to, renamed_headings, with_headings, with_title


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See [Key bases](<section:Key bases>).", "See [Our offices](<section:Our offices>)."),
        ("See [key  BASES](section:Key%20bases).", "See [Our offices](<section:Our offices>)."),
        ("See [the list](<section:Key bases>).", "See [the list](<section:Our offices>)."),
        ("See [](<section:Key bases#Parking>).", "See [](<section:Our offices#Parking>)."),
        ("See [Key bases](<section:Key bases 2>).", "See [Key bases](<section:Key bases 2>)."),
        ("![Key bases](<picture:Key bases>)", "![Key bases](<picture:Key bases>)"),
        ("Key bases\n\n- as *it* was", "Key bases\n\n- as *it* was"),
    ],
)
def test_references_follow_the_title_and_nothing_else_changes(before: str, after: str) -> None:
    assert with_title(before, "Key bases", "Our offices") == after


def test_title_with_signs_of_its_own_is_written_so_that_it_is_read_back() -> None:
    title = "50% <of> us \\ [all] #1"

    told = with_title("[Us](section:Us) and [by car](<section:Us#By car>)", "Us", title)

    assert list(references_in(told)) == [title, f"{title}#By car"]
    assert refers_to(told, title)
    assert with_title(told, title, "Us") == "[Us](<section:Us>) and [by car](<section:Us#By car>)"


def test_references_follow_headings_of_their_section_only() -> None:
    text = "[Parking](<section:Bases#Parking>), [it](<section:Hotels#Parking>), [Bases](<section:Bases>)"

    assert with_headings(text, "Bases", {"parking": "By car"}) == (
        "[By car](<section:Bases#By car>), [it](<section:Hotels#Parking>), [Bases](<section:Bases>)"
    )


@pytest.mark.parametrize(
    ("before", "after", "renamed"),
    [
        (["A", "B"], ["A", "C"], {"b": "C"}),
        (["A", "B"], ["B", "A"], {}),
        (["A", "B"], ["B", "C"], {}),
        (["A"], ["A", "B"], {}),
        (["A", "B"], ["C", "D"], {"a": "C", "b": "D"}),
        (["by car"], ["By  car"], {}),
    ],
)
def test_heading_is_renamed_where_none_came_went_or_moved(
    before: list[str], after: list[str], renamed: dict[str, str]
) -> None:
    assert renamed_headings(before, after) == renamed
