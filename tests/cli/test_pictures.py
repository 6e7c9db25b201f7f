from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.cli.conftest import Cli


def test_a_picture_is_added_and_listed(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "front-door.jpeg"
    Image.new("RGB", (2600, 1300), "maroon").save(file)

    added = cli(
        "pictures", "add", file, "--workspace", workspace, "--name", "Front door", "--alt", "A red door",
        "--source", "Northmoor Council", "--licence", "Our own",
    )  # fmt: skip
    told = cli("pictures", "list", "--workspace", workspace, "--json").json

    assert (added.code, added.out) == (
        0,
        (
            "“Front door” is kept. It was made smaller: paper shows no more.\n"
            "In a section, write ![](<picture:Front door>).\n"
        ),
    )
    assert (told["count"], told["pictures"][0]["name"], told["pictures"][0]["width"]) == (
        1,
        "Front door",
        2000,
    )
    assert cli("list", "pictures", "--workspace", workspace).out.splitlines()[0].startswith("Name")


def test_what_is_no_picture_is_refused_before_the_workspace_is_opened(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.svg"
    file.write_text("<svg/>", "utf-8")

    said = cli("pictures", "add", file, "--workspace", workspace)

    assert said.code == 2
    assert said.err.startswith("plan.svg is an SVG drawing, and only JPEG and PNG pictures can be printed.")
    assert cli("pictures", "list", "--workspace", workspace).out == "There are no pictures here yet.\n"
