"""Bounds, tests and sizes computed with SciPy, statsmodels and plain Python.

  statistics_oracle.py --write      prints the fixture, a case per line
  statistics_oracle.py FILE         computes every case of the file again and compares

The Swift tests compare with the file, which is committed; the libraries are needed only to write or check it.
"""
import json, math, random, sys
from fractions import Fraction
import numpy as np
from scipy import optimize, special, stats
from statsmodels.api import OLS
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

CONFIDENCES = [0.8, 0.95, 0.975, 0.99]


def both(interval):
    lower, upper = map(float, interval)
    return [lower, upper]


# Rates. An interval at 1 − 2(1 − c) has the one-sided bounds at c.

def wilson(successes, trials, confidence):
    return both(proportion_confint(successes, trials, alpha=2 * (1 - confidence), method="wilson"))


def clopper_pearson(successes, trials, confidence):
    return both(proportion_confint(successes, trials, alpha=2 * (1 - confidence), method="beta"))


def quantile_ranks(quantile, count, confidence):
    """The ranks of the order statistics that bound a quantile; None where there is none."""
    ranks = np.arange(1, count + 1)
    upper = ranks[stats.binom.cdf(ranks - 1, count, quantile) >= confidence]
    lower = ranks[stats.binom.sf(ranks - 1, count, quantile) >= confidence]
    return [int(lower[-1]) if len(lower) else None, int(upper[0]) if len(upper) else None]


# Pairs.

def tango_score(n, b, c, delta):
    """The score of b − c successes against a difference of delta; b is true in the candidate only."""
    linear = (2 * n - b + c) * delta - b - c
    constant = -c * delta * (1 - delta)
    share = (math.sqrt(max(0.0, linear * linear - 8 * n * constant)) - linear) / (4 * n)
    variance = n * (2 * share + delta * (1 - delta))
    distance = b - c - n * delta
    if variance <= 0:
        return 0.0 if distance == 0 else math.copysign(math.inf, distance)
    return distance / math.sqrt(variance)


def tango(both_true, only_candidate, only_baseline, both_false, confidence):
    n, z = both_true + only_candidate + only_baseline + both_false, stats.norm.ppf(confidence)
    estimate = (only_candidate - only_baseline) / n

    def end(low, high, limit):
        """The difference with the score `limit`; the score falls."""
        for _ in range(200):
            middle = (low + high) / 2
            if tango_score(n, only_candidate, only_baseline, middle) > limit:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    return [end(-1.0, estimate, z), end(estimate, 1.0, -z)]


def mcnemar_exact(both_true, only_candidate, only_baseline, both_false):
    table = [[both_true, only_baseline], [only_candidate, both_false]]
    return [float(mcnemar(table, exact=True).pvalue)]


def newcombe(baseline_true, baseline_count, candidate_true, candidate_count):
    """The two-sided 95 % interval of the difference of two independent rates, candidate − baseline."""
    return both(confint_proportions_2indep(
        candidate_true, candidate_count, baseline_true, baseline_count, method="newcomb", compare="diff", alpha=0.05))


def student_two_sided(t, degrees):
    """The p value of a t test."""
    return [float(2 * stats.t.sf(abs(t), degrees))]


def paired_t(baseline, candidate, confidence):
    """Mean difference, its bounds and the p value."""
    differences = np.subtract(candidate, baseline)
    test = stats.ttest_1samp(differences, 0)
    interval = test.confidence_interval(1 - 2 * (1 - confidence))
    return [float(differences.mean()), float(interval.low), float(interval.high), float(test.pvalue)]


def clustered_t(clusters, confidence):
    """Mean, CR1 standard error and bounds at clusters − 1 degrees of freedom."""
    values = np.concatenate([np.array(cluster, float) for cluster in clusters])
    groups = np.concatenate([[index] * len(cluster) for index, cluster in enumerate(clusters)])
    fit = OLS(values, np.ones(len(values))).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    assert fit.df_resid_inference == len(clusters) - 1
    return [float(fit.params[0]), float(fit.bse[0]), *both(fit.conf_int(2 * (1 - confidence))[0])]


def flat_clusters(value, sizes, low, high, confidence):
    """Bounds where every cluster has the same mean, which is not certainty."""
    n = sum(sizes) ** 2 / sum(size * size for size in sizes)
    if value in (low, high):
        z = stats.norm.ppf(confidence)
        share = z * z / (n + z * z)
    else:
        share = math.sqrt(-math.log1p(-confidence) / (2 * n))
    reach = share * (high - low)
    return [max(low, value - reach), min(high, value + reach)]


# Several tests, repeats, derived metrics.

def holm(p_values):
    return [float(p) for p in multipletests(p_values, method="holm")[1]]


def pass_at(k, trials, successes):
    """pass@k and pass^k."""
    missed = Fraction(math.comb(trials - successes, k), math.comb(trials, k))
    return [float(1 - missed), float(Fraction(math.comb(successes, k), math.comb(trials, k)))]


def f1(precision, recall, confidence):
    """2·p·r / (p + r) of two rates over clusters of [successes, trials]: value, standard error and bounds."""
    count = len(precision)
    parts, influences = [], []
    for totals in (np.array(precision, float), np.array(recall, float)):
        mean = totals[:, 0].sum() / totals[:, 1].sum()
        parts.append(mean)
        influences.append((totals[:, 0] - totals[:, 1] * mean) / totals[:, 1].sum())
    covariance = count / (count - 1) * np.array(influences) @ np.array(influences).T
    p, r = parts
    gradient = 2 * np.array([r * r, p * p]) / (p + r) ** 2
    value, error = 2 * p * r / (p + r), math.sqrt(gradient @ covariance @ gradient)
    reach = stats.t.ppf(confidence, count - 1) * error
    return [float(v) for v in (value, error, value - reach, value + reach)]


# Sample sizes.

def size_of_rate(threshold, true, confidence, power):
    """The least n from which on Wilson's lower bound reaches the threshold with the power."""
    z, last = stats.norm.ppf(confidence), 0
    sizes = np.arange(1, 40_001)
    needed = np.ceil(sizes * threshold + z * np.sqrt(sizes * threshold * (1 - threshold)))
    misses = sizes[stats.binom.sf(needed - 1, sizes, true) < power]
    last = int(misses[-1]) if len(misses) else 0
    assert last < 30_000, "the sizes must reach beyond the last miss"
    return [last + 1]


def size_of_pairs(margin, only_candidate, only_baseline, confidence, power):
    """Nam's formula, its share of the null hypothesis by maximising the likelihood."""
    def loss(share):
        return -(only_candidate * math.log(share + margin) + only_baseline * math.log(share)
                 + (1 - only_candidate - only_baseline) * math.log(1 - 2 * share - margin))
    low, high = max(0.0, -margin) + 1e-12, (1 - margin) / 2 - 1e-12
    share = optimize.minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-13}).x
    difference = only_candidate - only_baseline
    null = math.sqrt(2 * share + margin - margin**2)
    true = math.sqrt(only_candidate + only_baseline - difference**2)
    spread = stats.norm.ppf(confidence) * null + stats.norm.ppf(power) * true
    return [math.ceil((spread / (difference - margin)) ** 2)]


# Cluster bootstrap: the same generator in plain Python.

def cluster_bootstrap(clusters, quantile, confidence, draws=999):
    state, mask, found = 0x636C7573746572, 2**64 - 1, []
    for _ in range(draws):
        drawn = []
        for _ in clusters:
            state = state + 0x9E3779B97F4A7C15 & mask
            z = state
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & mask
            z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
            drawn += clusters[(z ^ z >> 31) * len(clusters) >> 64]
        drawn.sort()
        found.append(drawn[max(1, math.ceil(quantile * len(drawn))) - 1])
    found.sort()
    rank = math.ceil(round((draws + 1) * confidence, 6))
    return [found[draws - rank], found[rank - 1]]


# Sequences.

def betting(margin, differences):
    """Logarithm of the wealth, and its peak."""
    wealth, peak, payoffs = 0.0, 0.0, []
    for difference in differences:
        bet = 0.0
        if payoffs:
            mean, square = math.fsum(payoffs) / len(payoffs), math.fsum(p * p for p in payoffs)
            bet = min(max(mean / ((square + 0.1) / len(payoffs) + mean**2), 0.0), 0.5 / (1 + margin))
        wealth += math.log1p(bet * (difference - margin))
        peak = max(peak, wealth)
        payoffs.append(difference - margin)
    return [wealth, peak]


def rate_sequence(successes, trials, confidence):
    """Where the mixture of likelihoods is 1 / (1 − confidence) times that of p."""
    k, n = successes, trials
    mixture = special.betaln(k + 0.5, n - k + 0.5) - special.betaln(0.5, 0.5)

    def excess(p):
        return mixture - special.xlogy(k, p) - special.xlog1py(n - k, -p) + math.log1p(-confidence)
    lower = optimize.brentq(excess, 1e-300, k / n, xtol=1e-15) if k > 0 else 0.0
    upper = optimize.brentq(excess, k / n, 1 - 1e-16, xtol=1e-15) if k < n else 1.0
    return [float(lower), float(upper)]


def mean_sequence(values, confidence, tightest_at):
    n, alpha = len(values), 1 - confidence
    level = -2 * math.log(alpha)
    rho = math.sqrt((level + math.log(level + 1)) / tightest_at)
    reach = np.std(values) * math.sqrt(
        2 * (n * rho**2 + 1) / (n**2 * rho**2) * math.log(math.sqrt(n * rho**2 + 1) / alpha))
    return [float(np.mean(values) - reach), float(np.mean(values) + reach)]


ORACLES = {function.__name__: function for function in (
    wilson, clopper_pearson, quantile_ranks, tango, mcnemar_exact, newcombe, student_two_sided, paired_t, clustered_t,
    flat_clusters, holm, pass_at, f1, size_of_rate, size_of_pairs, cluster_bootstrap, betting, rate_sequence,
    mean_sequence)}


def cases(r):
    for c in CONFIDENCES:
        for k, n in [(0, 1), (1, 1), (0, 5), (3, 7), (52, 52), (199, 200), (940, 1_000), (123_456, 1_000_000)]:
            yield "wilson", [k, n, c]
            yield "clopper_pearson", [k, n, c]
            yield "rate_sequence", [k, n, c]
        for q, n in [(0.5, 1), (0.5, 9), (0.5, 1_000), (0.95, 58), (0.95, 59), (0.99, 4_321), (0.999, 2_995)]:
            yield "quantile_ranks", [q, n, c]
        for counts in [(0, 0, 0, 1), (5, 1, 0, 4), (43, 0, 1, 0), (10, 0, 0, 20), (0, 9, 0, 0), (0, 0, 9, 0),
                       (100, 30, 30, 40), (900, 12, 25, 63), (800_000, 50_000, 49_000, 101_000)]:
            yield "tango", [*counts, c]
    for counts in [(3, 0, 0, 3), (5, 1, 0, 4), (10, 7, 7, 3), (900, 12, 25, 63), (0, 300, 200, 0),
                   (5, 40_000, 40_400, 5)]:
        yield "mcnemar_exact", [*counts]
    for size in [2, 3, 10, 200]:
        baseline = [round(r.gauss(0.7, 0.2), 3) for _ in range(size)]
        candidate = [round(b + r.gauss(0.02, 0.1), 3) for b in baseline]
        for c in [0.95, 0.999]:
            yield "paired_t", [baseline, candidate, c]
    for sizes in [[1, 1], [3, 3, 3], [1, 7, 2, 4, 30], [5] * 20, [1] * 12]:
        means = [r.gauss(0.6, 0.2) for _ in sizes]
        scores = [[round(r.gauss(mean, 0.1), 3) for _ in range(size)] for mean, size in zip(means, sizes)]
        flags = [[int(r.random() < mean) for _ in range(size)] for mean, size in zip(means, sizes)]
        flags[0][0], flags[-1][-1] = 0, 1
        for c in [0.95, 0.99]:
            yield "clustered_t", [scores, c]
            yield "clustered_t", [flags, c]
    for value, sizes in [(1, [1] * 52), (0, [4, 4, 4]), (1, [1, 2, 30]), (0.5, [3] * 40), (0.3, [7, 7])]:
        for c in [0.95, 0.99]:
            yield "flat_clusters", [value, sizes, 0, 1, c]
    yield from (("holm", [p]) for p in ([0.01], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.001, 1, 0], [0.02] * 6))
    yield from (("pass_at", [k, n, s]) for k, n, s in [(1, 1, 0), (1, 5, 3), (5, 5, 1), (5, 20, 3), (10, 200, 31),
                                                       (100, 200, 150), (3, 7, 7), (7, 7, 0)])
    for count in [2, 6, 40]:
        def totals():
            sizes = [r.randint(2, 9) for _ in range(count)]
            return [[r.randint(1, size - 1), size] for size in sizes]
        yield "f1", [totals(), totals(), 0.95]
    for t, p, power in [(0.95, 0.97, 0.9), (0.95, 0.97, 0.8), (0.9, 0.99, 0.9), (0.5, 0.6, 0.8), (0.99, 1, 0.9),
                        (0.97, 0.98, 0.9)]:
        yield "size_of_rate", [t, p, 0.95, power]
    for margin, up, down in [(0, 0.08, 0.04), (-0.02, 0.05, 0.05), (-0.02, 0.03, 0.04), (0.01, 0.2, 0.1)]:
        yield "size_of_pairs", [margin, up, down, 0.95, 0.9]
    for count, q in [(2, 0.5), (12, 0.5), (12, 0.95), (40, 0.9)]:
        clusters = [[int(r.lognormvariate(8 + r.gauss(0, 0.3), 0.5)) for _ in range(r.randint(1, 6))]
                    for _ in range(count)]
        yield "cluster_bootstrap", [clusters, q, 0.95]
    for margin, drift in [(0.01, 0.0), (0.0, 0.3), (-0.02, -0.1), (0.5, 0.9)]:
        yield "betting", [margin, [round(max(-1, min(1, r.gauss(drift, 0.4))), 2) for _ in range(60)]]
    for size, at in [(2, 100), (50, 100), (400, 100)]:
        yield "mean_sequence", [[round(r.gauss(3, 2), 2) for _ in range(size)], 0.95, at]
    for counts in [(45, 50, 40, 50), (0, 10, 10, 10), (7, 7, 7, 7), (97, 100, 930, 1_000), (3, 9, 200, 640)]:
        yield "newcombe", [*counts]
    # Many samples, of which ln Γ alone would leave few digits.
    for up, down in [(5_000, 5_001), (499_200, 500_800), (2_000_000, 2_001_500), (1, 20_000), (30_000, 9_000)]:
        yield "mcnemar_exact", [7, up, down, 7]
    for degrees in [9_999, 10_001, 999_999, 5_000_000]:
        for t in [0.001, 0.5, 1.7, 1.75, 2.5, 6]:
            yield "student_two_sided", [t, degrees]


def is_near(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-11 * max(1, abs(one))


if sys.argv[1:] == ["--write"]:
    for name, given in cases(random.Random(20261129)):
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
