"""Fields that several registers have; each register says what is its own by ``replace``."""

from __future__ import annotations

from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Limits

ADDRESS = Field(
    "address",
    "Address",
    Kind.LONG_TEXT,
    "Without the postcode; one line of it a line.",
    headings=("full address", "postal address", "street address", "location", "addr"),
    in_list=False,
)
POSTCODE = Field(
    "postcode",
    "Postcode",
    Kind.POSTCODE,
    headings=("post code", "postal code", "pcode", "pc", "zip"),
    width=100,
    may_be_blank=True,
)
PHONE = Field(
    "phone",
    "Phone",
    Kind.PHONE,
    headings=("telephone", "tel", "tel no", "telephone number", "phone number", "contact number"),
    width=140,
)
EMAIL = Field(
    "email", "E-mail", Kind.EMAIL, headings=("email", "email address", "mail", "e-mail address"), width=220
)
WEBSITE = Field(
    "website",
    "Website",
    Kind.WEB,
    headings=("web", "url", "web address", "web page", "webpage", "link"),
    in_list=False,
)
LATITUDE = Field(
    "latitude", "Latitude", Kind.DEGREES, headings=("lat",), in_list=False, limits=Limits(-90, 90)
)
LONGITUDE = Field(
    "longitude",
    "Longitude",
    Kind.DEGREES,
    headings=("lon", "long", "lng"),
    in_list=False,
    limits=Limits(-180, 180),
)
CHECKED_BY = Field("checked_by", "Checked by", headings=("confirmed by",), width=140)
CHECKED_ON = Field(
    "checked_on",
    "Checked on",
    Kind.DATE,
    headings=("date checked", "last checked", "confirmed on", "verified on"),
    width=120,
)
CLOSED_ON = Field("closed_on", "Closed on", Kind.DATE, headings=("date closed",), in_list=False)
NOTES = Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments", "remarks"), in_list=False)
SECOND = Field(
    "second_id",
    "Second",
    Kind.LINK,
    link=Person,
    headings=("deputy", "backup", "cover", "alternate"),
    width=170,
)
STARTER = Field(
    "is_starter",
    "Starter",
    Kind.YES_NO,
    "From the starter list. Check it against the regulator’s current list, then take the tick away.",
    headings=("from the starter list",),
    in_list=False,
)
