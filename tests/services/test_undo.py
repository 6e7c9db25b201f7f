from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.timetable import Attendance, Part, Session, Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.disposal import dispose
from inspection_ready.services.sessions import add_session, move_session, remove_session, set_people
from inspection_ready.services.timetable_making import change_timetable, start_timetable
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.services.verify import verify
from inspection_ready.storage.trail_reading import read_entry
from tests.story import add, change, make_pack, notify, remove

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

ADA = Person(name="Ada Brook", tier=Tier.DIRECTOR)

VERBS.pop("test.bulk", None)


@verb("test.bulk")
def bulk(uow: UnitOfWork, added: list[Person], changed: list[tuple[Person, Person]]) -> None:
    uow.register(Person).add_many(added)
    uow.register(Person).change_many(changed)


def entry_of(app: App, *rows: Row) -> int:
    entry = app.do(add, *rows).entry
    assert entry is not None
    return entry


def undo_last(app: App) -> int:
    entry = app.do(undo, app.read(lambda reader: reader.head()).count).entry
    assert entry is not None
    return entry


def people(app: App) -> tuple[Person, ...]:
    return app.read(lambda reader: reader.register(Person).all())


def refusal(app: App, entry: int) -> Refused:
    with pytest.raises(Refused) as caught:
        app.do(undo, entry)
    return caught.value


def test_undone_addition_is_gone_and_says_so(any_app: App) -> None:
    entry = entry_of(any_app, ADA)

    done = any_app.do(undo, entry)

    assert people(any_app) == ()
    assert done.changes.ids == {"person": frozenset({ADA.id})}
    assert any_app.read(lambda reader: read_entry(reader.connection, 2)).header.undoes == 1
    assert verify(any_app).ok


def test_undone_change_puts_back_only_what_it_changed(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(change, ADA, replace(ADA, role="Director", tier=None))

    undo_last(any_app)

    assert people(any_app) == (replace(ADA, version=3),)
    assert verify(any_app).ok


def test_undone_removal_brings_the_record_back_under_its_id(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(remove, ADA)

    undo_last(any_app)

    assert people(any_app) == (replace(ADA, version=2),)
    assert verify(any_app).ok


def test_undoing_an_undo_does_it_again(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(change, ADA, replace(ADA, role="Director"))

    undo_last(any_app)
    undo_last(any_app)

    assert people(any_app) == (replace(ADA, role="Director", version=4),)
    assert verify(any_app).ok


def test_one_entry_after_another_can_be_undone(any_app: App) -> None:
    any_app.do(add, ADA)
    changed = any_app.do(change, ADA, replace(ADA, role="Director")).result
    any_app.do(change, changed, replace(changed, role="Head"))

    for entry in (3, 2, 1):
        any_app.do(undo, entry)

    assert people(any_app) == ()
    assert verify(any_app).ok


def test_undo_is_refused_while_a_later_change_stands_on_it(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(change, ADA, replace(ADA, role="Director"))

    refused = refusal(any_app, 1)

    assert (refused.code, refused.data["later"], refused.data["name"]) == ("later_changes", 2, "Ada Brook")


def test_what_was_undone_and_done_again_stands_in_the_way_again(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(change, ADA, replace(ADA, role="Director"))
    undo_last(any_app)
    undo_last(any_app)

    assert refusal(any_app, 1).data["later"] == 2


def test_undo_twice_is_refused(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(change, ADA, replace(ADA, role="Director"))
    any_app.do(undo, 2)

    assert refusal(any_app, 2).code == "already_undone"


def test_undo_is_refused_while_another_record_points_at_what_was_added(any_app: App) -> None:
    hall = Base(name="Town Hall")
    entry = entry_of(any_app, hall)
    any_app.do(add, replace(ADA, base_id=hall.id))

    refused = refusal(any_app, entry)

    assert (refused.code, refused.data["kind"], refused.data["name"]) == (
        "later_links",
        "person",
        "Ada Brook",
    )


def test_undo_is_refused_while_what_it_puts_back_names_a_record_that_was_removed(any_app: App) -> None:
    hall = Base(name="Town Hall")
    any_app.do(add, hall, ADA)
    there = any_app.do(change, ADA, replace(ADA, base_id=hall.id)).result
    any_app.do(change, there, replace(there, base_id=None))
    any_app.do(remove, hall)

    refused = refusal(any_app, 3)

    assert error_sentence(refused) == (
        "This cannot be undone while base “Town Hall”, which it names, is gone: change 4 removed it. "
        "Nothing was changed. Undo that one first."
    )
    any_app.do(undo, 4)
    any_app.do(undo, 3)
    assert people(any_app)[0].base_id == hall.id
    assert verify(any_app).ok


def test_records_that_point_at_one_another_are_undone_together(any_app: App) -> None:
    hall = Base(name="Town Hall")
    person = replace(ADA, base_id=hall.id)
    entry = entry_of(any_app, hall, person, Function(name="Facilities", contact_id=person.id))

    any_app.do(undo, entry)
    undo_last(any_app)

    assert people(any_app) == (replace(person, version=2),)
    assert verify(any_app).ok


def test_undo_of_an_editor_that_was_open_is_noticed(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(remove, ADA)
    undo_last(any_app)

    with pytest.raises(ChangedMeanwhile):
        any_app.do(change, ADA, replace(ADA, role="Director"))


def test_pack_cannot_be_undone(app: App) -> None:
    entry = app.do(make_pack, "Pack 1", {"a.pdf": b"%PDF-"}).entry
    assert entry is not None

    assert refusal(app, entry).code == "cannot_be_undone"


def test_filed_message_stays_when_its_notification_is_undone(app: App) -> None:
    entry = app.do(notify, b"You are being assessed.").entry
    assert entry is not None

    app.do(undo, entry)

    assert app.read(lambda reader: reader.register(Inspection).count()) == 0
    verdict = verify(app)
    assert (verdict.ok, verdict.files) == (True, 1)


def test_what_was_disposed_of_cannot_be_brought_back(any_app: App) -> None:
    any_app.do(add, ADA)
    any_app.do(dispose, "person", ADA.id)

    assert refusal(any_app, 1).code == "contents_disposed"
    assert refusal(any_app, 2).code == "cannot_be_undone"


def test_undo_of_no_entry_is_not_found(any_app: App) -> None:
    with pytest.raises(NotFound):
        any_app.do(undo, 5)


def test_import_of_twenty_thousand_rows_is_taken_back_whole(app: App) -> None:
    before = [
        Person(name=f"Person {number}", email=f"p{number}@northmoor.example") for number in range(5_000)
    ]
    app.do(bulk, before, [])
    added = [Person(name=f"New {number}") for number in range(15_000)]
    app.do(bulk, added, [(row, replace(row, role="Manager", team="North")) for row in before])

    app.do(undo, 2)

    assert people(app) == tuple(replace(row, version=3) for row in before)
    assert verify(app).ok


def test_undo_never_puts_somebody_twice_at_a_session(any_app: App) -> None:
    """Taken out and put back by hand, and then the taking out is undone."""
    held = any_app.do(start_timetable, days=2).result
    any_app.do(add, ADA)
    talk = Session(timetable_id=held.id, day=1, starts=600, minutes=60, title="Talk")
    any_app.do(add_session, talk, {ADA.id: Part.TAKES_PART})
    (session,) = any_app.read(lambda reader: reader.register(Session).all())
    out = any_app.do(set_people, session, {}).entry
    any_app.do(set_people, session, {ADA.id: Part.SECOND})
    assert out is not None

    refused = refusal(any_app, out)

    assert error_sentence(refused) == (
        "This cannot be undone, because there is such a place at the session again by now. Nothing was changed."
    )
    (at,) = any_app.read(lambda reader: reader.register(Attendance).all())
    assert at.part is Part.SECOND
    assert verify(any_app).ok


def test_undo_never_puts_a_session_on_a_day_that_is_gone(any_app: App) -> None:
    """The visit became shorter after a session was moved from its last day, or removed from it."""
    held = any_app.do(start_timetable, days=3).result
    told: dict[str, Any] = {"timetable_id": held.id, "day": 3, "minutes": 60}
    moved = any_app.do(add_session, Session(title="Moved", starts=600, **told)).result
    gone = any_app.do(add_session, Session(title="Removed", starts=700, **told)).result
    moving = any_app.do(move_session, moved, day=1, starts=600, track=1).entry
    removing = any_app.do(remove_session, gone).entry
    shorter = any_app.do(change_timetable, held, replace(held, days=2)).entry
    assert moving is not None
    assert removing is not None
    assert shorter is not None

    for entry in (moving, removing):
        assert refusal(any_app, entry).code == "no_such_day"

    any_app.do(undo, shorter)
    for entry in (moving, removing):
        any_app.do(undo, entry)
    sessions = any_app.read(lambda reader: reader.register(Session).all())
    assert {(each.title, each.day) for each in sessions} == {("Moved", 3), ("Removed", 3)}


def test_undo_of_a_longer_visit_leaves_no_session_on_a_day_it_does_not_have(any_app: App) -> None:
    held = any_app.do(start_timetable, days=2).result
    longer = any_app.do(change_timetable, held, replace(held, days=3)).entry
    told = Session(timetable_id=held.id, day=3, starts=600, minutes=60, title="Third day")
    any_app.do(add_session, told)
    assert longer is not None

    assert refusal(any_app, longer).code == "no_such_day"

    assert any_app.read(lambda reader: reader.register(Timetable).all())[0].days == 3
