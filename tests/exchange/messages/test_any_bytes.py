"""Whatever bytes come: a message, or an expected error with a sentence. Never anything else, and never for long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Mail, reading_of
from inspection_ready.exchange.messages import read_mail
from inspection_ready.exchange.regimes import read_regime_file
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.resources import resource_path
from tests.mails import eml, msg, stored

FRAMEWORK = read_regime_file(resource_path("frameworks", "cqc-local-authority-2025.yaml")).framework
WHOLE = {
    "eml": eml(attachments={"list.xlsx": b"PK" * 300}, inside=eml()).as_bytes(),
    "msg": msg(attachments={"list.xlsx": b"PK" * 300}, inside=stored({0x0037: "Inner"}, skipped=24)),
}
CALM = settings(deadline=2000, suppress_health_check=[HealthCheck.too_slow])


def outcome(data: bytes) -> Mail | str:
    try:
        mail = read_mail("n.eml", data)
    except CannotRead as error:
        return error_sentence(error)
    reading_of(mail, FRAMEWORK.notifications, request_list=FRAMEWORK.request_list)
    return mail


@given(st.binary(max_size=3000))
@CALM
def test_any_bytes_end_in_words(data: bytes) -> None:
    assert outcome(data)


@pytest.mark.parametrize("kind", WHOLE)
@given(data=st.data())
@CALM
def test_a_message_with_any_bytes_changed_ends_in_words(kind: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    assert outcome(bytes(whole[: data.draw(st.integers(1, len(whole)))]))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Subject", "From", "Date", "Received", "Content-Type", "Content-Transfer-Encoding"]
            ),
            st.text(max_size=80),
        ),
        max_size=8,
    ),
    st.text(max_size=300),
)
@CALM
def test_any_headers_end_in_words(headers: list[tuple[str, str]], text: str) -> None:
    lines = [f"{name}: {value}" for name, value in headers]

    assert outcome("\r\n".join([*lines, "", text]).encode("utf-8", "surrogatepass"))
