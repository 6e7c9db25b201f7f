from __future__ import annotations

import subprocess
import sys

SLOW = ("reportlab", "docx", "lxml", "PIL", "pypdfium2", "markdown_it")


def test_composing_is_imported_without_the_engines_that_write() -> None:
    program = (
        "import sys; import inspection_ready.documents, inspection_ready.documents.compose, "
        "inspection_ready.documents.preview, inspection_ready.documents.commonmark; "
        f"print([name for name in {SLOW!r} if name in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert ran.stdout.strip() == "[]"
