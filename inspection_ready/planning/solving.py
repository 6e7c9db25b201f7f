"""Sessions that may move, put to the solver exactly; everything else stays where the board has it.

A time is the bit it has in ``laid_out``. Ways between rooms, and stretches without a break, are asked for only where an
answer breaks them: few do, and to ask for all of them beforehand would be most of the model. So an answer is true once
the board has nothing against it, and what is proven of the model is proven of the timetable: it asks for less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inspection_ready.planning.holding import Holding
from inspection_ready.planning.laid_out import bits, spread_back
from inspection_ready.planning.openings import taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.planning.board import Board
    from inspection_ready.planning.laid_out import Entry, Layout

Given = tuple[str, int, int]
"""What may be given up: the kind, the index of the session, and a party or nothing."""
NOTHING: Mapping[Given, int] = {}


@dataclass
class Moving:
    """A session of the model: its literals by what they choose."""

    entry: Entry
    start: Any
    present: Any
    places: dict[int, Any] = field(default_factory=dict)
    tracks: dict[int, Any] = field(default_factory=dict)
    people: dict[int, Any] = field(default_factory=dict)
    """Of every party that may have to be there: whether it has to."""


class Solving:
    """``board`` holds what stays; ``starts`` are the bits each session may begin at, by its index."""

    def __init__(
        self,
        board: Board,
        starts: Mapping[int, int],
        *,
        may_drop: Iterable[int] = (),
        may_give: Mapping[Given, int] = NOTHING,
    ) -> None:
        from ortools.sat.python import cp_model  # a second and more to import

        self.cp = cp_model
        self.model = cp_model.CpModel()
        self.board = board
        self.layout: Layout = board.layout
        self.rules = board.rules
        self.costs: list[tuple[Any, int]] = []
        self.given: dict[Given, Any] = {
            key: self.model.new_int_var(0, most, "") for key, most in may_give.items()
        }
        self.always = self.model.new_constant(1)
        self._may_drop = frozenset(may_drop)
        self.moving = {index: self._moving(index, each) for index, each in starts.items()}

    # what is decided

    def _moving(self, index: int, starts: int) -> Moving:
        entry, model = self.layout.entries[index], self.model
        values = list(bits(starts)) or [0]
        start = model.new_int_var_from_domain(self.cp.Domain.from_values(values), f"s{index}")
        present = model.new_bool_var(f"p{index}") if index in self._may_drop or not starts else self.always
        if not starts:
            model.add(present == 0)
        made = Moving(entry, start, present)
        self._places(made, starts)
        self._tracks(made, starts)
        for party in entry.must:
            made.people[party] = self._present_unless_second(made, party)
        for party in made.people:
            self._keep_free(made, party, starts)
        if entry.wanted:
            self._inspectors(made, starts)
        return made

    def _present_unless_second(self, made: Moving, party: int) -> Any:
        """Whoever stands in is there instead."""
        seconds = [
            (key[2], literal)
            for key, literal in self.given.items()
            if key[:2] == (f"second {party}", made.entry.index)
        ]
        if not seconds:
            return made.present
        there = self.model.new_bool_var("")
        self.model.add(there + sum(literal for _, literal in seconds) == made.present)
        made.people |= dict(seconds)
        return there

    def _keep_free(self, made: Moving, party: int, starts: int) -> None:
        """Of whoever has to be there: not when they are at what stays, nor when they cannot, unless they are freed."""
        entry, literal = made.entry, made.people[party]
        cannot = self.layout.busy("party", self.layout.parties[party], entry.minutes)
        freed = self.given.get(("free", entry.index, party))
        for kept, unless in ((taken(self.board, entry, party), None), (cannot, freed)):
            if kept & starts:
                literals = [literal] if unless is None else [literal, unless.negated()]
                self._within(made, starts & ~kept, literals)

    def limit(self, index: int, starts: int, *, unless: Given) -> None:
        """It begins at one of these, unless that is given up."""
        made = self.moving[index]
        self._within(made, starts, [made.present, self.given[unless].negated()])

    def _within(self, made: Moving, starts: int, literals: list[Any]) -> None:
        """It begins at one of these where all the literals hold; where there are none, they cannot."""
        if starts:
            values = self.cp.Domain.from_values(list(bits(starts)))
            self.model.add_linear_expression_in_domain(made.start, values).only_enforce_if(literals)
        else:
            self.model.add_bool_or([each.negated() for each in literals])

    def _places(self, made: Moving, starts: int) -> None:
        entry = made.entry
        for place, closed in zip(entry.places, entry.closed, strict=True):
            room, opened = self.board.rooms[place], self.given.get(("place", entry.index, place))
            free = starts if opened is not None else starts & ~closed
            if room is not None:
                free &= ~spread_back(room.taken, entry.cells.bit_length())
            self._choice(made, made.places, place, free, starts)
            if opened is not None and place in made.places:
                self._within(made, starts & ~closed, [made.places[place], opened.negated()])
        self.model.add(sum(made.places.values()) == made.present)

    def _tracks(self, made: Moving, starts: int) -> None:
        for track in made.entry.job.tracks:
            free = starts
            if track:
                free &= ~spread_back(self.board.tracks[track].taken, made.entry.cells.bit_length())
            self._choice(made, made.tracks, track, free, starts)
        self.model.add(sum(made.tracks.values()) == made.present)

    def _inspectors(self, made: Moving, starts: int) -> None:
        entry = made.entry
        chosen: dict[int, Any] = {}
        for party in entry.pool:
            free = starts & ~taken(self.board, entry, party)
            free &= ~entry.cannot[party]
            self._choice(made, chosen, party, free, starts)
        fewer = self.given.get(("fewer", entry.index, 0), 0)
        self.model.add(sum(chosen.values()) + fewer == entry.wanted * made.present)
        made.people.update(chosen)

    def _choice(self, made: Moving, held: dict[int, Any], key: int, free: int, starts: int) -> None:
        """It may be chosen where it is free, and only there."""
        if not free:
            return
        literal = held[key] = self.model.new_bool_var("")
        if free != starts:
            values = self.cp.Domain.from_values(list(bits(free)))
            self.model.add_linear_expression_in_domain(made.start, values).only_enforce_if(literal)
        if made.present is not self.always:
            self.model.add_implication(literal, made.present)

    def hold(self) -> None:
        """Every rule that is asked for beforehand."""
        Holding(self).hold()

    def begins(self, entry: Entry) -> Any:
        if entry.index in self.moving:
            return self.moving[entry.index].start
        return None if self.board.placed[entry.index] is None else self.board.bit_of(entry.index)

    def interval(self, made: Moving, literal: Any) -> Any:
        size = self.grains(made.entry.minutes)
        return self.model.new_optional_fixed_size_interval_var(made.start, size, literal, "")

    def grains(self, minutes: int) -> int:
        return -(-minutes // self.layout.grain)
