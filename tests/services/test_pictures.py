from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.sections import Section, SectionStatus
from inspection_ready.domain.verifying import Wrong
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.app import App
from inspection_ready.services.packs import make_pack
from inspection_ready.services.pictures import (
    add_picture,
    picture_data,
    read_picture,
    read_picture_data,
    replace_picture,
)
from inspection_ready.services.preview import page_words, section_pdf
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify


def drawn(colour: str = "navy", size: tuple[int, int] = (300, 200)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def kept(app: App, name: str = "Map", colour: str = "navy") -> Picture:
    made = read_picture_data(drawn(colour), file="map.png")
    return app.do(
        add_picture,
        made,
        file="map.png",
        name=name,
        alt="A blue field",
        source="Northmoor Council",
        licence="Our own",
    ).result


def file_of(app: App, picture: Picture) -> Path:
    return app.workspace.files.path_of(picture.sha256)


def shown(app: App, text: str = "![](picture:Map)") -> Section:
    return app.do(add_record, Section(title="Finding us", text=text, status=SectionStatus.AGREED)).result


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime)
    return app


def test_a_picture_is_kept_with_its_file(any_app: App) -> None:
    picture = kept(any_app)

    data = any_app.read(picture_data, picture)
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size, picture.media_type) == ("PNG", (300, 200), "image/png")
    assert any_app.read(lambda reader: [one.sha256 for one in reader.register(StoredFile).all()]) == [
        picture.sha256
    ]
    assert verify(any_app).ok


def test_a_file_is_read_and_named_after_itself(app: App, tmp_path: Path) -> None:
    path = tmp_path / "the_way in.png"
    path.write_bytes(drawn())

    names = [app.do(add_picture, read_picture(path), file=path.name).result.name for _ in range(2)]

    assert names == ["the way in", "the way in 2"]


def test_two_pictures_of_one_name_are_refused_and_leave_no_file(app: App) -> None:
    kept(app)

    with pytest.raises(Refused) as refused:
        kept(app, "MAP", "maroon")

    assert refused.value.code == "already_there"
    assert len([path for path in (app.workspace.folder / "files").rglob("*") if path.is_file()]) == 1
    assert verify(app).ok


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.mkdir(), "folder_not_file"),
        (lambda _: None, "file_missing"),
        (lambda path: path.write_bytes(b"GIF89a"), "picture_of_another_kind"),
        (lambda path: path.write_bytes(b""), "file_empty"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(tmp_path: Path, make: object, code: str) -> None:
    path = tmp_path / "map.png"
    make(path)  # type: ignore[operator]  # one of the functions above

    with pytest.raises(CannotRead) as refused:
        read_picture(path)

    assert refused.value.code == code
    assert error_sentence(refused.value).endswith(".")


def test_another_file_takes_its_place_and_can_be_taken_back(app: App) -> None:
    before = kept(app)
    made = read_picture_data(drawn("maroon", (100, 100)), file="new.png")

    done = app.do(replace_picture, before.id, made, file="new.png")

    after = done.result
    assert (after.name, after.alt, after.width) == ("Map", "A blue field", 100)
    assert after.sha256 != before.sha256
    assert file_of(app, before).exists()
    app.do(undo, done.entry or 0)
    assert app.read(lambda reader: reader.register(Picture).get(before.id).sha256) == before.sha256
    assert verify(app).ok


def test_a_form_cannot_change_which_file_it_is(app: App) -> None:
    before = kept(app)

    after = app.do(change_record, before, replace(before, sha256="0" * 64, caption="The way in")).result

    assert (after.sha256, after.caption) == (before.sha256, "The way in")


def test_a_picture_a_section_shows_is_kept(app: App) -> None:
    picture = kept(app)
    section = shown(app, "![](picture:map)")

    with pytest.raises(Refused) as refused:
        app.do(remove_record, picture)

    assert error_sentence(refused.value) == (
        "“Map” is still named in the text of the section “Finding us”, so it was kept. Take it out there first."
    )
    app.do(remove_record, section)
    app.do(remove_record, picture)
    assert app.read(lambda reader: reader.register(Picture).count()) == 0


def test_pack_prints_the_picture(ready: App) -> None:
    kept(ready)
    shown(ready)

    made = make_pack(ready, only=["welcome-pack"])

    pdf = (made.filed.folder / "welcome-pack.pdf").read_bytes()
    assert b"/Figure" in pdf or b"/Image" in pdf
    assert not [left for left in made.left_out if "Picture" in left.what]


@pytest.mark.parametrize(
    ("harm", "why", "wrong"),
    [
        (lambda path: path.unlink(), "Its file is not in the workspace any more", Wrong.FILE_MISSING),
        (
            lambda path: path.write_bytes(drawn("maroon")),
            "Its file was changed outside the app",
            Wrong.FILE_CHANGED,
        ),
    ],
)
def test_a_lost_file_never_stops_a_pack_and_is_said(ready: App, harm: object, why: str, wrong: Wrong) -> None:
    picture = kept(ready)
    section = shown(ready)
    harm(file_of(ready, picture))  # type: ignore[operator]  # one of the functions above

    made = make_pack(ready, only=["welcome-pack"])

    assert [left.why for left in made.left_out if left.what == "Picture “Map”"] == [why]
    words = page_words(ready.read(section_pdf, section, at=ready.clock.now()), 0)
    assert "[Picture missing: Map]" in words
    assert [problem.wrong for problem in verify(ready).problems] == [wrong]


def test_a_lost_file_that_is_brought_again_is_whole(ready: App) -> None:
    picture = kept(ready)
    file_of(ready, picture).unlink()
    with pytest.raises(NotFound):
        ready.read(picture_data, picture)

    made = read_picture_data(drawn(), file="map.png")
    ready.do(replace_picture, picture.id, made, file="map.png")

    assert ready.read(picture_data, picture) == made.data
    assert verify(ready).ok


def test_only_pictures_that_are_shown_are_read(ready: App) -> None:
    unused = kept(ready, "Unused")
    file_of(ready, unused).unlink()

    left_out = make_pack(ready, only=["welcome-pack"]).left_out
    assert [left.what for left in left_out if "Unused" in left.what] == []
