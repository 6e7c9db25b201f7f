from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.services.import_mappings import (
    mapping_from_file,
    mapping_to_file,
    remember_mapping,
    remembered_mapping,
)
from inspection_ready.services.imports import plan_import, run_import

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def test_what_a_person_chose_is_kept_for_the_next_file(app: App, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Alpha,Beta\nGateway,1 High Street\nMill,2 Mill Lane\n", encoding="utf-8")
    plan = app.read(plan_import, "bases", path, mapping={"Alpha": "name", "beta": "address"})

    remember_mapping(tmp_path, "bases", plan.mapping)

    again = app.read(plan_import, "bases", path, mapping=remembered_mapping(tmp_path, "bases"))
    app.do(run_import, again)
    with app.reading() as reader:
        assert [base.address for base in reader.register(Base).all()] == ["1 High Street", "2 Mill Lane"]


def test_nothing_is_remembered_where_nobody_chose(app: App, tmp_path: Path) -> None:
    path = tmp_path / "bases.csv"
    path.write_text("Name,Address\nGateway,1 High Street\n", encoding="utf-8")

    remember_mapping(tmp_path, "bases", app.read(plan_import, "bases", path).mapping)

    assert remembered_mapping(tmp_path, "bases") == {}


def test_map_of_a_plan_is_saved_for_the_command_line(app: App, tmp_path: Path) -> None:
    path = tmp_path / "bases.csv"
    path.write_text("Name,Address,Ward\nGateway,1 High Street,7\n", encoding="utf-8")
    plan = app.read(plan_import, "bases", path)

    mapping_to_file("bases", plan.mapping, tmp_path / "map.csv")

    assert mapping_from_file("bases", tmp_path / "map.csv") == {
        "Name": "name",
        "Address": "address",
        "Ward": "",
    }
