"""The files shipped with the app, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """A shipped file or folder, for example ``resource_path("fonts", "NotoSans-Regular.ttf")``.

    Raises FileNotFoundError where the installation is not whole.
    """
    path = ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
