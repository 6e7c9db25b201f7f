from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.mapping_files import read_mapping, save_mapping
from inspection_ready.records.bases import BASES
from inspection_ready.records.matching import target_labels

LABELS = target_labels(BASES)
TOLD = {
    "Site": "name",
    "Where": "address",
    "Ref": "",
    "Bikes": "facility:Cycle parking",
    "Pond": "facility:Fish pond",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "map.csv",
            "Site,Name\nWhere,Address\nRef,leave out\nBikes,Facility: Cycle parking\nPond,Facility: Fish pond\n",
        ),
        (
            "map.tsv",
            "Site\tname\nWhere\taddress\nRef\t\nBikes\tfacility:cycle parking\nPond\tfacility: Fish pond\n",
        ),
        (
            "map.toml",
            'Site = "Name"\nWhere = "address"\nRef = "ignore"\nBikes = "facility: cycle parking"\nPond = "facility:Fish pond"\n',
        ),
        (
            "map.json",
            '{"headings": {"Site": "name", "Where": "address", "Ref": "", "Bikes": "facility: cycle parking", "Pond": "facility:Fish pond"}}',
        ),
    ],
)
def test_file_of_headings_is_read_whatever_its_kind(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert read_mapping(path, LABELS) == TOLD


def test_saved_file_is_read_back_equal(tmp_path: Path) -> None:
    save_mapping(tmp_path / "map.csv", TOLD, LABELS)

    assert read_mapping(tmp_path / "map.csv", LABELS) == TOLD


def test_word_that_is_no_field_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("Site,Name\nWhere,Nowhere\n", encoding="utf-8")

    with pytest.raises(CannotRead) as caught:
        read_mapping(path, LABELS)

    assert (caught.value.code, caught.value.data["line"], caught.value.data["target"]) == (
        "mapping_target_unknown",
        2,
        "Nowhere",
    )


@pytest.mark.parametrize(
    ("name", "text"), [("map.toml", "not toml"), ("map.json", "[1, 2]"), ("map.csv", "one column\n")]
)
def test_file_that_says_nothing_of_headings_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotRead) as caught:
        read_mapping(path, LABELS)

    assert caught.value.code == "mapping_not_read"
