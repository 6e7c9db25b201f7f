from __future__ import annotations

from typing import TYPE_CHECKING

from tests.intake_files import written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_lists_and_files_are_searched(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "Report.txt", "First.\nHerons waited nine weeks.")
    cli("evidence", "add", "Herons report", file, "--workspace", workspace)

    before = cli("search", "herons", "--workspace", workspace)
    read = cli("search", "herons", "wait", "--workspace", workspace, "--read-files")
    told = cli("search", "herons", "--workspace", workspace, "--json").json

    assert before.out.splitlines()[-2:] == [
        "Found 1 record, and 0 places in files.",
        "The text of 1 file is not searched yet. Add --read-files.",
    ]
    assert read.out.splitlines() == [
        "Read the text of 1 file.",
        "E1 “Herons report”: Report.txt, line 1",
        "  First. Herons waited nine weeks.",
        "Found 0 records, and 1 place in files.",
    ]
    assert [each["title"] for each in told["records"]] == ["Herons report"]
    assert [each["file"] for each in told["in_files"]] == ["Report.txt"]
    assert told["unread_files"] == 0
