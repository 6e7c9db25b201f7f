"""Odd messages, and real ones that were damaged: never anything but words, and no attachment that is there is lost."""

from __future__ import annotations

import base64
import binascii
import hashlib
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.file_names import safe_file_name, told_apart
from inspection_ready.exchange.messages import read_mail
from inspection_ready.exchange.messages.everything import every_attachment
from inspection_ready.phrases.errors import error_sentence
from tests.mails import compound, eml, msg, stored

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.exchange.messages.attached import AttachedFile

ANY_BYTES = (
    bytes(range(256)) * 3 + b"\r\n\r\n--edge--like\r\n.\r\nFrom x\r\n \t\r\n" + bytes(range(255, -1, -1))
)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
TRIALS = 25
"""Of each real message."""


def outcome(data: bytes) -> tuple[AttachedFile, ...] | str:
    """Its files, or the sentence that says why there are none."""
    try:
        read_mail("m.eml", data)
        return every_attachment("m.eml", data)
    except CannotRead as error:
        return error_sentence(error)


def with_part(headers: str, body: bytes, *, name: str = "any.bin") -> bytes:
    """A message of two parts, the second exactly as it is given."""
    head = (
        "From: ada@northmoor.example\r\nSubject: Files\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="=edge="\r\n\r\n--=edge=\r\n'
        "Content-Type: text/plain\r\n\r\nSee the file.\r\n--=edge=\r\n"
        f'Content-Type: application/octet-stream; name="{name}"\r\n{headers}\r\n'
    )
    return head.encode() + body + b"\r\n--=edge=--\r\n"


def in_lines(data: bytes, length: int, end: bytes) -> bytes:
    return end.join(data[at : at + length] for at in range(0, len(data), length))


def uuencoded(data: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return b"begin 644 any.bin\n" + b"".join(lines) + b"`\nend"


BASE64 = base64.b64encode(ANY_BYTES)
ENCODED = {
    "base64 in lines": ("Content-Transfer-Encoding: base64\r\n", in_lines(BASE64, 76, b"\r\n")),
    "base64 in one line": ("Content-Transfer-Encoding: base64\r\n", BASE64),
    "base64 with bare line ends": ("Content-Transfer-Encoding: BASE64\r\n", in_lines(BASE64, 60, b"\n")),
    "base64 with blanks in it": ("Content-Transfer-Encoding:  base64 \r\n", in_lines(BASE64, 4, b" \t\r\n")),
    "base64 without its padding": ("Content-Transfer-Encoding: base64\r\n", BASE64.rstrip(b"=")),
    "base64 with a remark": ("Content-Transfer-Encoding: base64 (as usual)\r\n", BASE64),
    "base64 with words after it": (
        "Content-Transfer-Encoding: base64\r\n",
        in_lines(BASE64, 76, b"\r\n") + b"\r\n\r\n",
    ),
    "quoted-printable": (
        "Content-Transfer-Encoding: Quoted-Printable;\r\n",
        in_lines(b"".join(b"=%02X" % byte for byte in ANY_BYTES), 72, b"=\r\n"),
    ),
    "uuencode": ("Content-Transfer-Encoding: x-uuencode\r\n", uuencoded(ANY_BYTES)),
    "binary": ("Content-Transfer-Encoding: binary\r\n", ANY_BYTES),
    "eight bits": ("Content-Transfer-Encoding: 8bit\r\n", ANY_BYTES),
    "no encoding said": ("", ANY_BYTES),
    "an encoding nobody knows": ("Content-Transfer-Encoding: x-council\r\n", ANY_BYTES),
}


@pytest.mark.parametrize("how", ENCODED)
def test_an_attachment_is_the_same_byte_for_byte_however_it_travelled(how: str) -> None:
    headers, body = ENCODED[how]

    (file,) = every_attachment("m.eml", with_part(headers, body))

    assert file.data == ANY_BYTES
    (told,) = read_mail("m.eml", with_part(headers, body)).attachments
    assert (told.size, told.sha256) == (len(ANY_BYTES), hashlib.sha256(ANY_BYTES).hexdigest())


def test_a_message_two_hundred_deep_is_kept_to_its_heart() -> None:
    """Looked into as far as it is sensible; the deepest that is reached is kept as a file, with all that is in it."""
    data = eml(text="x", attachments={"heart.docx": ANY_BYTES[:40]}).as_bytes()
    for _ in range(200):
        head = (
            b"From: a@b.example\r\nSubject: FW\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
        )
        data = head + data

    assert heart_of(data) == ANY_BYTES[:40]


def test_parts_two_hundred_deep_are_gone_through() -> None:
    inner = (
        b'Content-Type: application/x; name="heart.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + BASE64
    )
    for number in range(200):
        edge = b"e%d" % number
        inner = (
            b"Content-Type: multipart/mixed; boundary=" + edge + b"\r\n\r\n--" + edge + b"\r\n" + inner
            + b"\r\n--" + edge + b"--\r\n"
        )  # fmt: skip

    assert heart_of(b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + inner) == ANY_BYTES


def test_outlook_messages_two_hundred_deep_are_kept_as_far_as_they_are_looked_into() -> None:
    held = stored({0x0037: "The heart", 0x1000: "x"}, skipped=24)
    for _ in range(200):
        outer, part = stored({0x0037: "FW"}, skipped=24), stored({0x3705: 5}, skipped=8)
        part["__substg1.0_3701000D"] = held
        outer["__attach_version1.0_#00000000"] = part
        held = outer

    files = every_attachment("m.msg", msg(attachments={"own.bin": ANY_BYTES}, inside=held))

    assert files[0].data == ANY_BYTES
    assert all(file.is_message for file in files[1:])
    assert files[-1].data is None  # and what lies deeper is told as not there


def test_thousands_in_one_long_chain_are_read() -> None:
    """As programs write them that keep no even tree."""
    whole = stored({0x001A: "IPM.Note", 0x0037: "x", 0x0C1A: "Ada", 0x0C1F: "/O=COUNCIL/CN=ADA"}, skipped=32)
    for number in range(2_000):
        whole[f"__recip_version1.0_#{number:08X}"] = stored(
            {0x3001: f"P {number}", 0x39FE: f"p{number}@northmoor.example", 0x0C15: 1}, skipped=8
        )
    whole["__attach_version1.0_#00000000"] = stored(
        {0x3707: "a.bin", 0x3701: ANY_BYTES, 0x3705: 1}, skipped=8
    )
    data = compound(whole, is_even=False)

    mail = read_mail("m.msg", data)

    assert len(mail.to) == 2_000
    assert (mail.sender and mail.sender.name, mail.sender and mail.sender.email) == ("Ada", "")
    assert [file.data for file in every_attachment("m.msg", data)] == [ANY_BYTES]


def heart_of(data: bytes) -> bytes | None:
    """Whatever is kept as a file is opened in its turn, as a person would."""
    for _ in range(100):
        files = every_attachment("m.eml", data)
        last = files[-1]
        if not last.is_message:
            return last.data
        assert last.data is not None
        assert last.data != data
        data = last.data
    return None


NAMES = (
    "x" * 255,
    "y" * 250 + ".docx",
    "ق" * 120 + ".docx",
    "概要.xlsx",
    "a\u202ecod.exe",
    "../../etc/passwd",
    "C:\\Users\\ada\\plan.docx",
    "CON.pdf",
    "aux",
    "plan.docx.",
    "plan: final?.docx",
    "  ",
    ".",
    "e\u0301te\u0301.pdf",
    "été.pdf",
    "PLAN.DOCX",
    "plan.docx",
    "plan.docx",
)


def test_whatever_they_are_called_every_file_is_there_under_a_name_of_its_own() -> None:
    message = eml()
    for number, name in enumerate(NAMES):
        message.add_attachment(b"%d" % number, maintype="application", subtype="octet-stream", filename=name)

    files = every_attachment("m.eml", message.as_bytes())
    names = told_apart((safe_file_name(file.name) for file in files), are_files=True)

    assert [file.data for file in files] == [b"%d" % number for number in range(len(NAMES))]
    assert len({name.casefold() for name in names}) == len(NAMES)
    assert [name for name in names if name.lower().startswith("plan")][-3:] == [
        "PLAN (2).DOCX",
        "plan (3).docx",
        "plan (4).docx",
    ]


def harmed(data: bytes, chance: random.Random) -> bytes:
    """Cut, with bytes changed, a piece of it gone or there twice, its lines in another order, or its parts misnamed."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 2000)
    changed, lines = bytearray(data), data.split(b"\n")
    for _ in range(length // 70 + 1):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    chance.shuffle(lines)
    return chance.choice((
        data[:start],
        bytes(changed),
        data[:start] + data[start + length :],
        data[: start + length] + data[start:],
        b"\n".join(lines),
        data.replace(b"charset=", b"charset=\xff").replace(b"boundary=", b"boundary=;", 1),
    ))  # fmt: skip


def test_real_messages_that_were_damaged_end_in_words(shared_data: Path) -> None:
    chance = random.Random(5)
    read = said = 0

    for path in sorted((shared_data / "mail").iterdir()):
        whole = path.read_bytes()
        for _ in range(TRIALS):
            found = outcome(harmed(whole, chance))
            assert found is not None
            read, said = read + isinstance(found, tuple), said + isinstance(found, str)

    assert read > 40
    assert said > 10


@given(data=st.data())
@CALM
def test_harm_beside_an_attachment_leaves_it_whole(data: st.DataObject) -> None:
    """Whatever became of the text before it, as long as the edge and the part itself are there."""
    whole = with_part(*ENCODED["base64 in lines"])
    text = whole.index(b"See the file.")
    harm = data.draw(st.binary(max_size=200)).replace(b"--", b"==")
    cut = data.draw(st.integers(0, 12))

    changed = whole[:text] + harm + whole[text + cut :]

    found = every_attachment("m.eml", changed)
    assert ANY_BYTES in {file.data for file in found}
