"""The pages of the plain registers: what each filters by, and how its records are called."""

from __future__ import annotations

from inspection_ready.domain.views import TODAY, Ask, Condition
from inspection_ready.records.absences import ABSENCES
from inspection_ready.records.base_ways import BASE_WAYS
from inspection_ready.records.bases import FACILITY_KINDS
from inspection_ready.records.functions import FUNCTIONS
from inspection_ready.records.key_facts import KEY_FACTS
from inspection_ready.records.places import CATEGORIES, PLACES
from ui.register_page import RegisterPage
from ui.widgets.view_choice import ALL, Choice

AWAY_TODAY = (Condition("starts_on", Ask.BY, (TODAY,)), Condition("ends_on", Ask.OPEN, (TODAY,)))


class FunctionsPage(RegisterPage):
    title = "Functions"
    record = FUNCTIONS
    kinds = frozenset({"function", "person"})
    choices = (
        ALL,
        Choice("No key contact", (Condition("contact_id", Ask.EMPTY),)),
        Choice("No second", (Condition("second_id", Ask.EMPTY),)),
    )


class AbsencesPage(RegisterPage):
    title = "Absences"
    record = ABSENCES
    kinds = frozenset({"absence", "person"})
    choices = (
        ALL,
        Choice("Away today", AWAY_TODAY),
        Choice("Still to come", (Condition("starts_on", Ask.OPEN, (TODAY,)),)),
        Choice("No last day yet", (Condition("ends_on", Ask.EMPTY),)),
    )

    def title_in_words(self, title: str) -> str:
        return f"the absence of {title}"


class FacilityKindsPage(RegisterPage):
    title = "Facility kinds"
    record = FACILITY_KINDS
    kinds = frozenset({"facility_kind"})


class PlacesPage(RegisterPage):
    title = "Places nearby"
    record = PLACES
    kinds = frozenset({"place"})
    titles_stand_alone = True
    choices = (
        Choice("Open", (Condition("closed_on", Ask.OPEN, (TODAY,)),)),
        ALL,
        *(Choice(words, (Condition("category", Ask.IS, (value,)),)) for value, words in CATEGORIES.items()),
        Choice("Not yet checked", (Condition("checked_on", Ask.EMPTY),)),
        Choice("Closed", (Condition("closed_on", Ask.BY, (TODAY,)),)),
    )


class KeyFactsPage(RegisterPage):
    title = "Key facts"
    record = KEY_FACTS
    kinds = frozenset({"key_fact"})
    choices = (
        ALL,
        Choice("Not yet checked", (Condition("checked_on", Ask.EMPTY),)),
        Choice("No year", (Condition("year", Ask.EMPTY),)),
        Choice("No source", (Condition("source", Ask.EMPTY),)),
    )


class BaseWaysPage(RegisterPage):
    title = "Ways between bases"
    record = BASE_WAYS
    kinds = frozenset({"base_way", "base"})
