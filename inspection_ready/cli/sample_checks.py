"""evidence sample: what to look at next, and why."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.phrases.claims import evidence_called
from inspection_ready.phrases.sample_checks import seed_words, why_words
from inspection_ready.services.sample_checks import USUAL_COUNT, suggestions


def add_sample_checks(verbs: Commands[Parser]) -> None:
    sample = add_command(verbs, "sample", run_sample, help="show which evidence to look at next, and why")
    add_workspace(sample)
    sample.add_argument(
        "--count", type=whole_number, default=USUAL_COUNT, metavar="N", help="how many; without it, five"
    )
    sample.add_argument("--seed", metavar="WORD", help="what the lot is drawn from; without it, today’s date")


def run_sample(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        seed = arguments.seed or today(app.clock).isoformat()
        found = app.read(suggestions, seed=seed, count=arguments.count)
    told = {
        "seed": seed,
        "evidence": [
            {
                "reference": one.evidence.reference,
                "title": one.evidence.title,
                "why": [why.value for why in one.why],
                "claims": one.claims,
                "looked_at_on": str(one.evidence.looked_at_on) if one.evidence.looked_at_on else None,
                "looked_at_by": one.evidence.looked_at_by,
            }
            for one in found
        ],
    }
    lines = [f"{evidence_called(one.evidence)}: {why_words(one)}" for one in found]
    return Answer(told, (*lines, seed_words(seed)) if lines else ("No evidence is held yet.",))
