"""Somebody who can rewrite the whole folder tries everything: each is found against a head that is held outside it.

Without such a head, whoever knows how the record of changes is made can write all of it anew, and nothing shows: that
is tried as well, and said. The index of words that searching reads is not part of it: it is made anew from the files.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.domain.signatures import SignedHow
from inspection_ready.domain.verifying import Wrong
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.registers import add_record
from inspection_ready.services.releases import make_release
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.search import read_texts
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_standings import request_standings
from inspection_ready.services.signatures import Word, sign
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import open_workspace
from inspection_ready.storage.models.base import Base
from inspection_ready.storage.text_index import TextIndex
from tests.mails import eml
from tests.plugins.registers import WHO
from tests.services.releasing import Releasing
from tests.story import make_pack
from tests.tampering import forge_heads, recompute_chain, tampering, zip_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection_ready.domain.filing import Head
    from inspection_ready.services.app import App
    from tests.fakes import StillClock
    from tests.plugins.tried import Tried
    from tests.tampering import Run

TABLES = [table.name for table in Base.metadata.sorted_tables if not table.name.startswith("trail_")]
EVERY = 2
"""How many of the entries are harmed: each second."""
NAMES_A_FILE = {
    "stored_file": "sha256",
    "evidence_file": "sha256",
    "signature_file": "sha256",
    "signature": "proof_sha256",
    "reply": "sha256",
    "reply_file": "sha256",
}


def head_of(app: App) -> Head:
    return app.read(lambda reader: reader.head())


@pytest.fixture
def council(app: App, tmp_path: Path) -> App:
    """Asked, answered, signed by e-mail, released; with a reply that came and a pack."""
    council = Releasing(app, tmp_path / "from").begin()
    request, evidence = council.ask(), council.evidence()
    council.answer(request, evidence, words="It is attached")
    message = tmp_path / "agreed.eml"
    message.write_bytes(eml(subject="Agreed", text="Agreed.").as_bytes())
    lines = [shown(each) for each in app.read(request_standings, request.id)]
    with copied(app.workspace.files, [message]) as (proof,):
        word = Word(signer_id=council.director.id, how=SignedHow.EMAIL, proof=proof)
        app.do(sign, lines, word)
    make_release(app)
    message.write_bytes(eml(subject="More", attachments={"more.txt": b"more"}).as_bytes())
    with read_messages(app.workspace.files, [message]) as brought:
        app.do(take_in, brought.new, workspace_id=app.workspace.file.id)
    app.do(make_pack, "Pack 1", {"welcome pack.pdf": b"%PDF-1.7 welcome"})
    app.do(add_record, Person(name="Ed Vale"))
    assert verify(app).ok
    return app


# the record of changes


def take_entry_out(run: Run, seq: int) -> None:
    run("delete from trail_row where seq = ?", seq)
    run("delete from trail_entry where seq = ?", seq)


def take_changes_out(run: Run, seq: int) -> None:
    run("delete from trail_row where seq = ?", seq)


def exchange_with_next(run: Run, seq: int) -> None:
    for table in ("trail_entry", "trail_row"):
        for before, after in ((seq, -1), (seq + 1, seq), (-1, seq + 1)):
            run(f"update {table} set seq = ? where seq = ?", after, before)


def cut_the_tail(run: Run, seq: int) -> None:
    run("delete from trail_row where seq >= ?", seq)
    run("delete from trail_entry where seq >= ?", seq)


def close_up(run: Run) -> None:
    """No gap in the numbers, the count of rows as it is, and every hash worked out anew."""
    for number, (seq,) in enumerate(run("select seq from trail_entry order by seq"), start=1):
        for table in ("trail_entry", "trail_row"):
            run(f"update {table} set seq = ? where seq = ?", number, seq)
    run(
        "update trail_entry set row_count = (select count(*) from trail_row own where own.seq = trail_entry.seq)"
    )
    recompute_chain(run)


@pytest.mark.slow
@pytest.mark.parametrize("harm", [take_entry_out, take_changes_out, exchange_with_next, cut_the_tail])
def test_whatever_is_done_to_an_entry_is_found(
    harm: Callable[[Run, int], None], trials: Callable[[], App], tried: Tried
) -> None:
    """As it is, and where the whole chain is worked out anew afterwards: one and the other in turn."""
    head = head_of(trials())
    made, missed = 0, []

    for seq in range(1, head.count, EVERY):
        app = trials()
        with tampering(app) as run:
            harm(run, seq)
            if made % 2:
                close_up(run)
        made += 1
        if verify(app, against=str(head)).ok:
            missed.append(seq)

    tried(f"entries of the record of changes: {harm.__name__.replace('_', ' ')}", made, made - len(missed))
    assert missed == []
    assert made >= head.count // EVERY


@pytest.mark.slow
def test_a_value_changed_in_the_register_and_the_trail_shows_only_against_a_head_held_outside(
    trials: Callable[[], App], tried: Tried
) -> None:
    """Everything that names the value is rewritten, the chain worked out anew, and the heads in packs and releases too."""
    head = head_of(trials())
    made, missed, hidden = 0, [], 0

    for table in TABLES:
        app = trials()
        with tampering(app) as run:
            if not rewrite_a_value(run, table):
                continue
            recompute_chain(run)
            forge_heads(run)
        made += 1
        hidden += verify(app).ok
        if verify(app, against=str(head)).ok:
            missed.append(table)

    tried("a value rewritten everywhere, and the chain and the heads with it", made, made - len(missed))
    assert missed == []
    assert made > len(TABLES) * 0.8
    assert hidden > made / 2  # and this is why a head has to be held outside


def rewrite_a_value(run: Run, table: str) -> bool:
    """Of the first row that has a text to change, and of what the record of changes tells of it."""
    columns = [name for _, name, kind, *_ in run(f"pragma table_info('{table}')") if "CHAR" in kind.upper() or "TEXT" in kind.upper()]  # fmt: skip
    for name in columns:
        for row_id, value in run(f'select id, "{name}" from "{table}" where length("{name}") > 3'):
            told = json.dumps(value, ensure_ascii=False)
            after = value[:-1] + ("x" if value[-1] != "x" else "y")
            where = "kind = ? and record_id = ? and instr(payload, ?) > 0"
            if run(f"select 1 from trail_row where {where}", table, row_id, told):
                run(f'update "{table}" set "{name}" = ? where id = ?', after, row_id)
                now = json.dumps(after, ensure_ascii=False)
                change = f"update trail_row set payload = replace(payload, ?, ?) where {where}"
                run(change, told, now, table, row_id, told)
                return True
    return False


@pytest.mark.slow
def test_a_register_put_back_to_any_earlier_moment_is_found(
    app: App, clock: StillClock, tmp_path: Path, tried: Tried
) -> None:
    copies = []
    for number in range(12):
        app.do(add_record, Person(name=f"Person {number}"))
        copies.append(tmp_path / f"{number}.sqlite")
        app.workspace.copy_register(copies[-1])
    head, folder = head_of(app), app.workspace.folder
    assert app.workspace.register_path is not None
    name = app.workspace.register_path.name
    found = 0

    for number, copy in enumerate(copies[:-1]):
        earlier = shutil.copytree(
            folder, tmp_path / f"earlier {number}", ignore=shutil.ignore_patterns("*-wal", "*-shm")
        )
        shutil.copyfile(copy, earlier / name)
        opened = open_workspace(earlier, clock=clock, who=WHO, write=False)
        assert verify(opened).ok  # by itself nothing can tell
        found += [each.wrong for each in verify(opened, against=str(head)).problems] == [Wrong.CUT]
        opened.workspace.close()

    tried("the whole register put back to an earlier moment", len(copies) - 1, found)
    assert found == len(copies) - 1


# files


def every_file(app: App) -> list[Path]:
    tops = [app.workspace.folder / name for name in ("files", "packs", "releases")]
    return sorted(path for top in tops for path in top.rglob("*") if path.is_file())


def harms(path: Path) -> Iterator[Callable[[], object]]:
    before = path.read_bytes()
    middle = len(before) // 2
    other = before[:middle] + bytes([before[middle] ^ 0x20]) + before[middle + 1 :]
    for now in (other, before[:-1], before + b"\n", b"", before[::-1]):
        if now != before:
            yield partial(path.write_bytes, now)
    yield path.unlink
    yield partial(path.rename, path.with_name(f"{path.name}.old"))


def test_every_file_that_is_changed_taken_away_or_renamed_is_named(council: App, tried: Tried) -> None:
    folder, made, missed = council.workspace.folder, 0, []
    paths = every_file(council)

    for path in paths:
        before = path.read_bytes()
        for number, harm in enumerate(harms(path)):
            harm()
            named = {each.path for each in verify(council).problems}
            made += 1
            if path.relative_to(folder).as_posix() not in named:
                missed.append((path.name, number))
            path.with_name(f"{path.name}.old").unlink(missing_ok=True)
            path.write_bytes(before)

    tried(
        "a stored file, a message, a pack or a release: changed, cut, gone or renamed",
        made,
        made - len(missed),
    )
    assert missed == []
    kinds = {path.suffix for path in paths if "releases" in path.parts}
    assert kinds == {".txt", ".docx", ".pdf", ".xlsx", ".json", ".zip"}
    assert len(paths) == 3 + 6 + 2
    assert verify(council).ok


def test_a_stored_file_replaced_together_with_every_hash_of_it_is_found(council: App, tried: Tried) -> None:
    """The evidence, the proof of a signature and the message that came: put in again under the hash of other bytes."""
    head = head_of(council)
    stored = [path for path in every_file(council) if "files" in path.parts]
    before = council.workspace.register_path
    assert before is not None
    found = 0

    for path in stored:
        now = path.read_bytes() + b" and something else"
        sha256 = hashlib.sha256(now).hexdigest()
        council.workspace.files.path_of(sha256).parent.mkdir(exist_ok=True)
        council.workspace.files.path_of(sha256).write_bytes(now)
        kept = path.read_bytes()
        path.unlink()
        with tampering(council) as run:
            rename_everywhere(run, path.name, sha256)
        found += bool(verify(council).problems)
        with tampering(council) as run:
            recompute_chain(run)
            forge_heads(run)
        found += not verify(council, against=str(head)).ok
        head_now = head_of(council)
        with tampering(council) as run:
            rename_everywhere(run, sha256, path.name)
            recompute_chain(run)
            forge_heads(run)
        assert head_of(council) != head_now
        council.workspace.files.path_of(sha256).unlink()
        path.write_bytes(kept)

    tried("a stored file replaced together with every hash of it", 2 * len(stored), found)
    assert found == 2 * len(stored)
    assert len(stored) == 3


def rename_everywhere(run: Run, before: str, after: str) -> None:
    for table, column in NAMES_A_FILE.items():
        run(f'update "{table}" set "{column}" = ? where "{column}" = ?', after, before)
    run("update trail_row set payload = replace(payload, ?, ?)", before, after)


def test_a_release_made_anew_with_its_manifest_its_zip_and_its_rows_is_found(
    council: App, tried: Tried
) -> None:
    head = head_of(council)
    (folder,) = council.workspace.releases.iterdir()
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_text())
    was = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    (file,) = folder.glob("*.txt")
    file.write_bytes(file.read_bytes() + b"One more line.\n")
    now = hashlib.sha256(file.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace(was[file.name], now))
    zip_again(folder)

    with tampering(council) as run:
        for path in (file, manifest, folder / told["zip"]):
            after = hashlib.sha256(path.read_bytes()).hexdigest()
            run("update release_file set sha256 = ? where sha256 = ?", after, was[path.name])
            run("update release set manifest_sha256 = ? where manifest_sha256 = ?", after, was[path.name])
            told_by = "kind in ('release', 'release_file')"
            run(
                f"update trail_row set payload = replace(payload, ?, ?) where {told_by}",
                was[path.name],
                after,
            )
        recompute_chain(run)
        forge_heads(run)

    hidden, verdict = verify(council), verify(council, against=str(head))
    tried("a release made anew with everything that tells of it", 1, int(not verdict.ok))
    assert hidden.ok  # without a head held outside
    assert [each.wrong for each in verdict.problems] == [Wrong.RECOMPUTED]


# what is no part of it


def test_the_index_of_words_is_no_part_of_it(council: App) -> None:
    """It says where to look; what is found there is read from the files, which are watched."""
    read_texts(council)
    path = TextIndex(council.workspace.folder).path
    assert path.is_file()

    path.write_bytes(b"anything")

    assert verify(council).ok
