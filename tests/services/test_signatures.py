from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.people import Person
from inspection_ready.domain.request_lists import ListLine
from inspection_ready.domain.requests import Move, Request, RequestEvidence, RequestState, RequestStep
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.signatures import (
    Changed,
    Difference,
    Said,
    Signature,
    SignatureFile,
    SignedHow,
    SignOffRules,
)
from inspection_ready.domain.verifying import Wrong
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.signatures import (
    absence_words,
    capacity_words,
    proof_words,
    signed_words,
    standing_words,
)
from inspection_ready.services.disposal import dispose
from inspection_ready.services.evidence import add_files, add_link
from inspection_ready.services.evidence_disposal import dispose_of_evidence
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.people import person_named
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.requests import answer_with, move_on, take_list
from inspection_ready.services.sign_checks import Shown, shown
from inspection_ready.services.sign_standings import sign_off_rules, sign_standing
from inspection_ready.services.signatures import change_rules, disagree, sign, withdraw
from inspection_ready.services.signers import signers
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.signed import NEXT, WAS, all_shown, checked, council, said, standings, tampered, version
from tests.story import add, change

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

DAY = WAS.date()
AWAY = Absence(
    person_id=0, starts_on=DAY, ends_on=date(2026, 11, 24), told_by="Lin Mei, by phone", told_at=WAS
)


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def state_of(app: App, request: Request) -> RequestState:
    return app.read(lambda reader: reader.register(Request).get(request.id)).state


def path_of(app: App, request: Request) -> Path:
    (file,) = standings(app, request)[1].what.files
    return app.workspace.files.path_of(file.sha256)


def written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("newer")
    return path


def away(app: App, person: Person) -> Absence:
    return app.do(add_record, replace(AWAY, id=new_id(), person_id=person.id)).result


def test_everything_that_answers_is_signed_and_the_signature_names_it_all(
    any_app: App, tmp_path: Path
) -> None:
    here = council(any_app)
    request = checked(here.app, tmp_path)

    done = here.app.do(sign, all_shown(here.app, request), said(here.dass))

    words, file = standings(here.app, request)
    assert [words.state, file.state] == [SignState.SIGNED, SignState.SIGNED]
    signature = file.signature
    assert signature is not None
    assert (signature.title, signature.version_number, signature.pointer) == ("Carers survey", 1, "page 1")
    assert (signature.request_number, signature.wording) == (1, "How many carers wait?")
    assert signed_words(signature) == (
        "Signed by Ada Brook, Director of Adult Social Services, at 11am on 20 November 2026"
    )
    assert words.signature is not None
    assert words.signature.answer == "412 carers wait"
    assert state_of(here.app, request) is RequestState.SIGNED
    assert rows(here.app, RequestStep)[-1].note == (
        "Everything that answers it is signed: Ada Brook, Director of Adult Social Services."
    )
    assert len(done.result) == 2
    assert verify(here.app).ok


def test_a_request_is_signed_only_once_everything_that_answers_it_is(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)

    here.app.do(sign, all_shown(here.app, request)[:1], said(here.dass))

    assert state_of(app, request) is RequestState.CHECKED
    assert [each.state for each in standings(app, request)] == [SignState.SIGNED, SignState.UNSIGNED]


def test_the_record_of_changes_keeps_who_decided_apart_from_who_recorded(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)

    entry = here.app.do(sign, all_shown(here.app, request), said(here.dass)).entry

    with app.reading() as reader:
        told = reader.connection.execute(
            text("select person_id, decided_by_id from trail_entry where seq = :seq"), {"seq": entry}
        ).one()
    assert tuple(told) == (here.coordinator.id, here.dass.id)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("answer", "Not signed any more: the answer in words was changed."),
        ("wording", "Not signed any more: the question was reworded."),
        ("pointer", "Not signed any more: where in it to look was changed."),
    ],
)
def test_changing_anything_takes_it_back_to_unsigned_in_words(
    app: App, tmp_path: Path, changed: str, words: str
) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    held = app.read(lambda reader: reader.register(Request).get(request.id))

    if changed == "pointer":
        (use,) = rows(app, RequestEvidence)
        here.app.do(answer_with, request.id, [replace(use, pointer="page 2")])
    else:
        here.app.do(change_record, held, replace(held, **{changed: "Other words"}))  # type: ignore[arg-type] # either is text

    assert state_of(app, request) is RequestState.CHECKED
    told = [standing_words(each) for each in standings(app, request) if not each.is_signed]
    assert told
    assert all(each.startswith(words) for each in told)
    assert words.removeprefix("Not signed any more: ")[:-1] in rows(app, RequestStep)[-1].note


def test_saving_without_a_change_alters_nothing(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    held = app.read(lambda reader: reader.register(Request).get(request.id))
    (use,) = rows(app, RequestEvidence)

    same = here.app.do(change_record, held, held)
    again = here.app.do(answer_with, request.id, [use])
    added = version(here.app, tmp_path, use.evidence_id, "a,b\n1,2\n")
    path = path_of(app, request)
    path.write_bytes(path.read_bytes())  # saved over with the same bytes

    assert (same.entry, again.entry, added.number) == (None, None, 1)
    assert [each.state for each in standings(app, request)] == [SignState.SIGNED] * 2


def test_words_put_back_exactly_as_they_were_signed_are_signed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    held = app.read(lambda reader: reader.register(Request).get(request.id))
    changed = here.app.do(change_record, held, replace(held, answer="413")).entry
    assert changed is not None

    here.app.do(undo, changed)

    assert state_of(app, request) is RequestState.SIGNED


def test_a_new_version_starts_unsigned_and_the_old_one_keeps_its_own(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    old = standings(app, request)[1]
    assert old.what.evidence is not None
    assert old.what.version is not None

    version(here.app, tmp_path, old.what.evidence.id, "a,b\n1,3\n")

    new = standings(app, request)[1]
    assert state_of(app, request) is RequestState.CHECKED
    assert new.state is SignState.UNSIGNED
    assert standing_words(new) == (
        "Not signed: this version is newer than version 1, which was signed by Ada Brook, "
        "Director of Adult Social Services, at 11am on 20 November 2026."
    )
    kept = app.read(sign_standing, request.id, old.what.evidence.id, old.what.version.id)
    assert kept.is_signed


def test_a_version_that_is_undone_leaves_the_request_as_signed_as_it_is(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    words, file = all_shown(here.app, request)
    here.app.do(sign, [file], said(here.dass))
    with copied(app.workspace.files, [written(tmp_path, "newer.csv")]) as files:
        newer = here.app.do(add_files, file.key[1] or 0, files).entry
    here.app.do(sign, [words], said(here.dass))
    assert newer is not None
    assert state_of(app, request) is RequestState.CHECKED

    here.app.do(undo, newer)

    assert state_of(app, request) is RequestState.SIGNED


def test_what_is_taken_off_an_answer_leaves_the_rest_signed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request)[:1], said(here.dass))

    here.app.do(answer_with, request.id, [])

    assert state_of(app, request) is RequestState.SIGNED


def test_a_file_that_is_not_byte_for_byte_what_was_signed_is_not_signed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    path = path_of(app, request)
    assert standings(app, request)[1].is_signed  # and what was read of it then is not remembered

    told = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1,2", b"1,9"))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))

    (_, file) = standings(app, request)
    assert file.state is SignState.CHANGED
    assert file.changes == (Changed(Difference.FILE_CHANGED, "survey.csv"),)
    assert standing_words(file).startswith(
        "Not signed any more: the file survey.csv is not byte for byte what was signed."
    )
    path.unlink()
    assert standings(app, request)[1].changes == (Changed(Difference.FILE_GONE, "survey.csv"),)


def test_what_is_not_what_was_added_cannot_be_signed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)
    path = path_of(app, request)
    path.write_bytes(b"other")

    with pytest.raises(Refused, match="file_to_sign_changed"):
        here.app.do(sign, lines, said(here.dass))


def test_who_agrees_to_what_was_on_view_does_not_agree_to_what_came_after(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)
    held = app.read(lambda reader: reader.register(Request).get(request.id))
    here.app.do(change_record, held, replace(held, answer="9,999"))
    (use,) = rows(app, RequestEvidence)

    with pytest.raises(ChangedMeanwhile, match="not_what_was_shown"):
        here.app.do(sign, lines[:1], said(here.dass))
    version(here.app, tmp_path, use.evidence_id, "new")
    with pytest.raises(ChangedMeanwhile, match="newer_version_to_sign"):
        here.app.do(sign, lines[1:], said(here.dass))
    assert rows(app, Signature) == ()


def test_it_is_taken_back_with_the_reason_and_kept(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    words, file = here.app.do(sign, all_shown(here.app, request), said(here.dass)).result

    with pytest.raises(Refused, match="withdrawn_without_reason"):
        here.app.do(withdraw, file.id, because=" ")
    here.app.do(withdraw, file.id, because="The figures were last year’s", by="Ada Brook")

    (_, now) = standings(app, request)
    assert state_of(app, request) is RequestState.CHECKED
    assert standing_words(now).startswith(
        "Not signed any more: taken back at 11am on 20 November 2026 by Ada Brook, because: The figures were last year’s."
    )
    assert {each.id for each in rows(app, Signature)} == {words.id, file.id}
    with pytest.raises(Refused, match="nothing_to_withdraw"):
        here.app.do(withdraw, file.id, because="Again")
    here.app.do(sign, [shown(now)], said(here.dass))
    assert state_of(app, request) is RequestState.SIGNED


def test_not_agreed_is_kept_with_the_reason_until_it_is_changed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    line = all_shown(here.app, request)[:1]

    with pytest.raises(Refused, match="not_agreed_without_reason"):
        here.app.do(disagree, line, said(here.dass))
    here.app.do(disagree, line, said(here.dass, note="Say since when they wait"))

    assert standings(app, request)[0].state is SignState.NOT_AGREED
    held = app.read(lambda reader: reader.register(Request).get(request.id))
    here.app.do(change_record, held, replace(held, answer="412 carers wait, since May"))
    assert standings(app, request)[0].state is SignState.UNSIGNED
    assert state_of(app, request) is RequestState.CHECKED


def test_no_way_removes_or_undoes_a_signature(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    done = here.app.do(sign, all_shown(here.app, request), said(here.dass))
    assert done.entry is not None

    with pytest.raises(Refused, match="cannot_be_undone"):
        here.app.do(undo, done.entry)
    with pytest.raises(Refused, match="signature_stays"):
        here.app.do(remove_record, done.result[0])
    with pytest.raises(Refused, match="signature_stays"):
        here.app.do(change_record, done.result[0], replace(done.result[0], said=Said.NOT_AGREED))
    for kind, one in (("signature", done.result[0]), ("signature_file", rows(app, SignatureFile)[0])):
        with pytest.raises(Refused, match="cannot_dispose"):
            here.app.do(dispose, kind, one.id)
    with pytest.raises(Refused, match="still_used"):
        here.app.do(remove_record, app.read(lambda reader: reader.register(Request).get(request.id)))
    with pytest.raises(Refused, match="still_used"):
        here.app.do(remove_record, rows(app, Evidence)[0])


def test_what_is_disposed_of_leaves_its_signature_and_verify_says_so(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    (item,) = rows(app, Evidence)

    here.app.do(move_on, request.id, Move.WITHDRAW)
    here.app.do(dispose_of_evidence, item.id, because="Six years are over")
    here.app.do(dispose, "person", here.dass.id)

    assert [(each.title, each.signer) for each in rows(app, Signature)] == [
        ("", "Ada Brook"),
        ("Carers survey", "Ada Brook"),
    ]
    verdict = verify(app)
    assert verdict.ok
    assert verdict.disposed


# who may sign


def test_a_deputy_signs_only_inside_an_absence_and_the_signature_says_so(app: App, tmp_path: Path) -> None:
    here = council(app)
    here.app.do(use_shipped_regime, "cqc")
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)

    with pytest.raises(Refused) as refused:
        here.app.do(sign, lines, said(here.deputy))
    away(here.app, here.dass)
    (_, file) = here.app.do(sign, lines, said(here.deputy)).result

    assert error_sentence(refused.value) == (
        "Ben Hill cannot sign on 20 November 2026: Ben Hill may sign only in the absence of whoever is accountable, "
        "and no absence is recorded. Nothing was changed."
    )
    assert capacity_words(file) == "Service Director, in the absence of the DASS, 20 to 24 November 2026"
    assert absence_words(file) == (
        "The absence was told by Lin Mei, by phone at 10am on 20 November 2026, "
        "and recorded by Cara Dale (jbloggs on LAPTOP-7)."
    )
    with pytest.raises(Refused, match="may_not_sign"):
        here.app.do(sign, lines, said(here.dass))


def test_a_deputy_cannot_open_the_door_for_themselves(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)
    own = app.acting_as(here.deputy.id)

    away(own, here.dass)

    with pytest.raises(Refused) as refused:
        here.app.do(sign, lines, said(here.deputy))
    assert refused.value.data["why"] == "recorded_by_deputy"
    (absence,) = rows(app, Absence)
    here.app.do(change_record, absence, replace(absence, notes="Seen"))
    with pytest.raises(Refused, match="may_not_sign"):
        here.app.do(sign, lines, said(here.deputy))


def test_nor_by_making_an_absence_longer_or_by_an_account_tied_to_nobody(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)
    absence = here.app.do(add_record, replace(AWAY, id=new_id(), person_id=here.dass.id, ends_on=DAY)).result
    app.acting_as(here.deputy.id).do(change_record, absence, replace(absence, ends_on=date(2026, 11, 30)))

    with pytest.raises(Refused) as longer:
        here.app.do(sign, lines, said(here.deputy))
    (held,) = rows(app, Absence)
    here.app.do(remove_record, held)
    away(app, here.dass)  # nobody knows who uses this account
    with pytest.raises(Refused) as nobody:
        here.app.do(sign, lines, said(here.deputy))

    assert [longer.value.data["why"], nobody.value.data["why"]] == [
        "recorded_by_deputy",
        "recorded_by_nobody_known",
    ]


def test_nor_by_an_account_of_somebody_who_is_not_in_the_register_any_more(app: App, tmp_path: Path) -> None:
    """It may have been the deputy, entered twice."""
    here = council(app)
    request = checked(here.app, tmp_path)
    twin = here.app.do(add_record, Person(name="Ben Hill")).result
    away(app.acting_as(twin.id), here.dass)
    lines = all_shown(here.app, request)
    here.app.do(remove_record, twin)

    with pytest.raises(Refused) as refused:
        here.app.do(sign, lines, said(here.deputy))

    assert refused.value.data["why"] == "recorded_by_nobody_known"


def test_the_absence_counts_on_the_day_of_signing_not_of_recording(
    app: App, tmp_path: Path, clock: StillClock
) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    away(here.app, here.dass)
    clock.moment = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

    with pytest.raises(Refused):
        here.app.do(sign, all_shown(here.app, request), said(here.deputy))
    (words, _) = here.app.do(
        sign, all_shown(here.app, request), said(here.deputy, at=datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    ).result

    assert (words.signed_at.day, words.recorded_at.day) == (23, 30)


def test_names_stay_as_they_were_when_people_are_renamed_and_leave(
    app: App, tmp_path: Path, clock: StillClock
) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    person = app.read(person_named, "Ada Brook")

    here.app.do(change_record, person, replace(person, name="Ada Stone", role="None", left_on=DAY))
    (item,) = rows(app, Evidence)
    here.app.do(change_record, item, replace(item, title="Another title"))
    clock.moment = NEXT + timedelta(days=1)

    told = standings(app, request)
    assert [each.is_signed for each in told] == [True, True]
    assert told[1].signature is not None
    assert (told[1].signature.signer, told[1].signature.title) == ("Ada Brook", "Carers survey")
    assert [each.closed and each.closed.value for each in app.read(signers, on=DAY).all] == [
        "left",
        "nobody_accountable",
    ]


def test_nobody_signs_what_they_own_alone_where_the_council_says_so(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    (item,) = rows(app, Evidence)
    owned = here.app.do(change_record, item, replace(item, owner_id=here.dass.id)).result
    here.app.do(
        change_rules, app.read(sign_off_rules), SignOffRules(own_alone=False, goes_to="the Chief Executive")
    )

    with pytest.raises(Refused) as refused:
        here.app.do(sign, all_shown(here.app, request), said(here.dass))
    here.app.do(change_record, owned, replace(owned, second_id=here.coordinator.id))
    here.app.do(sign, all_shown(here.app, request), said(here.dass))

    assert error_sentence(refused.value) == (
        "Ada Brook alone owns “E1 Carers survey”, and this council lets nobody sign what they own alone. "
        "Nothing was changed. Name a second for it, or another owner."
    )
    assert app.read(signers, on=DAY).goes_to == "the Chief Executive"


# how


def test_what_nothing_shows_besides_the_record_is_said_to_be_so(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)

    (words, _) = here.app.do(sign, all_shown(here.app, request), said(here.dass)).result

    assert proof_words(words) == (
        "In person, as Cara Dale (jbloggs on LAPTOP-7) recorded at 11am on 20 November 2026. Nothing shows it "
        "besides this record, which is the word of Cara Dale (jbloggs on LAPTOP-7)."
    )


def test_a_signature_by_e_mail_needs_the_message_and_keeps_it(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    message = tmp_path / "Agreed.eml"
    message.write_text("From: ada\n\nAgreed")

    with pytest.raises(Refused, match="signed_without_proof"):
        here.app.do(sign, all_shown(here.app, request), said(here.dass, SignedHow.EMAIL))
    with copied(app.workspace.files, [message]) as (proof,):
        (words, _) = here.app.do(
            sign, all_shown(here.app, request), said(here.dass, SignedHow.EMAIL, proof=proof)
        ).result

    assert words.proof_sha256 is not None
    assert app.workspace.files.read(words.proof_sha256) == message.read_bytes()
    assert "A sender’s address can be forged" in proof_words(words)
    assert verify(app).ok


def test_nothing_is_signed_before_it_was_here_or_in_the_future(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    lines = all_shown(here.app, request)

    with pytest.raises(Refused, match="signed_before_it_was_here"):
        here.app.do(sign, lines, said(here.dass, at=WAS - timedelta(minutes=1)))
    with pytest.raises(Refused, match="step_is_to_come"):
        here.app.do(sign, lines, said(here.dass, at=NEXT + timedelta(minutes=1)))


def test_words_are_not_signed_before_they_were_written(app: App, tmp_path: Path, clock: StillClock) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    held = app.read(lambda reader: reader.register(Request).get(request.id))
    here.app.do(change_record, held, replace(held, answer="413 carers wait"))
    clock.moment = NEXT + timedelta(hours=1)
    words, file = all_shown(here.app, request)
    before = said(here.dass, at=NEXT - timedelta(minutes=1))

    with pytest.raises(Refused) as refused:
        here.app.do(sign, [words], before)
    here.app.do(sign, [file], before)

    assert error_sentence(refused.value).startswith(
        "The answer in words is as it is only since 11am on 20 November 2026, so it cannot have been signed before."
    )


def test_only_what_is_answered_and_checked_is_signed_and_nobody_moves_a_request_to_signed(
    app: App, tmp_path: Path
) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(move_on, request.id, Move.REOPEN)

    with pytest.raises(Refused, match="not_to_be_signed_yet"):
        here.app.do(sign, all_shown(here.app, request), said(here.dass))
    for move in (Move.SIGN, Move.SEND, Move.UNSIGN):
        with pytest.raises(Refused, match="move_makes_itself"):
            here.app.do(move_on, request.id, move)
    with pytest.raises(Refused, match="nothing_chosen_to_sign"):
        here.app.do(sign, [], said(here.dass))


def test_what_has_no_version_or_answers_something_else_cannot_be_signed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    missing = here.app.do(add_record, Evidence(title="To come")).result
    here.app.do(answer_with, request.id, [RequestEvidence(request_id=0, evidence_id=missing.id)])
    (item, _) = rows(app, Evidence)

    with pytest.raises(Refused, match="nothing_to_sign"):
        here.app.do(sign, all_shown(here.app, request), said(here.dass))
    with pytest.raises(NotFound, match="not_an_answer"):
        here.app.do(sign, [Shown((request.id, item.id, None), "")], said(here.dass))


def test_a_newer_list_that_rewords_a_signed_request_opens_it_again(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))

    here.app.do(take_list, [ListLine("How many unpaid carers wait?")])

    assert state_of(app, request) is RequestState.ACKNOWLEDGED
    assert [each.state for each in standings(app, request)] == [SignState.CHANGED] * 2


def test_an_address_is_signed_with_its_note_and_date_and_says_that_its_content_is_not_fixed(
    app: App, tmp_path: Path
) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    (use,) = rows(app, RequestEvidence)
    here.app.do(add_link, use.evidence_id, "https://northmoor.example/carers", note="The page as it was")

    (_, file) = here.app.do(sign, all_shown(here.app, request), said(here.dass)).result

    assert (file.link, file.link_note, file.link_on) == (
        "https://northmoor.example/carers",
        "The page as it was",
        DAY,
    )
    assert standing_words(standings(app, request)[1]).endswith("(address only, content not fixed).")


def test_with_a_copy_of_what_was_there_an_address_is_fixed(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    (use,) = rows(app, RequestEvidence)
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF page")
    link = "https://northmoor.example/carers"
    with copied(app.workspace.files, [page]) as copies:
        first = here.app.do(add_link, use.evidence_id, link, note="The page", copies=copies)
    with copied(app.workspace.files, [page]) as copies:
        again = here.app.do(add_link, use.evidence_id, link, note="The page", copies=copies)

    here.app.do(sign, all_shown(here.app, request), said(here.dass))

    assert (first.result.number, again.entry) == (2, None)
    assert standing_words(standings(app, request)[1]).endswith("at 11am on 20 November 2026.")
    path_of(app, request).write_bytes(b"another page")
    assert standings(app, request)[1].changes == (Changed(Difference.FILE_CHANGED, "page.pdf"),)


# tampering


SIGNATURE_TAMPERINGS = (
    "update signature set signer = 'Somebody Else'",
    "update signature set said = 'not_agreed'",
    "update signature set signed_at = '2026-11-19 10:00:00.000000'",
    "update signature set withdrawn_because = 'x'",
    "update signature set digest = 'ff'",
    "update signature set wording = 'Another question'",
    "update signature_file set sha256 = 'ff'",
    "update signature_file set size = 1",
    "update evidence_file set sha256 = 'ff'",
    "delete from signature_file",
)


@pytest.mark.parametrize("statement", SIGNATURE_TAMPERINGS)
def test_a_signature_altered_behind_the_app_is_found(app: App, tmp_path: Path, statement: str) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    assert verify(app).ok

    found = tampered(app, statement)

    assert {Wrong.VALUE_CHANGED, Wrong.RECORD_MISSING} & set(found)


@pytest.mark.parametrize(
    "statement",
    [
        "update signature set digest = 'ff'",
        "update signature set wording = 'Another question'",
        "update signature_file set sha256 = 'ff'",
        "update evidence_file set sha256 = 'ff'",
        "delete from signature_file",
    ],
)
def test_and_what_it_signed_is_not_signed_from_then_on(app: App, tmp_path: Path, statement: str) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))

    tampered(app, statement)

    assert not standings(app, request)[1].is_signed


def test_an_evidence_file_and_its_signature_changed_alike_are_still_found(app: App, tmp_path: Path) -> None:
    here = council(app)
    request = checked(here.app, tmp_path)
    here.app.do(sign, all_shown(here.app, request), said(here.dass))
    (file,) = rows(app, EvidenceFile)

    here.app.do(change, file, replace(file, size=1))

    assert not standings(app, request)[1].is_signed
    assert state_of(app, request) is RequestState.CHECKED
    assert here.app.do(add, Person(name="Anybody")).entry is not None
