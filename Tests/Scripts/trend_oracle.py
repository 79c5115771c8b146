"""Slopes, rank correlations and smoothed forecasts computed with SciPy and statsmodels.

  trend_oracle.py --write      prints the fixture, a case per line
  trend_oracle.py FILE         computes every case of the file again and compares

The Swift tests compare with the file, which is committed; the libraries are needed only to write or check it.
"""
import json, random, sys, warnings
import numpy as np
from scipy import stats
from statsmodels.tsa.holtwinters import ExponentialSmoothing


def theil_sen(x, y, confidence):
    """Slope, intercept and the interval of the slope."""
    result = stats.theilslopes(y, x, alpha=confidence, method="separate")
    return [float(result.slope), float(result.intercept), float(result.low_slope), float(result.high_slope)]


def kendall(y):
    """tau-b and its p value, exact where there are no ties and few values."""
    result = stats.kendalltau(range(len(y)), y, variant="b", method="auto")
    return [float(result.statistic), float(result.pvalue)]


def holt_winters(values, level, trend, seasons, weights, steps):
    """Forecasts and the sum of squared one-step errors, with given weights and given values before the first one."""
    alpha, beta, gamma, phi = weights
    known = {"initial_level": level, "initial_trend": trend}
    if seasons:
        known["initial_seasonal"] = seasons
    model = ExponentialSmoothing(
        np.array(values, float), trend="add", damped_trend=True, seasonal="add" if seasons else None,
        seasonal_periods=len(seasons) or None, initialization_method="known", **known)
    given = {"smoothing_level": alpha, "smoothing_trend": beta, "damping_trend": phi}
    if seasons:
        given["smoothing_seasonal"] = gamma
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = model.fit(optimized=False, **given)
    # From its states: its own forecasts of the last place of a season have the term before the last value.
    damped = np.cumsum(phi ** np.arange(1, steps + 1))
    terms = np.resize(fit.season[-len(seasons):], steps) if seasons else 0
    return [*(float(v) for v in fit.level[-1] + damped * fit.trend[-1] + terms), float(fit.sse)]


ORACLES = {oracle.__name__: oracle for oracle in [theil_sen, kendall, holt_winters]}


def cases(r):
    for size in [2, 3, 5, 20, 33, 34, 60, 150]:
        for slope in [0, 0.02, -0.3]:
            y = [round(slope * i + r.gauss(10, 2), 3) for i in range(size)]
            tied = [float(round(v)) for v in y]
            yield "theil_sen", [list(range(size)), y, 0.95]
            yield "theil_sen", [sorted(r.sample(range(3 * size), size)), tied, 0.9]
            yield "kendall", [y]
            if len(set(tied)) > 1:
                yield "kendall", [tied]
    yield "kendall", [list(range(40))]
    yield "kendall", [[*range(39), 37.5]]
    yield "kendall", [list(range(20, 0, -1))]
    yield "theil_sen", [[0, 1, 2, 3], [5, 5, 5, 5], 0.95]
    for season in [0, 4, 7, 24]:
        for size in [30, 80]:
            y = [round(50 + 0.1 * i + (5 * np.sin(2 * np.pi * i / season) if season else 0) + r.gauss(0, 1), 3)
                 for i in range(size)]
            for _ in range(3):
                seasons = [round(r.gauss(0, 3), 2) for _ in range(season)]
                weights = [round(r.uniform(a, b), 3) for a, b in [(0.1, 0.9), (0.01, 0.5), (0.01, 0.6), (0.8, 0.98)]]
                yield "holt_winters", [y, round(r.gauss(50, 3), 2), round(r.gauss(0, 0.3), 3), seasons, weights, 10]


def is_near(one, other):
    return abs(one - other) <= 1e-11 * max(1, abs(one))


if sys.argv[1:] == ["--write"]:
    for name, given in cases(random.Random(20261130)):
        print(json.dumps({"of": name, "given": given, "gives": ORACLES[name](*given)}, separators=(",", ":")))
else:
    count, kinds = 0, set()
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
        case = json.loads(line)
        gives = ORACLES[case["of"]](*case["given"])
        count, kinds = count + 1, kinds | {case["of"]}
        if len(gives) != len(case["gives"]) or not all(map(is_near, gives, case["gives"])):
            sys.exit(f"line {number}: {case['of']}{tuple(case['given'])} is {gives}, the file has {case['gives']}")
    if kinds != set(ORACLES):
        sys.exit(f"the file has no case of {sorted(set(ORACLES) - kinds)}")
    print(f"{count} cases of {len(kinds)} oracles are those of the file")
