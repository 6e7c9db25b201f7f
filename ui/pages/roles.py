"""The roles of the inspection: who holds each, who signs, what is agreed."""

from __future__ import annotations

from inspection_ready.domain.roles import RoleStatus, Signing
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.roles import ROLES
from inspection_ready.services.roles import agree_roles, fill_roles
from ui.page import Context
from ui.register_page import RegisterPage
from ui.widgets.view_choice import ALL, Choice


class RolesPage(RegisterPage):
    title = "Roles and sign-off"
    record = ROLES
    kinds = frozenset({"role", "person"})
    choices = (
        ALL,
        Choice("Nobody named", (Condition("person_id", Ask.EMPTY),)),
        Choice("Who signs", (Condition("signing", Ask.IS, (Signing.SIGNS, Signing.IN_ABSENCE)),)),
        Choice("Still a draft", (Condition("status", Ask.IS, (RoleStatus.DRAFT,)),)),
        Choice("Agreed", (Condition("status", Ask.IS, (RoleStatus.AGREED,)),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.find_button = self.add_step(
            "Find who holds each role",
            "Names people whose role in the list of people is called the same.",
            self.find_people,
        )
        self.agree_button = self.add_step(
            "Agreed today", "Who holds the role that is chosen in the list is agreed today.", self.agree
        )

    def find_people(self) -> None:
        self.long_command(lambda app, _: app.do(fill_roles), said=lambda done: _found(len(done.result)))

    def agree(self) -> None:
        chosen = self.list.current
        if chosen is None:
            self.context.messages.notice("Choose a role in the list first.")
            return
        self.command(lambda app: app.do(agree_roles, chosen), said="The role is agreed.")


def _found(count: int) -> str:
    if count == 0:
        return (
            "Nobody’s role in the list of people is called like a role without a name. Name them one by one."
        )
    return "Named 1 person." if count == 1 else f"Named {count} people."
