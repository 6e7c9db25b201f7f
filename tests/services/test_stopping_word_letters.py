"""Two hundred letters from the council's own Word file, stopped at the 117th: what is written is good, and is kept."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Cancelled, Refused
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import Sending, SentLetter
from inspection_ready.services.letter_outlook import Order
from inspection_ready.services.letter_writing import Written, write_letters
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.lists import add_members
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.verify import verify
from inspection_ready.services.word_letters import ReadWordFile, use_word_file
from inspection_ready.storage.letter_folders import LetterFolder
from tests.documents.reading import docx_part
from tests.documents.word_files import p, word_file

if TYPE_CHECKING:
    from inspection_ready.services.app import App

MANY, STOPPED_AT = 200, 117


@pytest.fixture
def order(app: App) -> Order:
    app.do(use_shipped_regime, "cqc")
    letter = app.do(add_record, Letter(title="Announcement", subject="They are coming", body="-")).result
    everybody = app.do(add_record, DistributionList(name="Everybody")).result
    people = [Person(name=f"Person {number:03}") for number in range(1, MANY + 1)]
    ids = [app.do(add_record, each).result.id for each in people]
    app.do(add_members, everybody.id, ids)
    app.do(send_letter_to, letter.id, [everybody.id])
    data = word_file(p("Dear {{name}}, in our own words."))
    app.do(use_word_file, letter.id, ReadWordFile(file="Ours.docx", data=data))
    return Order(letter_id=letter.id, prints=True)


def cancel(done: int, _of: int) -> None:
    if done >= STOPPED_AT:
        raise Cancelled


def files(written: Written) -> dict[str, bytes]:
    paths = (path for path in written.folder.rglob("*") if path.is_file())
    return {path.relative_to(written.folder).as_posix(): path.read_bytes() for path in paths}


def held(app: App) -> tuple[int, list[bool]]:
    rows = app.read(lambda reader: reader.register(SentLetter).all())
    sendings = app.read(lambda reader: reader.register(Sending).all())
    return len(rows), [each.is_finished for each in sendings]


def assert_good(stopped: Written, left: dict[str, bytes]) -> None:
    """Exactly those that are recorded, each whole and to whom its name says."""
    assert len(left) == 2 * stopped.people == 2 * STOPPED_AT
    for row in stopped.new:
        name = stopped.names[row.person_id]
        word = left[f"Letters/{name}.docx"]
        assert hashlib.sha256(left[row.path]).hexdigest() == row.sha256
        assert f"Dear {name}, in our own words." in "".join(docx_part(word, "word/document.xml").itertext())


def test_cancelled_at_letter_117_those_before_are_good_and_the_rest_is_written_on_asking_again(
    app: App, order: Order
) -> None:
    stopped = write_letters(app, order, progress=cancel)
    left, recorded = files(stopped), held(app)
    done = write_letters(app, order)

    assert (stopped.people, stopped.remaining, type(stopped.stopped)) == (
        STOPPED_AT,
        MANY - STOPPED_AT,
        Cancelled,
    )
    assert recorded == (STOPPED_AT, [False])
    assert_good(stopped, left)
    assert (done.folder, done.people, done.remaining) == (stopped.folder, MANY - STOPPED_AT, 0)
    assert {path: data for path, data in files(done).items() if path in left} == left
    assert held(app) == (MANY, [True])
    assert verify(app).ok


def test_disk_that_is_full_at_letter_118_leaves_those_before(
    app: App, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, placed = LetterFolder.place, list[Path]()

    def place_until_full(folder: LetterFolder, new: dict[str, bytes]) -> None:
        if len(placed) == STOPPED_AT:
            raise Refused("disk_full")
        place(folder, new)
        placed.append(folder.folder)

    monkeypatch.setattr(LetterFolder, "place", place_until_full)
    stopped = write_letters(app, order)
    left = files(stopped)
    monkeypatch.undo()
    done = write_letters(app, order)

    assert stopped.stopped is not None
    assert (stopped.stopped.code, stopped.remaining) == ("disk_full", MANY - STOPPED_AT)
    assert_good(stopped, left)
    assert (done.people, done.remaining) == (MANY - STOPPED_AT, 0)
    assert {path: data for path, data in files(done).items() if path in left} == left
    assert verify(app).ok
