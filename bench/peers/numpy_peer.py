"""NumPy: `partition` for one percentile (float32, where its vectorised selection works), `quantile` for five."""

import os
import sys

# Set on some machines for old OpenBLAS builds; they slow this one and nothing here computes with it.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)

import numpy as np

from serve import COUNT, median_of, serve


class Partition:
    """The faster of uint32 and float32, by what this machine says."""

    def __init__(self, data, _):
        self.rank = 950_000 - 1
        columns = [data.latencies, data.latencies.astype("f4")]
        self.column = min(columns, key=lambda column: median_of(lambda: np.partition(column, self.rank)))
        print("numpy partition of", self.column.dtype, file=sys.stderr)

    def run(self):
        return median_of(lambda: np.partition(self.column, self.rank)[self.rank]) * 1e3

    def result(self):
        return [np.partition(self.column, self.rank)[self.rank]]

    def close(self):
        pass


class Percentiles:
    """Nearest rank by `quantile`, five in one call."""

    def __init__(self, data, _):
        self.column = data.latencies

    def result(self):
        # Not `percentile`: it divides 99.9 by 100 and comes out one rank too high.
        return np.quantile(self.column, [0.5, 0.9, 0.95, 0.99, 0.999], method="inverted_cdf")

    def run(self):
        return median_of(self.result) * 1e3

    def close(self):
        pass


class Logits:
    """The weighted sums of 16 columns of 8,192 rows."""

    ROWS, FEATURES = 8_192, 16

    def __init__(self, data, _):
        values = data.latencies[: self.ROWS * self.FEATURES].astype("f8") / 1_000_000
        self.columns = values.reshape(self.FEATURES, self.ROWS)
        self.weights = (np.arange(self.FEATURES) - 7.5) / 16

    def logits(self):
        return self.weights @ self.columns + 0.25

    def run(self):
        return self.ROWS / median_of(self.logits)

    def result(self):
        return [np.count_nonzero(self.logits() > 0)]

    def close(self):
        pass


serve({"p95_1m": Partition, "p5q_1m": Percentiles, "score_batch": Logits})
