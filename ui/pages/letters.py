"""Letters: their words, in whose name they go out, and how far they are."""

from __future__ import annotations

from inspection_ready.domain.letters import LetterStatus
from inspection_ready.records.letters import LETTERS
from inspection_ready.services.listing import Filter, Is
from ui.register_page import RegisterPage
from ui.widgets.register_list import ALL, Choice


class LettersPage(RegisterPage):
    title = "Letters"
    record = LETTERS
    kinds = frozenset({"letter", "letter_use", "distribution_list", "person"})
    choices = (
        ALL,
        Choice("Drafts", (Filter("status", Is.EQUAL, LetterStatus.DRAFT),)),
        Choice("Agreed", (Filter("status", Is.EQUAL, LetterStatus.AGREED),)),
        Choice("Signed by nobody yet", (Filter("signatory_id", Is.EMPTY),)),
        Choice("Starters", (Filter("is_starter", Is.EQUAL, value=True),)),
    )
