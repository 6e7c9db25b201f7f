"""Random trials are judged by what they find, and not by how fast they go: the machine may be busy with something else."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("trials", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("trials")
