"""The days of evidence, which an item and each of its versions have: three different things."""

from __future__ import annotations

from inspection_ready.records.fields import Field, Kind

AS_AT = Field(
    "as_at",
    "As at",
    Kind.DATE,
    "The day on which what it describes was true.",
    headings=("as at date", "position at", "position as at", "data as at"),
    width=110,
)
COVERS_FROM = Field(
    "covers_from",
    "Covers from",
    Kind.DATE,
    "The first day its figures are about.",
    headings=("period from", "from", "period start", "covers period from"),
    in_list=False,
)
COVERS_TO = Field(
    "covers_to",
    "Covers to",
    Kind.DATE,
    "The last day its figures are about.",
    headings=("period to", "to", "period end", "covers period to"),
    in_list=False,
)
RECEIVED_ON = Field(
    "received_on",
    "Received on",
    Kind.DATE,
    "The day it came to you.",
    headings=("received", "date received", "supplied on", "date supplied"),
    in_list=False,
)
