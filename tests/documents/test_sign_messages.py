"""An e-mail that asks for signatures, as its reader gets it: part by part as before, good to read aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.message_body import message_html, message_text
from tests.documents.test_message_body import read as read_html
from tests.documents.to_sign import SIGN_MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Document
    from tests.plugins.golden import Golden


def test_the_message_is_as_before(golden: Golden) -> None:
    document = SIGN_MESSAGES["northmoor"]()

    golden.check("sign-message/words.txt", f"{document.title}\n\n{message_text(document)}")
    golden.check("sign-message/page.html", message_html(document))


@pytest.mark.parametrize("made", SIGN_MESSAGES.values(), ids=SIGN_MESSAGES)
def test_the_page_can_be_read_aloud_and_fetches_nothing(made: Callable[[], Document]) -> None:
    html = message_html(made())

    reader = read_html(html)
    scopes = [attrs.get("scope") for tag, attrs in reader.attributes if tag == "th"]
    assert dict(reader.attributes)["html"] == {"lang": "en-GB"}
    assert "h1" in reader.opened
    assert scopes[:4] == ["col"] * 4
    assert set(scopes[4:]) == {"row"}
    assert not re.search(r"<(img|script|link|iframe|object|style)\b|url\(|\bsrc=", html)
    assert html.isascii()


@pytest.mark.parametrize("made", SIGN_MESSAGES.values(), ids=SIGN_MESSAGES)
def test_both_forms_number_every_line_in_its_order_and_say_what_a_reply_proves(
    made: Callable[[], Document],
) -> None:
    document = made()

    for words in (message_text(document), read_html(message_html(document)).words):
        lines = re.findall(r"Line (\d+)", words)
        assert lines == [str(number) for number in range(1, len(lines) + 1)]
        assert "A sender’s address can be forged" in words
        assert "SG-7KQ4M-00003-4T8Q2M9K-3F. Record of changes 11-" in words
    assert "\n" not in document.title
