"""The open workspace, to read from and to give commands to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from inspection_ready.domain.moments import Clock
from inspection_ready.domain.who import Decision, Who
from inspection_ready.services.signed_requests import settle_signed
from inspection_ready.services.verbs import Done, verb_of
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork
from inspection_ready.storage.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


class App:
    """``do`` is called from one thread at a time (the writer); ``reading`` from any."""

    def __init__(self, workspace: Workspace, *, clock: Clock, who: Who) -> None:
        self.workspace = workspace
        self.clock = clock
        self.who = who

    def reading(self) -> AbstractContextManager[Reader]:
        return self.workspace.reading()

    def read(self, noun: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self.reading() as reader:
            return noun(reader, *args, **kwargs)

    def do(self, verb: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Run a command and commit it. Raises what the command raises; then nothing was changed."""
        return self.decided(Decision()).do(verb, *args, **kwargs)

    def decided(self, decision: Decision) -> Decided:
        """For a command that somebody else decided: ``app.decided(Decision(person_id=...)).do(verb, ...)``."""
        return Decided(self, decision)

    def acting_as(self, person_id: int | None) -> App:
        """The same workspace, recorded by this person."""
        return App(self.workspace, clock=self.clock, who=replace(self.who, person_id=person_id))


class Decided:
    def __init__(self, app: App, decision: Decision) -> None:
        self._app = app
        self._decision = decision

    def do(self, verb: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        app = self._app
        with app.workspace.writing(
            verb=verb_of(verb), at=app.clock.now(), who=app.who, decision=self._decision
        ) as uow:
            result = verb(uow, *args, **kwargs)
            settle_signed(uow)
        return Done(result, uow.changes, uow.entry, uow.head_after)
