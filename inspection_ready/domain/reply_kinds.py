"""Who wrote a message that came in: a person or a machine. Headers say it; where there are none, words do."""

from __future__ import annotations

import re

from inspection_ready.domain.messages import Automatic, Mail, Undelivered
from inspection_ready.domain.replies import ReplyKind
from inspection_ready.domain.reply_text import own_words

_AWAY_SUBJECT = re.compile(
    r"^\W*(?:\[[^\]]{1,40}\]\W*)?(?:automatic reply|auto[- ]?reply|autoreply|auto[- ]?response|auto:|out[- ]of[- ](?:the[- ])?office|ooo\b|"
    r"ateb awtomatig|automatische antwort|abwesenheits|r[ée]ponse automatique|respuesta autom[áa]tica)",
    re.IGNORECASE,
)
_AWAY_TEXT = re.compile(
    r"\b(?:(?:i am|i'm|i will be) (?:currently |now )?(?:out of (?:the )?office|away from (?:the|my) (?:office|desk)|on (?:annual |sick |maternity |paternity )?leave)|"
    r"this is an automat(?:ic|ed) (?:reply|response|message|e-?mail)|thank you for your e-?mail\W+i am (?:currently )?(?:out|away|on))",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"^\W*(?:undeliverable|undelivered mail|delivery status notification|mail delivery (?:failed|failure|subsystem)|"
    r"returned mail|failure notice|delivery (?:has )?failed|message not delivered)",
    re.IGNORECASE,
)
_DELAY_SUBJECT = re.compile(r"\b(?:delayed|delivery delayed|\(delay\))\b", re.IGNORECASE)
_RECEIPT_SUBJECT = re.compile(r"^\W*(?:read|delivered|not read|relayed)\s*:", re.IGNORECASE)
_MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]+)@", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
SHORT = 1_200
"""Letters: a machine's answer is no longer, and a person's that says they go on leave tomorrow often is."""
MOST_ADDRESSES = 50

_BY_HEADER = {
    Automatic.REPLY: ReplyKind.AWAY,
    Automatic.BOUNCE: ReplyKind.BOUNCED,
    Automatic.DELAY: ReplyKind.DELAYED,
    Automatic.RECEIPT: ReplyKind.RECEIPT,
}


def kind_of(mail: Mail) -> ReplyKind:
    """A message with files is taken for a machine's only where its headers say so plainly, or its subject."""
    if mail.automatic in _BY_HEADER:
        return _BY_HEADER[mail.automatic]
    by_subject = _by_subject(mail)
    if by_subject is not ReplyKind.ANSWER or mail.attachments or mail.attached:
        return by_subject
    words = own_words(mail.text).replace("’", "'")
    is_short = len(words) < SHORT
    if _RECEIPT_SUBJECT.search(mail.subject) and is_short:
        return ReplyKind.RECEIPT
    if (is_short or mail.automatic is Automatic.HINT) and _AWAY_TEXT.search(words[:SHORT]):
        return ReplyKind.AWAY
    return ReplyKind.ANSWER


def undelivered_in(mail: Mail) -> tuple[Undelivered, ...]:
    """As the report lists them; else the addresses its words name, the machine's own left out."""
    if mail.undelivered or kind_of(mail) not in {ReplyKind.BOUNCED, ReplyKind.DELAYED}:
        return mail.undelivered
    own = {each.email.casefold() for each in (*mail.to, *([mail.sender] if mail.sender else []))}
    is_final = kind_of(mail) is ReplyKind.BOUNCED
    said = own_words(mail.text) or mail.text
    named = dict.fromkeys(found.casefold() for found in _ADDRESS.findall(said[:20_000]))
    rest = [each for each in named if each not in own and not _MACHINES.match(each)]
    return tuple(Undelivered(each, is_final=is_final) for each in rest[:MOST_ADDRESSES])


def _by_subject(mail: Mail) -> ReplyKind:
    is_report = _BOUNCE_SUBJECT.search(mail.subject) is not None and not mail.answers
    if is_report or _is_a_machine(mail):
        return ReplyKind.DELAYED if _DELAY_SUBJECT.search(mail.subject) else ReplyKind.BOUNCED
    return ReplyKind.AWAY if _AWAY_SUBJECT.search(mail.subject) else ReplyKind.ANSWER


def _is_a_machine(mail: Mail) -> bool:
    return mail.sender is not None and _MACHINES.match(mail.sender.email) is not None
