from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.shared import RGBColor

from inspection_ready.domain.brands import Brand
from inspection_ready.domain.errors import CannotRead, ChangedMeanwhile, Refused
from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.app import App
from inspection_ready.services.brands import (
    NewLogo,
    brand_of,
    change_brand,
    read_brand,
    read_template,
    without_logo,
    without_template,
)
from inspection_ready.services.history import history_of
from inspection_ready.services.pack_outlook import pack_outlook
from inspection_ready.services.packs import make_pack
from inspection_ready.services.pictures import read_picture_data
from inspection_ready.services.regimes import add_starters, use_shipped_regime
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.documents.council_files import council_docx, edited, png
from tests.documents.reading import docx_parts

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

GREEN = "00553C"


def logo(colour: str = "navy") -> NewLogo:
    return NewLogo("crest.png", read_picture_data(png(colour), file="crest.png"))


def template_file(folder: Path, data: bytes | None = None) -> Path:
    path = folder / "Northmoor report.docx"
    path.write_bytes(data or council_docx())
    return path


def dressed(app: App, folder: Path) -> Brand:
    before = app.read(brand_of)
    after = replace(before, accent=f"#{GREEN.lower()}", footer=" Town  Hall ", logo_alt="Northmoor Council")
    return app.do(
        change_brand, before, after, logo=logo(), template=read_template(template_file(folder))
    ).result


def test_look_is_the_apps_own_until_somebody_sets_it(app: App) -> None:
    assert app.read(read_brand).printed == PrintedBrand()
    assert app.read(read_brand).broken == {}


def test_look_is_kept_with_its_files_on_both_databases(any_app: App, tmp_path: Path) -> None:
    dressed(any_app, tmp_path)

    brand = any_app.read(brand_of)
    printed = any_app.read(read_brand).printed
    assert (brand.accent, brand.footer, brand.logo_name, brand.template_name) == (
        GREEN,
        "Town Hall",
        "crest.png",
        "Northmoor report.docx",
    )
    assert printed.template is not None
    assert printed.template.data == council_docx()
    assert printed.logo is not None
    assert (printed.logo.alt, printed.logo.width) == ("Northmoor Council", 300)
    assert verify(any_app).ok


def test_change_is_one_entry_that_is_told_and_taken_back(any_app: App, tmp_path: Path) -> None:
    held = dressed(any_app, tmp_path)
    done = any_app.do(change_brand, held, replace(without_logo(held), font=BrandFont.DEJAVU))

    assert done.entry is not None
    told = any_app.read(history_of, "brand", held.id)[0].what
    assert told.startswith("Changed the council’s look: Font from")
    any_app.do(undo, done.entry)
    again = any_app.read(brand_of)
    assert (again.font, again.logo_sha256) == (BrandFont.ATKINSON, held.logo_sha256)
    assert verify(any_app).ok


def test_look_set_for_the_first_time_can_be_taken_back(app: App) -> None:
    first = app.read(brand_of)
    done = app.do(change_brand, first, replace(first, accent=GREEN))

    assert done.entry is not None
    app.do(undo, done.entry)

    assert app.read(read_brand).printed == PrintedBrand()


def test_change_somebody_else_made_meanwhile_is_kept(app: App) -> None:
    first = app.read(brand_of)
    app.do(change_brand, first, replace(first, accent=GREEN))

    with pytest.raises(ChangedMeanwhile):
        app.do(change_brand, first, replace(first, accent="1D4F91"))

    assert app.read(brand_of).accent == GREEN


def test_look_that_breaks_documents_is_refused_and_nothing_of_it_is_kept(app: App) -> None:
    first = app.read(brand_of)

    with pytest.raises(Refused) as refused:
        app.do(change_brand, first, replace(first, accent="FFFFFF"), logo=logo())

    said = error_sentence(refused.value)
    assert said.startswith("Headings and rules in FFFFFF would stand out 1 to 1 from the white page")
    assert "Say what the logo says" in said
    assert said.endswith("The council’s look was left as it was.")
    assert app.read(lambda reader: reader.register(Brand).all()) == ()


def test_template_whose_styles_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = template_file(tmp_path)
    path.write_bytes(council_docx())
    white = edited(council_docx(), _white_headings)

    assert read_template(path).name == "Northmoor report.docx"
    with pytest.raises(Refused) as refused:
        read_template(template_file(tmp_path, white))

    assert "“heading 1” writes FFFFFF on FFFFFF (1 to 1, where 3 to 1 is needed; " in error_sentence(
        refused.value
    )


def test_damaged_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read_template(template_file(tmp_path, council_docx()[:-3000]))

    assert refused.value.code == "word_file_damaged"


def test_pack_is_made_in_the_councils_look_and_says_so(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    app.do(add_starters)
    held = dressed(app, tmp_path)

    made = make_pack(app, only=["contacts"])

    parts = docx_parts((made.filed.folder / "contacts.docx").read_bytes())
    assert parts["word/header1.xml"] == docx_parts(council_docx())["word/header1.xml"]
    manifest = json.loads((made.filed.folder / "manifest.json").read_bytes())
    assert manifest["look"] == {
        "accent": GREEN,
        "link": "",
        "font": "atkinson",
        "header": "",
        "footer": "Town Hall",
        "logo_sha256": held.logo_sha256,
        "template_sha256": held.template_sha256,
    }


def test_pack_made_before_the_look_changed_is_told(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(add_starters)
    make_pack(app)
    now, packs = app.clock.now(), app.workspace.packs
    assert not app.read(pack_outlook, at=now, packs=packs).has_new_look

    before = app.read(brand_of)
    app.do(change_brand, before, replace(before, accent=GREEN))
    assert app.read(pack_outlook, at=now, packs=packs).has_new_look

    make_pack(app)
    assert not app.read(pack_outlook, at=now, packs=packs).has_new_look


@pytest.mark.parametrize("is_gone", [True, False])
def test_file_that_is_lost_stops_no_pack_and_is_said(app: App, tmp_path: Path, is_gone: bool) -> None:
    app.do(use_shipped_regime)
    app.do(add_starters)
    held = dressed(app, tmp_path)
    for sha256 in (held.logo_sha256, held.template_sha256):
        path = app.workspace.files.path_of(str(sha256))
        path.chmod(0o600)
        path.unlink()
        if not is_gone:
            path.write_bytes(b"something else")

    made = make_pack(app, only=["contacts"])

    why = "Its file is not in the workspace any more" if is_gone else "Its file was changed outside the app"
    lost = {each.what: each.why for each in made.left_out}
    assert lost["The council’s logo"] == why
    assert lost["The council’s Word template"] == why


def test_logo_and_template_can_be_taken_off(app: App, tmp_path: Path) -> None:
    held = dressed(app, tmp_path)

    app.do(change_brand, held, without_template(without_logo(held)))

    printed = app.read(read_brand).printed
    assert (printed.logo, printed.template, printed.accent) == (None, None, GREEN)


def _white_headings(made: DocxDocument) -> None:
    made.styles["Heading 1"].font.color.rgb = RGBColor(255, 255, 255)
