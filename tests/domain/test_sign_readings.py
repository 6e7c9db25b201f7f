"""What a reply seems to say: an agreement is suggested only where every word was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Address, Mail, Remark
from inspection_ready.domain.sign_readings import Doubt, SignReading, read_answer, read_words
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.exchange.messages import read_mail

if TYPE_CHECKING:
    from pathlib import Path

A, N, U = Seems.AGREED, Seems.NOT_AGREED, Seems.UNCLEAR
NAMES = ("Margaret Osei",)
SMALL_PRINT = (
    "Kind regards\nMargaret Osei\nExecutive Director of Adult Social Services\n01234 567890\n\n"
    "This email is confidential. If you are not the intended recipient you must not read it.\n"
)


def seems(reading: SignReading) -> list[Seems]:
    return [reading.lines[place].seems for place in sorted(reading.lines)]


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [
        ("Agreed to all.", 3, [A, A, A]),
        ("Agreed", 3, [A, A, A]),
        ("I agree", 2, [A, A]),
        ("Yes", 1, [A]),
        ("Yes to all, thanks", 2, [A, A]),
        ("All agreed. Thanks, Jo", 2, [A, A]),
        ("Agreed, for all three.", 3, [A, A, A]),
        ("Agreed to all 3", 3, [A, A, A]),
        ("Hi Jo,\n\nAgreed to all.\n\nThanks for sending these\nMargaret", 2, [A, A]),
        (f"Approved.\n\n{SMALL_PRINT}", 1, [A]),
        ("Agreed to all but 2", 3, [A, N, A]),
        ("Yes to all except 1 and 3", 3, [N, A, N]),
        ("All but 2 and 3, because the figures in these two are still\nlast year’s.", 3, [A, N, N]),
        ("Agreed, all but 2, because the figures in this are a good deal older\nthan they should be.\n\nM", 3, [U, N, U]),
        ("1, 2 and 3: agreed\n4: not agreed, the survey is old", 4, [A, A, A, N]),
        ("1 to 3 agreed. No to 4: wrong file", 4, [A, A, A, N]),
        ("Line 1 yes\nLine 2 no because it is late", 2, [A, N]),
        ("3. Agreed\n4. Agreed", 4, [U, U, A, A]),
        ("2: no, the table is old\nThe rest are agreed.", 3, [A, N, A]),
        ("agreed 1-2", 3, [A, A, U]),
        ("No, the figures are old.", 1, [N]),
        ("No to all: nothing is ready", 2, [N, N]),
        ("None of them are agreed", 2, [N, N]),
    ],
)  # fmt: skip
def test_plain_answers_are_read(words: str, count: int, expected: list[Seems]) -> None:
    assert seems(read_words(words, count, NAMES)) == expected


@pytest.mark.parametrize(
    "words",
    ["no", "No.", "Not yet", "yes but", "Yes, but not the second", "approved except 3", "Approved, except 3.", "Agreed?", "Is it all agreed?", "Agreed in principle",
     "Agreed subject to legal advice", "OK", "Fine", "Noted", "Thanks", "Will look later", "I would have agreed", "agreed to disagree", "Not agreed to all",
     "Agreed to all once 3 is corrected", "Agreed to all but 3, and 4 needs a new date", "Agreed to all but 3: hold the rest", "Agreed to 1 of them",
     "Agreed to all\nRegards\nMargaret\nPS not 3", "Agreed to all\nMargaret\n\nActually, stop 2", "Agreed. Not 3.", "Agreed to all 4", "all but 9", "Agreed 5 to 1",
     "Agreed to all\n\nWait for Ben", "I cannot agree", "We are all agreed that this must not go", "Yes, I disagree", "\N{THUMBS UP SIGN}", "Cytuno"],
)  # fmt: skip
def test_doubtful_words_agree_to_nothing(words: str) -> None:
    assert A not in seems(read_words(words, 5, NAMES))


CLEAR = (
    "Agreed to all",
    "Agreed",
    "I approve",
    "Yes to all",
    "1, 2 and 3: agreed",
    "Agreed 1-3",
    "All agreed",
)
DOUBTS = ("not yet", "but", "hold 2", "please wait", "except the second", "unless Ben objects", "Subject to the annex", "2 is wrong", "only the first", "draft", "sorry", "no")  # fmt: skip
words_of_any_kind = st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=40)


@given(
    st.sampled_from(CLEAR),
    st.sampled_from(DOUBTS) | words_of_any_kind,
    st.sampled_from(["\n", ". ", "\n\n", ", "]),
    st.booleans(),
)
def test_one_sentence_that_is_not_understood_takes_every_agreement_away(
    clear: str, doubt: str, between: str, is_before: bool
) -> None:
    assume(read_words(doubt, 3).doubt is Doubt.NOT_UNDERSTOOD and doubt.strip())
    assume(A not in seems(read_words(doubt, 3)))
    assume(
        read_words(f"Agreed\n{doubt}", 3).doubt is not None or doubt in DOUBTS
    )  # thanks, or a name, say nothing
    words = f"{doubt}{between}{clear}" if is_before else f"{clear}{between}{doubt}"

    assert A not in seems(read_words(words, 3))


@given(st.sampled_from(CLEAR), st.sampled_from(["not", "never", "unless", "until", "but", "hold", "if", "maybe", "nearly", "almost", "some"]), st.integers(0, 6))  # fmt: skip
def test_one_word_put_anywhere_takes_every_agreement_away(clear: str, word: str, place: int) -> None:
    parts = clear.split()
    parts.insert(min(place, len(parts)), word)

    assert A not in seems(read_words(" ".join(parts), 3))


@given(st.sampled_from(CLEAR), st.sampled_from(DOUBTS[:-1]))
def test_what_stands_below_the_name_may_take_it_back(clear: str, doubt: str) -> None:
    assume(doubt not in {"draft", "2 is wrong", "please wait"} or "wrong" in doubt or "wait" in doubt)

    assert A not in seems(read_words(f"{clear}\n\nRegards\nMargaret\n\nPS {doubt}", 3, NAMES))


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, int, set[int]]:
    """An answer in plain words, how many were asked, and which are not agreed."""
    count = draw(st.integers(2, 40))
    against = draw(st.sets(st.integers(1, count), min_size=1, max_size=min(count - 1, 6)))
    numbers = [str(each) for each in sorted(against)]
    told = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])}{draw(st.sampled_from([' and ', ', ', ' & ']))}{numbers[-1]}"  # fmt: skip
    form = draw(
        st.sampled_from(
            ["Agreed to all but {}", "Yes to all except {}.", "all but {}", "Agreed, all apart from {}, because it is old", "{}: not agreed, the table is wrong\nAgreed to the rest", "No to {}: wrong file. The rest are approved", "I approve all except for lines {}"]
        )
    )  # fmt: skip
    before = draw(st.sampled_from(["", "Hi Jo,\n\n", "Dear Joanne\n"]))
    after = draw(st.sampled_from(["", "\n\nThanks\nMargaret", f"\n\n{SMALL_PRINT}"]))
    return f"{before}{form.format(told)}{after}", count, against


@given(answers())
def test_all_but_some_is_read_to_the_line(answer: tuple[str, int, set[int]]) -> None:
    words, count, against = answer

    reading = read_words(words, count, NAMES)

    assert reading.doubt is None
    assert {place for place, line in reading.lines.items() if line.seems is N} == against
    assert all(line.seems in {A, N} for line in reading.lines.values())


@given(st.text(max_size=400) | st.text("agredto albuxnp12345 ,.:-\n", max_size=400), st.integers(1, 40))
def test_any_text_is_read_without_complaint_and_in_doubt_agrees_to_nothing(words: str, count: int) -> None:
    reading = read_words(words, count, NAMES)

    assert sorted(reading.lines) == list(range(1, count + 1))
    assert reading.doubt is None or A not in seems(reading)


@pytest.mark.parametrize("words", ["1, " * 900, "all of these the " * 300, "agreed to " * 500, "not 1, 2, " * 500, "yes, " * 900, "1-2-3-" * 700, "a" * 50_000])  # fmt: skip
def test_long_nonsense_is_read_at_once(words: str) -> None:
    assert A not in seems(read_words(words, 40))


def mail(text: str, subject: str = "RE: For your signature", **more: object) -> Mail:
    sender = Address("Margaret Osei", "margaret.osei@northmoor.example")
    return Mail(kind="eml", subject=subject, sender=sender, text=text, **more)  # type: ignore[arg-type] # any of its fields


QUOTED = "\n\nFrom: QASI\nSent: Monday\nTo: Margaret\n\nReply for example: Agreed to all\n"
PLAIN = "\n\nOn Mon, 30 Nov 2026 at 09:12, QASI <q@x.example> wrote:\n> Line 1\n> Line 2\n"


def test_only_what_stands_above_the_question_is_read() -> None:
    assert seems(read_answer(mail(f"Agreed to all{QUOTED}"), 2, NAMES, has_files=False)) == [A, A]
    assert seems(read_answer(mail(f"Agreed to all{PLAIN}"), 2, NAMES, has_files=False)) == [A, A]
    assert read_answer(mail(QUOTED), 2, NAMES, has_files=False).doubt is Doubt.NO_WORDS
    assert seems(read_answer(mail(f"See below{QUOTED}Agreed to all\n"), 2, NAMES, has_files=False)) == [U, U]


def test_what_is_written_between_or_below_quoted_lines_is_in_doubt() -> None:
    between = "> Line 1\nAgreed\n> Line 2\n"
    below = "Agreed\n\nOn Mon, QASI <q@x.example> wrote:\n> Line 1\nbut not line 2\n"

    for text in (between, below):
        reading = read_answer(mail(text), 2, NAMES, has_files=False)
        assert reading.doubt is Doubt.IN_QUOTE
        assert A not in seems(reading)


@pytest.mark.parametrize(
    ("message", "doubt"),
    [
        (mail("Agreed to all", "FW: For your signature"), Doubt.PASSED_ON),
        (mail("Agreed to all", "[EXTERNAL] Fwd: For your signature"), Doubt.PASSED_ON),
        (mail(f"Agreed to all\n\nBegin forwarded message:\n{QUOTED}"), Doubt.PASSED_ON),
        (mail("Agreed to all", "Automatic reply: For your signature"), Doubt.MACHINE),
        (mail("I am out of the office until Monday. Agreed to all"), Doubt.MACHINE),
        (mail("Agreed to all", "Undeliverable: For your signature"), Doubt.MACHINE),
        (mail("Agreed to all", "Read: For your signature"), Doubt.MACHINE),
        (mail("Agreed to all", remarks=frozenset({Remark.CUT})), Doubt.NOT_WHOLE),
        (mail("Agreed to all", remarks=frozenset({Remark.ENCRYPTED})), Doubt.NOT_WHOLE),
        (mail("Agreed to all", attached=(mail("Agreed"),)), Doubt.ATTACHED),
        (mail("Agreed to all\n\nSG-7KQ4M-00012-4T8Q2M9K-3F"), None),
    ],
)
def test_what_nobody_wrote_or_more_may_be_said_in_is_in_doubt(message: Mail, doubt: Doubt | None) -> None:
    reading = read_answer(message, 2, NAMES, has_files=False)

    assert A not in seems(reading)
    assert reading.doubt is (doubt or Doubt.NOT_UNDERSTOOD)


def test_no_message_a_real_system_made_agrees_to_anything(shared_data: Path) -> None:
    read = 0
    for path in sorted((shared_data / "mail").iterdir()):
        try:
            message = read_mail(path.name, path.read_bytes())
        except CannotRead:
            continue
        read += 1
        assert A not in seems(read_answer(message, 3, NAMES, has_files=False))
    assert read


def test_files_with_it_are_in_doubt_as_well() -> None:
    reading = read_answer(mail("Agreed to all"), 2, NAMES, has_files=True)

    assert (reading.doubt, seems(reading)) == (Doubt.ATTACHED, [U, U])
