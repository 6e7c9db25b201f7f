from __future__ import annotations

from inspection_ready.resources import resource_path
from ui.navigation import PLACES, place_of
from ui.page import Page


def test_every_place_has_a_page_and_an_icon_of_its_own() -> None:
    pages = [place.page_class() for place in PLACES]

    assert all(issubclass(page, Page) for page in pages)
    assert len(set(pages)) == len(PLACES)
    assert [place.id for place in PLACES if not resource_path("icons", f"{place.id}.svg").is_file()] == []


def test_place_is_found_by_its_id() -> None:
    assert place_of("bases").title == "Bases"
