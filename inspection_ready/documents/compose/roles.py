"""Roles, responsibilities and sign-off: who does what, who signs, and who answers for each part of the framework."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed, sentence_start
from inspection_ready.documents.compose.people import named, named_or_gap
from inspection_ready.documents.model import BulletList, Heading, Paper, Run, Table, item, paragraph, text
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.roles import RoleStatus, Signing
from inspection_ready.phrases import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.readiness import Asked
    from inspection_ready.domain.responsibilities import Responsibility
    from inspection_ready.domain.roles import Role

STARTER = "Starter, check against the regulator’s current list"
OTHER_GROUP = "Other roles"
STATUS_WORDS = {RoleStatus.DRAFT: "Draft", RoleStatus.AGREED: "Agreed"}
ROLE_WIDTHS = (0.22, 0.19, 0.17, 0.22, 0.20)
SIGN_WIDTHS = (0.38, 0.32, 0.30)
RESPONSIBLE_WIDTHS = (0.46, 0.27, 0.27)
SUBJECT_TITLES = {
    Subject.THEME: "Themes",
    Subject.STATEMENT: "Quality statements",
    Subject.ITEM: "Request list",
}


def has_roles(facts: PackFacts) -> bool:
    return bool(facts.roles or facts.responsibilities)


def compose_roles(facts: PackFacts) -> Document:
    blocks = (*_standing(facts), *_sign_off(facts), *_groups(facts), *_responsible(facts))
    title = "Roles, responsibilities and sign-off"
    return framed(facts, title=title, blocks=blocks, paper=Paper(landscape=True))


def _standing(facts: PackFacts) -> Iterator[Block]:
    if not facts.roles:
        return
    agreed = sum(role.status is RoleStatus.AGREED for role in facts.roles)
    if agreed == len(facts.roles):
        yield paragraph("Every role is agreed.", "lead")
    else:
        yield paragraph(f"A draft: {agreed} of {len(facts.roles)} roles are agreed.", "lead")


def _sign_off(facts: PackFacts) -> Iterator[Block]:
    yield Heading(1, text("Who signs"))
    signers = [role for role in facts.roles if role.signing is not Signing.NO]
    to = f"to {facts.regulator}"
    yield paragraph(
        f"No evidence goes {to} until the {facts.accountable} has signed exactly that version. "
        "Somebody else signs only while the Director’s absence is recorded, and the record says "
        "that it was done in that absence."
    )
    if not signers:
        yield paragraph("Nobody who signs is named yet.")
        return
    yield Table(
        header=(text("Role"), text("Who"), text("Signs")),
        rows=tuple(_signer(facts, role) for role in sorted(signers, key=_first_who_signs)),
        widths=SIGN_WIDTHS,
        row_header=True,
    )


def _first_who_signs(role: Role) -> bool:
    return role.signing is not Signing.SIGNS


def _signer(facts: PackFacts, role: Role) -> tuple[Runs, ...]:
    signs = "Always" if role.signing is Signing.SIGNS else "Only in a recorded absence"
    return text(role.name), named_or_gap(facts, role.person_id), text(signs)


def _groups(facts: PackFacts) -> Iterator[Block]:
    """Groups in the order of their first role."""
    order = list(dict.fromkeys(role.group for role in facts.roles))
    roles = sorted(facts.roles, key=lambda role: order.index(role.group))
    for group, members in groupby(roles, key=lambda role: role.group):
        listed = tuple(members)
        starters = any(role.is_starter for role in listed)
        yield Heading(1, text(group or OTHER_GROUP))
        yield Table(
            header=(text("Role"), text("Who"), text("Second"), text("Responsibilities"), text("Status")),
            rows=tuple(_role(facts, role) for role in listed),
            widths=ROLE_WIDTHS,
            row_header=True,
            notes=(text(f"* {STARTER}."),) if starters else (),
        )


def _role(facts: PackFacts, role: Role) -> tuple[Runs, ...]:
    return (
        text(f"{role.name}\u00a0*" if role.is_starter else role.name),
        named_or_gap(facts, role.person_id),
        named(facts, role.second_id),
        text(role.duties.strip()),
        text(_status(role)),
    )


def _status(role: Role) -> str:
    words = STATUS_WORDS[role.status]
    return f"{words} on {dates.day(role.agreed_on)}" if role.agreed_on and words == "Agreed" else words


def _responsible(facts: PackFacts) -> Iterator[Block]:
    held = {(one.subject, one.code): one for one in facts.responsibilities}
    for subject, title in SUBJECT_TITLES.items():
        asked = [one for one in facts.asked if one.subject is subject]
        answered = [one for one in asked if (subject, one.code) in held]
        if not answered:
            continue
        yield Heading(1, text(f"{title}: who is responsible"))
        yield Table(
            header=(text("What"), text("Owner"), text("Second")),
            rows=tuple(_answer(facts, one, held.get((subject, one.code))) for one in answered),
            widths=RESPONSIBLE_WIDTHS,
            row_header=True,
        )
        missing = [one for one in asked if (subject, one.code) not in held]
        if missing:
            yield paragraph("Nobody is responsible yet for:")
            yield BulletList(tuple(item(_asked(one)) for one in missing))


def _answer(facts: PackFacts, asked: Asked, held: Responsibility | None) -> tuple[Runs, ...]:
    assert held is not None
    return (
        (Run(_asked(asked)),),
        named_or_gap(facts, held.owner_id),
        named(facts, held.second_id),
    )


def _asked(asked: Asked) -> str:
    coded = asked.subject is not Subject.ITEM
    return f"{asked.code} {sentence_start(asked.title)}" if coded else sentence_start(asked.title)
