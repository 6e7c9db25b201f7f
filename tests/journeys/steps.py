"""A small council on the day the notification comes, and how its page of steps is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from inspection_ready.domain.bases import Base
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.notification_steps import Step
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from ui.main_window import MainWindow
from ui.pages.notification import NotificationPage

if TYPE_CHECKING:
    from inspection_ready.services.app import App

NINE = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England
TEN = dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)


def fill_council(app: App) -> None:
    """Two senior managers, a base, a section, a task, two letters and a list."""
    app.do(use_shipped_regime, "cqc")
    people = [
        app.do(add_record, Person(name=name, tier=tier, email=f"{name[:3].lower()}@northmoor.example")).result
        for name, tier in (("Amara Osei", Tier.DIRECTOR), ("Ben Whitlock", Tier.HEAD_OF_SERVICE))
    ]
    app.do(add_record, Base(name="Civic Centre", address="1 Moor Road", postcode="ZZ1 1AA", is_main=True))
    app.do(add_record, Section(title="Arriving", text="Ask for Amara.\n"))
    app.do(add_record, Task(title="Book rooms", when="by 2 working days after notification"))
    for title in ("Announcement", "Invitation"):
        app.do(
            add_record, Letter(title=title, subject=title, body="Dear {{name}}\n\nOn {{on-site dates}}.\n")
        )
    heads = app.do(add_record, DistributionList(name="Heads of service")).result
    for person in people:
        app.do(add_record, ListMember(list_id=heads.id, person_id=person.id))


def page_of(window: MainWindow) -> NotificationPage:
    return cast("NotificationPage", window.page)


def states(window: MainWindow) -> list[str]:
    """How far each step is, in its own words."""
    page = page_of(window)
    return [page.frames[step].state.text().partition(". ")[2] for step in Step]
