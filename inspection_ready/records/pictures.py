from __future__ import annotations

from inspection_ready.domain.pictures import Picture
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

PICTURES = Record(
    code="picture",
    register="pictures",
    row_type=Picture,
    singular="picture",
    plural="pictures",
    identity=(("name",),),
    fields=(
        Field(
            "name",
            "Name",
            required=True,
            help="How sections name it.",
            headings=("picture", "picture name", "image"),
            width=180,
        ),
        Field(
            "alt",
            "What it shows",
            Kind.LONG_TEXT,
            "Read aloud to people who cannot see it. Say what matters in it, in a sentence or two.",
            headings=("alt text", "alternative text", "description"),
            width=260,
        ),
        Field(
            "is_decorative",
            "Decorative",
            Kind.YES_NO,
            "It says nothing the text does not, and is read past.",
            in_list=False,
        ),
        Field("caption", "Caption", help="Printed under it.", width=180),
        Field("source", "Source", help="Who made it, or where it comes from.", width=160),
        Field("licence", "Licence", help="Under what terms it may be printed.", width=160),
        NOTES,
        Field("media_type", "Kind of file", in_list=False, typed=False),
        Field("width", "Points across", Kind.NUMBER, in_list=False, typed=False),
        Field("height", "Points down", Kind.NUMBER, in_list=False, typed=False),
        Field("sha256", "Fingerprint of the file", in_list=False, typed=False),
    ),
)
