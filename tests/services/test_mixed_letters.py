"""A letter to people on both sides: in no pack until somebody says why, and the reason is printed nowhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person, Side
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.lists import add_members
from inspection_ready.services.overrides import override_finding, withdraw_override
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.pack_outlook import pack_outlook
from inspection_ready.services.packs import MadePack, make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from inspection_ready.domain.pack_findings import PackFinding
    from inspection_ready.services.app import App

WHY = "The Director agreed it for this one notice"


@pytest.fixture
def lists(any_app: App) -> dict[str, int]:
    any_app.do(use_shipped_regime)
    made = {}
    for name, side in (("Managers", Side.INSIDE), ("Staff", Side.INSIDE), ("Partners", Side.OUTSIDE)):
        one = any_app.do(add_record, DistributionList(name=name, side=side)).result
        person = any_app.do(add_record, Person(name=f"Somebody of {name}", side=side)).result
        any_app.do(add_members, one.id, [person.id])
        made[name] = one.id
    return made


@pytest.fixture
def letter(any_app: App, lists: dict[str, int]) -> Letter:
    made: Letter = any_app.do(
        add_record, Letter(title="Notice", subject="They are coming", body="Be ready.")
    ).result
    any_app.do(send_letter_to, made.id, [lists["Managers"], lists["Partners"]])
    return made


def mixed(app: App) -> list[PackFinding]:
    found = app.read(pack_findings, at=app.clock.now())
    return [each for each in found if each.finding.fault is DocumentFault.LISTS_ARE_MIXED]


def letters_in(made: MadePack) -> list[str]:
    return sorted(
        file.path for file in made.filed.files if file.document == "letters" and file.path.endswith(".pdf")
    )


def everything_said_in(folder: Path) -> str:
    """Words of every file of a pack, its ZIP apart."""
    said = []
    for path in folder.rglob("*"):
        if path.suffix == ".pdf":
            pdf = path.read_bytes()
            said += [page_text(pdf, page) for page in range(page_count(pdf))]
        elif path.suffix == ".docx":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
                said += [package.read(name).decode("utf-8", "ignore") for name in package.namelist()]
        elif path.suffix == ".json":
            said.append(path.read_text("utf-8"))
    return " ".join(said)


def test_letter_to_both_sides_is_in_no_pack_and_that_is_said(any_app: App, letter: Letter) -> None:
    made = make_pack(any_app, only=["contacts", "letters", "distribution-lists"])

    assert letters_in(made) == []
    (left,) = [each for each in made.left_out if each.what == "Letter “Notice”"]
    assert (
        left.why
        == "It goes to people inside the council and outside it, and nobody said why they get it together"
    )
    (finding,) = mixed(any_app)
    assert (finding.register, finding.record_id, finding.is_open) == ("letter", letter.id, True)
    assert finding.finding.details == ("Managers", "Partners")
    assert any_app.read(pack_outlook, at=any_app.clock.now()).holds["letters"] == 0


def test_with_the_reason_it_is_printed_and_the_reason_is_printed_nowhere(
    any_app: App, letter: Letter
) -> None:
    any_app.do(override_finding, mixed(any_app)[0], because=WHY)
    made = make_pack(any_app)

    assert letters_in(made) == [
        "letters/Notice/Somebody of Managers.pdf",
        "letters/Notice/Somebody of Partners.pdf",
    ]
    (kept,) = mixed(any_app)
    assert kept.override is not None
    assert kept.override.reason == WHY
    assert "Director agreed" not in everything_said_in(made.filed.folder)
    assert verify(any_app).ok
    assert letter.id == kept.record_id


def test_reason_holds_for_exactly_these_lists(any_app: App, letter: Letter, lists: dict[str, int]) -> None:
    any_app.do(override_finding, mixed(any_app)[0], because=WHY)
    any_app.do(send_letter_to, letter.id, list(lists.values()))
    others = mixed(any_app)[0]
    made = make_pack(any_app, only=["contacts", "letters", "distribution-lists"])
    any_app.do(send_letter_to, letter.id, [lists["Managers"], lists["Staff"]])

    assert others.is_open
    assert others.lapsed is not None
    assert letters_in(made) == []
    assert mixed(any_app) == []
    assert len(letters_in(make_pack(any_app, only=["letters"]))) == 2


def test_reason_that_is_taken_back_holds_the_letter_back(any_app: App, letter: Letter) -> None:
    any_app.do(override_finding, mixed(any_app)[0], because=WHY)
    any_app.do(withdraw_override, mixed(any_app)[0])

    assert mixed(any_app)[0].record_id == letter.id
    assert letters_in(make_pack(any_app, only=["contacts", "letters", "distribution-lists"])) == []
