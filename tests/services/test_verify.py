from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.filing import Head, Pack
from inspection_ready.domain.heads import printed_head
from inspection_ready.domain.people import Person
from inspection_ready.domain.releases import Release
from inspection_ready.domain.verifying import Problem, Verdict, Wrong
from inspection_ready.domain.who import Decision
from inspection_ready.services.verify import entries_since_a_head_left, verify
from tests.story import add, play
from tests.tampering import recompute_chain, tampering

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@pytest.fixture
def played(any_app: App) -> App:
    play(any_app)
    return any_app


def wrongs(verdict: Verdict) -> set[Wrong]:
    return {problem.wrong for problem in verdict.problems}


def person(app: App, name: str) -> Person:
    return app.read(lambda reader: reader.register(Person).find(name=name)[0])


def test_untouched_workspace_is_in_order(played: App) -> None:
    verdict = verify(played)

    assert verdict.problems == ()
    assert (verdict.packs, verdict.releases, verdict.files, verdict.heads_checked) == (2, 1, 8, 4)
    assert verdict.head == played.read(lambda reader: reader.head())
    assert verdict.disposed == 4  # the person who was disposed of, her absence, and what a plan was before


def test_empty_workspace_is_in_order(any_app: App) -> None:
    assert verify(any_app) == Verdict(
        head=verify(any_app).head,
        rows=0,
        disposed=0,
        records=0,
        files=0,
        packs=0,
        releases=0,
        heads_checked=0,
        problems=(),
    )


def test_changed_value_is_named_with_what_it_was(played: App) -> None:
    ben = person(played, "Ben Hill")
    with tampering(played) as run:
        run("update person set phone = '01632 960999' where id = ?", ben.id)

    assert verify(played).problems == (
        Problem(
            wrong=Wrong.VALUE_CHANGED,
            kind="person",
            record_id=ben.id,
            field="phone",
            expected="01632 960010",
            found="01632 960999",
        ),
    )


def test_record_put_in_and_record_taken_out_are_named(played: App) -> None:
    ben = person(played, "Ben Hill")
    with tampering(played) as run:
        run("update person set id = ? where id = ?", 77, ben.id)

    assert verify(played).problems == (
        Problem(wrong=Wrong.RECORD_UNKNOWN, kind="person", record_id=77),
        Problem(wrong=Wrong.RECORD_MISSING, kind="person", record_id=ben.id),
    )


def test_erased_payload_without_a_disposal_is_found(played: App) -> None:
    ed = person(played, "Ed Vale")
    with tampering(played) as run:
        run("update trail_row set payload = null, salt = null where record_id = ?", ed.id)
        [(seq,)] = run("select seq from trail_row where record_id = ?", ed.id)

    assert verify(played).problems == (
        Problem(wrong=Wrong.PAYLOAD_MISSING, kind="person", record_id=ed.id, entry=seq),
    )


def test_entry_cut_out_of_the_middle_is_named(played: App) -> None:
    with tampering(played) as run:
        run("delete from trail_row where seq = 5")
        run("delete from trail_entry where seq = 5")

    problems = verify(played).problems
    assert problems[0] == Problem(wrong=Wrong.ENTRY_MISSING, entry=5, until=5)


def test_cut_end_is_found_by_the_registers(played: App) -> None:
    last = verify(played).head.count
    with tampering(played) as run:
        run("delete from trail_row where seq = ?", last)
        run("delete from trail_entry where seq = ?", last)

    assert Wrong.RECORD_UNKNOWN in wrongs(verify(played))


def test_register_put_back_to_an_earlier_day_is_found_by_a_head_held_outside(any_app: App) -> None:
    any_app.do(add, Person(name="Ada Brook"))
    head = any_app.do(add, Person(name="Ben Hill")).head
    with tampering(any_app) as run:
        run("delete from person where name = 'Ben Hill'")
        run("delete from trail_row where seq = 2")
        run("delete from trail_entry where seq = 2")

    assert verify(any_app).ok
    assert verify(any_app, against=str(head)).problems == (
        Problem(wrong=Wrong.CUT, entry=2, expected=head.hash),
    )


def test_recomputed_trail_is_found_by_a_head_held_outside(any_app: App) -> None:
    any_app.do(add, Person(name="Ada Brook"))
    head = any_app.do(add, Person(name="Ben Hill")).head
    with tampering(any_app) as run:
        run("update person set name = 'Bea Hill' where name = 'Ben Hill'")
        run("update trail_row set payload = replace(payload, 'Ben', 'Bea') where seq = 2")
        recompute_chain(run)

    assert verify(any_app).ok
    [problem] = verify(any_app, against=str(head)).problems
    assert (problem.wrong, problem.entry, problem.expected) == (Wrong.RECOMPUTED, 2, head.hash)


def test_recomputed_trail_is_found_by_the_heads_in_packs_and_releases(played: App) -> None:
    with tampering(played) as run:
        run("update person set phone = '01632 960999' where name = 'Ben Hill'")
        run("update trail_row set payload = replace(payload, '01632 960010', '01632 960999')")
        recompute_chain(run)

    verdict = verify(played)

    packs = played.read(lambda reader: reader.register(Pack).values("head_count"))
    releases = played.read(lambda reader: reader.register(Release).values("head_count"))
    assert {(each.wrong, each.entry) for each in verdict.problems} == {
        (Wrong.RECOMPUTED, count) for count in (*packs, *releases)
    }


def test_head_of_now_and_heads_of_before_agree(played: App) -> None:
    packs = played.read(lambda reader: reader.register(Pack).all("number"))
    before = Head(packs[0].head_count, packs[0].head_hash)

    assert verify(played, against=str(before)).ok
    assert verify(played, against=printed_head(verify(played).head)).ok


def test_half_a_head_is_enough(played: App) -> None:
    head = verify(played).head

    assert verify(played, against=f"{head.count} entries, head {head.hash[:32]}").ok
    assert not verify(played, against=f"{head.count} entries, head {'0' * 32}").ok


def test_against_without_a_head_is_refused(played: App) -> None:
    with pytest.raises(CannotRead) as caught:
        verify(played, against="yesterday")

    assert caught.value.code == "no_head_found"


def test_missing_trigger_is_named(app: App) -> None:
    connection = sqlite3.connect(app.workspace.folder / "register.sqlite")
    connection.execute("drop trigger trail_row_kept")
    connection.close()

    assert verify(app).problems == (Problem(wrong=Wrong.GUARD_MISSING, field="trail_row_kept"),)


def test_files_changed_missing_and_unknown_are_named(played: App) -> None:
    folder = played.workspace.folder
    [stored] = (path for path in (folder / "files").rglob("*") if path.is_file())
    stored.write_bytes(b"other words")
    (folder / "packs/Pack 1/welcome pack.pdf").unlink()
    (folder / "packs/Pack 1/manifest.json").write_text("{}")
    (folder / "packs/Pack 2/extra.docx").write_text("extra")

    problems = {problem.path: problem.wrong for problem in verify(played).problems}

    assert problems == {
        stored.relative_to(folder).as_posix(): Wrong.FILE_CHANGED,
        "packs/Pack 1/welcome pack.pdf": Wrong.FILE_MISSING,
        "packs/Pack 1/manifest.json": Wrong.MANIFEST_CHANGED,
        "packs/Pack 2/extra.docx": Wrong.FILE_UNKNOWN,
    }


def test_what_other_programs_leave_beside_a_pack_is_no_problem(played: App) -> None:
    pack = played.workspace.folder / "packs/Pack 1"
    for name in ("Thumbs.db", "desktop.ini", "~$welcome pack.docx", ".~lock.welcome pack.docx#"):
        (pack / name).write_text("left here")

    assert verify(played).ok


def test_entries_since_a_head_left_counts_from_the_last_pack(played: App) -> None:
    before = played.read(entries_since_a_head_left)

    played.do(add, Person(name="Fay Lea"))

    assert played.read(entries_since_a_head_left) == before + 1 == 3


def test_verifying_while_a_command_runs_reads_one_moment(played: App) -> None:
    workspace = played.workspace
    ada = person(played, "Ada Brook")
    at, who = played.clock.now(), played.who
    with workspace.writing(verb="test.change", at=at, who=who, decision=Decision()) as uow:
        uow.register(Person).change(ada, replace(ada, role="Director"))

        verdict = verify(played)

    assert verdict.ok
    assert verify(played).head.count == verdict.head.count + 1


def test_payload_rewritten_together_with_the_register_is_found_by_its_digest(any_app: App) -> None:
    any_app.do(add, Person(name="Ada Brook"))
    with tampering(any_app) as run:
        run("update person set name = 'Eve Moss'")
        run("update trail_row set payload = replace(payload, 'Ada Brook', 'Eve Moss')")

    assert [(each.wrong, each.entry) for each in verify(any_app).problems] == [(Wrong.PAYLOAD_CHANGED, 1)]


def test_link_that_leads_nowhere_is_found(played: App) -> None:
    with tampering(played) as run:
        [(linked,)] = run("select base_id from person where base_id is not null limit 1")
        run("delete from base where id = ?", linked)

    found = [(problem.wrong, problem.kind, problem.record_id) for problem in verify(played).problems]

    assert (Wrong.RECORD_MISSING, "base", linked) in found


def test_gap_between_the_changes_of_an_entry_is_found(played: App) -> None:
    with tampering(played) as run:
        [(entry, last)] = run("select seq, max(position) from trail_row group by seq order by 2 desc limit 1")
        run("update trail_row set position = position + 7 where seq = ? and position = ?", entry, last)

    assert verify(played).problems == (Problem(wrong=Wrong.ENTRY_ROWS_CHANGED, entry=entry),)


def test_salt_that_outlives_its_contents_is_found(played: App) -> None:
    with tampering(played) as run:
        [(entry, place), *_] = run(
            "select seq, position from trail_row where payload is null order by seq, position"
        )
        run("update trail_row set salt = ? where seq = ? and position = ?", b"0123456789abcdef", entry, place)

    found = [(problem.wrong, problem.entry, problem.position) for problem in verify(played).problems]

    assert found == [(Wrong.PAYLOAD_CHANGED, entry, place)]
