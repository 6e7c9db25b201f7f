"""demo: the whole story on the sample council: the notification, what is signed and sent, the pack for the visit."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.bootstrap import create_app, default_place, remember
from inspection_ready.cli.arguments import Commands, Parser, add_command
from inspection_ready.cli.demo_release import answer_two_questions
from inspection_ready.cli.demo_timetable import WHY, DemoTimetable, issue_and_change
from inspection_ready.cli.output import Answer, Progress, say
from inspection_ready.cli.packs import add_out, made_lines, pack_lines, pack_told
from inspection_ready.domain.dates import london_moment, on_the_clock
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.moments import today
from inspection_ready.domain.visits import days_that_suit
from inspection_ready.phrases.dates import day_range
from inspection_ready.phrases.dates import moment as moment_words
from inspection_ready.phrases.mock_interviews import standing_sentence
from inspection_ready.phrases.values import count_of, joined
from inspection_ready.services.app import App
from inspection_ready.services.diaries import ask_for_diaries, confirm_diary
from inspection_ready.services.inspection import working_calendar
from inspection_ready.services.mock_interviews import mock_programme
from inspection_ready.services.notification import notify_and_pack
from inspection_ready.services.on_site import on_site_and_pack
from inspection_ready.services.packs import MadePack
from inspection_ready.services.releases import MadeRelease
from inspection_ready.services.sample import sample_notification

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers

ARRIVES = dt.time(9, 30)
NOTICE = dt.timedelta(weeks=8)
DAYS_ON_SITE = 3
STILL_TO_ANSWER = 2
ON_NOTIFICATION = ("Staff announcement", "Partner and provider notice", "Members’ briefing")
ON_THE_DAYS = (
    "Interviewee invitation and brief",
    "Focus group invitation",
    "People and carers notice and consent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Where the story is told as it goes, and where its packs are copied to."""

    out: Path | None
    progress: Progress
    say: Callable[..., None]


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands,
        "demo",
        run_demo,
        help="play an assessment on the sample council, up to the days on site, and keep its workspace",
    )
    add_out(parser)


def run_demo(arguments: argparse.Namespace, progress: Progress) -> Answer:
    told = _Told(out=arguments.out, progress=progress, say=(lambda *_: None) if arguments.json else say)
    app = create_app(_free_folder(), sample=True)
    try:
        remember(app.workspace.folder)
        told.say(
            f"Made the sample council Northmoor in {app.workspace.folder}",
            "It does not exist; its workspace stays until you delete the folder.",
        )
        told.say("", f"Before the visit there is a rehearsal. {_rehearsed(app)}")
        first = _notification(app, told)
        _diaries(app, told)
        released = _questions(app, told)
        second = _days_on_site(app, told)
        timetable = _timetable(app, told)
        packs = [pack_told(app, made) for made in (first, second)]
        return Answer(
            {
                **packs[-1],
                "packs": packs,
                "release": _release_told(released),
                "issues": _issues_told(timetable),
            },
            ("", *pack_lines(app, second)),
        )
    finally:
        app.workspace.close()


def _rehearsed(app: App) -> str:
    return standing_sentence(app.read(mock_programme, today=today(app.clock)).readiness)


def _notification(app: App, told: _Told) -> MadePack:
    at = last_arrival(app.clock.now())
    told.say("", f"1. The notification came at {moment_words(at)}. The saved e-mail is read and filed.")
    notified = notify_and_pack(
        app,
        message=sample_notification(london_moment(at)),
        letters=ON_NOTIFICATION,
        out=told.out,
        progress=told.progress,
    )
    told.say(*made_lines(notified.made))
    return notified.made


def _diaries(app: App, told: _Told) -> None:
    asked = app.read(lambda reader: [diary.id for diary in reader.register(Diary).all()])
    app.do(ask_for_diaries, *asked)
    for diary_id in asked[:-STILL_TO_ANSWER]:
        app.do(confirm_diary, diary_id)
    told.say(
        "",
        f"2. {count_of(len(asked), 'senior manager')} are asked to clear their diaries. "
        f"All but {STILL_TO_ANSWER} have confirmed.",
    )


def _questions(app: App, told: _Told) -> MadeRelease:
    signer, made = answer_two_questions(app, told.out, told.progress)
    folder = made.copy or made.filed.folder
    told.say(
        "",
        f"3. Two questions came. Both are answered, checked and signed by {signer}, file by file.",
        f"Release {made.filed.release.number}, which is what the regulator has, is in {folder}",
    )
    return made


def _release_told(made: MadeRelease) -> dict[str, object]:
    return {
        "number": made.filed.release.number,
        "folder": str(made.copy or made.filed.folder),
        "files": [{"path": file.path, "sha256": file.sha256} for file in made.filed.files],
    }


def _days_on_site(app: App, told: _Told) -> MadePack:
    first, last = app.read(_days_that_suit, after=on_the_clock(app.clock.now()).date())
    told.say(
        "",
        f"4. The regulator will be on site from {day_range(first, last)}. The next pack has the days in it.",
    )
    visit = on_site_and_pack(
        app, first=first, last=last, letters=ON_THE_DAYS, out=told.out, progress=told.progress
    )
    return visit.made


def _timetable(app: App, told: _Told) -> DemoTimetable:
    made = issue_and_change(app)
    first, second = made.issues
    gave_way = f"{joined(made.gave_way)} gives way. " if made.gave_way else ""
    told.say(
        "",
        f"5. The timetable is issued: {count_of(first.people, 'person', 'people')} are invited. Then {WHY}: {gave_way}"
        f"Issue {second.number} tells the {count_of(second.people, 'person', 'people')} it changes something for, and nobody else.",
        f"Their e-mails, with the entries of their calendars, are in {second.folder}",
    )
    return made


def _issues_told(made: DemoTimetable) -> list[dict[str, object]]:
    return [
        {"number": each.number, "people": each.people, "folder": str(each.folder)} for each in made.issues
    ]


def _days_that_suit(reader: Registers, *, after: dt.date) -> tuple[dt.date, dt.date]:
    calendar = working_calendar(reader, around=after)
    return days_that_suit(after + NOTICE, days=DAYS_ON_SITE, calendar=calendar)


def last_arrival(now: dt.datetime) -> dt.datetime:
    """The latest half past nine of a weekday."""
    clock = on_the_clock(now)
    day = clock.date() if clock.time() >= ARRIVES else clock.date() - dt.timedelta(days=1)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    return dt.datetime.combine(day, ARRIVES)


def _free_folder() -> Path:
    """A demo never touches the workspace of an earlier one."""
    place = default_place()
    count = 1
    while (folder := place / f"Northmoor demo {count}.inspection").exists():
        count += 1
    return folder
