"""Who may sign comes and goes, and random people say yes or no: each held against what the model says of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import RequestState
from inspection_ready.domain.signatures import SignedHow
from inspection_ready.services.registers import change_record, remove_record
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.signatures import Word, disagree, sign, withdraw
from tests.services.walk_model import COORDINATOR, DEPUTIES, DIRECTOR, FIRST, SECOND, Away, Given
from tests.services.walking_answers import Answering, NothingToDo
from tests.story import add, change

if TYPE_CHECKING:
    from inspection_ready.services.sign_checks import Shown
    from tests.services.walk_model import Content


class Saying(Answering):
    # who may say so

    def go_away(self, here: int) -> None:
        who = self._pick((DIRECTOR, DIRECTOR, DIRECTOR, FIRST))
        by = self._pick((COORDINATOR, COORDINATOR, FIRST, SECOND, None, None))
        first = self.clock.moment.date()
        last, is_told = first + dt.timedelta(days=self.chance.randint(0, 2)), self.chance.random() < 0.6
        absence = Absence(person_id=self.people[who].id, starts_on=first, ends_on=last)
        if is_told:
            absence = replace(absence, told_by="Lin, by phone", told_at=self.clock.moment)
        self._by(here, by).do(add, absence)  # past the form, which would not take one that nobody told of
        self.model.aways[absence.id] = Away(who, first, last, is_told, frozenset({by}))

    def come_back(self, here: int) -> None:
        absence_id = self._pick(sorted(self.model.aways))
        with self.apps[here].reading() as reader:
            absence = reader.register(Absence).get(absence_id)
        self.apps[here].do(remove_record, absence)
        del self.model.aways[absence_id]

    def stay_longer(self, here: int) -> None:
        absence_id, by = self._pick(sorted(self.model.aways)), self._pick((COORDINATOR, FIRST, None))
        away = self.model.aways[absence_id]
        last = away.last + dt.timedelta(days=1)
        with self.apps[here].reading() as reader:
            absence = reader.register(Absence).get(absence_id)
        self._by(here, by).do(change, absence, replace(absence, ends_on=last))
        self.model.aways[absence_id] = replace(away, last=last, hands=away.hands | {by})

    def leave(self, here: int) -> None:
        self._left(here, self._pick(sorted({DIRECTOR, *DEPUTIES} - self.model.left)), is_gone=True)

    def come_again(self, here: int) -> None:
        self._left(here, self._pick(sorted(self.model.left)), is_gone=False)

    def _left(self, here: int, who: str, *, is_gone: bool) -> None:
        with self.apps[here].reading() as reader:
            person = reader.register(Person).get(self.people[who].id)
        on = self.clock.moment.date() - dt.timedelta(days=1) if is_gone else None
        self.apps[here].do(change_record, person, replace(person, left_on=on))
        self.model.left ^= {who}

    # what they say

    def look(self, here: int) -> None:
        """Somebody reads what is to be signed, and says nothing yet: another may change it meanwhile."""
        question, _ = self._question(here)
        found = self._standings(here, question)
        self.looked.append(([shown(each) for each in found], self.model.contents(question)))

    def say(self, here: int) -> None:
        """To what was read before, whatever became of it since."""
        lines, contents = self._pick(self.looked)
        place = self.chance.randrange(max(len(lines), 1))
        one = slice(place, place + 1)
        self._say(
            here, self._anybody(), lines[one], contents[one], at=self._some_time(), is_agreed=self._yes()
        )

    def say_all(self, here: int) -> None:
        question, _ = self._question(here)
        self.say_all_of(here, question, self._anybody(), self._some_time(), is_agreed=self._yes())

    def say_all_of(
        self, here: int, question: int, who: str, at: dt.datetime | None = None, *, is_agreed: bool = True
    ) -> None:
        """To everything that answers it and is not signed."""
        lines, contents = [], []
        for standing, content in zip(
            self._standings(here, question), self.model.contents(question), strict=True
        ):
            if not standing.is_signed:
                lines.append(shown(standing))
                contents.append(content)
        self._say(here, who, lines, contents, at=at or self.clock.moment, is_agreed=is_agreed)

    def _anybody(self) -> str:
        """Mostly somebody who may; a deputy rather than the director, who could nearly always."""
        on = self.clock.moment.date()
        may = [who for who in (*DEPUTIES, DIRECTOR) if self.model.may_sign(who, on)]
        if may and self.chance.random() < 0.65:
            return may[0]
        return self._pick((DIRECTOR, FIRST, SECOND, COORDINATOR))

    def _some_time(self) -> dt.datetime:
        """Now, or entered only today."""
        return self.clock.moment - self.chance.choice(
            (dt.timedelta(), dt.timedelta(), dt.timedelta(hours=30))
        )

    def _yes(self) -> bool:
        return self.chance.random() < 0.85

    def _say(
        self,
        here: int,
        who: str,
        lines: list[Shown],
        contents: list[Content],
        *,
        at: dt.datetime,
        is_agreed: bool,
    ) -> None:
        if not lines:
            raise NothingToDo
        word = Word(
            signer_id=self.people[who].id, how=SignedHow.PHONE, at=at, note="" if is_agreed else "Not yet"
        )
        should = self.model.may_sign(who, at.date()) and all(
            self._can_be_said(here, each, at, is_agreed=is_agreed) for each in contents
        )
        try:
            made = self.apps[here].do(sign if is_agreed else disagree, lines, word).result
            went = f"signed by {who}" if is_agreed else "not agreed"
        except (Refused, ChangedMeanwhile, NotFound) as error:
            made, went = (), f"refused: {error.data.get('why', error.code)}"
        assert bool(made) == should, f"{who}: {went}: {contents}"
        self.met[went] += 1
        told = zip(contents, made, strict=False)
        self.model.given += [Given(content, is_agreed, who, each.id) for content, each in told]

    def _can_be_said(self, here: int, content: Content, at: dt.datetime, *, is_agreed: bool) -> bool:
        question = content.key[0]
        state = self.model.state(content, here)
        return (
            content in self.model.contents(question)
            and self._request(here, question).state is RequestState.CHECKED
            and self.model.is_whole(content.data, here)
            and at >= self.model.since(content)
            and state != "signed"
            and (is_agreed or state != "not_agreed")
        )

    def take_back(self, here: int) -> None:
        number = self._pick(range(len(self.model.given)))
        given = self.model.given[number]
        in_use = any(
            each.key[:2] == given.content.key[:2] for each in self.model.contents(given.content.key[0])
        )
        can = self.model.last(given.content.key) == given and given.is_agreed and not given.is_withdrawn
        try:
            self.apps[here].do(withdraw, given.id, because="A mistake")
        except (Refused, NotFound):
            assert not (can and in_use)
            return
        assert can
        self.met["taken back"] += 1
        self.model.withdraw(number)
