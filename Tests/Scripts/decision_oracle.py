"""Curves, cuts, fits and scores of decision models computed with scikit-learn, SciPy and NumPy.

  decision_oracle.py --write      prints the fixture, a case per line
  decision_oracle.py FILE         computes every case of the file again and compares

The Swift tests compare with the file, which is committed; the libraries are needed only to write or check it.
"""
import json, math, sys, warnings
import numpy as np
from scipy import optimize, special
from sklearn import metrics
from sklearn.calibration import _sigmoid_calibration
from sklearn.linear_model import LogisticRegression


def auc(case):
    return [metrics.roc_auc_score(case["right"], case["scores"])]


def youden(case):
    """J and the least score above the cut; the strictest of equals."""
    falses, trues, cuts = metrics.roc_curve(case["right"], case["scores"], drop_intermediate=False)
    right = np.array(case["right"])
    # Whole numbers, so that equal cuts are equal.
    positive, negative = int(right.sum()), int(len(right) - right.sum())
    scaled = np.rint(trues * positive) * negative - np.rint(falses * negative) * positive
    best = int(np.argmax(scaled))
    return [float(trues[best] - falses[best]), float(cuts[best])]


def platt(case):
    scores, right = np.array(case["scores"]), np.array(case["right"])
    positive, negative = right.sum(), len(right) - right.sum()
    targets = np.where(right == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))

    def gradient(ab):
        wrong = targets - special.expit(-(ab[0] * scores + ab[1]))
        return [float(np.dot(wrong, scores)), float(wrong.sum())]

    start = np.array(_sigmoid_calibration(scores, right))
    found = optimize.root(gradient, start, tol=1e-14).x
    # The library stops where its tolerance does; the root of its gradient is what it looks for.
    assert np.allclose(found, start, rtol=1e-3, atol=1e-3), (found, start)
    return [float(found[0]), float(found[1])]


def temperature(case):
    scores, right = np.array(case["scores"]), np.array(case["right"])

    def slope(place):
        return float(np.dot(scores, special.expit(scores * math.exp(-place)) - right))

    found = math.exp(optimize.brentq(slope, -5, 5, xtol=1e-15, rtol=1e-14))
    losses = [metrics.log_loss(right, special.expit(scores / (found * step))) for step in (0.99, 1, 1.01)]
    assert losses[1] <= min(losses), losses
    return [found]


def logistic(case):
    values = np.array(case["values"]).reshape(len(case["right"]), -1)
    penalty = case["l2"]
    model = LogisticRegression(
        C=1 / penalty if penalty else np.inf, solver="newton-cholesky", tol=1e-13, max_iter=1000)
    with warnings.catch_warnings():
        # That no penalty has no size.
        warnings.simplefilter("ignore", UserWarning)
        model.fit(values, case["right"])
    return [float(weight) for weight in model.coef_[0]] + [float(model.intercept_[0])]


def quality(case):
    """Brier score, log-loss, calibration error, reliability, resolution, uncertainty."""
    right, p = np.array(case["right"]), special.expit(np.array(case["scores"]))
    order = np.argsort(p, kind="stable")
    bins, members, seen, edge, count = [], [], 0, 1, len(p)
    for place, row in enumerate(order):
        members.append(row)
        seen += 1
        tied = place + 1 < count and p[order[place + 1]] == p[row]
        if not tied and seen * 15 >= edge * count:
            bins.append((len(members) / count, p[members].mean(), right[members].mean()))
            members, edge = [], seen * 15 // count + 1
    base = right.mean()
    return [
        metrics.brier_score_loss(right, p), metrics.log_loss(right, p), sum(n * abs(f - o) for n, f, o in bins),
        sum(n * (f - o) ** 2 for n, f, o in bins), sum(n * (o - base) ** 2 for n, f, o in bins), base * (1 - base)]


KINDS = {kind.__name__: kind for kind in [auc, youden, platt, temperature, logistic, quality]}
# Of fits that are iterated, to 1e-6; of all others, to 1e-9.
ITERATED = {"platt", "temperature", "logistic"}


def rows(random, count, ties, scale):
    """Logits and answers that follow from them, three of four times."""
    scores = np.round(random.normal(0.3, scale, count), 1 if ties else 4)
    chance = special.expit(scores * random.uniform(0.4, 1.2) + random.normal(0, 0.4, count))
    return scores.tolist(), (random.uniform(size=count) < chance).astype(int).tolist()


def cases():
    random = np.random.default_rng(20260301)
    for count in (40, 130, 240):
        for ties in (False, True):
            for scale in (0.8, 2.5):
                scores, right = rows(random, count, ties, scale)
                kinds = ["auc", "youden", "platt", "temperature", "quality"]
                if min(sum(right), count - sum(right)) < 50:
                    kinds.remove("youden")
                for kind in kinds:
                    yield {"kind": kind, "scores": scores, "right": right}
    for width in (1, 3, 6):
        for penalty in (0, 0.01, 1, 25):
            count = 90
            values = np.round(random.normal(0, 1, (count, width)) * 10.0 ** random.integers(-1, 2, width), 4)
            logits = values @ random.normal(0, 1, width) / (1 + np.abs(values).mean(0).sum()) + random.normal(0, 0.8)
            right = (random.uniform(size=count) < special.expit(logits)).astype(int)
            yield {"kind": "logistic", "l2": penalty, "values": values.ravel().tolist(), "right": right.tolist()}


def expected(case):
    return [float(value) for value in KINDS[case["kind"]](case)]


def write():
    for case in cases():
        print(json.dumps({**case, "expected": expected(case)}, separators=(",", ":")))


def check(path):
    counts = {}
    with open(path) as lines:
        for number, line in enumerate(lines, 1):
            case = json.loads(line)
            bound = 1e-6 if case["kind"] in ITERATED else 1e-9
            for found, stored in zip(expected(case), case["expected"], strict=True):
                if abs(found - stored) > bound * max(1, abs(stored)):
                    sys.exit(f"{path}:{number}: {case['kind']} is {found}, the file has {stored}")
            counts[case["kind"]] = counts.get(case["kind"], 0) + 1
    if set(counts) != set(KINDS):
        sys.exit(f"{path} has no case of {sorted(set(KINDS) - set(counts))}")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()) + ": equal to the libraries'")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write() if sys.argv[1] == "--write" else check(sys.argv[1])
