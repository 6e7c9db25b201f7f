"""What a reply to an e-mail that asks for signatures seems to say, line by line: a suggestion for a person to agree to.

Read by plain rules, and so that it errs to one side: an agreement is suggested only where every word of theirs was
understood. One sentence that was not, one number that is on no line, something attached, a message passed on by
somebody else: then nothing at all is suggested as agreed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inspection_ready.domain.forwarding import is_forwarded
from inspection_ready.domain.messages import Mail, Remark
from inspection_ready.domain.replies import ReplyKind
from inspection_ready.domain.reply_kinds import kind_of
from inspection_ready.domain.reply_text import words_above
from inspection_ready.domain.sign_sentences import Seems, Statement, To, statement_in
from inspection_ready.domain.sign_tokens import sign_tokens_in
from inspection_ready.domain.sign_words import said_in

LONGEST = 6_000
"""Letters of their own words: whoever writes more has more to say than yes."""


class Doubt(StrEnum):
    """Why nothing is suggested as agreed, the plainest first."""

    MACHINE = "machine"  # nobody wrote it
    PASSED_ON = "passed_on"  # forwarded: the words are somebody else's
    NOT_WHOLE = "not_whole"  # it was cut, is encrypted, or has no text
    ATTACHED = "attached"  # what is attached may say more
    IN_QUOTE = "in_quote"  # something stands between or below what is quoted
    NO_WORDS = "no_words"
    LONG = "long"
    OUR_WORDS = "our_words"  # ours are among them
    NO_SUCH_LINE = "no_such_line"
    CONTRADICTS = "contradicts"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class LineReading:
    """``words`` are theirs, as they wrote them of this line; all of them where nothing is of it alone."""

    seems: Seems
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReading:
    """``lines`` by their places, every one of them. ``doubt`` None: every word was understood."""

    lines: Mapping[int, LineReading]
    doubt: Doubt | None
    words: str


@dataclass(slots=True)
class _Sorted:
    """What was said of which line, and of the rest."""

    said: dict[int, set[Seems]] = field(default_factory=dict)
    words: dict[int, list[str]] = field(default_factory=dict)
    of_rest: list[str] = field(default_factory=list)
    rest: set[Seems] = field(default_factory=set)
    of_all: set[Seems] = field(default_factory=set)

    def note(self, statement: Statement, words: str, count: int) -> None:
        for place in statement.lines:
            self.said.setdefault(place, set()).add(statement.seems)
            self.words.setdefault(place, []).append(words)
        if statement.to is not To.LINES:
            self.of_rest.append(words)
        if statement.to is To.ALL:
            self.of_all.add(statement.seems)
        if statement.to in {To.REST, To.ALL_BUT}:
            self.rest.add(Seems.AGREED if statement.to is To.ALL_BUT else statement.seems)
        if statement.to is To.ALL_BUT and count == 1:
            self.rest.add(Seems.NOT_AGREED)  # "all but 1" of one line is of something else


def read_answer(mail: Mail, count: int, names: Collection[str] = (), *, has_files: bool) -> SignReading:
    """``count`` lines were asked about; ``names`` are the signer's, which may stand below as a signature.

    ``has_files``: something is attached that is no picture in the text.
    """
    words, is_in_quote = words_above(mail.text)
    doubt = (
        _doubt_of(mail, has_files=has_files)
        or (Doubt.IN_QUOTE if is_in_quote else None)
        or _doubt_of_words(words)
    )
    return read_words(words, count, names, doubt)


def read_words(
    words: str, count: int, names: Collection[str] = (), doubt: Doubt | None = None
) -> SignReading:
    """``doubt``: what speaks against every agreement already."""
    found = _Sorted()
    if len(words) <= LONGEST:
        said = said_in(words, names)
        statements = [(each, statement_in(each, count)) for each in said.statements]
        for told, statement in statements:
            if statement is not None:
                found.note(statement, told, count)
        doubt = doubt or _doubt_in(found, count, statements, has_more=said.has_more)
    else:
        doubt = doubt or Doubt.LONG
    whole = " ".join(words.split())
    return SignReading(
        lines={place: _line(found, place, doubt, whole) for place in range(1, count + 1)},
        doubt=doubt,
        words=words,
    )


# inside


def _doubt_of(mail: Mail, *, has_files: bool) -> Doubt | None:
    if kind_of(mail) is not ReplyKind.ANSWER:
        return Doubt.MACHINE
    if is_forwarded(mail.subject, mail.text):
        return Doubt.PASSED_ON
    if mail.remarks & {Remark.CUT, Remark.ENCRYPTED, Remark.NO_TEXT, Remark.DRAFT}:
        return Doubt.NOT_WHOLE
    return Doubt.ATTACHED if has_files or mail.attached else None


def _doubt_of_words(words: str) -> Doubt | None:
    if not words:
        return Doubt.NO_WORDS
    return Doubt.OUR_WORDS if next(sign_tokens_in(words), None) is not None else None


def _doubt_in(
    found: _Sorted, count: int, statements: Iterable[tuple[str, Statement | None]], *, has_more: bool
) -> Doubt | None:
    if any(not 0 < place <= count for place in found.said):
        return Doubt.NO_SUCH_LINE
    if _contradicts(found):
        return Doubt.CONTRADICTS
    if has_more or any(statement is None for _, statement in statements) or not (found.said or found.of_all):
        return Doubt.NOT_UNDERSTOOD
    return None


def _contradicts(found: _Sorted) -> bool:
    """The same line twice and differently, or all of them and then one."""
    several = any(len(said) > 1 for said in found.said.values())
    of_all = len(found.of_all) > 1 or (bool(found.of_all) and bool(found.said or found.rest))
    return several or of_all or len(found.rest) > 1


def _line(found: _Sorted, place: int, doubt: Doubt | None, whole: str) -> LineReading:
    said = found.said.get(place) or found.rest or found.of_all
    words = " ".join(found.words.get(place, ()) or (found.of_rest if said else ())) or whole
    (seems,) = said if len(said) == 1 else (Seems.UNCLEAR,)
    if doubt is not None and (seems is Seems.AGREED or doubt is not Doubt.NOT_UNDERSTOOD):
        seems = Seems.UNCLEAR
    return LineReading(seems, words)
