"""Verify a workspace: the record of changes, the registers against it, and every file that was kept or made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.filing import Pack, PackFile, StoredFile
from inspection_ready.domain.heads import HeadClaim, heads_in
from inspection_ready.domain.releases import Release, ReleaseFile
from inspection_ready.domain.verifying import DisposedPack, Problem, Verdict, Wrong
from inspection_ready.services.app import App
from inspection_ready.services.pack_disposal import disposed_packs
from inspection_ready.services.pack_documents import Progress
from inspection_ready.services.printed_heads import text_of
from inspection_ready.storage.chain import ChainReport, check_chain, rows_in
from inspection_ready.storage.guards import missing_guards
from inspection_ready.storage.kept_files import check_files, heads_that_left
from inspection_ready.storage.replay import check_replay
from inspection_ready.storage.unit_of_work import Reader

LOOKED_AT = (StoredFile, Pack, PackFile, Release, ReleaseFile)
"""Each has a file, or is one."""
TOLD_OF_DISPOSALS = frozenset({"pack", "pack_disposal"})


def verify(app: App, *, against: str = "", progress: Progress = lambda _done, _of: None) -> Verdict:
    """``against`` is a head held outside ("12-0f3a..."), or a file that has one printed in it.

    Works while another process writes: everything is read as of one moment. Raises CannotRead where
    ``against`` names no head, and what ``progress`` raises.
    """
    outside = claims_of(against) if against else ()
    with app.reading() as reader:
        return _verify(app, reader, outside, _Steps(reader, progress))


def claims_of(against: str) -> tuple[HeadClaim, ...]:
    """The heads that a text or a file names. Raises CannotRead."""
    claims = heads_in(against)
    path = Path(against)
    if not claims and path.is_file():
        claims = heads_in(text_of(path))
    if not claims:
        raise CannotRead("no_head_found", against=against)
    return claims


def entries_since_a_head_left(reader: Reader) -> int:
    """How many entries no pack or release vouches for yet."""
    left = [*reader.register(Pack).values("head_count"), *reader.register(Release).values("head_count")]
    return reader.head().count - max(left, default=0)


class _Steps:
    """Rows of the record of changes are looked at twice, alone and against the registers; then every file."""

    def __init__(self, reader: Reader, progress: Progress) -> None:
        files = sum(reader.register(each).count() for each in LOOKED_AT)
        self._total = 2 * rows_in(reader.connection) + files
        self._done = 0
        self._progress = progress

    def __call__(self, more: int) -> None:
        self._done = min(self._done + more, self._total)
        self._progress(self._done, self._total)


def _verify(app: App, reader: Reader, outside: tuple[HeadClaim, ...], step: _Steps) -> Verdict:
    claims = tuple(dict.fromkeys((*outside, *heads_that_left(reader.connection))))
    chain = check_chain(reader.connection, {claim.count for claim in claims}, step=step)
    replay = check_replay(reader.connection, step=step)
    files = check_files(reader.connection, app.workspace.folder, machine=_this_machine(app), step=step)
    unknown = _still_unknown(app, files.unknown)
    problems = [
        *chain.problems,
        *_against(chain, claims),
        *replay.problems,
        *(Problem(wrong=Wrong.GUARD_MISSING, field=name) for name in missing_guards(reader.connection)),
        *files.problems,
        *(Problem(wrong=Wrong.FILE_UNKNOWN, path=path) for path in sorted(unknown)),
    ]
    return Verdict(
        head=chain.head,
        rows=chain.rows,
        disposed=replay.disposed,
        records=replay.records,
        files=files.files,
        packs=files.packs,
        releases=files.releases,
        heads_checked=len(claims),
        problems=tuple(problems),
        elsewhere=tuple(sorted(files.elsewhere)),
        disposed_packs=tuple(_disposed(reader, replay.problems)),
        disposals=_disposals(reader, replay.problems),
    )


def _disposed(reader: Reader, problems: Sequence[Problem]) -> Iterator[DisposedPack]:
    """None where the rows that say it were tampered with: they may not even be read, and that is told as it is."""
    if any(problem.kind in TOLD_OF_DISPOSALS for problem in problems):
        return
    for pack, disposal in disposed_packs(reader):
        yield DisposedPack(
            number=pack.number,
            disposed_at=disposal.disposed_at,
            disposed_by=disposal.disposed_by,
            reason=disposal.reason,
            manifest_sha256=pack.manifest_sha256,
        )


def _disposals(reader: Reader, problems: Sequence[Problem]) -> tuple[Disposal, ...]:
    """As above: nothing is told of rows that were tampered with."""
    if any(problem.kind == "disposal" for problem in problems):
        return ()
    try:
        return reader.register(Disposal).all("disposed_at")
    except ValueError:  # the record of changes was rewritten with it: only a head held outside shows that
        return ()


def _this_machine(app: App) -> str | None:
    """Each machine keeps its own files and packs beside a register that several share."""
    return app.who.machine if app.workspace.file.is_shared else None


def _still_unknown(app: App, unknown: set[str]) -> set[str]:
    """A command stores its files before its rows: look again once none is running."""
    if not unknown:
        return unknown
    app.workspace.wait_for_commands()
    with app.reading() as reader:
        return unknown & check_files(reader.connection, app.workspace.folder).unknown


def _against(chain: ChainReport, claims: tuple[HeadClaim, ...]) -> list[Problem]:
    problems = []
    for claim in claims:
        found = chain.hashes.get(claim.count)
        if claim.agrees_with(found):
            continue
        wrong = Wrong.CUT if claim.count > chain.head.count else Wrong.RECOMPUTED
        told = Problem(wrong=wrong, entry=claim.count, expected=claim.digits, found=found)
        problems.append(told)
    return problems
