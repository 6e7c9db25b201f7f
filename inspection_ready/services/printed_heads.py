"""The words of a file that may have a head printed in it: PDF, Word, an e-mail, or plain text."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

from inspection_ready.domain.errors import CannotRead

_MOST = 64 << 20
_TAG = re.compile(r"<[^>]*>")


def text_of(path: Path) -> str:
    """Raises CannotRead where the file is not what its name says, or is far larger than anything we print."""
    if path.stat().st_size > _MOST:
        raise CannotRead("too_large_for_a_head", path=str(path))
    return _text(path.read_bytes(), path)


def _text(data: bytes, path: Path) -> str:
    if data.startswith(b"%PDF-"):
        return _pdf_text(data)
    if data.startswith(b"PK\x03\x04"):
        return _word_text(path)
    if path.suffix.lower() == ".eml":
        return _message_text(data)
    return data.decode("utf-8", errors="replace")


def _pdf_text(data: bytes) -> str:
    from inspection_ready.documents.preview import page_count, page_text  # slow import

    return "\n".join(page_text(data, index) for index in range(page_count(data)))


def _word_text(path: Path) -> str:
    """Every part of the file, without its marks: a head may be in the text, a footer or the properties."""
    try:
        with zipfile.ZipFile(path) as file:
            wanted = [info for info in file.infolist() if info.filename.endswith(".xml")]
            parts = [file.read(info) for info in wanted if info.file_size <= _MOST]
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise CannotRead("not_a_word_file", path=str(path)) from error
    return "\n".join(_TAG.sub("", part.decode("utf-8", errors="replace")) for part in parts)


def _message_text(data: bytes) -> str:
    """The subject and the readable parts; attachments are checked by themselves."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # what the default policy makes
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    texts = [_TAG.sub("", body.get_content()) for body in bodies if body is not None]
    return "\n".join([str(message.get("subject", "")), *texts])
