"""A team that shares its register on PostgreSQL: the same commands, and each machine with a folder of its own."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.mark.postgresql
def test_two_machines_share_a_register_and_each_verifies_what_it_keeps(
    cli: Cli, postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "First.inspection", tmp_path / "Second.inspection"
    people = tmp_path / "people.csv"
    people.write_text(
        "Name,Email\nAmara Osei,amara.osei@northmoor.example\nSiân Evans,\n,nobody@northmoor.example\n",
        "utf-8",
    )
    message = tmp_path / "told.eml"
    message.write_text("From: cqc@example.org\nSubject: Assessment\n\nWe will assess you.\n")

    monkeypatch.setattr(platform, "node", lambda: "QA-1")
    assert cli("new", first, "--name", "Northmoor Council", "--register", postgresql_url).code == 0
    brought = cli("import", "people", people, "--workspace", first, "--json").json
    at = ("--received", "2026-12-01T09:30", "--message", message)
    notified = cli("notify", "--workspace", first, *at, "--json").json
    alone = cli("verify", "--workspace", first, "--json").json

    assert (brought["new"], brought["refused"], notified["pack"]) == (2, 1, 1)
    assert (alone["ok"], alone["looked_at"]["elsewhere"]) == (True, [])

    monkeypatch.setattr(platform, "node", lambda: "QA-2")
    assert cli("new", second, "--register", postgresql_url).code == 0
    assert cli("list", "people", "--workspace", second, "--json").json["count"] == 2
    made = cli("packs", "--workspace", second, "--json").json
    there = cli("verify", "--workspace", second)

    assert (made["pack"], Path(made["folder"]).parent) == (2, second / "packs")
    assert there.code == 0
    assert (
        "Files and packs that were recorded on another machine are kept there, and were not looked at: QA-1. "
        "Verify there too."
    ) in there.out.splitlines()

    (Path(made["folder"]) / made["files"][0]["path"]).unlink()
    own = cli("verify", "--workspace", second, "--json").json

    assert [problem["code"] for problem in own["problems"]] == ["file_missing"]

    monkeypatch.setattr(platform, "node", lambda: "QA-1")
    back = cli("verify", "--workspace", first, "--json").json
    assert (back["ok"], back["looked_at"]["elsewhere"]) == (True, ["QA-2"])


def test_pack_that_is_gone_is_missing_wherever_it_is_opened(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = cli("packs", "--workspace", workspace, "--json").json
    (Path(made["folder"]) / made["files"][0]["path"]).unlink()

    monkeypatch.setattr(platform, "node", lambda: "another machine")
    verdict = cli("verify", "--workspace", workspace, "--json").json

    assert [problem["code"] for problem in verdict["problems"]] == ["file_missing"]
