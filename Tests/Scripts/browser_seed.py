"""Sample data of the tests of the console: a small governed store, in which something of each kind waits, a rollout is
in flight, and a promise burns. That of `regent quickstart --console` (QuickstartGovernance.swift) is the same in kind.
"""

import datetime
import json
import random
import struct
import time

from browser_site import PEOPLE
from xxhash import xxh64_hexdigest

ITEMS = ("business-goals", "impact-analysis", "no-regressions", "rollback-plan", "monitoring-plan")
SEATS = {"model-science-lead": "cleo", "product-manager": "dina", "engineering-lead": "eve"}
FIRST, SECOND = "[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]"
SHARES = {"openai": 55, "anthropic": 30, "custom": 15}
FAILURES = {"openai": 0.01, "anthropic": 0.02, "custom": 0.12}
SPEED = {"openai": 6.4, "anthropic": 6.6, "custom": 6.9}
# Outcomes of the week, all of them fast: with the slow ones of the last hour the budget goes too fast and is not spent.
FAST = 4500
STABLE, CANARY = (f"models/page-builder/versions/{number}" for number in ("1.0.0", "1.1.0"))
ROLLOUT, KEYS = "page-builder-1-1-0", 900
POLICY = {
    "name": "models/page-builder/environments/prod/rolloutPolicy", "stable_version": STABLE, "canary_version": CANARY,
    "stages": [{"canary_permille": 200, "soak_s": 3600, "min_units": 100},
               {"canary_permille": 400, "soak_s": 3600, "min_units": 1000}],
    "judge": {"metrics": ["error_rate", "schema_valid_rate"], "margin": 0.05, "alpha": 0.01},
    "triggers": [{"kind": "SCHEMA_VALID_DROP", "threshold": 0.1, "min_samples": 100, "action": "ALERT"}],
}
LONG_RUN = "page-builder-2-0-0-offline-with-a-very-long-name-that-nobody-should-give"


def day(shift):
    """A date so many days from today, UTC."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=shift)).strftime("%Y-%m-%d")


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def key_digest(environment, model, key):
    """PROTOCOL.md, "Assignment", step 1: the judge leaves out an outcome whose digest is another one."""
    parts = [part.encode() for part in (environment, model, key)]
    return xxh64_hexdigest(b"".join(struct.pack("<I", len(part)) + part for part in parts))


class Seed:
    """Fills a site by ordinary commands."""

    def __init__(self, site):
        self.site, self.random = site, random.Random(7)

    def load(self):
        for who, role in PEOPLE.items():
            self.site.person(who, role)
        self.routing()
        self.models()
        self.runs()
        self.incidents()
        self.promises()
        for model in ("page-builder", "support-reply"):
            self.first_version(model)
        self.second_version()
        self.rollout()
        self.deployments()
        self.waiting()

    # Parts.

    def routing(self):
        regent = self.site.regent
        for environment in ("prod", "staging"):
            for provider, weight in SHARES.items():
                regent("provider", "set", provider, "-e", environment, "--weight", str(weight))
        regent("provider", "set", "openai", "-e", "prod", "--weight", "50", "--reason", "contract of November")
        self.report("quickstart-week", self.fast())
        self.report("quickstart", self.outcomes(3000))

    def report(self, reporter, outcomes):
        lines = "".join(json.dumps(outcome) + "\n" for outcome in outcomes)
        self.site.regent("outcome", "report", "-", "-e", "prod", "--reporter", reporter, input=lines)

    @staticmethod
    def fast():
        """Those of a day, up to seven hours ago."""
        now = int(time.time())
        for number in range(FAST):
            yield {"request_id": f"week-{number}", "create_time": stamp(now - 7 * 3600 - 15 * (FAST - number)),
                   "selected_provider": "openai", "route_strategy": "WEIGHTED", "model_version": STABLE, "status": "OK",
                   "latency_ms": 300 + number * 37 % 600}

    def outcomes(self, count):
        now = int(time.time())
        for number in range(count):
            provider = self.random.choices(list(SHARES), list(SHARES.values()))[0]
            is_bad = self.random.random() < FAILURES[provider]
            falls_back = is_bad and provider != "anthropic" and self.random.random() < 0.6
            outcome = {"request_id": f"request-{number}", "create_time": stamp(now - count + number),
                       "selected_provider": "anthropic" if falls_back else provider, "route_strategy": "WEIGHTED",
                       "status": "ERROR" if is_bad and not falls_back else "OK",
                       "latency_ms": int(self.random.lognormvariate(SPEED[provider], 0.4))}
            if number % 2:
                outcome["model_version"] = STABLE
            if outcome["status"] == "ERROR":
                outcome["error_code"] = "503"
            if falls_back:
                outcome |= {"fallback_used": True, "fallback_provider": "anthropic"}
            yield outcome

    def models(self):
        regent = self.site.regent
        owner = self.site.json("status")["caller"].removeprefix("principals/")
        for region, zone in (("eu-west", "Europe/Paris"), ("oceania", "Pacific/Auckland")):
            regent("region", "set", region, "--time-zone", zone, "--owner", owner)
        for model, tier in (("triage", "high"), ("page-builder", "low"), ("support-reply", "medium")):
            owners = [word for region in ("eu-west", "oceania") for word in ("--regional-owner", f"{region}={owner}")]
            regent("model", "create", model, "--risk-tier", tier, "--on-call", "ben", *owners)
        seats = [word for seat, who in SEATS.items() for word in ("--seat", f"{seat}={who}")]
        regent("committee", "set", "all", *seats)

    def runs(self):
        for number, share in enumerate((0.02, 0.03, 0.04, 0.09)):
            self.run(f"nightly-{number + 1}", share, "--plan", "nightly")
        self.site.regent("eval", "create", LONG_RUN, "--type", "offline", "--gates", self.gates())

    def incidents(self):
        for severity, title in (("error", "custom throttles in prod"), ("warning", "arms of a canary are unequal")):
            self.site.regent("incident", "open", "--type", "reliability_performance", "--severity", severity,
                             "--title", title)

    def promises(self):
        for name, subject, objective, threshold, window, *burn in (
                ("custom-up", "environments/prod/providers/custom", "availability", "0.9", "rolling-7-days"),
                ("openai-fast", "environments/prod/providers/openai", "p95-latency-ms", "2500", "rolling-28-days"),
                ("page-builder-fast", "models/page-builder", "p95-latency-ms", "1100", "rolling-7-days",
                 "--burn", "6h/1h@1.2"),
                ("support-up", "models/support-reply", "availability", "0.995", "rolling-28-days")):
            self.site.regent("sla", "set", name, "--subject", subject, "-e", "prod", "--objective", objective,
                             "--threshold", threshold, "--window", window, *burn)

    def first_version(self, model):
        regent, version = self.site.regent, f"{model}/1.0.0"
        self.propose(f"{model}-1", model, None, "1.0.0", ("null", FIRST))
        self.approve(f"{model}-1")
        self.release(version)
        for step in ("offline", "canary"):
            self.prove(version, step)
            regent("version", "promote", version, "-e", "prod")
        regent("rollout", "set", model, "-e", "prod", "--stable", version)
        regent("deployment", "create", f"{model}-staging", "--version", version, "-e", "staging")
        regent("deployment", "start", f"{model}-staging")
        regent("deployment", "smoke", f"{model}-staging", "passed", "--notes", "42 tests")

    def second_version(self):
        version = "page-builder/1.1.0"
        self.propose("page-builder-2", "page-builder", "1.0.0", "1.1.0", (FIRST, SECOND))
        self.approve("page-builder-2")
        self.release(version)
        self.prove(version, "offline")
        self.site.regent("version", "promote", version, "-e", "prod")

    def rollout(self):
        """The canary of the second version on trial, with outcomes of both arms."""
        site = self.site
        site.regent("apply", "-f", site.write("policy.yaml", json.dumps(POLICY)))
        site.regent("rollout", "start", ROLLOUT, "page-builder", "-e", "prod")
        self.judge("session", KEYS)

    def judge(self, prefix, count):
        """Outcomes of so many keys, of whichever arm each is."""
        text = self.site.regent("route", "select", "-e", "prod", "--model", "page-builder", "--key", prefix, "--count",
                                str(count), "-o", "jsonl")
        revision, at = self.site.json("rollout", "run", "show", ROLLOUT)["revision"], stamp(time.time())
        self.report(f"rollout-{prefix}", (
            {"request_id": f"{prefix}-{number}", "create_time": at, "arm": one["arm"], "policy_revision": revision,
             "key_digest": key_digest("prod", "page-builder", one["key"]), "route_strategy": "WEIGHTED",
             "selected_provider": one["selected_provider"], "model_version": one["model_version"],
             "status": "ERROR" if number % 50 == 0 else "OK", "latency_ms": 400 + number * 53 % 740,
             "schema_valid": number % 40 != 0}
            for number, one in enumerate(map(json.loads, text.splitlines()))))

    def deployments(self):
        regent = self.site.regent
        regent("validation", "request", "page-builder-v1", "--version", "page-builder/1.0.0")
        regent("validation", "start", "page-builder-v1", who="cleo")
        regent("validation", "decide", "page-builder-v1", "approve", "--comment", "the limits are met", who="cleo")
        regent("validation", "request", "support-reply-v1", "--version", "support-reply/1.0.0")
        for model, shift in (("page-builder", 0), ("support-reply", 4)):
            regent("deployment", "create", f"{model}-prod", "--version", f"{model}/1.0.0", "-e", "prod",
                   "--scope", "regional", "--region", "eu-west", "--region", "oceania", "--date", day(shift))
            # One whose date has come is started by the daemon, sooner or later.
            regent("deployment", "start", f"{model}-prod", codes=(0, 6))
        regent("task", "adjust", "support-reply-prod-oceania", "--date", day(20), "--reason", "freeze")

    def waiting(self):
        self.propose("triage-1", "triage", None, "1.0.0", ("null", FIRST))
        self.site.regent("review", "add", "triage-1", "--decision", "approve", who="cleo")
        self.site.regent("usecase", "create", "support", "--purpose", "Answers to customers", "--impact", "medium",
                         "--allow", "support-reply=>=1.0.0 <2.0.0")
        self.site.regent("usecase", "submit", "support")

    # Steps.

    def gates(self):
        rules = {"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}, "p95_latency_ms_max": 2500,
                 "fallback_rate_max": 0.05}
        return self.site.write("gates.json", json.dumps(rules))

    def run(self, name, share, *options, kind="offline"):
        """A judged run, of which such a share breaks the schema."""
        lines = "".join(json.dumps(self.sample(number, share)) + "\n" for number in range(1200))
        regent = self.site.regent
        regent("eval", "create", name, "--type", kind, "--gates", self.gates(), *options)
        regent("eval", "upload", name, "-", "--expected-samples", "1200", input=lines)
        regent("eval", "seal", name)
        regent("eval", "gate", name, "--reason", "another attempt", codes=(0, 2, 3))

    def sample(self, number, share):
        falls_back = number % 60 == 0
        provider = "anthropic" if falls_back else "openai"
        fallback = {"fallback_provider": provider} if falls_back else {}
        return {"sample_id": f"question-{number}", "status": "ERROR" if number % 97 == 0 else "SCORED",
                "schema_valid": self.random.random() > share, "latency_ms": int(self.random.lognormvariate(6.6, 0.5)),
                "fallback_used": falls_back, "selected_provider": provider, **fallback,
                "patch_apply_success": self.random.random() > share,
                "metadata": {"language": self.random.choice(("de", "en", "fr"))}}

    def prove(self, version, kind):
        name = version.replace("/", "-").replace(".", "-") + "-" + kind
        self.run(name, 0.02, "--model-version", "models/" + version.replace("/", "/versions/"), kind=kind)

    def propose(self, name, model, base, target, weights):
        document = {
            "model": f"models/{model}", "target_version": f"models/{model}/versions/{target}",
            "change_type": "WEIGHTS_UPDATE", "description": "Monthly optimization using logistic regression",
            "old_values": [{"name": "weights", "json": weights[0]}],
            "new_values": [{"name": "weights", "json": weights[1]}, {"name": "threshold_auto", "json": "0.15"},
                           {"name": "threshold_escalate", "json": "0.50"}],
            "impact_analysis": {"expected_auto_resolve_rate": 0.12, "expected_escalate_rate": 0.08,
                                "youden_improvement": 0.032},
            "rollback_plan": "go back to the version before", "monitoring_plan": "seven days, daily"}
        if base:
            document["base_version"] = f"models/{model}/versions/{base}"
        regent = self.site.regent
        # JSON is YAML.
        path = self.site.write(f"{name}.yaml", json.dumps(document))
        regent("proposal", "create", name, "-f", path, "--evidence", "nightly-1", who="ada")
        regent("proposal", "submit", name, who="ada")
        regent("proposal", "answer", name, *ITEMS, who="ada")

    def approve(self, name):
        regent = self.site.regent
        for who in ("cleo", "dina"):
            regent("review", "add", name, "--decision", "approve", who=who)
        for seat, who in SEATS.items():
            regent("vote", "cast", name, "--seat", seat, "--decision", "approve", who=who)
        regent("proposal", "apply", name, who="ben")

    def release(self, version):
        regent = self.site.regent
        regent("version", "record", version, "correct_auto=0.948", "auto_rate=0.10", "escalate_rate=0.10", who="ben")
        for item in ("tests", "documentation", "release_notes"):
            regent("version", "answer", version, item, "--note", "done", who="ada")
        regent("version", "answer", version, "code_review", "--reviewer", "cleo", "--reviewer", "dina", who="ada")
        regent("version", "release", version, who="ben")
