"""Coverage of what the regime asks, as it stands; and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.coverage import Coverage, Grid, coverage
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence, EvidenceUse
from inspection_ready.domain.gaps_evidence import evidence_day
from inspection_ready.domain.people import Person
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.inspection import current_key_dates
from inspection_ready.services.readiness import days_to_come
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.sign_standings import unsigned_evidence

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.storage.unit_of_work import Reader

WORD, PDF = ".docx", ".pdf"


def current_coverage(reader: Reader, *, today: dt.date) -> Coverage:
    """For the first day on site where it is known and to come, else for today. Raises NotFound without a regime."""
    framework = current_regime(reader).framework
    on = evidence_day(days_to_come(current_key_dates(reader, today=today), today), today)
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
    from inspection_ready.documents import write_docx, write_pdf  # slow import
    from inspection_ready.documents.compose.coverage import compose_coverage  # slow import
    from inspection_ready.exchange.whole_files import whole_file

    if path.suffix.casefold() not in {WORD, PDF}:
        raise Refused("document_ending", file=path.name)
    told = current_coverage(reader, today=today)
    facts = gather_facts(reader, number=0, at=at)
    document = compose_coverage(facts, told)
    write = write_docx if path.suffix.casefold() == WORD else write_pdf
    data = write(document, brand=facts.brand)
    with whole_file(path) as part:
        part.write_bytes(data)
    return told
