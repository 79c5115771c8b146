"""A path of the judge, computed in plain Python from docs/algorithms.md.

  judge_oracle.py --write      prints the fixture
  judge_oracle.py FILE         computes the path of the file again and compares

The Swift tests judge the same units and compare every look.
"""
import json, math, random, sys

ALPHA, MARGIN, LIMIT_MS, TAIL, CONCENTRATION = 1e-6, 0.01, 900.0, 0.05, 1000.0


class Bets:
    """W = prod(1 + lambda * (D - margin)), lambda from the past only."""

    def __init__(self, margin):
        self.margin, self.payoffs, self.log = margin, [], 0.0

    def add(self, difference):
        bet = 0.0
        if self.payoffs:
            n = len(self.payoffs)
            mean = math.fsum(self.payoffs) / n
            spread = (math.fsum(p * p for p in self.payoffs) + 0.1) / n
            bet = min(max(mean / (spread + mean * mean), 0), 0.5 / (1 + self.margin))
        payoff = difference - self.margin
        self.log += math.log1p(bet * payoff)
        self.payoffs.append(payoff)


class Test:
    def __init__(self, margin):
        self.harm, self.mirror = Bets(margin), Bets(-margin)

    def add(self, difference):
        self.harm.add(difference)
        self.mirror.add(-difference)


RATIO = math.log(1.01 / 0.99)


def bucket(milliseconds):
    return max(0, math.ceil(math.log(milliseconds * 1000) / RATIO))


def cut(baseline):
    """End of the bucket of the nearest-rank p95."""
    rank = math.ceil(0.95 * len(baseline))
    return math.exp(sorted(map(bucket, baseline))[rank - 1] * RATIO) / 1000


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def log_mean(logs):
    top = max(logs)
    return top + math.log(math.fsum(math.exp(x - top) for x in logs) / len(logs))


def looks(units):
    rate, above, order, limit = Test(MARGIN), Test(MARGIN), Test(MARGIN), Test(TAIL)
    waiting, baseline, threshold, due, counts, answers = [[], []], [], None, 20, [0, 0], []
    for arm, valid, latency in units:
        counts[arm] += 1
        waiting[arm].append((1 - valid, latency))
        if arm == 0:
            limit.add(1 if latency > LIMIT_MS else 0)
        while waiting[0] and waiting[1]:
            (harm, slow), (other, fast) = waiting[0].pop(0), waiting[1].pop(0)
            rate.add(harm - other)
            if threshold is not None:
                above.add((slow > threshold) - (fast > threshold))
            order.add(((slow > fast) - (slow < fast)) / 2)
            baseline.append(fast)
            if len(baseline) >= due:
                threshold, due = cut(baseline), len(baseline) + max(1, len(baseline) // 50)
        a = b = CONCENTRATION / 2
        ratio = log_beta(a + counts[0], b + counts[1]) - log_beta(a, b) - sum(counts) * math.log(0.5) - math.log(2)
        latencies = log_mean([above.harm.log, order.harm.log])
        answers.append([
            rate.harm.log, latencies, limit.harm.log,
            rate.mirror.log, min(above.mirror.log, order.mirror.log), limit.mirror.log,
            log_mean([rate.harm.log, latencies, limit.harm.log]), ratio])
    return answers


def units():
    draw = random.Random(20)
    made = []
    for _ in range(600):
        arm = 0 if draw.random() < 0.5 else 1
        valid = 1 if draw.random() < (0.9 if arm == 0 else 0.97) else 0
        latency = round(400 * math.exp(0.5 * draw.gauss(0, 1)) * (1.15 if arm == 0 else 1), 3)
        made.append([arm, valid, latency])
    return made


def main():
    if sys.argv[1] == "--write":
        made = units()
        print(json.dumps({"units": made, "looks": looks(made)}))
        return
    with open(sys.argv[1]) as file:
        fixture = json.load(file)
    again = looks(fixture["units"])
    worst = max(abs(x - y) for one, two in zip(again, fixture["looks"]) for x, y in zip(one, two))
    assert len(again) == len(fixture["looks"]) == 600 and worst < 1e-9, worst
    print(f"judge: {len(again)} looks agree, to {worst:.1e}")


main()
