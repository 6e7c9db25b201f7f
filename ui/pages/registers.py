"""The pages of the plain registers: what each filters by, and how its records are called."""

from __future__ import annotations

from inspection_ready.domain.moments import today
from inspection_ready.records.absences import ABSENCES
from inspection_ready.records.availability import AVAILABILITY
from inspection_ready.records.base_ways import BASE_WAYS
from inspection_ready.records.bases import FACILITY_KINDS
from inspection_ready.records.functions import FUNCTIONS
from inspection_ready.records.key_facts import KEY_FACTS
from inspection_ready.records.places import CATEGORIES, PLACES
from inspection_ready.services.listing import Filter, Is
from ui.register_page import RegisterPage
from ui.widgets.register_list import ALL, Choice


class FunctionsPage(RegisterPage):
    title = "Functions"
    record = FUNCTIONS
    kinds = frozenset({"function", "person"})
    choices = (
        ALL,
        Choice("No key contact", (Filter("contact_id", Is.EMPTY),)),
        Choice("No second", (Filter("second_id", Is.EMPTY),)),
    )


class AbsencesPage(RegisterPage):
    title = "Absences"
    record = ABSENCES
    kinds = frozenset({"absence", "person"})

    def title_in_words(self, title: str) -> str:
        return f"the absence of {title}"

    def choices_now(self) -> tuple[Choice, ...]:
        now = today(self.context.app.clock)
        away_now = (Filter("starts_on", Is.BY, now), Filter("ends_on", Is.NOT_BY, now))
        return (
            ALL,
            Choice("Away today", away_now),
            Choice("Still to come", (Filter("starts_on", Is.NOT_BY, now),)),
            Choice("No last day yet", (Filter("ends_on", Is.EMPTY),)),
        )


class FacilityKindsPage(RegisterPage):
    title = "Facility kinds"
    record = FACILITY_KINDS
    kinds = frozenset({"facility_kind"})


class PlacesPage(RegisterPage):
    title = "Places nearby"
    record = PLACES
    kinds = frozenset({"place"})
    titles_stand_alone = True

    def choices_now(self) -> tuple[Choice, ...]:
        now = today(self.context.app.clock)
        return (
            Choice("Open", (Filter("closed_on", Is.NOT_BY, now),)),
            ALL,
            *(Choice(words, (Filter("category", Is.EQUAL, value),)) for value, words in CATEGORIES.items()),
            Choice("Not yet checked", (Filter("checked_on", Is.EMPTY),)),
            Choice("Closed", (Filter("closed_on", Is.BY, now),)),
        )


class KeyFactsPage(RegisterPage):
    title = "Key facts"
    record = KEY_FACTS
    kinds = frozenset({"key_fact"})
    choices = (
        ALL,
        Choice("Not yet checked", (Filter("checked_on", Is.EMPTY),)),
        Choice("No year", (Filter("year", Is.EMPTY),)),
        Choice("No source", (Filter("source", Is.EMPTY),)),
    )


class AvailabilityPage(RegisterPage):
    title = "Availability"
    record = AVAILABILITY
    kinds = frozenset({"availability", "person", "room", "base"})
    choices = (
        ALL,
        Choice("People", (Filter("person_id", Is.FILLED),)),
        Choice("Rooms", (Filter("room_id", Is.FILLED),)),
        Choice("Bases", (Filter("base_id", Is.FILLED),)),
    )


class BaseWaysPage(RegisterPage):
    title = "Ways between bases"
    record = BASE_WAYS
    kinds = frozenset({"base_way", "base"})
