"""Three hundred variations of the examples of each rule: where a musician hears the same, the verdict is the same."""

from __future__ import annotations

from random import Random

import pytest
from check.rules_table import all_rules
from check.variations import varied

from musiclab.check import rules

COUNT = 300


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_variations_are_judged_as_the_piece_they_vary(rule):
    judge = getattr(rules, rule.name)
    examples = [*((example, True) for example in rule.passing), *((example, False) for example in rule.near)]
    turned = []
    for seed in range(COUNT):
        example, passes = examples[seed % len(examples)]
        song, options = varied(example.song, example.options, rule.keeps, Random(f"{rule.name}-{seed}"))
        judged = judge(song, **options)
        if judged.passed is not passes:
            turned.append((seed, example.title, passes, judged.measured))
    assert not turned, (len(turned), turned[:6])
