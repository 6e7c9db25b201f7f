"""Coverage of what the regime asks, as it stands; and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.coverage import Coverage, Grid, coverage
from inspection_ready.domain.evidence import Evidence, EvidenceUse
from inspection_ready.domain.people import Person
from inspection_ready.services.document_files import check_ending, write_document
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.readiness import day_that_counts
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.sign_standings import unsigned_evidence

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.storage.unit_of_work import Reader


def current_coverage(reader: Reader, *, today: dt.date) -> Coverage:
    """For the first day on site where it is known and to come, else for today. Raises NotFound without a regime."""
    framework = current_regime(reader).framework
    on = day_that_counts(reader, today=today)
    gone = frozenset(person.id for person in reader.register(Person).all() if person.has_left(on))
    return coverage(
        grid_of(framework),
        reader.register(Evidence).all(),
        reader.register(EvidenceUse).all(),
        on=on,
        gone=gone,
        unsigned=unsigned_evidence(reader),
    )


def grid_of(framework: FrameworkVersion) -> Grid:
    return Grid(
        statements=tuple((each.id, each.title) for each in framework.statements),
        categories=tuple((each.id, each.name) for each in framework.categories if each.used),
        wanted=frozenset((cell.statement, cell.category) for cell in framework.required),
        items=tuple((each.number or each.id, each.title) for each in framework.requests),
    )


def write_coverage(reader: Reader, path: Path, *, at: dt.datetime, today: dt.date) -> Coverage:
    """The grid as a Word file or a PDF, as the name ends. Raises NotFound, Refused."""
    check_ending(path)
    from inspection_ready.documents.compose.coverage import compose_coverage  # slow import

    told = current_coverage(reader, today=today)
    facts = gather_facts(reader, number=0, at=at)
    write_document(path, compose_coverage(facts, told), facts.brand)
    return told
