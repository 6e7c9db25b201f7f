"""The council's map: chosen, described, taken away and back, printed, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.errors import Cancelled, CannotRead, ChangedMeanwhile, Refused
from inspection_ready.domain.gap_kinds import kind_of
from inspection_ready.domain.maps import Map, MapPart
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.verifying import Wrong
from inspection_ready.phrases.gap_kinds import kind_words
from inspection_ready.phrases.pack_findings import found_words
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.app import App
from inspection_ready.services.maps import (
    LONGEST_WORDS,
    choose_map,
    cut_map,
    describe_map,
    held_map,
    map_data,
    maps_of,
    remove_map,
)
from inspection_ready.services.packs import make_pack
from inspection_ready.services.preview import page_words, section_pdf
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.map_files import Drawn, map_file

PLAN = Section(title="Where everything is", source=SectionSource.PLAN)


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime)
    for row in (
        Base(name="Town Hall", latitude=53.0, longitude=-2.0, is_main=True),
        Base(name="Depot", latitude=52.97, longitude=-1.94),
        Place(name="Station", category=PlaceCategory.STATION, latitude=53.004, longitude=-2.008),
        PLAN,
    ):
        app.do(add_record, row)
    return app


def chosen(app: App, path: Path, drawn: Drawn | None = None) -> tuple[Map, ...]:
    return app.do(choose_map, cut_map(app, map_file(path, drawn))).result


def base(app: App, name: str) -> Base:
    (found,) = app.read(lambda reader: reader.register(Base).find(name=name))
    return found


def move(app: App, name: str, latitude: float, longitude: float) -> None:
    before = base(app, name)
    app.do(change_record, before, replace(before, latitude=latitude, longitude=longitude))


def codes(app: App) -> list[str]:
    return [each.code for each in app.read(held_map, app.clock.now().date()).findings]


def words_of_the_plan(app: App) -> str:
    pdf = app.read(section_pdf, PLAN, at=app.clock.now())
    return page_words(pdf, 0)


def test_what_plans_show_is_kept_and_the_file_is_needed_no_more(ready: App, tmp_path: Path) -> None:
    path = tmp_path / "gis.mbtiles"

    parts = chosen(ready, path)
    path.unlink()

    assert [each.part for each in parts] == [MapPart.NEAR, MapPart.WIDE]
    assert ready.read(maps_of) == parts
    assert [ready.read(map_data, each)[:4] for each in parts] == [b"\x89PNG"] * 2
    assert codes(ready) == []
    assert "Map: © Northmoor Council 2026" in words_of_the_plan(ready)
    assert verify(ready).problems == ()


def test_choosing_again_puts_another_in_its_place(ready: App, tmp_path: Path) -> None:
    first = chosen(ready, tmp_path / "one.mbtiles")
    second = chosen(ready, tmp_path / "two.mbtiles", Drawn(told={"name": "Aerial", "attribution": "Ours"}))

    assert [each.id for each in second] == [each.id for each in first]
    assert {(each.name, each.attribution, each.file) for each in ready.read(maps_of)} == {
        ("Aerial", "Ours", "two.mbtiles")
    }


def test_a_part_that_is_not_there_any_more_goes(ready: App, tmp_path: Path) -> None:
    chosen(ready, tmp_path / "one.mbtiles")
    ready.do(remove_record, base(ready, "Depot"))

    chosen(ready, tmp_path / "two.mbtiles")

    assert [each.part for each in ready.read(maps_of)] == [MapPart.WIDE]


def test_what_was_typed_stays_for_a_map_of_the_same_name(ready: App, tmp_path: Path) -> None:
    silent = Drawn(told={"attribution": ""})
    held = chosen(ready, tmp_path / "one.mbtiles", silent)
    assert codes(ready) == ["map_without_attribution"]
    ready.do(describe_map, held, name=held[0].name, attribution="  © Crown copyright\n2026 ")
    assert codes(ready) == []

    chosen(ready, tmp_path / "two.mbtiles", silent)
    assert {each.attribution for each in ready.read(maps_of)} == {"© Crown copyright 2026"}

    other = Drawn(told={"attribution": "", "name": "Another maker’s"})
    chosen(ready, tmp_path / "three.mbtiles", other)
    assert {each.attribution for each in ready.read(maps_of)} == {""}


def test_everything_is_taken_back_by_undo(ready: App, tmp_path: Path) -> None:
    first = ready.do(choose_map, cut_map(ready, map_file(tmp_path / "one.mbtiles")))
    second = ready.do(describe_map, first.result, name="Ours", attribution="Us")
    third = ready.do(remove_map)
    assert ready.read(maps_of) == ()

    for done in (third, second, first):
        assert done.entry is not None
        ready.do(undo, done.entry)
        held = ready.read(maps_of)
        expected = {third.entry: "Ours", second.entry: "Northmoor streets"}.get(done.entry)
        assert {each.name for each in held} == ({expected} if expected else set())
    assert verify(ready).problems == ()


def test_describing_what_changed_meanwhile_is_refused(ready: App, tmp_path: Path) -> None:
    held = chosen(ready, tmp_path / "one.mbtiles")
    ready.do(describe_map, held, name="A", attribution="B")

    with pytest.raises(ChangedMeanwhile):
        ready.do(describe_map, held, name="C", attribution="D")
    with pytest.raises(Refused) as told:
        ready.do(describe_map, ready.read(maps_of), name="A", attribution="x" * (LONGEST_WORDS + 1))
    assert told.value.code == "map_attribution_too_long"
    with pytest.raises(Refused):
        ready.do(choose_map, cut_map(ready, tmp_path / "one.mbtiles"), attribution="x" * (LONGEST_WORDS + 1))


def test_nothing_is_kept_of_a_map_that_was_stopped_or_refused(ready: App, tmp_path: Path) -> None:
    path = map_file(tmp_path / "one.mbtiles")
    before = sorted(ready.workspace.files.root.rglob("*"))

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        cut_map(ready, path, progress=stop)
    path.write_bytes(b"no map")
    with pytest.raises(CannotRead):
        cut_map(ready, path)

    assert ready.read(maps_of) == ()
    assert sorted(ready.workspace.files.root.rglob("*")) == before


def test_no_map_before_it_is_known_where_the_main_base_is(ready: App, tmp_path: Path) -> None:
    hall = base(ready, "Town Hall")
    ready.do(change_record, hall, replace(hall, latitude=None))

    with pytest.raises(Refused) as told:
        cut_map(ready, map_file(tmp_path / "one.mbtiles"))

    assert told.value.code == "map_needs_main_base"
    assert not ready.read(held_map, ready.clock.now().date()).has_main_base


def test_bases_that_move_off_the_map_are_named_and_cutting_again_helps(ready: App, tmp_path: Path) -> None:
    chosen(ready, tmp_path / "one.mbtiles")
    move(ready, "Depot", 53.06, -2.1)
    (found,) = ready.read(held_map, ready.clock.now().date()).findings
    assert (found.code, found.data["names"]) == ("map_cut_too_small", ("Depot",))

    ready.do(choose_map, cut_map(ready, tmp_path / "one.mbtiles"))

    assert codes(ready) == []


def test_bases_outside_the_file_are_named_and_what_lies_far_out_is_not(ready: App, tmp_path: Path) -> None:
    ready.do(add_record, Base(name="Annexe", latitude=53.0, longitude=-1.8))
    ready.do(add_record, Base(name="Cottage", latitude=54.9, longitude=-2.0))
    chosen(ready, tmp_path / "one.mbtiles")

    (found,) = ready.read(held_map, ready.clock.now().date()).findings

    assert (found.code, found.data["names"]) == ("map_ends_before", ("Annexe",))


def test_map_that_is_too_coarse_is_mended_where_the_map_is(ready: App, tmp_path: Path) -> None:
    (held,) = chosen(ready, tmp_path / "one.mbtiles", Drawn(zooms=(11,)))

    found = [
        each
        for each in make_pack(ready, only=["welcome-pack"]).findings
        if each.finding.fault is DocumentFault.MAP_TOO_COARSE
    ]

    assert [(each.register, each.record_id) for each in found] == [("map", held.id)]
    assert found_words(found[0]).endswith("Ask the GIS team for one with more zooms.")


def test_plan_is_drawn_without_the_map_once_the_main_base_is_off_it(ready: App, tmp_path: Path) -> None:
    chosen(ready, tmp_path / "one.mbtiles")
    move(ready, "Town Hall", 54.5, -2.0)

    assert codes(ready) == ["map_without_main_base"]
    assert "in straight lines" in words_of_the_plan(ready)


def test_check_says_each_in_a_sentence_with_where_to_mend_it(ready: App, tmp_path: Path) -> None:
    chosen(ready, tmp_path / "one.mbtiles", Drawn(told={"attribution": ""}))
    (plan,) = ready.read(lambda reader: reader.register(Section).all())
    ready.do(remove_record, plan)

    found = [each for each in ready.read(readiness, ready.clock.now().date()) if each.register == "map"]

    assert [each.code for each in found] == ["map_without_attribution", "map_unused"]
    assert "fill them in as its credit under Settings" in finding_sentence(found[0])
    assert kind_words(kind_of(found[1])) == "Map no section shows"


@pytest.mark.parametrize(
    ("harm", "why", "wrong"),
    [
        (lambda path: path.unlink(), "Its file is not in the workspace any more", Wrong.FILE_MISSING),
        (lambda path: path.write_bytes(b"other"), "Its file was changed outside the app", Wrong.FILE_CHANGED),
    ],
)
def test_a_lost_picture_never_stops_a_pack_and_is_said(
    ready: App, tmp_path: Path, harm: object, why: str, wrong: Wrong
) -> None:
    parts = chosen(ready, tmp_path / "one.mbtiles")
    harm(ready.workspace.files.path_of(parts[0].sha256))  # type: ignore[operator]  # one of the functions above

    made = make_pack(ready, only=["welcome-pack"])

    assert [left.why for left in made.left_out if left.what == "The council’s map"] == [why]
    assert "in straight lines" in words_of_the_plan(ready)
    assert [problem.wrong for problem in verify(ready).problems] == [wrong]


def test_next_pack_says_that_its_map_is_another(ready: App, tmp_path: Path) -> None:
    make_pack(ready, only=["welcome-pack"])
    chosen(ready, tmp_path / "one.mbtiles")

    made = make_pack(ready, only=["welcome-pack"])

    assert made.since is not None
    assert [change.said for change in made.since.changes] == ["New: Map “Northmoor streets”"]

    ready.do(describe_map, ready.read(maps_of), name="Northmoor streets", attribution="© Somebody")
    after = make_pack(ready, only=["welcome-pack"]).since
    assert after is not None
    assert [change.said for change in after.changes] == [
        "Map “Northmoor streets”: Credit below it was © Northmoor Council 2026, now © Somebody"
    ]
