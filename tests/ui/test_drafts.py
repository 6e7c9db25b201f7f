from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.sections import Section, SectionStatus
from inspection_ready.services.own_notes import keep_note, read_note
from ui.drafts import Drafts

SECTION = Section(id=7, version=3, title="Arriving", text="As saved\n")
TYPED = replace(SECTION, text="Typed\n", status=SectionStatus.DRAFT)


def test_draft_outlives_the_program_that_kept_it() -> None:
    Drafts("w").keep(TYPED, at="9am on 4 June 2025")

    draft = Drafts("w").get(SECTION.id)

    assert draft is not None
    assert draft.on(SECTION) == TYPED
    assert (draft.version, draft.at) == (3, "9am on 4 June 2025")


def test_draft_remembers_the_version_it_was_begun_on() -> None:
    drafts = Drafts("w")
    drafts.keep(TYPED, at="9am")
    drafts.keep(replace(TYPED, version=5, text="More\n"), at="10am")

    draft = Drafts("w").get(SECTION.id)

    assert draft is not None
    assert (draft.version, draft.typed["text"]) == (3, "More\n")


def test_draft_that_is_given_up_is_gone() -> None:
    drafts = Drafts("w")
    drafts.keep(TYPED, at="9am")
    drafts.forget(SECTION.id)

    assert Drafts("w").get(SECTION.id) is None
    assert read_note("drafts-w") is None


def test_note_another_version_wrote_is_passed_over() -> None:
    keep_note("drafts-w", {"7": {"version": 1}, "eight": 8, "9": None})

    assert Drafts("w").get(7) is None


def test_drafts_of_another_workspace_are_not_seen() -> None:
    Drafts("w").keep(TYPED, at="9am")

    assert Drafts("other").get(SECTION.id) is None
