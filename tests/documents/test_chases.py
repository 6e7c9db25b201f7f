"""A chase as its reader gets it: part by part as before, good to read aloud, and with every request in both forms."""

from __future__ import annotations

import datetime as dt
import email.policy
import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.chases import LONGEST_SUBJECT, ChaseFacts, compose_chase
from inspection_ready.documents.message_body import message_html, message_text
from inspection_ready.domain.chases import ChaseRules, Owed, PlannedChase, Why
from inspection_ready.domain.filing import Head
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.ladders import Rung
from inspection_ready.domain.people import Person
from inspection_ready.domain.reply_tokens import mint, read
from inspection_ready.domain.requests import Request
from inspection_ready.exchange.messages.drafts import Draft, write_draft
from inspection_ready.phrases.chases import STARTER_BODY, STARTER_LADDER, STARTER_SUBJECT
from tests.documents.test_message_body import read as read_html

if TYPE_CHECKING:
    from tests.plugins.golden import Golden

NOW = dt.datetime(2026, 12, 8, 11, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MARK = mint("northmoor", 7)
SIAN = Person(id=1, name="Siân Prosser", email="sian@northmoor.example")
NAMES = {1: "Siân Prosser", 2: "Owen Pritchard", 3: "Naledi Mokoena"}
RULES = ChaseRules(ladder=STARTER_LADDER, subject=STARTER_SUBJECT, body=STARTER_BODY)


def owed(number: int, wording: str, **more: object) -> Owed:
    due = more.pop("due", NOW + 3 * HOUR)
    request = Request(number=number, wording=wording, owner_id=more.pop("owner", 1), due_at=due)  # type: ignore[arg-type] # told by name
    told = {"rung": Rung.OWNER, "step": "due-2h", "instead": None, **more}
    return Owed(request=request, since=NOW - DAY, **told)  # type: ignore[arg-type] # as above


CHASE = PlannedChase(
    person=SIAN,
    owed=(
        owed(3, "Your carers strategy & plan", due=NOW - 3 * DAY),
        owed(14, "Waiting list numbers; by locality", rung=Rung.SECOND, owner=2, instead=Why.AWAY),
        owed(15, "Risk register", rung=Rung.SECOND, owner=2, step=""),
        owed(16, "Staff rota", rung=Rung.HEAD, owner=3, due=None),
        owed(17, "Board minutes", rung=Rung.SECOND, owner=None, instead=Why.NO_OWNER),
    ),
)


def facts(rules: ChaseRules = RULES, sender: str = "Imran Siddiqui") -> ChaseFacts:
    return ChaseFacts(
        council=Council(name="Northmoor Council", department="Adult Social Care"),
        sender=sender,
        at=NOW,
        head=Head(42, "ab" * 32),
        names=NAMES,
        rules=rules,
    )


def test_the_message_is_as_before_part_by_part(golden: Golden) -> None:
    document = compose_chase(facts(), CHASE, MARK)
    data = write_draft(
        Draft(
            name=SIAN.name,
            address=SIAN.email,
            subject=document.title,
            text=message_text(document),
            html=message_html(document),
            at=NOW,
            key="northmoor/chase/7",
        )
    )

    mail = message_from_bytes(data, policy=email.policy.default)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    golden.check(
        "chase/headers.txt", data.partition(b"\r\n\r\n")[0].decode("ascii").replace("\r\n", "\n") + "\n"
    )
    golden.check("chase/words.txt", text.get_content().replace("\r\n", "\n"))
    golden.check("chase/page.html", html.get_content().replace("\r\n", "\n"))


def test_the_page_can_be_read_aloud_and_fetches_nothing() -> None:
    html = message_html(compose_chase(facts(), CHASE, MARK))

    reader = read_html(html)
    assert dict(reader.attributes)["html"] == {"lang": "en-GB"}
    scopes = [attrs.get("scope") for tag, attrs in reader.attributes if tag == "th"]
    assert scopes == ["col"] * 4 + ["row"] * len(CHASE.owed)
    assert not re.search(r"<(img|script|link|iframe|object|style)\b|url\(|\bsrc=", html)
    assert html.isascii()


def test_both_forms_name_every_request_in_their_order() -> None:
    document = compose_chase(facts(), CHASE, MARK)

    for words in (message_text(document), read_html(message_html(document)).words):
        assert re.findall(r"Request (\d+)", words) == ["3", "14", "15", "16", "17"]
        for said in (
            "3 days late",
            "3 hours left",
            "no time is set",
            "You are the second; Owen Pritchard is away",
            "You are the second; Owen Pritchard has not answered yet",
            "You are the head of service; Naledi Mokoena has not answered yet",
            "You are the second; it has no owner yet",
        ):
            assert said in words


def test_a_long_subject_is_cut_and_never_its_mark() -> None:
    rules = ChaseRules(ladder=STARTER_LADDER, subject="x" * 40 + " {{name}} " + "y" * 200, body="")

    subject = compose_chase(facts(rules), CHASE, MARK).title

    assert len(subject) <= LONGEST_SUBJECT + len(MARK) + len(" ... ()")
    assert subject.endswith(f"... ({MARK})")
    assert read(subject) == read(MARK)


def test_every_field_says_something_and_the_list_is_at_the_end_where_no_place_is_named() -> None:
    body = "{{name}}, {{first name}}, {{council}}, {{department}}, {{today}}, {{sender}}, {{what is owed}}, {{first due}}, {{requests}}"
    rules = ChaseRules(ladder=STARTER_LADDER, subject="{{what is owed}}", body=body)

    words = message_text(compose_chase(facts(rules, sender=""), CHASE, MARK))

    assert words.splitlines()[0] == (
        "Siân Prosser, Siân, Northmoor Council, Adult Social Care, 8 December 2026, Adult Social Care, 5 answers, "
        "11am on Saturday 5 December 2026, requests 3, 14, 15, 16, 17"
    )
    assert words.index("Number: Request 3") > words.index("requests 3, 14")
