"""A folder of files for the evidence register: read here, suggested from, and kept only as far as somebody accepts it.

What is left is not kept anywhere: the folder is what waits. Read again, it shows what is held by now as held.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Cancelled, CannotRead, ExpectedError, NotFound
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.intake import (
    HeldFile,
    InFolder,
    Likeness,
    SuggestedTitle,
    likenesses,
    suggested_title,
)
from inspection_ready.domain.intake_dates import SuggestedDates, suggested_dates
from inspection_ready.domain.intake_names import LeftOut, stem_of
from inspection_ready.domain.intake_words import SharedWords, Wanted, shared_words, wanted
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.services.evidence import NO_DATES, VersionDates, add_evidence, add_files, serve
from inspection_ready.services.evidence_files import NewFile, copied
from inspection_ready.services.file_texts import FileText, read_file_text
from inspection_ready.services.intake_folder import Found, files_in
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.verbs import Done, verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    from inspection_ready.domain.release_findings import UnseenKind
    from inspection_ready.services.app import App

Progress = Callable[[int, int], None]
NO_SUGGESTION, LIKE_NOTHING = SuggestedDates(), Likeness()
AT_A_FILE = 1_000
"""Parts of each file that progress is told in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFile:
    """One file of the folder. With a ``left_out`` or a ``problem`` it cannot be accepted; the others can."""

    path: Path
    shown: str
    left_out: LeftOut | None = None
    problem: ExpectedError | None = None
    sha256: str = ""
    size: int = 0
    title: SuggestedTitle | None = None
    dates: SuggestedDates = NO_SUGGESTION
    serves: tuple[SharedWords, ...] = ()
    likeness: Likeness = LIKE_NOTHING
    no_text: UnseenKind | None = None
    damage: ExpectedError | None = None
    """Its bytes can be kept, and its words could not be read: this is why."""
    has_text: bool = False

    @property
    def can_be_accepted(self) -> bool:
        return self.left_out is None and self.problem is None

    def as_suggested(self, serves: Sequence[SharedWords] = ()) -> Accepted:
        """With the title and the days it suggests, for a file that can be accepted; what it serves is chosen."""
        covers, as_at = self.dates.covers, self.dates.as_at
        return Accepted(
            path=self.path,
            sha256=self.sha256,
            title="" if self.title is None else self.title.words,
            dates=VersionDates(
                as_at=None if as_at is None else as_at.day,
                covers_from=None if covers is None else covers.first,
                covers_to=None if covers is None else covers.last,
            ),
            serves=tuple(uses_of_shared(serves)),
        )

    @property
    def is_duplicate(self) -> bool:
        return bool(self.likeness.repeats or self.likeness.held)

    @property
    def was_read(self) -> bool:
        return self.left_out is None and self.has_text

    @property
    def suggests_nothing(self) -> bool:
        is_empty = not (self.serves or self.dates.as_at or self.dates.covers)
        return self.can_be_accepted and is_empty


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFolder:
    """``left`` is how many files were not looked at because somebody stopped it."""

    folder: Path
    files: tuple[IntakeFile, ...]
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What somebody accepts of one file. ``sha256`` is of what was shown; ``newer_of`` a piece of evidence it is a
    version of, instead of one of its own.
    """

    path: Path
    sha256: str
    title: str = ""
    dates: VersionDates = NO_DATES
    serves: tuple[EvidenceUse, ...] = ()
    newer_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBroughtIn:
    path: Path
    why: ExpectedError


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """``done`` is None where no file could be had any more."""

    done: Done[tuple[Evidence, ...]] | None
    not_brought_in: tuple[NotBroughtIn, ...]


def read_folder(
    app: App, folder: Path, progress: Progress = lambda _done, _of: None, *, on: dt.date
) -> ReadFolder:
    """Nothing is changed. Stopped by ``progress``, it gives what was read up to then.

    Raises CannotRead, NotFound where it is no folder, Refused where it is too large.
    """
    found = files_in(folder)
    asked, held = app.read(what_is_asked), app.read(held_files)
    read: list[IntakeFile] = []
    try:
        for number, each in enumerate(found):
            progress(number * AT_A_FILE, len(found) * AT_A_FILE)

            def step(done: int, of: int, number: int = number) -> None:
                progress(number * AT_A_FILE + done * AT_A_FILE // max(of, 1), len(found) * AT_A_FILE)

            read.append(_read(each, asked, step, on=on))
    except Cancelled:
        pass
    return ReadFolder(folder=folder, files=_compared(read, held), left=len(found) - len(read))


def bring_in(
    app: App, accepted: Sequence[Accepted], progress: Progress = lambda _done, _of: None
) -> BroughtIn:
    """All that can be had, in one entry that one undo takes back. A file that is not any more what was shown is left.

    Raises Refused, NotFound, Cancelled: then nothing was changed.
    """
    with ExitStack() as stack:
        new: list[tuple[Accepted, NewFile]] = []
        left: list[NotBroughtIn] = []
        for number, each in enumerate(accepted):
            progress(number, 2 * len(accepted))
            try:
                new.append((each, _as_shown(app, each, stack)))
            except CannotRead as error:
                left.append(NotBroughtIn(path=each.path, why=error))
        whole = len(accepted) + len(new)
        done = app.do(keep_accepted, new, lambda kept: progress(len(accepted) + kept, whole)) if new else None
        return BroughtIn(done=done, not_brought_in=tuple(left))


@verb("evidence.bring_in")
def keep_accepted(
    uow: UnitOfWork, new: Sequence[tuple[Accepted, NewFile]], step: Callable[[int], object]
) -> tuple[Evidence, ...]:
    """The pieces of evidence that were added or have a newer version.

    ``step`` hears how many are kept. Raises Refused, NotFound, and what ``step`` raises.
    """
    kept: list[Evidence] = []
    for each, file in new:
        step(len(kept))
        if each.newer_of is not None:
            add_files(uow, each.newer_of, [file], dates=each.dates)
            kept.append(uow.register(Evidence).get(each.newer_of))
            continue
        made = Evidence(title=each.title, folder=str(each.path.parent))
        evidence = add_evidence(uow, made, [file], dates=each.dates)
        if each.serves:
            serve(uow, evidence.id, each.serves)
        kept.append(evidence)
    return tuple(kept)


def what_is_asked(reader: Reader) -> tuple[Wanted, ...]:
    """Statements and lines of the request list, with the words that say what they are about."""
    try:
        framework = current_regime(reader).framework
    except NotFound:
        return ()
    return (
        *(
            wanted(
                Subject.STATEMENT,
                one.id,
                f"{one.id} {one.title}",
                title=(one.title, *one.aliases),
                about=one.coverage,
                said=(one.we, *one.i),
            )
            for one in framework.statements
        ),
        *(
            wanted(Subject.ITEM, one.number or one.id, one.title, title=(one.title,), about=(), said=())
            for one in framework.requests
        ),
    )


def uses_of_shared(shared: Iterable[SharedWords]) -> Iterator[EvidenceUse]:
    """The piece of evidence is filled in when it is there."""
    for each in shared:
        yield EvidenceUse(evidence_id=0, subject=each.subject, code=each.code)


def held_files(reader: Reader) -> tuple[HeldFile, ...]:
    """Every file of every version, with the piece of evidence it belongs to."""
    items = {each.id: each for each in reader.register(Evidence).all()}
    versions = {each.id: items[each.evidence_id] for each in reader.register(EvidenceVersion).all()}
    return tuple(
        HeldFile(owner.id, owner.reference, owner.title, file.name, file.sha256)
        for file in reader.register(EvidenceFile).all()
        for owner in (versions[file.version_id],)
    )


# inside


def _as_shown(app: App, accepted: Accepted, stack: ExitStack) -> NewFile:
    (file,) = stack.enter_context(copied(app.workspace.files, [accepted.path]))
    if file.staged.sha256 != accepted.sha256:
        raise CannotRead("file_changed_since_read", file=accepted.path.name)
    return file


def _read(found: Found, asked: Sequence[Wanted], progress: Progress, *, on: dt.date) -> IntakeFile:
    file = IntakeFile(path=found.path, shown=found.shown, left_out=found.left_out)
    if found.left_out is not None:
        return file
    try:
        read = read_file_text(found.path, progress)
    except CannotRead as error:
        return replace(file, problem=error)
    return _suggested(file, read, asked, on=on)


def _suggested(file: IntakeFile, read: FileText, asked: Sequence[Wanted], *, on: dt.date) -> IntakeFile:
    text, name = read.text, stem_of(read.name)
    title = suggested_title(read.name, read.titles)
    return replace(
        file,
        sha256=read.sha256,
        size=read.size,
        title=title,
        dates=suggested_dates(text, name, on=on),
        serves=shared_words(text, f"{title.words}\n{suggested_title(read.name, ()).words}", asked),
        no_text=read.no_text,
        damage=read.error,
        has_text=bool(read.parts),
    )


def _compared(read: Sequence[IntakeFile], held: Sequence[HeldFile]) -> tuple[IntakeFile, ...]:
    readable = [each for each in read if each.can_be_accepted]
    told = likenesses([InFolder(each.shown, each.path.name, each.sha256) for each in readable], held)
    found = {each.shown: likeness for each, likeness in zip(readable, told, strict=True)}
    return tuple(replace(each, likeness=found.get(each.shown, each.likeness)) for each in read)
