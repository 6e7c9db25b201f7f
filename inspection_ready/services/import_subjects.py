"""What a row of responsible people is about: a theme, statement or request-list item, by its code or its title."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import AccuracyPoint
from inspection_ready.domain.claims import Claim
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.notes import Note
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.records.accuracy import POINTS
from inspection_ready.records.claims import CLAIMS
from inspection_ready.records.responsibilities import RESPONSIBILITIES
from inspection_ready.records.words import folded
from inspection_ready.services.accuracy import sort_called
from inspection_ready.services.accuracy_standing import accuracy_rules
from inspection_ready.services.readiness import asked_by
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Asked
    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.records.fields import Record
    from inspection_ready.services.import_reading import Reading
    from inspection_ready.storage.unit_of_work import Reader

SHORTEST_PART = 4
"""Letters of a title: less would be found anywhere."""


class Subjects:
    def __init__(self, reader: Reader) -> None:
        self._asked: tuple[Asked, ...] = ()
        self._called: defaultdict[str, list[Asked]] = defaultdict(list)
        try:
            framework = current_regime(reader).framework
        except NotFound:  # without a regime, columns must say what is meant
            return
        self._asked = asked_by(framework)
        others = _other_names(framework)
        for one in self._asked:
            names = (one.code, one.title, f"{one.code} {one.title}", *others.get((one.subject, one.code), ()))
            for name in names:
                self._called[_compact(name)].append(one)

    @property
    def knows_any(self) -> bool:
        return bool(self._asked)

    def complete(self, reading: Reading) -> None:
        """The code as the regime writes it, and the sort it is of where no column says. What fits nothing is kept."""
        said = reading.values.get("code")
        if not said or not self._asked:
            return
        subject = reading.values.get("subject")
        found = self._found(str(said), subject)
        label = RESPONSIBILITIES.field("code").label
        if len(found) == 1:
            reading.values |= {"subject": found[0].subject, "code": found[0].code}
        elif found:
            titles = ", ".join(f"{one.code} {one.title}" for one in found)
            reading.refusals.append(Note.of("asked_ambiguous", field=label, before=said, among=titles))
        else:
            (reading.refusals if subject is None else reading.notes).append(
                Note.of("asked_unknown", field=label, before=said)
            )

    def statement(self, said: str) -> str | None:
        """The code of the only statement it can mean; None where that is none, or several."""
        found = self._found(said, Subject.STATEMENT)
        return found[0].code if len(found) == 1 else None

    def _found(self, said: str, subject: Subject | None) -> list[Asked]:
        fitting = [one for one in self._called.get(_compact(said), ()) if subject in {None, one.subject}]
        part = folded(said)
        if not fitting and len(part) >= SHORTEST_PART:
            fitting = [
                one for one in self._asked if part in folded(one.title) and subject in {None, one.subject}
            ]
        return list(dict.fromkeys(fitting))


class Statements:
    """Of a sheet whose rows stand under a statement each, by its code or its title."""

    def __init__(self, reader: Reader) -> None:
        self._subjects = Subjects(reader)

    def complete(self, reading: Reading) -> None:
        said = reading.values.get("statement")
        if not said or not self._subjects.knows_any:
            return
        code = self._subjects.statement(str(said))
        if code is not None:
            reading.values["statement"] = code
        else:
            label = CLAIMS.field("statement").label
            reading.notes.append(Note.of("asked_unknown", field=label, before=said))


class PointKinds:
    """Of a sheet of points about a draft report: which kind each is, by its letter, its name or its id."""

    def __init__(self, reader: Reader) -> None:
        self._rules = accuracy_rules(reader)

    def complete(self, reading: Reading) -> None:
        """What fits nothing is kept, and noted."""
        said = reading.values.get("sort")
        if not said:
            return
        try:
            reading.values["sort"] = sort_called(self._rules, str(said))
        except Refused:
            label = POINTS.field("sort").label
            reading.notes.append(Note.of("asked_unknown", field=label, before=said))


def _other_names(framework: FrameworkVersion) -> dict[tuple[Subject, str], tuple[str, ...]]:
    return {
        **{(Subject.THEME, theme.id): theme.short_names for theme in framework.themes},
        **{(Subject.STATEMENT, one.id): one.aliases for one in framework.statements},
    }


def _compact(text: str) -> str:
    """ "QS 1: Assessing needs" is "QS1 Assessing needs"."""  # noqa: D210 - it begins with a quotation
    return folded(text).replace(" ", "")


def subjects_of(record: Record, reader: Reader) -> Subjects | Statements | PointKinds | None:
    """What completes a row by the words of the regime."""
    if record.row_type is Responsibility:
        return Subjects(reader)
    if record.row_type is AccuracyPoint:
        return PointKinds(reader)
    return Statements(reader) if record.row_type in {Claim, Learnt} else None
