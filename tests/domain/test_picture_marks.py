from __future__ import annotations

import pytest

from inspection_ready.domain.picture_marks import bracketed, picture_key, pictures_in


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![A map](picture:Map)", ("Map",)),
        ("![A map](picture:Town hall)", ("Town hall",)),
        ('![A map](picture:Town hall "The hall")', ("Town hall",)),
        ('![A \\[big\\] map](<picture:Town hall (back)> "The hall")', ("Town hall (back)",)),
        ("![](picture:Town%20hall) and ![x](<picture:town  HALL>)", ("town HALL",)),
        ("![](https://www.northmoor.example/a.png) [link](picture:Map)", ()),
        ("no picture: here", ()),
    ],
)
def test_pictures_named_in_text(source: str, expected: tuple[str, ...]) -> None:
    assert pictures_in(source) == expected


def test_a_name_with_spaces_is_put_in_brackets_and_nothing_else_is() -> None:
    assert bracketed('a (b) ![c](picture:D e "f") [g](h i)') == 'a (b) ![c](<picture:D e> "f") [g](h i)'


def test_capitals_and_spaces_do_not_tell_pictures_apart() -> None:
    assert picture_key(" Town  Hall") == picture_key("town hall")
