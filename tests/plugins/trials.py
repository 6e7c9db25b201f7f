"""Random trials are judged by what they find, and not by how fast they go: the machine may be busy with something else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

LONGEST = "test_hundreds_of_"

settings.register_profile("trials", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("trials")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: begun last, one of them would keep a single processor busy long after all else has ended."""
    items.sort(key=lambda item: not item.name.startswith(LONGEST))
