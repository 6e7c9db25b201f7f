"""The regime a workspace works by: shipped, loaded, and read back as data."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import FacilityKind
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Inspection, RegimeText
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.offsets import offset_text
from inspection_ready.domain.regime_stages import Stage
from inspection_ready.domain.regimes import FrameworkVersion, Regime
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.exchange.kept_regimes import keep_regime, kept_regime
from inspection_ready.phrases.starters import section_prompt
from inspection_ready.resources import resource_path
from inspection_ready.services.starter_timetables import session_of, template_of
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import UnitOfWork

DEFAULT_REGIME = "cqc-local-authority"
ORIGIN_OF_STARTERS = "Starter that comes with the app: check the wording"


@dataclass(frozen=True, slots=True)
class ShippedRegime:
    """A regime that comes with the app; ``path`` is its file, to copy and change."""

    path: Path
    regime: Regime


def shipped_regimes() -> tuple[ShippedRegime, ...]:
    from inspection_ready.exchange.regimes import read_regime_text  # slow import, as in _parsed

    paths = sorted(resource_path("frameworks").glob("*.yaml"))
    return tuple(ShippedRegime(path, _parsed(read_regime_text(path))) for path in paths)


def shipped_regime(code: str) -> ShippedRegime:
    """By its code, or by the first part of it: "cqc", "ofsted". Raises NotFound with those there are."""
    shipped = shipped_regimes()
    for one in shipped:
        if code in {one.regime.code, one.path.stem, one.regime.code.split("-")[0]}:
            return one
    raise NotFound("no_such_regime", regime=code, known=tuple(one.regime.code for one in shipped))


def regimes(reader: Registers) -> tuple[RegimeText, ...]:
    """Every regime the workspace was given, the first first; one of them is current."""
    return reader.register(RegimeText).all()


def current_regime(reader: Registers) -> Regime:
    """Raises NotFound in a workspace that was given none."""
    return _parsed(_current_text(reader).text)


def known_stages(reader: Registers) -> tuple[Stage, ...]:
    """None in a workspace that was given no regime."""
    try:
        return current_regime(reader).framework.stages
    except NotFound:
        return ()


def save_regime(reader: Registers, path: Path) -> RegimeText:
    """The current regime as the file it was loaded from, to change and load again. Raises NotFound, Refused."""
    from inspection_ready.exchange.regimes import write_regime_text  # slow import, as in _parsed

    held = _current_text(reader)
    write_regime_text(path, held.text)
    return held


@verb("regime.load")
def load_regime(uow: UnitOfWork, path: Path) -> Regime:
    """Work by the regime in this file from now on; its text is kept, so that old packs can be explained.

    The same text again changes nothing, unless another had become current since. Raises CannotRead
    with every mistake; Refused where an inspection is under way in another regime.
    """
    from inspection_ready.exchange.regimes import read_regime, read_regime_text  # slow import, as in _parsed

    text = read_regime_text(path)
    regime = read_regime(text, name=path.name)
    _keep(uow, regime, text)
    return regime


@verb("regime.use_shipped")
def use_shipped_regime(uow: UnitOfWork, code: str = DEFAULT_REGIME) -> Regime:
    """Work by a regime that comes with the app. Raises NotFound, Refused as above."""
    from inspection_ready.exchange.regimes import read_regime_text  # slow import, as in _parsed

    shipped = shipped_regime(code)
    _keep(uow, shipped.regime, read_regime_text(shipped.path))
    return shipped.regime


@verb("regime.start")
def start_with_regime(uow: UnitOfWork, code: str = DEFAULT_REGIME) -> Regime:
    """For a new workspace: a regime that comes with the app, and its starters."""
    regime = use_shipped_regime(uow, code)
    add_starters(uow)
    return regime


@verb("regime.add_starters")
def add_starters(uow: UnitOfWork) -> None:
    """What the regime has to start from, less what there is under the same name."""
    add_facility_kinds(uow)
    framework = current_regime(uow).framework
    _add_functions(uow, framework)
    _add_sections(uow, framework)
    add_roles(uow)
    add_tasks(uow)
    add_letters(uow)
    add_templates(uow)


@verb("regime.add_letters")
def add_letters(uow: UnitOfWork) -> None:
    """Nobody is named and no list chosen: a letter is not printed before somebody says whom it goes to."""
    letters = uow.register(Letter)
    have = {letter.title.casefold() for letter in letters.all()}
    starters = current_regime(uow).framework.letters
    new = [one for one in starters if one.title.casefold() not in have]
    letters.add_many(
        Letter(
            title=one.title,
            subject=one.subject,
            body=one.body,
            audience=one.audience,
            origin=ORIGIN_OF_STARTERS,
            position=position,
            is_starter=True,
        )
        for position, one in enumerate(new, start=len(have) + 1)
    )


@verb("regime.add_facility_kinds")
def add_facility_kinds(uow: UnitOfWork) -> None:
    kinds = uow.register(FacilityKind)
    have = {kind.name.casefold() for kind in kinds.all()}
    starters = current_regime(uow).framework.facilities
    new = [kind for kind in starters if kind.name.casefold() not in have]
    kinds.add_many(
        FacilityKind(name=kind.name, question=kind.question, position=position)
        for position, kind in enumerate(new, start=len(have) + 1)
    )


@verb("regime.add_roles")
def add_roles(uow: UnitOfWork) -> None:
    """The regime's roles, with nobody in them; who signs is what the regime says of the accountable role."""
    regime = current_regime(uow)
    roles = uow.register(Role)
    have = {role.name.casefold() for role in roles.all()}
    signing = dict.fromkeys((name.casefold() for name in regime.accountable.deputies), Signing.IN_ABSENCE)
    signing[regime.accountable.role.casefold()] = Signing.SIGNS
    new = [one for one in regime.framework.roles if one.name.casefold() not in have]
    roles.add_many(
        Role(
            name=one.name,
            group=one.group,
            duties="\n".join(one.duties),
            signing=signing.get(one.name.casefold(), Signing.NO),
            position=position,
            is_starter=one.basis.is_starter,
        )
        for position, one in enumerate(new, start=len(have) + 1)
    )


@verb("regime.add_tasks")
def add_tasks(uow: UnitOfWork) -> None:
    """The regime's checklist, each task with the function of that name where there is one."""
    tasks = uow.register(Task)
    functions = {function.name.casefold(): function.id for function in uow.register(Function).all()}
    have = {task.title.casefold() for task in tasks.all()}
    new = [one for one in current_regime(uow).framework.checklist if one.task.casefold() not in have]
    tasks.add_many(
        Task(
            title=one.task,
            function_id=functions.get(one.function.casefold()),
            when=offset_text(one.due),
            position=position,
            is_starter=one.basis.is_starter,
        )
        for position, one in enumerate(new, start=len(have) + 1)
    )


@verb("regime.add_timetables")
def add_templates(uow: UnitOfWork) -> None:
    """The regime's timetables to make others from, less those there are under the same name."""
    timetables, sessions = uow.register(Timetable), uow.register(Session)
    have = {each.name.casefold() for each in timetables.find(is_template=True)}
    for starter in current_regime(uow).framework.timetables:
        if starter.name.casefold() not in have:
            template = timetables.add(template_of(starter))
            sessions.add_many(session_of(template, one) for one in starter.sessions)


def _add_functions(uow: UnitOfWork, framework: FrameworkVersion) -> None:
    functions = uow.register(Function)
    have = {function.name.casefold() for function in functions.all()}
    functions.add_many(
        Function(name=one.name, tasks="\n".join(one.tasks))
        for one in framework.functions
        if one.name.casefold() not in have
    )


def _add_sections(uow: UnitOfWork, framework: FrameworkVersion) -> None:
    """What to write goes into the notes, which are never printed."""
    sections = uow.register(Section)
    have = {section.title.casefold() for section in sections.all()}
    new = [one for one in framework.sections if one.title.casefold() not in have]
    sections.add_many(
        Section(title=one.title, notes=section_prompt(one), source=one.made_from, position=position)
        for position, one in enumerate(new, start=len(have) + 1)
    )


def _keep(uow: UnitOfWork, regime: Regime, text: str) -> None:
    inspections = uow.register(Inspection).all()
    if any(inspection.regime_code != regime.code for inspection in inspections):
        raise Refused("inspection_in_another_regime", regime=regime.name, held=current_regime(uow).name)
    texts = uow.register(RegimeText)
    held = texts.all()
    same = [one for one in held if one.text == text]
    texts.change_many([(one, replace(one, current=False)) for one in held if one.current and one not in same])
    if same:
        texts.change(same[0], replace(same[0], current=True))
        return
    texts.add(
        RegimeText(
            code=regime.code,
            regime_version=regime.framework.version,
            name=regime.name,
            text=text,
            current=True,
        )
    )


def _current_text(reader: Registers) -> RegimeText:
    for held in reader.register(RegimeText).find(current=True):
        return held
    raise NotFound("no_regime")


@lru_cache(maxsize=8)
def _parsed(text: str) -> Regime:
    """A text is read once on a machine, however often the regime is asked for."""
    kept = kept_regime(text)
    if kept is not None:
        return kept
    from inspection_ready.exchange.regimes import read_regime  # slow import: seldom read

    regime = read_regime(text)
    keep_regime(text, regime)
    return regime
