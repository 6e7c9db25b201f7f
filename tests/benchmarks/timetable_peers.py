"""What the planner is measured against: FET as it comes with Debian, and CP-SAT given the whole problem at once."""

from __future__ import annotations

import html
import subprocess
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.plan_problem import Placing, Preference
from inspection_ready.domain.timetable import SessionFormat, Turn
from tests.benchmarks.timetable_instances import DAY_FROM, DAY_TO, LUNCH, LUNCH_FROM, LUNCH_TO, STEP, TRAVEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection_ready.domain.plan_problem import Job, Window
    from tests.benchmarks.timetable_instances import Instance

SLOTS = (DAY_TO - DAY_FROM) // STEP


def before_and_after(job: Job) -> tuple[int, int]:
    """Minutes that whoever is at it needs before and after: the way there and back, or a breather."""
    if job.format is SessionFormat.VISIT:
        return TRAVEL, TRAVEL
    return 0, 0 if job.turn is Turn.LAST else STEP


# FET


def write_fet(made: Instance, path: Path) -> None:
    """What of it FET can express. It cannot choose inspectors, and is given those of the planted plan; it is not
    asked to keep lunches, nor to have no more at once than may run, nor for any preference.
    """
    path.write_text(
        "\n".join(chain(_fet_lists(made), _fet_activities(made), _fet_times(made), _fet_rooms(made)))
    )


def run_fet(fet: str, path: Path, out: Path, seconds: int) -> tuple[float, int]:
    """How long it took, its start and all it writes included, and how many activities it placed."""
    quiet = [f"--writetimetable{what}=false" for what in FET_WRITES]
    begun = time.perf_counter()
    subprocess.run(
        [
            fet,
            f"--inputfile={path}",
            f"--outputdir={out}",
            f"--timelimitseconds={seconds}",
            "--htmllevel=0",
            *quiet,
        ],
        check=False,
        capture_output=True,
    )
    took = time.perf_counter() - begun
    found = sorted(out.rglob("*_data_and_timetable.fet"))
    return took, found[0].read_text("utf-8").count(
        "<ConstraintActivityPreferredStartingTime>"
    ) if found else 0


FET_WRITES = (
    "conflicts",
    "sstatistics",
    "sdayshorizontal",
    "sdaysvertical",
    "stimehorizontal",
    "stimevertical",
    "ssubgroups",
    "sgroups",
    "syears",
    "steachers",
    "steachersfreeperiods",
    "srooms",
    "ssubjects",
    "sactivitytags",
    "sactivities",
    "sxml",
)


def _fet_lists(made: Instance) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<fet version="6.8.5"><Institution_Name>x</Institution_Name><Comments></Comments>'
    yield from _fet_named("Days", "Day", [f"D{each.day}" for each in made.problem.days])
    yield from _fet_named("Hours", "Hour", [f"H{number}" for number in range(SLOTS)])
    yield "<Subjects_List><Subject><Name>S</Name><Comments></Comments></Subject></Subjects_List>"
    yield "<Activity_Tags_List></Activity_Tags_List><Teachers_List>"
    for name in sorted({name for at in made.planted for name in at.inspectors}):
        yield (
            f"<Teacher><Name>{name}</Name><Target_Number_of_Hours>0</Target_Number_of_Hours>"
            "<Qualified_Subjects></Qualified_Subjects><Comments></Comments></Teacher>"
        )
    yield "</Teachers_List><Students_List>"
    for number in made.names:
        yield (
            f"<Year><Name>P{number}</Name><Number_of_Students>1</Number_of_Students><Comments></Comments>"
            "<Number_of_Categories>0</Number_of_Categories><Separator> </Separator></Year>"
        )
    yield "</Students_List>"


def _fet_named(plural: str, single: str, names: list[str]) -> Iterator[str]:
    yield f"<{plural}_List><Number_of_{plural}>{len(names)}</Number_of_{plural}>"
    for name in names:
        yield f"<{single}><Name>{html.escape(name)}</Name><Long_Name></Long_Name></{single}>"
    yield f"</{plural}_List>"


def _fet_activities(made: Instance) -> Iterator[str]:
    planted = {each.session_id: each for each in made.planted}
    yield "<Activities_List>"
    for job in made.problem.jobs:
        before, after = before_and_after(job)
        slots = (before + job.minutes + after) // STEP
        teachers = "".join(f"<Teacher>{name}</Teacher>" for name in planted[job.session_id].inspectors)
        students = "".join(f"<Students>P{who}</Students>" for who in job.must)
        yield (
            f"<Activity>{teachers}<Subject>S</Subject>{students}<Duration>{slots}</Duration>"
            f"<Total_Duration>{slots}</Total_Duration><Id>{job.session_id}</Id>"
            "<Activity_Group_Id>0</Activity_Group_Id><Active>true</Active><Comments></Comments></Activity>"
        )
    yield "</Activities_List><Buildings_List></Buildings_List><Rooms_List>"
    for room, seats in made.capacities.items():
        yield (
            f"<Room><Name>R{room}</Name><Building></Building><Capacity>{seats}</Capacity>"
            "<Virtual>false</Virtual><Comments></Comments></Room>"
        )
    yield "</Rooms_List>"


def _fet_times(made: Instance) -> Iterator[str]:
    yield "<Time_Constraints_List>"
    yield (
        "<ConstraintBasicCompulsoryTime><Weight_Percentage>100</Weight_Percentage><Active>true</Active>"
        "<Comments></Comments></ConstraintBasicCompulsoryTime>"
    )
    for who, windows in made.problem.busy.items():
        slots = sorted({each for window in windows for each in _slots(window)})
        times = "".join(
            f"<Not_Available_Time><Day>D{day}</Day><Hour>H{slot}</Hour></Not_Available_Time>"
            for day, slot in slots
        )
        name, tag = (
            (f"<Students>P{who}</Students>", "StudentsSet")
            if isinstance(who, int)
            else (f"<Teacher>{who}</Teacher>", "Teacher")
        )
        yield (
            f"<Constraint{tag}NotAvailableTimes><Weight_Percentage>100</Weight_Percentage>{name}"
            f"<Number_of_Not_Available_Times>{len(slots)}</Number_of_Not_Available_Times>{times}"
            f"<Active>true</Active><Comments></Comments></Constraint{tag}NotAvailableTimes>"
        )
    whole = sum(1 + each.ends - each.starts for each in made.problem.days)
    first, last = _turns(made)
    for job in made.problem.jobs:
        starts = [
            (day, (at - before_and_after(job)[0] - DAY_FROM) // STEP) for day, at in _starts(job, first, last)
        ]
        if len(starts) * STEP >= whole:
            continue
        times = "".join(
            f"<Preferred_Starting_Time><Preferred_Starting_Day>D{day}</Preferred_Starting_Day>"
            f"<Preferred_Starting_Hour>H{slot}</Preferred_Starting_Hour></Preferred_Starting_Time>"
            for day, slot in starts
        )
        yield (
            "<ConstraintActivityPreferredStartingTimes><Weight_Percentage>100</Weight_Percentage>"
            f"<Activity_Id>{job.session_id}</Activity_Id>"
            f"<Number_of_Preferred_Starting_Times>{len(starts)}</Number_of_Preferred_Starting_Times>{times}"
            "<Active>true</Active><Comments></Comments></ConstraintActivityPreferredStartingTimes>"
        )
    yield "</Time_Constraints_List>"


def _fet_rooms(made: Instance) -> Iterator[str]:
    yield "<Space_Constraints_List>"
    yield (
        "<ConstraintBasicCompulsorySpace><Weight_Percentage>100</Weight_Percentage><Active>true</Active>"
        "<Comments></Comments></ConstraintBasicCompulsorySpace>"
    )
    for job in made.problem.jobs:
        rooms = [each.room_id for each in job.spots if each.room_id is not None]
        if rooms:
            named = "".join(f"<Preferred_Room>R{room}</Preferred_Room>" for room in rooms)
            yield (
                "<ConstraintActivityPreferredRooms><Weight_Percentage>100</Weight_Percentage>"
                f"<Activity_Id>{job.session_id}</Activity_Id>"
                f"<Number_of_Preferred_Rooms>{len(rooms)}</Number_of_Preferred_Rooms>{named}"
                "<Active>true</Active><Comments></Comments></ConstraintActivityPreferredRooms>"
            )
    yield "</Space_Constraints_List></fet>"


def _slots(window: Window) -> Iterator[tuple[int, int]]:
    """Those it meets."""
    first, last = (window.starts - DAY_FROM) // STEP, -((DAY_FROM - window.ends) // STEP)
    yield from ((window.day, slot) for slot in range(first, last))


def _turns(made: Instance) -> tuple[tuple[int, int], tuple[int, int]]:
    """When whoever is seen first is seen, and when the last of all begins: both have one place alone."""
    last = next(each for each in made.problem.jobs if each.turn is Turn.LAST)
    return (1, DAY_FROM), (max(each.day for each in made.problem.days), DAY_TO - last.minutes)


def _starts(job: Job, first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    """Days and minutes at which it may begin, with the way there and the breather within the day."""
    if job.turn is not Turn.ANY:
        return [first if job.turn is Turn.FIRST else last]
    before, after = before_and_after(job)
    found = {
        (window.day, at)
        for window in job.windows
        for at in range(window.starts, window.ends - job.minutes + 1, STEP)
        if at - before >= DAY_FROM and at + job.minutes + after <= DAY_TO
    }
    # nobody is kept from the end of the last of all by a breather of their own
    return sorted(each for each in found if each[0] < last[0] or each[1] + job.minutes <= last[1])


# CP-SAT


@dataclass
class PlainPlan:
    placings: tuple[Placing, ...]
    objective: float
    bound: float
    is_best: bool
    first: float | None = None
    """Seconds to the first plan."""
    took: float = 0.0
    trace: list[tuple[float, float]] = field(default_factory=list)
    """Seconds and objective of each plan that was found."""


def plain_cp_sat(made: Instance, seconds: float) -> PlainPlan | None:
    """As a textbook has it: a start for each session, a literal for each inspector and room, no two at once, a lunch
    that moves for each inspector on each day. None where nothing was found in the time.

    The people's own lunches are left out, which makes it no harder; sessions of different bases are kept apart by the
    way on both sides of each visit.
    """
    from ortools.sat.python import cp_model  # slow import

    begun = time.perf_counter()
    built = _Model(made)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds - (time.perf_counter() - begun)
    trace: list[tuple[float, float]] = []

    class Told(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            trace.append((time.perf_counter() - begun, self.objective_value))

    status = solver.solve(built.model, Told())
    took = time.perf_counter() - begun
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    free = dict.fromkeys(range(1, made.problem.rules.tracks + 1), 0)
    placings = []
    for job in sorted(made.problem.jobs, key=lambda each: solver.value(built.starts[each.session_id])):
        number, starts = job.session_id, solver.value(built.starts[job.session_id])
        track = 0 if job.tracks == (0,) else next(each for each, until in free.items() if until <= starts)
        free[track] = starts + job.minutes
        spot = next((spot for spot, chosen in built.rooms[number] if solver.value(chosen)), job.spots[0])
        chosen = tuple(name for name, literal in built.presence[number].items() if solver.value(literal))
        placings.append(Placing(number, 1 + starts // DAY_TO, starts % DAY_TO, track, spot, chosen))
    return PlainPlan(
        tuple(placings),
        solver.objective_value,
        solver.best_objective_bound,
        status == cp_model.OPTIMAL,
        trace[0][0] if trace else None,
        took,
        trace,
    )


class _Model:
    """Times run on from day to day, a day being as long as the clock says at its end."""

    def __init__(self, made: Instance) -> None:
        from ortools.sat.python import cp_model  # slow import

        self.made = made
        self.weights = made.problem.weights
        self.model: Any = cp_model.CpModel()
        self.at_whom: dict[int | str, list[Any]] = defaultdict(list)
        self.in_room: dict[int, list[Any]] = defaultdict(list)
        self.running: list[Any] = []
        self.starts: dict[int, Any] = {}
        self.presence: dict[int, dict[str, Any]] = {}
        self.rooms: dict[int, list[Any]] = {}
        self.load: dict[str, list[Any]] = defaultdict(list)
        self.cost: list[Any] = []
        first, last = _turns(made)
        for job in made.problem.jobs:
            self._place(job, [(day - 1) * DAY_TO + at for day, at in _starts(job, first, last)])
        self._keep_lunches()
        self._keep_busy()
        for held in chain(self.at_whom.values(), self.in_room.values()):
            self.model.add_no_overlap(held)
        self.model.add_cumulative(self.running, [1] * len(self.running), made.problem.rules.tracks)
        self._share()
        self.model.minimize(sum(self.cost))

    def _place(self, job: Job, able: list[int]) -> None:
        from ortools.sat.python import cp_model  # slow import

        start = self.model.new_int_var_from_domain(cp_model.Domain.from_values(able), "")
        self.starts[job.session_id] = start
        for who in job.must:
            self.at_whom[who].append(self._interval(job, start))
        chosen = {name: self.model.new_bool_var("") for name in job.inspectors_from}
        self.presence[job.session_id] = chosen
        for name, literal in chosen.items():
            self.at_whom[name].append(self._interval(job, start, literal))
            self.load[name].append(literal)
        self.model.add(sum(chosen.values()) == job.inspectors_wanted)
        self._seat(job, start)
        if job.tracks != (0,):
            self.running.append(self.model.new_fixed_size_interval_var(start, job.minutes, ""))
        self._wish(job, start, able)

    def _interval(self, job: Job, start: Any, literal: Any = None) -> Any:
        before, after = before_and_after(job)
        takes = before + job.minutes + after
        if literal is None:
            return self.model.new_fixed_size_interval_var(start - before, takes, "")
        return self.model.new_optional_fixed_size_interval_var(start - before, takes, literal, "")

    def _seat(self, job: Job, start: Any) -> None:
        rooms = [(spot, self.model.new_bool_var("")) for spot in job.spots if spot.room_id is not None]
        self.rooms[job.session_id] = rooms
        for spot, chosen in rooms:
            self.in_room[spot.room_id or 0].append(
                self.model.new_optional_fixed_size_interval_var(start, job.minutes, chosen, "")
            )
            self.cost.append(self.weights[Preference.ROOM] * spot.spare * chosen)
        if rooms:
            self.model.add_exactly_one(chosen for _, chosen in rooms)

    def _wish(self, job: Job, start: Any, able: list[int]) -> None:
        from ortools.sat.python import cp_model  # slow import

        for wish in job.wishes:
            window, base = wish.window, (wish.window.day - 1) * DAY_TO
            inside = {at for at in able if base + window.starts <= at < base + window.ends}
            if inside:
                paid = self.model.new_bool_var("")
                outside = cp_model.Domain.from_values([at for at in able if at not in inside])
                self.model.add_linear_expression_in_domain(start, outside).only_enforce_if(paid.negated())
                self.cost.append(self.weights[Preference.WISHES] * wish.cost * paid)

    def _keep_lunches(self) -> None:
        """Whoever is away the rest of the day is nobody's to feed: only sessions stand in the way of lunch."""
        for name in self.load:
            held = list(self.at_whom[name])
            for number in range(len(self.made.problem.days)):
                base = number * DAY_TO
                lunch = self.model.new_int_var(base + LUNCH_FROM, base + LUNCH_TO - LUNCH, "")
                held.append(self.model.new_fixed_size_interval_var(lunch, LUNCH, ""))
            self.model.add_no_overlap(held)

    def _keep_busy(self) -> None:
        problem = self.made.problem
        for held, windows in (
            *((self.at_whom[who], windows) for who, windows in problem.busy.items()),
            *((self.in_room[room], windows) for room, windows in problem.rooms_busy.items()),
        ):
            for window in windows:
                base = (window.day - 1) * DAY_TO + window.starts
                held.append(self.model.new_fixed_size_interval_var(base, window.ends - window.starts, ""))

    def _share(self) -> None:
        most = self.model.new_int_var(0, len(self.made.problem.jobs), "")
        for sessions in self.load.values():
            self.model.add(sum(sessions) <= most)
        whole = sum(job.inspectors_wanted for job in self.made.problem.jobs)
        self.cost.append(self.weights[Preference.LOAD] * (most - whole // len(self.load)))


def fewest_by_plain_cp_sat(made: Instance, session_id: int, window: Window, seconds: float) -> int | None:
    """How many others move so that one is within a time: everything open, nothing hinted. None where that was not
    proven in time, or there is no way.
    """
    from ortools.sat.python import cp_model  # slow import

    jobs = tuple(
        replace(each, windows=(window,)) if each.session_id == session_id else each
        for each in made.problem.jobs
    )
    built = _Model(replace(made, problem=replace(made.problem, jobs=jobs)))
    moved = []
    for at in made.planted:
        if at.session_id != session_id:
            moves = built.model.new_bool_var("")
            stood = (at.day - 1) * DAY_TO + at.starts
            built.model.add(built.starts[at.session_id] == stood).only_enforce_if(moves.negated())
            moved.append(moves)
    built.model.minimize(sum(moved))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    return round(solver.objective_value) if solver.solve(built.model) == cp_model.OPTIMAL else None
