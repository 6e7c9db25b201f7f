"""The registers filled by keyboard alone, through the real window: no mouse, no call into a widget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.services.registers import add_record, change_record
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


def test_a_person_is_added_and_taken_back_in_words(app: App, window: MainWindow, hands: Hands) -> None:
    hands.press("Alt+2")
    hands.press("Ctrl+N")
    hands.type("Amara Osei")
    hands.fill("Role", "Head of Service")
    hands.fill("E-mail", "Amara.Osei@NORTHMOOR.example")
    hands.fill("Phone", "01632 960001")
    hands.press("Ctrl+S")

    added = held(app, Person)
    assert [(each.name, each.role, each.email, each.phone) for each in added] == [
        ("Amara Osei", "Head of Service", "Amara.Osei@northmoor.example", "01632 960001")
    ]
    assert window.footer.words.text() == "Added Amara Osei."

    hands.tab_to("Undo: Added Amara Osei.")
    hands.press("Space")

    assert held(app, Person) == ()
    assert window.footer.words.text() == "Taken back: Added Amara Osei."
    assert not window.notice.isVisible()


def test_a_function_gets_its_contact_and_second_by_typing_their_names(
    app: App, window: MainWindow, hands: Hands
) -> None:
    amara = app.do(add_record, Person(name="Amara Osei", role="Head of Service")).result
    ben = app.do(add_record, Person(name="Ben Whitlock", role="Team Manager")).result
    hands.press("Alt+3")
    hands.press("Ctrl+N")
    hands.type("Facilities")
    hands.fill("Key contact", "osei")
    hands.fill("Second", "whit")
    hands.fill("Tasks", "Rooms")
    hands.press("Ctrl+S")

    assert [(each.name, each.contact_id, each.second_id, each.tasks) for each in held(app, Function)] == [
        ("Facilities", amara.id, ben.id, "Rooms")
    ]
    assert window.footer.words.text() == "Added the function Facilities."


def test_a_base_gets_a_room_and_a_checked_fact(app: App, window: MainWindow, hands: Hands) -> None:
    parking = app.do(add_record, FacilityKind(name="Parking")).result
    hands.press("Alt+6")
    hands.press("Ctrl+N")
    hands.type("Civic Centre")
    hands.fill("Postcode", "zz11aa")
    hands.press("Ctrl+S")
    base = held(app, Base)[0]

    hands.tab_to("Parts of the base")
    hands.press("Right")
    hands.tab_to("Add a room")
    hands.press("Space")
    hands.wait_for(lambda: hands.here == "Room (required)")
    hands.type("Chamber")
    hands.fill("Seats", "40")
    hands.press("Ctrl+S")

    hands.tab_to("Parts of the base")
    hands.press("Right")
    hands.tab_to("Facilities of this base")
    hands.press("Right")
    hands.type("12 spaces")
    hands.press("Return")
    hands.wait_for(lambda: len(held(app, BaseFact)) == 1)
    hands.wait()
    hands.fill("Checked by", "Jo Bloggs")
    hands.tab_to("Mark as checked today")
    hands.press("Space")

    assert (base.name, base.postcode) == ("Civic Centre", "ZZ1 1AA")
    assert [(each.base_id, each.name, each.capacity) for each in held(app, Room)] == [
        (base.id, "Chamber", 40)
    ]
    facts = [(each.base_id, each.kind_id, each.value, each.checked_by) for each in held(app, BaseFact)]
    assert facts == [(base.id, parking.id, "12 spaces", "Jo Bloggs")]
    assert window.footer.words.text() == "Marked Parking at Civic Centre as checked by Jo Bloggs."


def test_what_somebody_else_changed_meanwhile_is_kept_beside_what_was_typed(
    app: App, window: MainWindow, hands: Hands
) -> None:
    person = app.do(add_record, Person(name="Amara Osei", team="Housing")).result
    window.go("people", person.id)
    hands.wait()
    app.do(change_record, person, replace(person, team="Adult Social Care"))
    hands.tab_to("Role")
    hands.type("Head of Service")
    hands.press("Ctrl+S")
    hands.wait_for(window.notice.isVisible)
    hands.press("Ctrl+S")

    now = held(app, Person)[0]
    assert (now.role, now.team) == ("Head of Service", "Adult Social Care")


def test_a_missing_name_is_said_beside_the_field(app: App, window: MainWindow, hands: Hands) -> None:
    window.go("people")
    hands.wait()
    hands.press("Ctrl+N")
    hands.fill("E-mail", "nobody")
    hands.press("Ctrl+S")

    assert held(app, Person) == ()
    assert hands.here == "Name (required)"
    assert hands.at.accessibleDescription() == "Enter the name"
    hands.tab_to("E-mail")
    assert hands.at.accessibleDescription() == "Enter an e-mail address, such as name@council.gov.uk"
    hands.press("Ctrl+A")
    hands.press("Delete")
    hands.press("Esc")


def test_a_second_who_is_the_contact_is_warned_about_in_words(
    app: App, window: MainWindow, hands: Hands
) -> None:
    amara = app.do(add_record, Person(name="Amara Osei")).result
    function = app.do(add_record, Function(name="IT", contact_id=amara.id, second_id=amara.id)).result
    window.go("functions", function.id)
    hands.wait()
    hands.tab_to("Second")

    assert "The second is the same person as the key contact" in hands.at.accessibleDescription()
