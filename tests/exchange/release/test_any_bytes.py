"""Whatever bytes come, whole or damaged: a check, or an expected error with its sentence. Never anything else."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.release import checked_lines
from tests.documents.word_files import p, parts_of, picture, table, word_file, zipped
from tests.mails import eml, msg
from tests.release_files import (
    SECRET,
    checked,
    comments,
    open_document,
    pdf,
    pptx,
    rows,
    shape,
    slide,
    with_properties,
    xlsx,
)

WORD = word_file(
    p(SECRET) + table(("a", "b"), ("c", "d")) + p(picture("x")),
    header=p("DRAFT"),
    more={"word/comments.xml": comments(("Bo", "x")), **with_properties()},
)
WHOLE = {
    "docx": WORD,
    "xlsx": xlsx(("A", "hidden", rows(("Name", "NHS no"), ("x", 9434765919)))),
    "pptx": pptx(slide(shape(SECRET))),
    "odt": open_document("odt", f"<text:p>{SECRET}</text:p>"),
    "ods": open_document("ods", '<table:table table:name="A"><table:table-row/></table:table>'),
    "pdf": pdf((SECRET,), ("two",), author="Bo"),
    "eml": eml(attachments={"n.docx": WORD}).as_bytes(),
    "msg": msg(attachments={"n.docx": WORD}),
    "csv": b"Name,NHS no\nx,9434765919\n",
}
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def outcome(name: str, data: bytes) -> str:
    try:
        return "\n".join(checked_lines(checked(name, data)))
    except CannotRead as error:
        return error_sentence(error)


@given(st.binary(min_size=1, max_size=2000))
@CALM
def test_any_bytes_end_in_words(data: bytes) -> None:
    assert outcome("n.docx", data)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_end_in_words(kind: str, seed: int) -> None:
    chance = random.Random(f"{kind}{seed}")
    data = bytearray(WHOLE[kind])
    if seed % 3 == 0:
        del data[chance.randrange(1, len(data)) :]
    for _ in range(seed % 3 * 10):
        data[chance.randrange(len(data))] = chance.randrange(256)

    assert outcome(f"n.{kind}", bytes(data))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx", "odt", "ods"])
@pytest.mark.parametrize("seed", range(12))
def test_a_package_whose_parts_are_damaged_inside_ends_in_words(kind: str, seed: int) -> None:
    """The archive itself is whole, so that the parts are read."""
    chance = random.Random(f"{kind}{seed}")
    parts = {}
    for name, content in parts_of(WHOLE[kind]).items():
        changed = bytearray(content)
        if chance.random() < 0.4 and changed:
            for _ in range(3):
                changed[chance.randrange(len(changed))] = chance.choice(b'<>"=/ 0x&\xff')
        if chance.random() < 0.1:
            del changed[len(changed) // 2 :]
        parts[name] = bytes(changed)

    assert outcome(f"n.{kind}", zipped(parts))


@pytest.mark.parametrize("kind", WHOLE)
def test_whole_files_are_looked_into(kind: str) -> None:
    """Or the trials above would prove nothing."""
    made = checked(f"n.{kind}", WHOLE[kind])

    assert made.is_readable
    assert kind == "ods" or made.findings
