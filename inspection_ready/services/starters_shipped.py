"""Starters that came with the app after a workspace was begun."""

from __future__ import annotations

from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.services.regimes import current_regime, shipped_regime
from inspection_ready.services.starter_timetables import session_of, template_of
from inspection_ready.services.statements import known_codes, parted
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork


@verb("timetable.add_starters")
def add_shipped_templates(uow: UnitOfWork) -> tuple[str, ...]:
    """Those of the shipped regime of the same code, less those of a name there is; their names.

    The regime in force may be older or the council's own: statements it does not have are left out. Raises NotFound
    where it does not come with the app.
    """
    templates, sessions, known = uow.register(Timetable), uow.register(Session), known_codes(uow)
    have = {each.name.casefold() for each in templates.find(is_template=True)}
    added = []
    for starter in shipped_regime(current_regime(uow).code).regime.framework.timetables:
        if starter.name.casefold() not in have:
            template = templates.add(template_of(starter))
            sessions.add_many(
                session_of(template, each, statements=parted("\n".join(each.statements), known)[0])
                for each in starter.sessions
            )
            added.append(template.name)
    return tuple(added)
