"""The release check of stored files: what was found is kept by their SHA-256, and so is why a finding may stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.release_findings import CheckedFile, Unseen, UnseenKind
from inspection_ready.domain.release_holds import Hold, holds_of
from inspection_ready.domain.releases import CheckOverride
from inspection_ready.services.evidence_reading import file_data_path
from inspection_ready.services.file_walk import WHOLE
from inspection_ready.services.release_check import check_file
from inspection_ready.services.release_known import known_in
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.evidence import EvidenceFile
    from inspection_ready.domain.release_items import Known
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

Progress = Callable[[int, int], None]
FileKey = tuple[str, str]
"""SHA-256 and name: a name may tell as much as what is in the file."""
Checked = Mapping[FileKey, CheckedFile]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """``as_at`` is the day the register says it describes."""

    file: EvidenceFile
    as_at: dt.date | None = None

    @property
    def key(self) -> FileKey:
        return key_of(self.file)


def key_of(file: EvidenceFile) -> FileKey:
    return file.sha256, file.name


def check_stored(
    app: App,
    files: Iterable[ToCheck],
    progress: Progress = lambda _done, _of: None,
    *,
    cases: Collection[str] = (),
) -> Checked:
    """Each once, however often it is named. What was found before is there at once.

    Raises CannotRead and NotFound as ``file_data_path`` and ``check_file``; what ``progress`` raises ends it, and what
    was found until then is kept.
    """
    wanted = list({each.key: each for each in files}.values())
    today = on_the_clock(app.clock.now()).date()
    done: dict[FileKey, CheckedFile] = {}
    known = app.read(known_in, today=today, cases=tuple(cases))
    for place, each in enumerate(wanted):
        of_file = replace(known, as_at=each.as_at)
        done[each.key] = _checked(app, each.file, of_file, partial(_part, progress, place, len(wanted)))
    progress(len(wanted), len(wanted))
    return done


def checked_before(app: App, files: Iterable[ToCheck], *, cases: Collection[str] = ()) -> Checked:
    """Of these, what was found in them before, by what is known now; nothing is looked into."""
    today = on_the_clock(app.clock.now()).date()
    known = app.read(known_in, today=today, cases=tuple(cases))
    found = {}
    for each in files:
        kept = app.workspace.checks.of(each.file.sha256, each.file.name, replace(known, as_at=each.as_at))
        if kept is not None:
            found[each.key] = kept
    return found


def _part(progress: Progress, place: int, of_all: int, done: int, of: int) -> None:
    """One file of several."""
    progress(place * WHOLE + done * WHOLE // max(of, 1), of_all * WHOLE)


def _checked(app: App, file: EvidenceFile, known: Known, progress: Progress) -> CheckedFile:
    progress(0, WHOLE)
    found = app.workspace.checks.of(file.sha256, file.name, known)
    if found is not None:
        return found
    path = app.read(file_data_path, file)
    try:
        found = check_file(path, known, progress, name=file.name)
    except CannotRead as error:
        if error.code == "file_changed_meanwhile":
            raise
        return _not_looked_into(file)
    if app.workspace.can_write:
        app.workspace.checks.keep(found, known)
    return found


def _not_looked_into(file: EvidenceFile) -> CheckedFile:
    """Damaged, or built to do harm: nobody has seen what is in it."""
    return CheckedFile(
        name=file.name,
        sha256=file.sha256,
        size=file.size,
        format="",
        pages=0,
        letters=0,
        is_readable=False,
        findings=(),
        unseen=(Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=file.name),),
    )


def holds_in(reader: Reader, checked: Checked) -> Mapping[FileKey, tuple[Hold, ...]]:
    """What holds each of these back, or would without the reason that is kept."""
    given = reader.register(CheckOverride).having("sha256", (sha256 for sha256, _ in checked))
    return {key: holds_of(each, given) for key, each in checked.items()}


@verb("release.let_go")
def let_go(uow: UnitOfWork, checked: CheckedFile, key: str, *, because: str) -> CheckOverride:
    """A likely finding holds this file back no longer; for these very bytes. An earlier reason is replaced.

    Raises Refused("reason_missing"); NotFound("no_such_hold").
    """
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    register = uow.register(CheckOverride)
    hold = _hold(checked, key)
    register.remove_many(register.find(sha256=checked.sha256, key=key))
    return register.add(
        CheckOverride(
            sha256=checked.sha256,
            key=key,
            fault=hold.fault,
            file=checked.name,
            reason=reason,
            given_by=who_to_words(uow, uow.who),
            given_at=uow.at,
        )
    )


@verb("release.hold_again")
def hold_again(uow: UnitOfWork, checked: CheckedFile, key: str) -> None:
    """Raises NotFound("hold_not_let_go")."""
    register = uow.register(CheckOverride)
    held = register.find(sha256=checked.sha256, key=key)
    if not held:
        raise NotFound("hold_not_let_go", file=checked.name)
    register.remove_many(held)


def _hold(checked: CheckedFile, key: str) -> Hold:
    for each in holds_of(checked, ()):
        if each.key == key:
            return each
    raise NotFound("no_such_hold", file=checked.name, key=key)
