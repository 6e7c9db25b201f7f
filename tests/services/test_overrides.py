"""What is found in the documents is mended, or left as it is with a reason that holds for exactly this content."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.sections import Section
from inspection_ready.services.overrides import finding_with_code, override_finding, withdraw_override
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from inspection_ready.domain.pack_findings import PackFinding
    from inspection_ready.services.app import App

TEXT = "See the bus times: [click here](https://buses.example).\n\nAnother paragraph."
WHY = "The page has no better name"


@pytest.fixture
def section(any_app: App) -> Section:
    any_app.do(use_shipped_regime)
    return any_app.do(add_record, Section(title="Getting here", text=TEXT)).result


def found(app: App) -> tuple[PackFinding, ...]:
    return app.read(pack_findings, at=app.clock.now())


def test_finding_leads_to_the_section_it_is_mended_in(any_app: App, section: Section) -> None:
    [one] = found(any_app)

    assert one.finding.fault is DocumentFault.LINK_SAYS_NOTHING
    assert (one.register, one.record_id, one.is_open) == ("section", section.id, True)
    assert any_app.read(finding_with_code, one.code.upper(), at=any_app.clock.now()) == one


def test_reason_is_kept_with_who_and_when(any_app: App, section: Section) -> None:
    [one] = found(any_app)

    any_app.do(override_finding, one, because=f" {WHY}\n")

    [after] = found(any_app)
    assert after.override is not None
    assert (after.is_open, after.override.reason, after.override.given_at) == (
        False,
        WHY,
        any_app.clock.now(),
    )
    assert after.override.given_by.endswith(f" on {any_app.who.machine}")
    assert verify(any_app).problems == ()


def test_reason_holds_while_other_words_change_and_lapses_with_its_own(
    any_app: App, section: Section
) -> None:
    any_app.do(override_finding, found(any_app)[0], because=WHY)

    other = any_app.do(change_record, section, replace(section, text=f"{TEXT} And more.")).result
    [still] = found(any_app)
    any_app.do(change_record, other, replace(other, text=TEXT.replace("bus", "tram")))
    [lapsed] = found(any_app)

    assert still.override is not None
    assert (lapsed.is_open, lapsed.lapsed) == (True, still.override)


def test_reason_given_again_takes_the_place_of_the_first(any_app: App, section: Section) -> None:
    for why in ("One", "Two"):
        any_app.do(override_finding, found(any_app)[0], because=why)

    [after] = found(any_app)
    assert after.override is not None
    assert after.override.reason == "Two"


def test_reason_can_be_taken_back_and_its_entry_undone(any_app: App, section: Section) -> None:
    entry = any_app.do(override_finding, found(any_app)[0], because=WHY).entry
    assert entry is not None
    any_app.do(undo, entry)
    undone = found(any_app)[0].is_open
    any_app.do(override_finding, found(any_app)[0], because=WHY)
    any_app.do(withdraw_override, found(any_app)[0])

    assert (undone, found(any_app)[0].is_open) == (True, True)
    with pytest.raises(NotFound):
        any_app.do(withdraw_override, found(any_app)[0])


def test_reason_must_say_something(any_app: App, section: Section) -> None:
    with pytest.raises(Refused) as refused:
        any_app.do(override_finding, found(any_app)[0], because=" ")

    assert (refused.value.code, found(any_app)[0].is_open) == ("reason_missing", True)


def test_code_nobody_knows_is_not_found(any_app: App, section: Section) -> None:
    with pytest.raises(NotFound):
        any_app.read(finding_with_code, "12345678", at=any_app.clock.now())


def test_pack_tells_what_is_open_and_what_is_left_and_why(any_app: App, section: Section) -> None:
    before = make_pack(any_app, only=["welcome-pack"])
    any_app.do(override_finding, before.findings[0], because=WHY)

    after = make_pack(any_app, only=["welcome-pack"])

    told: list[list[dict[str, Any]]] = [
        json.loads((made.filed.folder / "manifest.json").read_text())["findings"] for made in (before, after)
    ]
    assert [(each[0]["code"], each[0]["left_because"]) for each in told] == [
        (before.findings[0].code, None),
        (before.findings[0].code, WHY),
    ]
    pages = [_words((made.filed.folder / "about.pdf").read_bytes()) for made in (before, after)]
    assert ("not mended" in pages[0], WHY in pages[0]) == (True, False)
    assert ("not mended" in pages[1], WHY in pages[1]) == (False, True)


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, index) for index in range(page_count(pdf))).split())
