"""Issues, slips, answers and a secretary's spreadsheet in a walk, held against what people hold in their calendars."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from typing import TYPE_CHECKING, Any

import vobject
from icalendar import Calendar

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.slips import Slip, SlipBatch
from inspection_ready.phrases.dates import clock
from inspection_ready.services.exports import export_register
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import drop_slips, mark_slips_sent
from inspection_ready.services.timetable_edits import plan_edits, take_edits
from inspection_ready.services.told import answers_now, slip_outlook
from inspection_ready.services.undo import undo
from tests.services.test_slip_answers import calendar, mail
from tests.services.timetable_working import TODAY, Working
from tests.workbooks import cells_of, save_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.slip_drafts import WrittenSlips
    from inspection_ready.services.timetable_edits import EditPlan

METHODS = {"invited": "REQUEST", "changed": "REQUEST", "cancelled": "CANCEL"}


class Issuing(Working):
    def issue(self) -> None:
        count = self.app.read(lambda reader: reader.head()).count
        done = self.do("issue", issue_timetable, self.timetable(), why=f"Entry {count}")
        if done is None:
            return
        self.issued[done.result.number] = done.result
        self.as_issued = self.should_hold()
        last = self.entries.pop()
        assert self.do("undo of an issue", undo, last.entry) is None

    def write(self) -> None:
        """Those it changes something for, and nobody else, each with the next number of their entry."""
        wanted = self.wanted()
        try:
            written = write_slips(self.app, SlipOrder(organiser_id=self.organiser.id))
        except ExpectedError as error:
            self.met[f"write: {error.code}"] += 1
            assert not wanted
            return
        self.met["write"] += 1
        assert {(each.session_key, each.person_id): each.what.value for each in written.slips} == wanted
        for slip in written.slips:
            entry = self.told.entries[slip.session_key, slip.person_id]
            assert slip.sequence == len(entry.written), "each is one higher, also where one was not sent"
            entry.written.append((written.batch.number, slip.what.value))
        self.told.batches.append((written.batch.number, dict(self.as_issued)))
        self._hold_files(written)
        self._hold_entries()

    def unsent(self) -> None:
        self._settle("unsent", drop_slips)

    def sent(self) -> None:
        self._settle("sent", mark_slips_sent, on=TODAY, by="Imran Siddiqui")

    def answer(self) -> None:
        """To an invitation that may not be the last any more."""
        slips = [each for each in self.rows(Slip) if each.address]
        if not slips:
            return
        slip, said = self.chance.choice(slips), self.chance.choice(("ACCEPTED", "DECLINED", "TENTATIVE"))
        at = f"20261119T09{self.met['answer'] // 60:02}{self.met['answer'] % 60:02}Z"
        data = calendar(slip.uid, said, sequence=slip.sequence, attendee=slip.address, at=at)
        path = self.folder / f"answer {self.met['answer']}.eml"
        path.write_bytes(mail(data, sender=f"{slip.name} <{slip.address}>"))
        with read_messages(self.app.workspace.files, [path]) as brought:
            assert not brought.refused
            self.app.do(take_in, brought.new, workspace_id=self.app.workspace.file.id)
        self.met["answer"] += 1
        self.told.entries[slip.session_key, slip.person_id].said.append((slip.sequence, said.lower()))

    def excel(self) -> None:
        """It goes out, a secretary edits it, and some of the edits are taken, now or after other changes."""
        path = self.folder / "timetable.xlsx"
        self.app.read(export_register, "timetable", path)
        rows: list[list[Any]] = list(cells_of(path))
        rows = [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]
        for row in rows[1:]:
            if self.chance.random() < 0.5:
                self._edit(dict(zip(rows[0], range(len(rows[0])), strict=True)), row)
        edited = save_workbook(self.folder / "edited.xlsx", rows)
        while self.chance.random() < 0.3:
            getattr(self, self.chance.choice(("move", "people", "cancel", "undo_last")))()
        try:
            plan = self.app.read(plan_edits, edited, today=TODAY)
        except ExpectedError as error:
            self.met[f"excel: {error.code}"] += 1
            return
        chosen = frozenset(each for each in plan.offered if self.chance.random() < 0.8)
        is_late = self.chance.random() < 0.1 and self.do_something_else()
        done = self.do("excel", take_edits, plan, chosen)
        assert not (is_late and done is not None), "what was proposed of another state is never taken"
        if done is not None:
            self._hold_taken(edited, plan, chosen)

    def do_something_else(self) -> bool:
        count = self.app.read(lambda reader: reader.head()).count
        self.people()  # type: ignore[attr-defined] # of the walk
        return self.app.read(lambda reader: reader.head()).count != count

    # held

    def hold_told(self) -> None:
        outlook = self.app.read(slip_outlook)
        told = {
            (item.seen.key, person.person_id): item.kind.value
            for person in outlook.plan.people
            for item in person.items
        }
        assert told == self.wanted()
        lines = self.app.read(answers_now).lines
        answered = {(each.slip.session_key, each.slip.person_id): each.said.value for each in lines}
        assert answered == {key: self.told.answer(key) for key in self.told.held}

    def _hold_entries(self) -> None:
        """One UID for life; who was cancelled once is not cancelled again until they are invited again."""
        uids = {(each.session_key, each.person_id): each.uid for each in self.rows(Slip)}
        assert len(set(uids.values())) == len(uids)
        for slip in self.rows(Slip):
            assert uids[slip.session_key, slip.person_id] == slip.uid
        for key in uids:
            is_in = False
            for said in self.told.standing(key):
                assert (said == "invited") is not is_in, self.told.standing(key)
                is_in = said != "cancelled"

    def _hold_files(self, written: WrittenSlips) -> None:
        """The calendar entries as two programs that are not ours read them out of the messages."""
        by_uid = {each.uid: each for each in written.slips if each.draft}
        found = [each for path in written.folder.glob("*.eml") for each in calendars_in(path)]
        assert sorted({str(one["VEVENT"]["UID"]) for one, _ in found}) == sorted(by_uid)
        held = self.told.held
        for one, other in found:
            event: Any = one["VEVENT"]
            slip = by_uid[str(event["UID"])]
            assert (str(one["METHOD"]), int(event["SEQUENCE"])) == (METHODS[slip.what.value], slip.sequence)
            assert str(event["ATTENDEE"]) == f"mailto:{slip.address}"
            if slip.what.value == "cancelled":
                continue
            title, on, starts, minutes, *_ = held[slip.session_key, slip.person_id]
            midnight = dt.datetime.combine(on, dt.time())  # type: ignore[arg-type] # a day
            wall = midnight + dt.timedelta(minutes=starts)  # type: ignore[arg-type] # minutes
            for first in (event["DTSTART"].dt, other.vevent.dtstart.value):
                assert first.replace(tzinfo=None) == wall
            assert str(event["SUMMARY"]).startswith(str(title))
            assert other.vevent.dtend.value - other.vevent.dtstart.value == dt.timedelta(minutes=minutes)  # type: ignore[arg-type] # as above

    def _hold_taken(self, edited: Path, plan: EditPlan, chosen: frozenset[int]) -> None:
        """Brought in once more, the same file proposes nothing that was taken."""
        taken = {(each.session.id, each.aspect) for each in plan.proposals if each.number in chosen}
        again = self.app.read(plan_edits, edited, today=TODAY)
        assert not taken & {(each.session.id, each.aspect) for each in again.proposals}
        assert {each.session.id for each in again.proposals} <= {each.session.id for each in plan.proposals}

    # inside

    def _settle(self, name: str, verb: Any, **told: Any) -> None:
        if not self.told.batches:
            return
        number, _ = self.chance.choice(self.told.batches)
        batch = next(each for each in self.rows(SlipBatch) if each.number == number)
        done = self.do(name, verb, batch.id, **told)
        if done is not None:
            self.entries.pop()
            if name == "unsent":
                assert self.told.batches.pop()[0] == number, "only the last can be called back"

    def _edit(self, at: dict[str, int], row: list[Any]) -> None:
        starts = 15 * self.chance.randint(34, 60)
        told: dict[str, Any] = self.chance.choice((
            {"Start": clock(starts), "End": clock(starts + 45)}, {"Day": self.chance.choice((1, 2, 9))},
            {"State": "Cancelled"}, {"Title": f"Typed {self.chance.randrange(1000)}"}, {"Takes part": ""},
            {"Takes part": "Ada Brook"}, {"Room": "Nowhere"},
        ))  # fmt: skip
        for heading, cell in told.items():
            row[at[heading]] = cell


def calendars_in(path: Path) -> list[tuple[Any, Any]]:
    """Each entry of a message once, as icalendar and as vobject read it."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    texts = {
        part.get_content() if isinstance(part.get_content(), str) else part.get_content().decode()
        for part in message.walk()
        if part.get_content_type() in {"text/calendar", "application/ics"}
    }
    return [({**_top(text), "VEVENT": _event(text)}, vobject.readOne(text)) for text in texts]


def _top(text: str) -> dict[str, Any]:
    return dict(Calendar.from_ical(text).items())


def _event(text: str) -> Any:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event
