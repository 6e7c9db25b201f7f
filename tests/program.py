"""The command line with the clock of the tests: ``python -m tests.program`` in place of ``-m inspection_ready``."""

from __future__ import annotations

import sys

from inspection_ready.__main__ import main
from tests.plugins.clock import begin

if __name__ == "__main__":
    begin()
    sys.exit(main())
