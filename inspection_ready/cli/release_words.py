"""releases: how one is told, to people line by line and to machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.phrases.release_holds import hold_code
from inspection_ready.phrases.releases import asked_words, file_words, not_in_words, signed_words, why_words

if TYPE_CHECKING:
    from inspection_ready.domain.release_findings import CheckedFile
    from inspection_ready.domain.release_holds import Hold
    from inspection_ready.domain.release_papers import IndexLine
    from inspection_ready.domain.release_plans import NotIn
    from inspection_ready.services.release_sendings import Held
    from inspection_ready.services.releases import FiledRelease


def release_told(filed: FiledRelease) -> dict[str, object]:
    """The keys every command about one release gives."""
    return {
        "release": filed.release.number,
        "folder": str(filed.folder),
        "made_at": filed.release.made_at.isoformat(timespec="seconds"),
        "lines": [line_told(line) for line in filed.lines],
        "files": [
            {"path": file.path, "document": file.document.value, "sha256": file.sha256, "pages": file.pages}
            for file in filed.files
        ],
        "zip": {"path": filed.zipped.path, "sha256": filed.zipped.sha256},
        "sent": [
            {"how": each.how.value, "at": each.at.isoformat(timespec="seconds"), "by": each.by, "to": each.sent_to,
             "note": each.note}
            for each in filed.sendings
        ],
        "withdrawn_because": None if filed.withdrawal is None else filed.withdrawal.reason,
    }  # fmt: skip


def line_told(line: IndexLine) -> dict[str, object]:
    own = line.item
    return {
        "position": own.position,
        "request": own.request_number,
        "ref": own.their_ref,
        "title": own.title,
        "answer": own.answer,
        "files": list(line.paths),
        "points_to": own.points_to,
        "address": own.link,
        "signed_by": own.signed_by,
        "signed_as": own.signed_as,
        "replaces": own.replaces,
    }


def kept_told(each: NotIn) -> dict[str, object]:
    return {
        "request": each.request.number,
        "title": each.title,
        "code": each.why.value,
        "why": why_words(each),
    }


def hold_told(file: CheckedFile, hold: Hold) -> dict[str, object]:
    return {
        "code": hold_code(file, hold),
        "file": file.name,
        "fault": hold.fault,
        "let_go_because": None if hold.override is None else hold.override.reason,
    }


def held_told(each: Held) -> dict[str, object]:
    return {
        **line_told(each.line),
        "release": each.release.number,
        "sent_at": each.sendings[0].at.isoformat(timespec="seconds"),
        "is_current": each.is_current,
        "replaced_by": each.replaced_by or None,
        "withdrawn_because": None if each.withdrawal is None else each.withdrawal.reason,
    }


def release_lines(filed: FiledRelease) -> Iterator[str]:
    for line in filed.lines:
        own = line.item
        yield f"  {own.position}. {asked_words(own.request_number, own.their_ref)}, {own.title}"
        yield f"     {'; '.join(file_words(own, line.paths).splitlines())}"
        yield f"     Signed by {signed_words(own)}"
        if own.replaces:
            yield f"     {own.replaces}"


def kept_lines(kept: tuple[NotIn, ...]) -> Iterator[str]:
    if kept:
        yield "Left out:"
        yield from (f"  {not_in_words(each)}: {why_words(each)}" for each in kept)
