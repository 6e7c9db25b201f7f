"""What a command says: to people in lines, to programs as one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.phrases.errors import error_sentence

FORMAT = 1

DONE, FINDINGS, REFUSED, BUG = 0, 1, 2, 70
"""Exit codes."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """``told`` is the JSON object, ``lines`` says the same to people. ``has_findings`` makes the exit code 1."""

    told: Mapping[str, object]
    lines: tuple[str, ...]
    has_findings: bool = False


def use_utf8() -> None:
    """A Windows console would otherwise stop at the first letter its code page does not have."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(answer: Answer, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"format": FORMAT, **answer.told}, ensure_ascii=False))
    else:
        print("\n".join(answer.lines))
    return FINDINGS if answer.has_findings else DONE


def say(*lines: str) -> None:
    """At once, for a command that takes several steps; not where a program reads."""
    print("\n".join(lines), flush=True)


def show_error(error: ExpectedError, *, as_json: bool) -> int:
    """The sentence on standard error; for a program its code too, on standard output."""
    sentence = error_sentence(error)
    if as_json:
        print(json.dumps({"format": FORMAT, "error": error.code, "message": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return REFUSED


class Counter:
    """Progress on a terminal: one line that is written over, and taken away at the end."""

    def __init__(self, stream: TextIO, may_go_on: Callable[[], None] = lambda: None) -> None:
        """``may_go_on`` is asked at every step; what it raises stops the work."""
        self._stream = stream
        self._may_go_on = may_go_on
        self._is_shown = stream.isatty()
        self._last = ""

    def __call__(self, done: int, of: int) -> None:
        self._may_go_on()
        if not self._is_shown or not of:
            return
        if done >= of:
            self.clear()  # what is said next begins on a clean line
            return
        words = f"{100 * done // of}%"
        if words != self._last:
            self._write(words)

    def clear(self) -> None:
        if self._last:
            self._write("")

    def _write(self, words: str) -> None:
        self._stream.write(f"\r{words:<{len(self._last)}}" + ("" if words else "\r"))
        self._stream.flush()
        self._last = words
