from __future__ import annotations

from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES, STARTER

SIGNING = {
    Signing.NO: "Does not sign",
    Signing.SIGNS: "Signs what goes to the regulator",
    Signing.IN_ABSENCE: "Signs in a recorded absence",
}
ROLE_STATUSES = {RoleStatus.DRAFT: "Draft", RoleStatus.AGREED: "Agreed"}

ROLES = Record(
    code="role",
    register="roles",
    row_type=Role,
    singular="role",
    plural="roles",
    order=("position", "name"),
    identity=(("name", "person_id"),),
    name_may_be_guessed=False,
    fields=(
        Field(
            "name",
            "Role",
            required=True,
            headings=("role name", "role title", "post", "position title", "role in the inspection"),
            width=250,
        ),
        Field(
            "group",
            "Group",
            help="Roles are grouped by this for reading: Political, Corporate, Partners ...",
            headings=("category", "kind of role", "type"),
            width=170,
        ),
        Field(
            "person_id",
            "Who",
            Kind.LINK,
            "Several people may hold one role: give each a line of its own.",
            link=Person,
            headings=("person", "name", "held by", "holder", "officer", "lead"),
            width=170,
            may_be_blank=True,
        ),
        Field(
            "second_id",
            "Second",
            Kind.LINK,
            link=Person,
            headings=("deputy", "backup", "cover"),
            width=150,
        ),
        Field(
            "duties",
            "Responsibilities",
            Kind.LINES,
            "What the role does in the inspection, one thing a line.",
            headings=("duties", "what they do", "tasks", "responsible for"),
            in_list=False,
        ),
        Field(
            "signing",
            "Sign-off",
            Kind.CHOICE,
            "Who may sign what goes to the regulator.",
            choices=SIGNING,
            headings=("signing", "may sign", "signs"),
            in_list=False,
        ),
        Field("status", "Status", Kind.CHOICE, choices=ROLE_STATUSES, headings=("state", "agreed"), width=80),
        Field("agreed_on", "Agreed on", Kind.DATE, headings=("date agreed",), in_list=False),
        Field("position", "Order", Kind.NUMBER, headings=("order", "no", "number"), in_list=False, width=70),
        STARTER,
        NOTES,
    ),
)
