"""Sets everything up and does one thing. Needs only Python 3.11 to 3.13 and its standard library.

    python3 packaging/dev.py demo [--out DIR] [--json]   plays the notification on the sample council
    python3 packaging/dev.py test [PYTEST ARGUMENTS]     passes the tests
    python3 packaging/dev.py app                         opens the window
    python3 packaging/dev.py run ARGUMENTS               runs the command line
    python3 packaging/dev.py lint                        style, types and walls
    python3 packaging/dev.py bench                       the benchmarks, as one table of ratios
    python3 packaging/dev.py pictures                    a picture of every page and document

The first run takes a few minutes and needs the internet; after that it starts at once, until something changed.
commands.py says what each does, environment.py makes .venv, debian.py installs what is missing from Debian.
"""

# This file must stay readable for the oldest Python, so that it can say what is wrong: no annotations, no f-strings.
import sys

if sys.version_info[:2] not in ((3, 11), (3, 12), (3, 13)):
    sys.stderr.write(
        "Inspection Ready is tested with Python 3.11, 3.12 and 3.13, and this is Python {}.{}. "
        "Nothing was changed. Install one of those, and run this again with it, for example: "
        "python3.13 packaging/dev.py demo\n".format(*sys.version_info[:2])
    )
    sys.exit(2)

import commands  # it may use what old Pythons cannot read

sys.exit(commands.main(sys.argv[1:]))
