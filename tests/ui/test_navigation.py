from __future__ import annotations

from inspection_ready.records.registry import RECORDS, record_of
from inspection_ready.resources import resource_path
from ui.navigation import PLACES, place_of
from ui.page import Page
from ui.register_page import RegisterPage


def test_every_place_has_a_page_and_an_icon_of_its_own() -> None:
    pages = [place.page_class() for place in PLACES]

    assert all(issubclass(page, Page) for page in pages)
    assert len(set(pages)) == len(PLACES)
    assert [place.id for place in PLACES if not resource_path("icons", f"{place.id}.svg").is_file()] == []


def test_place_is_found_by_its_id() -> None:
    assert place_of("bases").title == "Bases"


def test_every_register_is_shown_in_one_place() -> None:
    shown = [kind for place in PLACES for kind in place.shows]

    assert [record.code for record in RECORDS if shown.count(record.code) != 1] == []


def test_every_page_of_a_register_follows_the_records_it_names() -> None:
    pages = [page for page in (place.page_class() for place in PLACES) if issubclass(page, RegisterPage)]

    for page in pages:
        linked = {record_of(field.link).code for field in page.record.fields if field.link is not None}
        assert {page.record.code, *linked} - page.kinds == set(), page.title
