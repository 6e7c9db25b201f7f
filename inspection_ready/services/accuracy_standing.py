"""How the check of a draft report stands, and each of its points: read for a page, for Today, and before each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointEvidence
from inspection_ready.domain.accuracy_lines import (
    AccuracyFacts,
    AccuracyStanding,
    PointLine,
    filed_state,
    point_lines,
)
from inspection_ready.domain.days_left import left_until
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.regimes import ON_SITE
from inspection_ready.domain.requests import Request, RequestEvidence
from inspection_ready.services.inspection import current_key_dates, working_calendar
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from inspection_ready.domain.days_left import Left
    from inspection_ready.domain.key_dates import KeyDate
    from inspection_ready.domain.regime_stages import Accuracy

    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers


def accuracy_standing(reader: Registers, *, today: dt.date) -> AccuracyStanding:
    """The same number of queries however many points there are."""
    rules = accuracy_rules(reader)
    try:
        dates = current_key_dates(reader, today=today)
    except NotFound:  # without a regime there are no stages
        dates = ()
    return standing_by(reader, rules, dates)


def standing_by(reader: Registers, rules: Accuracy | None, key_dates: Sequence[KeyDate]) -> AccuracyStanding:
    """For whoever has read the regime and its dates already."""
    dates = {each.stage: each for each in key_dates if each.when is not None}
    received = dates.get(rules.received) if rules is not None else None
    returned = dates.get(rules.returned) if rules is not None else None
    visit = dates.get(ON_SITE)
    points, named = reader.register(AccuracyPoint).all(), reader.register(PointEvidence).all()
    check = check_of(reader)
    facts = _facts(reader, rules, check, named, visit.when.last if visit and visit.when else None)
    lines = point_lines(points, named, facts)
    return AccuracyStanding(
        rules=rules,
        check=check,
        request=facts.request,
        received=received.when.first if received and received.when else None,
        due=returned.when.last if returned and returned.when else None,
        working_day=returned.working_day if returned else None,
        last_on_site=facts.last_on_site,
        lines=lines,
        filed=filed_state(check, lines, facts),
    )


def days_left(reader: Registers, standing: AccuracyStanding, *, today: dt.date) -> Left | None:
    """Until it is due back, in the working days people at the council have; None where nothing tells by when that is."""
    if standing.due is None:
        return None
    off = working_calendar(reader, around=min(today, standing.due)).off
    return left_until(standing.due, today=today, off=off)


def check_of(reader: Registers) -> AccuracyCheck | None:
    """None until the draft was entered, or something filed."""
    found = reader.register(AccuracyCheck).all()
    return found[0] if found else None


def accuracy_rules(reader: Registers) -> Accuracy | None:
    """None without a regime, and where it says nothing of such a check."""
    try:
        return current_regime(reader).framework.accuracy
    except NotFound:
        return None


def line_of(standing: AccuracyStanding, point_id: int) -> PointLine:
    """Raises NotFound."""
    for line in standing.lines:
        if line.point.id == point_id:
            return line
    raise NotFound("no_such_record", kind="accuracy_point", id=point_id)


def newest_versions(reader: Registers, evidence_ids: Collection[int]) -> dict[int, int]:
    """The id of the newest version of each that has one."""
    versions = reader.register(EvidenceVersion).all() if evidence_ids else ()
    newest = _newest(each for each in versions if each.evidence_id in evidence_ids)
    return {evidence_id: version.id for evidence_id, version in newest.items()}


# inside


def _newest(versions: Iterable[EvidenceVersion]) -> dict[int, EvidenceVersion]:
    newest: dict[int, EvidenceVersion] = {}
    for version in versions:
        known = newest.get(version.evidence_id)
        if known is None or version.number > known.number:
            newest[version.evidence_id] = version
    return newest


def _facts(
    reader: Registers,
    rules: Accuracy | None,
    check: AccuracyCheck | None,
    named: Sequence[PointEvidence],
    last_on_site: dt.date | None,
) -> AccuracyFacts:
    wanted = {each.evidence_id for each in named}
    sheet = check.evidence_id if check is not None else None
    versions = reader.register(EvidenceVersion).all() if wanted or sheet else ()
    newest = _newest(versions)
    request, is_there = _answered(reader, check, newest)
    return AccuracyFacts(
        rules=rules,
        request=request,
        is_sheet_there=is_there,
        last_on_site=last_on_site,
        evidence={each.id: each for each in reader.register(Evidence).all()} if wanted else {},
        versions={each.id: each for each in versions},
        newest={evidence_id: version.id for evidence_id, version in newest.items()},
    )


def _answered(
    reader: Registers, check: AccuracyCheck | None, newest: Mapping[int, EvidenceVersion]
) -> tuple[Request | None, bool]:
    """The request, and whether the sheet that was filed is still what answers it."""
    if check is None:
        return None, False
    found = reader.register(Request).find(id=check.request_id)
    if not found or check.evidence_id is None:
        return (found[0] if found else None), False
    used = reader.register(RequestEvidence).find(request_id=check.request_id, evidence_id=check.evidence_id)
    held = newest.get(check.evidence_id)
    return found[0], bool(used) and held is not None and held.id == check.version_id
