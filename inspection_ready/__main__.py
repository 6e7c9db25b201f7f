"""Start: with no arguments, or the folder of a workspace, the window; with others the command line."""

from __future__ import annotations

import os
import sys

NO_SCREEN = (
    "There is no screen to open the window on. The command line works without one: inspection-ready --help"
)

_STOPPED = 2
"""The exit code of a command that was refused or stopped."""


def main(argv: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or (len(arguments) == 1 and _is_workspace(arguments[0])):
        return _window(arguments)
    from inspection_ready.cli import STOPPED  # slow import, and not wanted by the window
    from inspection_ready.cli import main as command_line  # as above

    try:
        code = command_line(arguments)
    except KeyboardInterrupt:  # it came just before the command could stop by itself, or just after
        print(STOPPED, file=sys.stderr)  # noqa: T201 - the command line's own words
        return _STOPPED
    if arguments[0] == "demo" and code == 0 and "--json" not in arguments and _has_screen():
        return _window([])  # on the workspace the demo made, which is the latest now
    return code


def _is_workspace(name: str) -> bool:
    """A folder that is only called like a command ("demo") is none."""
    return os.path.isfile(os.path.join(name, "workspace.toml"))  # noqa: PTH113, PTH118 - pathlib would be imported before the window is there


def _window(arguments: list[str]) -> int:
    if not (_has_screen() or os.environ.get("QT_QPA_PLATFORM")):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - Qt would end the process without a word people know
        return 2
    from ui.application import run_window  # slow import: Qt, which the command line does not need

    return run_window(arguments)


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return os.name == "nt" or sys.platform == "darwin" or bool(_display())


def _display() -> str | None:
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")


if __name__ == "__main__":
    sys.exit(main())
