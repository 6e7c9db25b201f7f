"""What changed since the pack before: read out of the record of changes, filed, and read back."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import Cancelled, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.heads import heads_in
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section, SectionStatus
from inspection_ready.domain.timetable import Attendance, Session, SessionState, Timetable
from inspection_ready.services.changed_since import since_read, since_told
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.disposal import dispose
from inspection_ready.services.inspection import add_closure_day, notify, set_on_site
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.pack_outlook import pack_outlook
from inspection_ready.services.packs import finish_packs, make_pack, pack_again, packs
from inspection_ready.services.pictures import add_picture, read_picture
from inspection_ready.services.regimes import load_regime, save_regime, use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.undo import undo
from tests.documents.blocks import PICTURES
from tests.tampering import tampering, zip_again

if TYPE_CHECKING:
    from inspection_ready.domain.changed_since import ChangedSince
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

ARRIVES = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2027, 2, 9), dt.date(2027, 2, 11)


class Hall:
    """A small council, with Pack 1 made."""

    def __init__(self, app: App) -> None:
        self.app = app
        app.do(use_shipped_regime)
        self.asha = self.add(Person(name="Asha Verma", role="Manager"))
        self.ben = self.add(Person(name="Ben Hill"))
        self.hall = self.add(Base(name="Civic Centre", is_main=True))
        self.facilities = self.add(Function(name="Facilities", contact_id=self.asha.id))
        self.visit = self.add(Timetable(name="The visit"))
        self.welcome = self.add(
            Session(
                timetable_id=self.visit.id, day=1, starts=600, minutes=60, track=1, title="Welcome",
                code="D1-01", state=SessionState.CONFIRMED,
            )
        )  # fmt: skip
        self.coming = self.add(Attendance(session_id=self.welcome.id, person_id=self.asha.id))
        self.arriving = self.add(
            Section(title="Arriving", position=1, text="One.\n\nTwo.", status=SectionStatus.AGREED)
        )
        app.do(notify, received=ARRIVES)
        self.first = make_pack(app).filed

    def add(self, row: Any) -> Any:
        return self.app.do(add_record, row).result

    def change(self, row: Any, **told: Any) -> Any:
        return self.app.do(change_record, row, replace(row, **told)).result

    def since(self, **chosen: Any) -> ChangedSince:
        found = make_pack(self.app, **chosen).since
        assert found is not None
        return found


@pytest.fixture
def council(any_app: App) -> Hall:
    return Hall(any_app)


@pytest.fixture
def here(app: App) -> Hall:
    """On SQLite alone."""
    return Hall(app)


def said(since: ChangedSince) -> list[str]:
    return [change.said for change in since.changes]


def manifest(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_bytes())


def test_first_pack_says_nothing_of_changes(here: Hall) -> None:
    assert manifest(here.first.folder)["changed_since"] is None
    assert "changes" not in {file.document for file in here.first.files}
    assert pack_again(here.first).since is None


def test_second_pack_says_what_changed_since_the_first(council: Hall) -> None:
    council.change(council.facilities, contact_id=council.ben.id)
    council.change(council.asha, name="Asha Pike")
    council.change(council.welcome, day=2, starts=660)
    council.change(council.arriving, text="One.\n\nTwo, anew.\n\nThree.")
    council.app.do(set_on_site, first=FIRST, last=LAST)
    council.add(Person(name="Cara Dale", role="Officer"))

    made = make_pack(council.app)

    assert made.since is not None
    assert {
        "On-site visit: was dates to come, now 9 to 11 February 2027",
        "Facilities: Key contact was Asha Verma, now Ben Hill",
        "Asha Pike: Name was Asha Verma, now Asha Pike",
        "New: Cara Dale, Officer",
        "Session “D1-01 Welcome”: moved from Day 1, 10am to Day 2, 11am",
        "Section “Arriving”: Text was 2 paragraphs, now 1 paragraph written anew, 1 paragraph added",
    } <= set(said(made.since))
    assert made.since.summary == (
        "4 key dates now known, 1 function changed, 1 person changed, 1 person new, "
        "3 days of the timetable now with a date, 1 session moved, 1 section changed."
    )
    assert [file.path for file in made.filed.files][2:4] == ["changes.docx", "changes.pdf"]


def test_what_is_told_is_filed_beside_the_documents_and_read_back(council: Hall) -> None:
    head = council.first.pack
    council.change(council.facilities, contact_id=council.ben.id)

    made = make_pack(council.app)

    told = manifest(made.filed.folder)["changed_since"]
    assert (told["pack"], told["entries"], told["head"]) == (1, head.head_count, head.head_hash)
    [change] = [each for each in told["changes"] if each["kind"] == "function"]
    assert (change["id"], change["sort"], change["documents"][0]) == (
        str(council.facilities.id),
        "changed",
        "contacts",
    )
    assert change["fields"] == [
        {"field": "contact_id", "label": "Key contact", "was": "Asha Verma", "now": "Ben Hill"}
    ]
    assert {claim.count for claim in heads_in((made.filed.folder / "manifest.json").read_text("utf-8"))} == {
        head.head_count, made.filed.pack.head_count,
    }  # fmt: skip
    assert pack_again(made.filed).since == made.since
    assert since_read(since_told(made.since)) == made.since


def test_nothing_printed_has_changed_where_only_notes_did(council: Hall) -> None:
    council.change(council.asha, notes="Works three days a week")
    council.change(council.welcome, notes_for_us="Ask about the wait")

    since = council.since()

    assert since.summary == "Nothing that is printed has changed since Pack 1."
    assert (since.changes, since.notes) == ((), ())
    assert all(state.is_same for state in since.documents)
    assert all(state.words == "The same as in Pack 1" for state in since.documents)


def test_what_was_changed_and_changed_back_is_no_change(council: Hall) -> None:
    changed = council.app.do(change_record, council.asha, replace(council.asha, phone="01632 960001"))
    council.change(changed.result, phone=council.asha.phone)
    renamed = council.app.do(change_record, council.ben, replace(council.ben, name="Ben Dale"))
    assert renamed.entry is not None
    council.app.do(undo, renamed.entry)
    added = council.app.do(add_record, Base(name="Annexe"))
    assert added.entry is not None
    council.app.do(undo, added.entry)

    assert council.since().changes == ()


def test_a_pack_between_is_what_the_next_is_held_against(council: Hall) -> None:
    council.change(council.asha, phone="01632 960001")
    make_pack(council.app)
    council.change(council.ben, phone="01632 960002")

    since = council.since()

    assert (since.pack, said(since)) == (2, ["Ben Hill: Phone was nothing, now 01632 960002"])


def test_a_pack_of_some_documents_tells_of_those_alone(here: Hall) -> None:
    here.change(here.asha, phone="01632 960001")
    here.change(here.arriving, text="One.")

    made = make_pack(here.app, only=["contacts"])

    assert made.since is not None
    assert said(made.since) == ["Asha Verma: Phone was nothing, now 01632 960001"]
    assert made.since.notes == ("Only what is in this pack is compared: Contacts and seconds.",)
    assert {file.document for file in made.filed.files} == {"about", "contacts"}


def test_a_pack_of_some_documents_hides_nothing_from_the_next_whole_one(here: Hall) -> None:
    here.change(here.arriving, text="One.")
    make_pack(here.app, only=["contacts"])
    here.change(here.asha, phone="01632 960001")

    whole, again, contacts = here.since(), here.since(), here.since(only=["contacts"])

    assert whole.pack == 1
    assert said(whole) == [
        "Asha Verma: Phone was nothing, now 01632 960001",
        "Section “Arriving”: Text was 2 paragraphs, now 1 paragraph taken out",
    ]
    assert (again.pack, again.changes) == (3, ())
    assert (contacts.pack, contacts.changes) == (4, ())


def test_a_pack_of_nothing_but_changes_compares_all_and_stands_before_none(here: Hall) -> None:
    here.change(here.asha, phone="01632 960001")
    here.change(here.arriving, text="One.")

    made = make_pack(here.app, only=["changes"])

    assert made.since is not None
    assert (len(made.since.changes), [file.path for file in made.filed.files]) == (
        2,
        ["about.docx", "about.pdf", "changes.docx", "changes.pdf"],
    )
    assert here.since().pack == 1


def test_documents_that_come_and_go_are_told_as_documents(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(notify, received=ARRIVES)
    make_pack(app)
    visit = app.do(add_record, Timetable(name="The visit")).result
    session = Session(timetable_id=visit.id, day=1, starts=600, minutes=60, title="Welcome")
    app.do(add_record, session)

    come = make_pack(app).since
    held = app.read(lambda reader: reader.register(Session).find(timetable_id=visit.id))[0]
    app.do(remove_record, held)
    gone = make_pack(app).since

    assert come is not None
    assert gone is not None
    assert (come.changes, come.summary) == ((), "3 documents new.")
    words = {state.document: state.words for state in come.documents}
    assert words["timetable"] == "New: it was not in Pack 1"
    assert gone.summary == "3 documents with nothing to print any more."


def test_packs_before_the_notification_and_after_it_are_held_together_where_there_is_no_other(
    app: App,
) -> None:
    app.do(use_shipped_regime)
    make_pack(app)
    app.do(notify, received=ARRIVES)

    first = make_pack(app).since
    app.do(add_closure_day, dt.date(2026, 12, 29))
    second = make_pack(app).since

    assert first is not None
    assert second is not None
    assert (first.pack, second.pack) == (1, 2)
    assert "New: Notification, Friday 20 November 2026" in said(first)
    assert "New: Council closed on 29 December 2026" in said(second)


def test_what_was_disposed_of_is_said_and_not_guessed(council: Hall) -> None:
    council.change(council.ben, phone="01632 960001")
    council.app.do(dispose, "person", council.asha.id)

    since = council.since()

    assert since.notes == (  # she, and her place at the session
        "2 records were disposed of since Pack 1. What they said then is erased, and is not told here.",
    )
    assert "Asha" not in json.dumps(since_told(since))
    assert "Ben Hill: Phone was nothing, now 01632 960001" in said(since)
    assert not any(state.is_same for state in since.documents)
    assert {state.words for state in since.documents if state.document == "bases"} == {
        "No change that can be told"
    }


def test_the_contact_in_place_of_somebody_disposed_of_has_no_name_before(here: Hall) -> None:
    here.change(here.facilities, contact_id=here.ben.id)
    held = here.app.read(lambda reader: reader.register(Attendance).all())[0]
    here.app.do(remove_record, held)
    here.app.do(dispose, "person", here.asha.id)

    assert "Facilities: Key contact was somebody whose record was disposed of, now Ben Hill" in said(
        here.since()
    )


def test_another_framework_is_said_and_each_pack_told_as_it_was(here: Hall, tmp_path: Path) -> None:
    path = tmp_path / "regime.yaml"
    here.app.read(save_regime, path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("Information return", "Evidence return"), encoding="utf-8")
    here.app.do(load_regime, path)

    since = here.since()

    assert any(
        "The framework was loaded anew" in note or "was made by the framework" in note for note in since.notes
    )
    assert any("Evidence return" in each for each in said(since))


def test_a_register_put_back_from_a_copy_does_not_stand_on_the_pack_before(here: Hall) -> None:
    here.change(here.asha, phone="01632 960001")
    with tampering(here.app) as run:
        run("update pack set head_count = 9000")

    since = here.since()

    assert since.summary == (
        "What changed since Pack 1 cannot be told. The record of changes does not reach to its entry 9000, as after "
        "an older copy was put back. Packs are made all the same; check the workspace with verify."
    )
    assert (since.changes, since.documents) == ((), ())


def test_a_record_of_changes_that_cannot_be_read_stops_no_pack(council: Hall) -> None:
    council.change(council.asha, phone="01632 960001")
    with tampering(council.app) as run:
        run(f"update trail_row set payload = 'x' where seq > {council.first.pack.head_count + 1}")

    made = make_pack(council.app)

    assert made.since is not None
    assert made.since.summary.startswith(
        "What changed since Pack 1 cannot be told. The record of changes cannot be read back"
    )
    assert {"changes.pdf", "contacts.pdf"} <= {file.path for file in made.filed.files}


def test_letters_asked_for_by_name_are_not_missed_where_others_are_in_use(here: Hall) -> None:
    heads = here.add(DistributionList(name="Heads"))
    here.add(ListMember(list_id=heads.id, person_id=here.asha.id))
    for title in ("Invitation", "Thank you"):
        letter = here.add(Letter(title=title, subject="Hello", body="Dear {{name}}"))
        here.app.do(send_letter_to, letter.id, [heads.id])
    make_pack(here.app)
    here.change(
        here.app.read(lambda reader: reader.register(Letter).find(title="Thank you"))[0], body="Thanks"
    )

    one = here.since(letters=["Invitation"])
    none = here.since(letters=[])
    both = here.since()

    assert (one.pack, one.changes, none.pack, none.changes) == (2, (), 3, ())
    assert "letters" not in {state.document for state in none.documents}
    assert (both.pack, said(both)) == (
        2,
        ["Letter “Thank you”: Text was 1 paragraph, now 1 paragraph written anew"],
    )
    assert here.since().pack == 5


def test_a_document_or_letter_that_is_no_longer_printed_is_told_once(here: Hall) -> None:
    heads = here.add(DistributionList(name="Heads"))
    here.add(ListMember(list_id=heads.id, person_id=here.asha.id))
    letter = here.add(Letter(title="Invitation", subject="Hello", body="Dear {{name}}"))
    here.app.do(send_letter_to, letter.id, [heads.id])
    make_pack(here.app)
    here.app.do(send_letter_to, letter.id, [])

    gone, after = here.since(), here.since()

    assert (gone.pack, {state.document for state in gone.documents if not state.is_same}) == (
        2,
        {"letters", "distribution-lists"},
    )
    assert (after.pack, after.summary) == (3, "Nothing that is printed has changed since Pack 3.")


def test_a_pack_that_is_kept_on_another_machine_is_taken_for_what_it_holds(here: Hall) -> None:
    make_pack(here.app, only=["contacts"])
    whole = make_pack(here.app)
    for filed in packs(here.app):
        shutil.rmtree(filed.folder)

    assert whole.since is not None
    assert whole.since.pack == 1
    assert (here.since().pack, here.since(only=["timetable"]).pack) == (3, 4)


def test_a_picture_whose_file_is_lost_is_told_once(here: Hall, tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(PICTURES["map.png"].data)
    picture = here.app.do(add_picture, read_picture(tmp_path / "map.png"), file="map.png", name="Map").result
    here.change(here.arriving, text="![](picture:Map)")
    make_pack(here.app)
    stored = here.app.workspace.folder / "files" / picture.sha256[:2] / picture.sha256
    stored.unlink()

    lost, again = here.since(), here.since()

    assert said(lost) == [
        "New: Left out: Picture “Map”, Its file is not in the workspace any more",
    ]
    assert again.changes == ()


def test_time_alone_changes_what_is_printed(here: Hall, clock: StillClock) -> None:
    here.change(here.ben, left_on=clock.now().date() + dt.timedelta(days=10))
    make_pack(here.app)
    clock.moment += dt.timedelta(days=30)

    assert "Ben Hill: left on 30 November 2026" in said(here.since())


def test_a_council_that_leaves_out_what_nobody_checked_says_so(here: Hall) -> None:
    held = here.app.read(council_of)
    here.app.do(change_council, held, replace(held, leave_out_unchecked=True))
    assert isinstance(held, Council)

    assert "The council: Leave out what nobody has checked was No, now Yes" in said(here.since())


def test_a_pack_killed_before_it_was_recorded_keeps_what_it_told(here: Hall) -> None:
    here.change(here.asha, phone="01632 960001")
    made = make_pack(here.app)
    third = shutil.copytree(made.filed.folder, here.app.workspace.packs / "Pack 3 - 2026-11-20")
    told = manifest(third)
    (third / "manifest.json").write_text(json.dumps({**told, "pack": 3}))
    zip_again(third)

    [pack] = finish_packs(here.app)

    assert pack.number == 3
    assert pack_again(packs(here.app)[0]).since == made.since


def test_a_pack_stopped_or_killed_between_leaves_the_first_as_the_one_before(here: Hall) -> None:
    here.change(here.asha, phone="01632 960001")

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_pack(here.app, progress=stop)

    assert (here.since().pack, len(here.since().changes)) == (1, 0)


def test_only_changes_of_a_first_pack_are_refused(app: App) -> None:
    app.do(use_shipped_regime)

    with pytest.raises(Refused) as refused:
        make_pack(app, only=["changes"])

    assert refused.value.code == "nothing_to_print"


def test_outlook_says_what_would_be_told(council: Hall) -> None:
    council.change(council.asha, phone="01632 960001")

    folder = council.app.workspace.packs
    outlook = council.app.read(pack_outlook, at=council.app.clock.now(), packs=folder)

    assert outlook.since is not None
    assert (outlook.since.summary, outlook.holds["changes"]) == ("1 person changed.", 1)
    assert outlook.since == council.since()
