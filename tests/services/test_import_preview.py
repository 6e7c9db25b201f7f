from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.services.import_preview import preview_file

if TYPE_CHECKING:
    from inspection_ready.services.app import App

FILES = {
    "people": "Name,Job title,Email,Telephone\nAmara Osei,Head of Service,amara@northmoor.example,01632 960001\n",
    "bases": "Building,Address,Postcode,Opening hours\nCivic Centre,1 Moor Road,ZZ1 1AA,9am to 5pm\n",
    "functions": "Function,Key contact,Deputy,Tasks\nFacilities,Amara Osei,Ben Whitlock,Rooms\n",
}


@pytest.mark.parametrize("register", FILES)
def test_register_is_found_out_from_the_headings(app: App, tmp_path: Path, register: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(FILES[register], "utf-8")

    assert app.read(preview_file, path).register == register


def test_columns_show_a_few_values_that_differ(app: App, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Base {number},Office\n" for number in range(5))
    path.write_text(f"Building,Type\n{rows}", "utf-8")

    preview = app.read(preview_file, path, register="bases")

    assert preview.samples == (("Base 0", "Base 1", "Base 2"), ("Office",))


def test_file_that_is_empty_is_refused(app: App, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("", "utf-8")

    with pytest.raises(CannotRead):
        app.read(preview_file, path)
