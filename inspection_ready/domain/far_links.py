"""Which links cannot work for somebody outside the council. Nothing is ever asked for online."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from inspection_ready.domain.release_findings import Grade, ReleaseFault

FILE = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\|//[^/]+/)", re.IGNORECASE)
IN_TEXT = re.compile(
    r"(?:file:///?|\\\\[\w.-]+\\|(?<![\w])[A-Za-z]:\\)[^\s\"<>|*?]{1,200}|https?://[^\s\"<>()\[\]]{1,500}",
    re.IGNORECASE,
)
LOCAL_ENDINGS = (".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".localhost", ".localdomain")
COUNCIL_STORES = (
    "sharepoint.com",
    "onedrive.live.com",
    "1drv.ms",
    "teams.microsoft.com",
    "dropbox.com",
    "drive.google.com",
)
INNER_HOST = re.compile(r"^(?:intranet|inside|staff|insite|internal|sharepoint|connect)\.", re.IGNORECASE)


def link_fault(target: str) -> tuple[ReleaseFault, Grade] | None:
    """None for one that may well work: an address of the web, of a mailbox, of a place in the same file."""
    target = unquote(target.strip())
    if not target:
        return ReleaseFault.LINK_WITHOUT_TARGET, Grade.POSSIBLE
    if FILE.match(target):
        return ReleaseFault.LINK_TO_FILE, Grade.LIKELY
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return ReleaseFault.LINK_WITHOUT_TARGET, Grade.POSSIBLE
    if parts.scheme.lower() in {"http", "https", "ftp"}:
        return _host_fault(host)
    if parts.scheme:
        return None
    is_anchor = target.startswith("#")
    return None if is_anchor else (ReleaseFault.LINK_TO_FILE, Grade.LIKELY)


def _host_fault(host: str) -> tuple[ReleaseFault, Grade] | None:
    if not host:
        return ReleaseFault.LINK_WITHOUT_TARGET, Grade.POSSIBLE
    try:
        is_inner = not ipaddress.ip_address(host).is_global
    except ValueError:
        is_inner = "." not in host or host.endswith(LOCAL_ENDINGS)
    if is_inner:
        return ReleaseFault.LINK_INSIDE, Grade.LIKELY
    if host.endswith(COUNCIL_STORES) or INNER_HOST.match(host):
        return ReleaseFault.LINK_INSIDE, Grade.POSSIBLE
    return None


def written_links(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses and paths that stand in a text as words."""
    if "://" not in text and "\\" not in text and "file:" not in text:
        return
    for found in IN_TEXT.finditer(text):
        yield found[0].rstrip(".,;:'’”"), found.start(), found.end()
