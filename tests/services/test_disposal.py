from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.trail import Action
from inspection_ready.services.disposal import dispose
from inspection_ready.services.pictures import add_picture, read_picture_data
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.services.verify import verify
from inspection_ready.storage.trail_reading import history_of
from tests.story import add, change, notify

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

SECRET = "Quillfeather"


def test_disposed_record_leaves_no_word_of_it(any_app: App) -> None:
    person = Person(name=SECRET, notes=SECRET)
    any_app.do(add, person)
    any_app.do(change, person, replace(person, role=f"{SECRET} again"))

    done = any_app.do(dispose, "person", person.id)

    entries = any_app.read(lambda reader: history_of(reader.connection, "person", person.id))
    assert [(row.action, row.fields) for entry in entries for row in entry.rows] == [
        (Action.DISPOSED, {}),
        (Action.CHANGED, None),
        (Action.ADDED, None),
    ]
    assert done.changes.ids == {"person": frozenset({person.id})}
    assert any_app.read(lambda reader: reader.register(Person).count()) == 0
    verdict = verify(any_app)
    assert (verdict.problems, verdict.disposed) == ((), 2)


def test_disposed_words_are_overwritten_on_the_disk(app: App) -> None:
    person = Person(name=SECRET)
    app.do(add, person)

    app.do(dispose, "person", person.id)
    app.workspace.close()

    left = [
        path.name
        for path in app.workspace.folder.rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert left == []


def test_record_that_others_point_at_is_left_blank(any_app: App) -> None:
    person = Person(name=SECRET, email="q@northmoor.example")
    function = Function(name="Facilities", contact_id=person.id)
    any_app.do(add, person, function)

    any_app.do(dispose, "person", person.id)

    blank = Person(id=person.id, version=2, name="Removed")
    assert any_app.read(lambda reader: reader.register(Person).all()) == (blank,)
    assert any_app.read(lambda reader: reader.register(Function).all()) == (function,)
    assert verify(any_app).ok


def test_blank_record_can_be_changed_and_disposed_of_again(any_app: App) -> None:
    person = Person(name=SECRET)
    any_app.do(add, person, Function(name="Facilities", contact_id=person.id))
    any_app.do(dispose, "person", person.id)
    [blank] = any_app.read(lambda reader: reader.register(Person).all())

    any_app.do(change, blank, replace(blank, name="Somebody"))
    any_app.do(dispose, "person", person.id)

    assert verify(any_app).problems == ()


def test_what_cannot_be_without_it_goes_too(any_app: App) -> None:
    person = Person(name=SECRET)
    absence = Absence(person_id=person.id, starts_on=date(2026, 12, 1), notes=SECRET)
    any_app.do(add, person, absence)

    done = any_app.do(dispose, "person", person.id)

    assert done.result == 2
    assert any_app.read(lambda reader: reader.register(Absence).count()) == 0
    assert verify(any_app).ok


def test_base_goes_with_its_facts(any_app: App) -> None:
    base, kind = Base(name="Town Hall"), FacilityKind(name="Wi-Fi")
    any_app.do(add, base, kind, BaseFact(base_id=base.id, kind_id=kind.id, value="yes"))

    assert any_app.do(dispose, "base", base.id).result == 2


def test_stored_file_is_not_disposed_of_by_itself(app: App) -> None:
    app.do(notify, b"You are being assessed.")

    with pytest.raises(Refused) as caught:
        app.do(dispose, "stored_file", 1)

    assert caught.value.code == "cannot_dispose"


def test_disposing_of_nobody_is_not_found(app: App) -> None:
    with pytest.raises(NotFound):
        app.do(dispose, "person", 1)


def photograph(app: App, name: str, colour: str = "navy") -> Picture:
    made = read_picture_data(jpeg(colour), file=f"{name}.jpeg")
    kept: Picture = app.do(add_picture, made, file=f"{name}.jpeg").result
    return kept


def jpeg(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (30, 40), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def test_whoever_is_disposed_of_takes_their_photograph_and_its_file_with_them(any_app: App) -> None:
    picture = photograph(any_app, SECRET)
    path = any_app.workspace.folder / "files" / picture.sha256[:2] / picture.sha256
    person = Person(name=SECRET, picture_id=picture.id)
    any_app.do(add, person)
    assert path.is_file()

    gone = any_app.do(dispose, "person", person.id).result

    assert (gone, path.exists()) == (2, False)
    assert any_app.read(lambda reader: reader.register(Picture).count()) == 0
    assert any_app.read(lambda reader: reader.register(StoredFile).count()) == 0
    assert verify(any_app).problems == ()


def test_a_photograph_that_something_else_shows_stays(any_app: App) -> None:
    picture = photograph(any_app, "Twins")
    first, second = Person(name="Ada", picture_id=picture.id), Person(name="Ben", picture_id=picture.id)
    any_app.do(add, first, second)

    assert any_app.do(dispose, "person", first.id).result == 1

    assert any_app.read(lambda reader: reader.files.read(picture.sha256))


def test_a_picture_disposed_of_leaves_the_file_another_has_too(any_app: App) -> None:
    one, same = photograph(any_app, "One"), photograph(any_app, "Same")
    assert one.sha256 == same.sha256

    any_app.do(dispose, "picture", one.id)

    assert any_app.read(lambda reader: reader.files.read(same.sha256))
    assert verify(any_app).problems == ()


def test_a_photograph_disposed_of_is_off_the_badge_and_the_person_stays(any_app: App) -> None:
    picture = photograph(any_app, SECRET)
    person = Person(name="Ada", picture_id=picture.id)
    any_app.do(add, person)

    any_app.do(dispose, "picture", picture.id)

    held = any_app.read(lambda reader: reader.register(Picture).get(picture.id))
    assert (held.name, held.sha256) == ("Removed", "Removed")
    assert any_app.read(lambda reader: reader.register(Person).get(person.id)).name == "Ada"


def test_a_disposal_that_comes_to_nothing_leaves_the_file(any_app: App) -> None:
    picture = photograph(any_app, SECRET)

    with pytest.raises(ZeroDivisionError):
        any_app.do(dispose_and_fail, picture.id)

    assert any_app.read(lambda reader: reader.files.read(picture.sha256))
    assert verify(any_app).problems == ()


VERBS.pop("test.dispose_and_fail", None)  # a test run may import this file under two names


@verb("test.dispose_and_fail")
def dispose_and_fail(uow: UnitOfWork, picture_id: int) -> None:
    dispose(uow, "picture", picture_id)
    raise ZeroDivisionError
