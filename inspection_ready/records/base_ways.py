from __future__ import annotations

from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.records.fields import Field, Kind, Limits, Record

BASE_WAYS = Record(
    code="base_way",
    register="base-ways",
    row_type=BaseWay,
    singular="way between bases",
    plural="ways between bases",
    title="base_id",
    order=("base_id", "other_id"),
    identity=(("base_id", "other_id"),),
    fields=(
        Field(
            "base_id",
            "From base",
            Kind.LINK,
            required=True,
            link=Base,
            headings=("from", "base", "start"),
            width=220,
        ),
        Field(
            "other_id",
            "To base",
            Kind.LINK,
            "The way back takes as long, unless it has a line of its own.",
            required=True,
            link=Base,
            headings=("to", "other base", "end"),
            width=220,
        ),
        Field(
            "minutes",
            "Minutes",
            Kind.NUMBER,
            "From door to door.",
            required=True,
            limits=Limits(0, MINUTES_IN_A_DAY),
            headings=("time", "how long", "travel time", "journey time", "mins"),
            width=90,
        ),
        Field(
            "how",
            "How",
            help="On foot, by taxi, and where it leaves from.",
            headings=("way", "by", "mode"),
            width=220,
        ),
    ),
)
