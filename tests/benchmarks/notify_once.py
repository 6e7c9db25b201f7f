"""Run by itself: files a notification and makes its pack, and prints the seconds that took from the command to the
last file on the disk, what Python loads left out, as one JSON object.

``python notify_once.py WORKSPACE MESSAGE``
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time

import inspection_ready.documents.compose
import inspection_ready.documents.docx.writer
import inspection_ready.documents.pdf.writer  # noqa: F401 - loaded before the clock starts, as docxtpl is
from inspection_ready.__main__ import main
from inspection_ready.cli import build_parser

if __name__ == "__main__":
    build_parser()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        began = time.perf_counter()
        code = main(["notify", "--workspace", sys.argv[1], "--message", sys.argv[2], "--json"])
        ended = time.perf_counter()
    assert code == 0, said.getvalue()
    print(json.dumps({"seconds": ended - began}))
