"""Start: with no arguments, or the folder of a workspace, the window; with others the command line."""

from __future__ import annotations

import os
import sys

NO_SCREEN = (
    "There is no screen to open the window on. The command line works without one: inspection-ready --help"
)

STOPPED = "Stopped, as you asked. Nothing is half done: a command is kept whole or not at all."

_STOPPED = 2
"""The exit code of a command that was refused or stopped."""


def main(argv: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or (len(arguments) == 1 and _is_workspace(arguments[0])):
        return _window(arguments)
    try:
        code = _command(arguments)
    except KeyboardInterrupt:  # here, because it also comes while the command line is still being loaded
        _forget_interrupt()
        print(STOPPED, file=sys.stderr)  # noqa: T201 - the command line's own words
        return _STOPPED
    if arguments[0] == "demo" and code == 0 and "--json" not in arguments and _has_screen():
        return _window([])  # on the workspace the demo made, which is the latest now
    return code


def _command(arguments: list[str]) -> int:
    from inspection_ready.cli import main as command_line  # slow import, and not wanted by the window

    return command_line(arguments)


def _forget_interrupt() -> None:
    """Python takes an interrupt that went through the exec of a text for one that nobody caught, though we did.

    Libraries run such texts while they are loaded. With -m, Python then ends by the signal, whatever we return,
    unless another text is run after it.
    """
    exec("")  # noqa: S102 - runs nothing


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
