from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.council_files import council_docx, png

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_look_is_set_shown_and_removed(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(png())
    (tmp_path / "Council.docx").write_bytes(council_docx())

    cli(
        "brand", "set", "--workspace", workspace, "--accent", "#00553c", "--font", "dejavu",
        "--logo", tmp_path / "crest.png", "--logo-alt", "Northmoor Council",
    )  # fmt: skip
    cli("brand", "template", tmp_path / "Council.docx", "--workspace", workspace)

    assert cli("brand", "show", "--workspace", workspace).out.splitlines() == [
        "Colour of headings and rules: 00553C",
        "Colour of links: the same, made to stand out as text must",
        "Font: DejaVu Sans in PDFs, Verdana in Word",
        "Words at the head of each page: the council’s name",
        "Words at the foot of each page: none of the council’s own",
        "Logo: crest.png, which says “Northmoor Council”",
        "Word template: Council.docx",
        (
            "  PDFs take its page and margins and, where no colour is named above, the colours of its title, headings and "
            "links."
        ),
        (
            "  PDFs do not take its fonts and sizes; the words of its headers and footers (write them above); the pictures "
            "there (choose the logo above)."
        ),
    ]
    told = cli("brand", "show", "--workspace", workspace, "--json").json
    assert (told["template_not_in_pdf"], told["template_faint_styles"]) == (["words", "pictures"], [])
    without = cli("brand", "remove", "template", "--workspace", workspace, "--json").json
    assert (without["template_name"], without["logo_name"], without["accent"]) == ("", "crest.png", "00553C")
    nothing = cli("brand", "remove", "all", "--workspace", workspace, "--json").json
    assert (nothing["logo_name"], nothing["accent"], nothing["font"]) == ("", "", "atkinson")


def test_look_that_breaks_documents_is_refused_with_what_would_do(cli: Cli, workspace: Path) -> None:
    said = cli("brand", "set", "--workspace", workspace, "--link", "FFFFFF")

    assert said.code == 2
    assert said.err.startswith(
        "Links in FFFFFF would stand out 1 to 1 from the white page, and 4.5 to 1 is needed"
    )
    assert cli("brand", "show", "--workspace", workspace, "--json").json["link"] == ""


def test_picture_as_template_is_refused(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "crest.docx").write_bytes(png())

    said = cli("brand", "template", tmp_path / "crest.docx", "--workspace", workspace)

    assert said.code == 2
    assert said.err.startswith("crest.docx is not a Word file: it is a picture. Nothing was changed.")
