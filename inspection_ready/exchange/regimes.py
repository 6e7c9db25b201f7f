"""Reads a regime from a file a person wrote, and names the line and the field of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.people import Tier
from inspection_ready.domain.regime_starters import (
    StarterFacility,
    StarterFunction,
    StarterRole,
    StarterSection,
)
from inspection_ready.domain.regimes import (
    Accountable,
    Basis,
    EvidenceCategory,
    Figure,
    FrameworkVersion,
    Grade,
    LegalHook,
    Mark,
    Regime,
    RequestItem,
    RequiredCell,
    Statement,
    Status,
    Theme,
)
from inspection_ready.domain.sections import SectionSource
from inspection_ready.exchange.fields import Fields
from inspection_ready.exchange.marked_yaml import NotYaml, read_text, read_tree
from inspection_ready.exchange.regime_accuracy import read_accuracy
from inspection_ready.exchange.regime_letters import read_letters
from inspection_ready.exchange.regime_lists import listed, read_basis
from inspection_ready.exchange.regime_scoring import read_scoring
from inspection_ready.exchange.regime_signing import read_sign_off
from inspection_ready.exchange.regime_stages import read_checklist, read_notifications, read_stages
from inspection_ready.exchange.regime_timetables import read_timetables
from inspection_ready.exchange.whole_files import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.mistakes import Mistake

FORMAT = 1


def read_regime_file(path: Path) -> Regime:
    """Raises CannotRead, as ``read_regime`` does, also where the file is missing or is not text."""
    return read_regime(read_regime_text(path), name=path.name)


def read_regime_text(path: Path) -> str:
    if path.is_dir():
        raise CannotRead("folder_not_file", file=path.name)
    try:
        return read_text(path)
    except NotYaml as error:
        raise CannotRead("regime_has_mistakes", name=path.name, mistakes=(error.mistake,)) from error
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.parent)) from error
    except PermissionError as error:
        raise CannotRead("file_locked", file=path.name) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error


def write_regime_text(path: Path, text: str) -> None:
    """Raises Refused; nothing is written over."""
    if path.exists():
        raise Refused("file_is_there", name=path.name)
    with whole_file(path) as part:
        part.write_bytes(text.encode())


def read_regime(text: str, *, name: str = "") -> Regime:
    """Raises CannotRead("regime_has_mistakes") with every mistake, in the order of their lines."""
    mistakes: list[Mistake] = []
    try:
        regime = _regime(Fields(read_tree(text), mistakes=mistakes))
    except NotYaml as error:
        mistakes = [error.mistake]
    if mistakes:
        in_order = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        raise CannotRead("regime_has_mistakes", name=name, mistakes=in_order)
    return regime


def _regime(top: Fields) -> Regime:
    top.whole("format", least=FORMAT, most=FORMAT)
    about = top.table("regime")
    word = about.text("word")
    regime = Regime(
        code=about.identity("code"),
        name=about.text("name"),
        regulator=about.text("regulator"),
        regulator_short=about.text("regulator_short"),
        word=word,
        everyday_word=about.text("everyday_word", default=word),
        accountable=_accountable(about.table("accountable")),
        framework=_framework(top),
        sign_off=read_sign_off(top),
    )
    about.close()
    top.close()
    return regime


def _accountable(fields: Fields) -> Accountable:
    accountable = Accountable(
        role=fields.text("role"),
        short=fields.text("short"),
        deputies=fields.texts("deputies"),
        basis=read_basis(fields),
    )
    fields.close()
    return accountable


def _framework(top: Fields) -> FrameworkVersion:
    about = top.table("framework")
    themes = _themes(top)
    theme_ids = tuple(theme.id for theme in themes)
    statements = _statements(top, theme_ids)
    statement_ids = tuple(statement.id for statement in statements)
    categories = _categories(top)
    functions = _functions(top)
    roles = _roles(top)
    stages = read_stages(top)
    framework = FrameworkVersion(
        name=about.text("name"),
        version=about.identity("version"),
        status=about.choice("status", Status),
        valid_from=about.date("valid_from"),
        captured=about.date("captured"),
        source=about.text("source"),
        notice=about.text("notice", default=""),
        themes=themes,
        statements=statements,
        categories=categories,
        required=_required(top, statement_ids, categories),
        scoring=read_scoring(top),
        grades=_grades(top),
        stages=stages,
        notifications=read_notifications(top, stages=stages),
        accuracy=read_accuracy(top, stages=stages),
        request_list=about.text("request_list"),
        requests=_requests(top, theme_ids, statement_ids),
        checklist=read_checklist(top, functions=tuple(one.name for one in functions), stages=stages),
        roles=roles,
        functions=functions,
        facilities=_facilities(top),
        sections=_sections(top),
        timetables=read_timetables(top, roles=tuple(one.name for one in roles), statements=statement_ids),
        letters=read_letters(top, stages=stages),
        figures=_figures(top),
    )
    about.close()
    return framework


def _themes(top: Fields) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            id=fields.identity(),
            name=fields.text("name"),
            short_names=fields.texts("short_names"),
            coverage=fields.texts("covers"),
            basis=basis,
        )
        for fields, basis in listed(top, "themes")
    )


def _statements(top: Fields, themes: tuple[str, ...]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=fields.identity(),
            theme=fields.reference("theme", "theme", themes),
            title=fields.text("title"),
            aliases=fields.texts("aliases"),
            we=fields.text("we"),
            i=fields.texts("i"),
            wording=basis,
            coverage=fields.texts("covers"),
            coverage_basis=Basis(
                mark=fields.choice("covers_mark", Mark, Mark.GENERAL),
                source=fields.text("covers_source", default=""),
            ),
            legal=_legal(fields),
        )
        for fields, basis in listed(top, "statements")
    )


def _legal(statement: Fields) -> tuple[LegalHook, ...]:
    if not statement.has("law"):
        return ()
    hooks = []
    for fields in statement.tables("law"):
        hooks.append(
            LegalHook(act=fields.text("act"), sections=fields.text("sections"), basis=read_basis(fields))
        )
        fields.close()
    return tuple(hooks)


def _categories(top: Fields) -> tuple[EvidenceCategory, ...]:
    return tuple(
        EvidenceCategory(
            id=fields.identity(),
            name=fields.text("name"),
            used=fields.yes("used", default=True),
            sources=fields.texts("sources"),
            basis=basis,
        )
        for fields, basis in listed(top, "categories")
    )


def _required(
    top: Fields, statements: tuple[str, ...], categories: tuple[EvidenceCategory, ...]
) -> tuple[RequiredCell, ...]:
    """Every category in use is looked for under every statement, less those a file switches off."""
    known = tuple(category.id for category in categories)
    off: set[tuple[str, str]] = set()
    basis = Basis(mark=Mark.DERIVED)
    if top.has("required"):
        fields = top.table("required")
        basis = read_basis(fields)
        for cell in fields.tables("not_required") if fields.has("not_required") else ():
            statement = cell.reference("statement", "statement", statements)
            off.add((statement, cell.reference("category", "evidence category", known)))
            cell.close()
        fields.close()
    return tuple(
        RequiredCell(statement=statement, category=category.id, basis=basis)
        for statement in statements
        for category in categories
        if category.used and (statement, category.id) not in off
    )


def _requests(top: Fields, themes: tuple[str, ...], statements: tuple[str, ...]) -> tuple[RequestItem, ...]:
    return tuple(
        RequestItem(
            id=fields.identity(),
            number=fields.text("number", default=""),
            title=fields.text("title"),
            theme=fields.reference("theme", "theme", themes) if fields.has("theme") else None,
            statements=fields.references("statements", "statement", statements),
            basis=basis,
        )
        for fields, basis in listed(top, "requests")
    )


def _roles(top: Fields) -> tuple[StarterRole, ...]:
    return tuple(
        StarterRole(
            name=fields.text("name"),
            tier=fields.choice("tier", Tier) if fields.has("tier") else None,
            group=fields.text("group"),
            duties=fields.texts("duties") if fields.has("duties") else (),
            basis=basis,
        )
        for fields, basis in listed(top, "roles", key="name")
    )


def _functions(top: Fields) -> tuple[StarterFunction, ...]:
    return tuple(
        StarterFunction(name=fields.text("name"), tasks=fields.texts("tasks"), basis=basis)
        for fields, basis in listed(top, "functions", key="name")
    )


def _facilities(top: Fields) -> tuple[StarterFacility, ...]:
    return tuple(
        StarterFacility(name=fields.text("name"), question=fields.text("question"), basis=basis)
        for fields, basis in listed(top, "facilities", key="name")
    )


def _sections(top: Fields) -> tuple[StarterSection, ...]:
    return tuple(
        StarterSection(
            title=fields.text("title"),
            prompt=fields.text("prompt"),
            made_from=fields.choice("made_from", SectionSource, SectionSource.TEXT),
            basis=basis,
        )
        for fields, basis in listed(top, "sections", key="title")
    )


def _grades(top: Fields) -> tuple[Grade, ...]:
    return tuple(
        Grade(name=fields.text("name"), basis=basis) for fields, basis in listed(top, "grades", key="name")
    )


def _figures(top: Fields) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            key=fields.identity(),
            name=fields.text("name"),
            value=fields.whole("value", least=0, most=10_000),
            basis=basis,
        )
        for fields, basis in listed(top, "figures")
    )
