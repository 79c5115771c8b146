"""Sample data of the tests of the console: a small governed store, in which something of each kind waits."""

import datetime
import json
import random
import time

from browser_site import PEOPLE

ITEMS = ("business-goals", "impact-analysis", "no-regressions", "rollback-plan", "monitoring-plan")
SEATS = {"model-science-lead": "cleo", "product-manager": "dina", "engineering-lead": "eve"}
FIRST, SECOND = "[0.30,0.30,0.20,0.20]", "[0.45,0.38,0.22,0.15]"
SHARES = {"openai": 55, "anthropic": 30, "custom": 15}
FAILURES = {"openai": 0.01, "anthropic": 0.02, "custom": 0.12}
SPEED = {"openai": 6.4, "anthropic": 6.6, "custom": 6.9}
LONG_RUN = "page-builder-2-0-0-offline-with-a-very-long-name-that-nobody-should-give"


def day(shift):
    """A date so many days from today, UTC."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=shift)).strftime("%Y-%m-%d")


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
        self.deployments()
        self.waiting()

    # Parts.

    def routing(self):
        regent = self.site.regent
        for environment in ("prod", "staging"):
            for provider, weight in SHARES.items():
                regent("provider", "set", provider, "-e", environment, "--weight", str(weight))
        regent("provider", "set", "openai", "-e", "prod", "--weight", "50", "--reason", "contract of November")
        lines = "".join(json.dumps(outcome) + "\n" for outcome in self.outcomes(3000))
        regent("outcome", "report", "-", "-e", "prod", "--reporter", "quickstart", input=lines)

    def outcomes(self, count):
        now = int(time.time())
        for number in range(count):
            provider = self.random.choices(list(SHARES), list(SHARES.values()))[0]
            is_bad = self.random.random() < FAILURES[provider]
            falls_back = is_bad and provider != "anthropic" and self.random.random() < 0.6
            at = datetime.datetime.fromtimestamp(now - count + number, datetime.timezone.utc)
            outcome = {"request_id": f"request-{number}", "create_time": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                       "selected_provider": "anthropic" if falls_back else provider, "route_strategy": "WEIGHTED",
                       "status": "ERROR" if is_bad and not falls_back else "OK",
                       "latency_ms": int(self.random.lognormvariate(SPEED[provider], 0.4))}
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
        for name, subject, objective, threshold, window in (
                ("custom-up", "environments/prod/providers/custom", "availability", "0.9", "rolling-7-days"),
                ("openai-fast", "environments/prod/providers/openai", "p95-latency-ms", "2500", "rolling-28-days"),
                ("support-up", "models/support-reply", "availability", "0.995", "rolling-28-days")):
            self.site.regent("sla", "set", name, "--subject", subject, "-e", "prod", "--objective", objective,
                             "--threshold", threshold, "--window", window)

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
