"""Expected errors: the ones a person can do something about.

Each carries a code and data; ``phrases.errors`` makes the sentence. Anything else that is raised is a bug.
"""

from __future__ import annotations


class ExpectedError(Exception):
    """Base of the four kinds. ``code`` is stable; ``data`` holds what the sentence needs."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class Refused(ExpectedError):  # noqa: N818 - reads as a statement where it is raised and caught
    """A rule says no; nothing was changed."""


class NotFound(ExpectedError):  # noqa: N818 - as above
    """What was named is not there (any more)."""


class ChangedMeanwhile(ExpectedError):  # noqa: N818 - as above
    """Somebody changed the record after it was read; their change was kept."""


class CannotRead(ExpectedError):  # noqa: N818 - as above
    """A file from outside cannot be used as it is; nothing was changed."""


class Cancelled(ExpectedError):  # noqa: N818 - as above
    """The person asked to stop; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("cancelled")
