"""Python's `random.choices` with cumulative weights computed before: many at once, or one a call."""

import random

from serve import median_of, serve

TARGETS = ["azure", "bedrock", "cohere", "custom", "groq", "mistral", "openai", "vertex"]
CUMULATIVE = [20, 30, 34, 44, 50, 58, 98, 100]
COUNT = 65_536


class Batch:
    def __init__(self, *_):
        random.seed(1)

    def run(self):
        return median_of(lambda: random.choices(TARGETS, cum_weights=CUMULATIVE, k=COUNT)) * 1e9 / COUNT

    def close(self):
        pass


class Single(Batch):
    def run(self):
        def choose():
            for _ in range(COUNT):
                random.choices(TARGETS, cum_weights=CUMULATIVE)

        return median_of(choose) * 1e9 / COUNT


serve({"select_8": Batch, "select_8_single": Single})
