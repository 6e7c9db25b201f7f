from __future__ import annotations

from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.records.evidence_dates import AS_AT, COVERS_FROM, COVERS_TO, RECEIVED_ON
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

EVIDENCE_VERSIONS = Record(
    code="evidence_version",
    register="evidence-versions",
    row_type=EvidenceVersion,
    singular="version of a piece of evidence",
    plural="versions of evidence",
    title="evidence_id",
    order=("evidence_id", "number"),
    identity=(("evidence_id", "number"),),
    parent=("evidence_id", Evidence),
    imported=False,
    exported=False,
    fields=(
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=250),
        Field("number", "Version", Kind.NUMBER, typed=False, width=80),
        Field("added_at", "Added", Kind.MOMENT, typed=False, width=150),
        Field("added_by", "Added by", typed=False, width=200),
        Field("link", "Address", width=220),
        Field("link_note", "What was there, and when", Kind.LONG_TEXT, in_list=False),
        AS_AT,
        COVERS_FROM,
        COVERS_TO,
        RECEIVED_ON,
        NOTES,
    ),
)

EVIDENCE_FILES = Record(
    code="evidence_file",
    register="evidence-files",
    row_type=EvidenceFile,
    singular="file of a version",
    plural="files of versions",
    title="name",
    order=("version_id", "position"),
    identity=(("version_id", "name"),),
    parent=("version_id", EvidenceVersion),
    imported=False,
    exported=False,
    fields=(
        Field("version_id", "Version", Kind.LINK, required=True, link=EvidenceVersion, width=250),
        Field("position", "Order", Kind.NUMBER, typed=False, in_list=False),
        Field("name", "File", required=True, width=250),
        Field("size", "Size in bytes", Kind.NUMBER, typed=False, width=110),
        Field("sha256", "Fingerprint of the file", typed=False, in_list=False),
    ),
)
