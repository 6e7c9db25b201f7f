"""Signing by e-mail without a window: the draft, the reply beside its lines, and what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.sign_readings import read_words
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.exchange.messages import read_mail
from tests.mails import eml

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli, Said

DASS = "Director of Adult Social Services"


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


@pytest.fixture
def asked(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    """Two answers in words wait, and the DASS, who has a personal assistant, may sign."""
    people = written(
        tmp_path,
        "people.csv",
        "Name,Email,PA email\nAda Brook,ada@x.example,lin@x.example\nCara Dale,cara@x.example,\n",
    )
    roles = written(tmp_path, "roles.csv", f"Role,Person,Signs\n{DASS},Ada Brook,Signs\n")
    cli("import", "people", people, "--workspace", workspace)
    cli("import", "roles", roles, "--workspace", workspace, "--as", "Cara Dale")
    for number, words in ((1, "How many wait?"), (2, "How long?")):
        cli("requests", "add", words, "--workspace", workspace)
        cli("requests", "move", number, "answer", "--answer", "412", "--workspace", workspace)
        cli("requests", "move", number, "check", "--workspace", workspace)
    return workspace


def replied(cli: Cli, workspace: Path, mark: str, words: str, *, sender: str) -> Said:
    mail = eml(subject=f"RE: For your signature ({mark})", text=words, date="", received=())
    del mail["From"]
    mail["From"] = sender
    path = workspace.parent / "reply.eml"
    path.write_bytes(mail.as_bytes())
    return cli("replies", "read", path, "--workspace", workspace)


def test_it_is_asked_answered_and_recorded_line_by_line(cli: Cli, asked: Path, tmp_path: Path) -> None:
    draft = tmp_path / "Ask.eml"
    made = cli("signoff", "message", draft, "--to", "Ada Brook", "--workspace", asked, "--json").json
    replied(cli, asked, made["mark"], "1: agreed. 2: not agreed, it is last year's", sender="lin@x.example")

    shown = cli("signoff", "reply", 1, "--workspace", asked, "--json").json
    words = cli("signoff", "reply", 1, "--workspace", asked).out
    whole = cli("replies", "show", 1, "--workspace", asked).out
    held = cli("verify", "--against", draft, "--workspace", asked)
    nothing = cli("signoff", "answer-message", 1, "--workspace", asked)
    wrong = cli("signoff", "answer-message", 1, "--agreed", "one", "--workspace", asked)
    done = cli(
        "signoff", "answer-message", 1, "--agreed", "all", "--not-agreed", "2=Last year’s", "--workspace", asked,
    )  # fmt: skip
    state = cli("signoff", "show", 1, "--workspace", asked)

    assert (made["sheet"], made["lines"], made["to"]) == (1, 2, "Ada Brook")
    assert made["mark"] in read_mail(draft.name, draft.read_bytes()).subject
    assert (shown["sender_is"], shown["doubt"], shown["may_sign"]) == ("for_signer", None, True)
    assert [each["suggested"] for each in shown["lines"]] == ["agreed", "not_agreed"]
    assert "  It answers what was to be signed: see signoff reply 1.\n" in whole
    assert held.code == 0, held
    assert "which may send for Ada Brook, as the register of people has it." in words
    assert "A sender’s address can be forged" in words
    assert (nothing.code, wrong.code) == (2, 2)
    assert "No line of reply 1 is told as agreed or not agreed." in nothing.err
    assert done.out == "1 line signed, 1 not agreed.\n"
    assert "Sent from lin@x.example, which may send for Ada Brook" in state.out


def test_from_another_address_a_reason_must_be_given(cli: Cli, asked: Path, tmp_path: Path) -> None:
    made = cli(
        "signoff", "message", tmp_path / "a.eml", "--to", "Ada Brook", "--workspace", asked, "--json"
    ).json
    replied(cli, asked, made["mark"], "Agreed to all", sender="Ada Brook <ada@mail.example>")

    refused = cli("signoff", "answer-message", 1, "--agreed", "all", "--workspace", asked)
    taken = cli(
        "signoff", "answer-message", 1, "--agreed", "1-2", "--although", "She rang", "--workspace", asked
    )

    assert refused.code == 2
    assert "Say why it is theirs all the same" in refused.err
    assert (taken.code, taken.out) == (0, "2 lines signed, 0 not agreed.\n")


def test_a_draft_is_asked_of_who_may_sign_and_ends_in_eml(cli: Cli, asked: Path, tmp_path: Path) -> None:
    nobody = cli("signoff", "message", tmp_path / "a.eml", "--to", "Cara Dale", "--workspace", asked)
    ending = cli("signoff", "message", tmp_path / "a.docx", "--to", "Ada Brook", "--workspace", asked)

    assert "Cara Dale cannot sign on" in nobody.err
    assert ending.err == "a.docx does not end in .eml. Nothing was written. Give it that ending.\n"
    assert [path.name for path in tmp_path.glob("a.*")] == []


def test_every_answer_the_draft_proposes_is_understood(cli: Cli, asked: Path, tmp_path: Path) -> None:
    draft = tmp_path / "Ask.eml"
    cli("signoff", "message", draft, "--to", "Ada Brook", "--workspace", asked)
    text = read_mail(draft.name, draft.read_bytes()).text
    _, _, how = text.partition("For example:")
    examples = [line.removeprefix("* ") for line in how.splitlines() if line.startswith("* ")][:3]

    readings = [read_words(each, 2) for each in examples]

    assert [reading.doubt for reading in readings] == [None] * 3
    assert [[line.seems for line in reading.lines.values()] for reading in readings] == [
        [Seems.AGREED, Seems.AGREED],
        [Seems.AGREED, Seems.NOT_AGREED],
        [Seems.AGREED, Seems.NOT_AGREED],
    ]
