"""A second store for the tests of the pages of governance: hardened, with many people, and with what those pages show.

Runs of every verdict, proposals in every step, deployment tasks that are overdue, due soon and upcoming, use cases,
incidents. It is made once, at the first test that asks for it.
"""

import atexit
import datetime
import json
import random
import shutil
import tempfile

from browser_site import Site
from playwright.sync_api import expect

PEOPLE = [
    ("ada", ["ADMIN"]), ("ben", ["OPERATOR"]), ("omar", ["OPERATOR"]), ("alice", ["ANALYST", "APPROVER"]),
    ("charlie", ["APPROVER"]), ("diana", ["APPROVER"]), ("eve", ["APPROVER"]), ("fay", ["AUDITOR"]),
]
SEATS = [("model-science-lead", "charlie"), ("product-manager", "diana"), ("engineering-lead", "eve")]
REGIONS = [("eu-west", "Europe/Paris"), ("oceania", "Pacific/Auckland"), ("us-east", "America/New_York")]
GATES = {
    "schema_valid_rate_min": {"min": 0.97, "bound": "lower"}, "patch_apply_success_min": 0.9,
    "safety_html_tailwind_compliance_min": 0.99, "fallback_rate_max": 0.05,
    "p95_latency_ms_max": {"max": 1600, "bound": "upper"},
    "publish_conversion_proxy_min": {
        "min": 0.4, "severity": "warn", "missing": "exclude", "min_coverage": 0.5},
    "edit_after_generate_rate_max": {
        "max": 0.35, "severity": "warn", "missing": "exclude", "min_coverage": 0.5},
}
ITEMS = ["business-goals", "impact-analysis", "no-regressions", "rollback-plan", "monitoring-plan"]
LONG = "a-name-as-long-as-names-of-models-may-be-which-nobody-would-choose-but-a-program-does"
HOSTILE = "</td><script>document.title='run'</script><img src=x onerror=alert(1)>"


def day(offset):
    """A date in UTC, so many days from today."""
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=offset)).isoformat()


def rows(page, kind=""):
    """Rows of documents that a page lists."""
    return page.locator(f"main tr[data-key^='{kind}']" if kind else "main tr[data-key]")


def opened(page, button, within=None):
    """The dialog that a button opens."""
    (within or page).get_by_role("button", name=button, exact=True).first.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    return dialog


def sure(is_good, text):
    """Fails with what was expected."""
    if not is_good:
        raise AssertionError(text)


def closed(button, why):
    """A button that keeps its place and says what opens it."""
    expect(button).to_have_attribute("aria-disabled", "true")
    sure(why in button.get_attribute("title"), f"{button.get_attribute('title')!r} has no {why!r}")


def sample(number, chance, invalid=0.01, missing_patch=0.0, slow=1.0, prefix="pb"):
    """A sample as a line of a file; the same numbers at every call."""
    made = {"sample_id": f"{prefix}-{number:05}", "status": "SCORED",
            "selected_provider": ("vendor-a", "vendor-b")[number % 2], "safety_compliant": True,
            "schema_valid": chance.random() >= invalid, "fallback_used": chance.random() < 0.017,
            "latency_ms": round(400 + 900 * slow * chance.random(), 1)}
    if chance.random() < missing_patch:
        made |= {"status": "TIMEOUT", "error_code": "504"}
    else:
        made["patch_apply_success"] = chance.random() < 0.94
    if number % 10:
        made |= {"published": chance.random() < 0.45, "edited_after_generate": chance.random() < 0.26}
    return json.dumps(made)


class Governed:
    """The store, its people and its pages."""

    made = None

    def __init__(self, site):
        self.site = site
        self.people()
        self.runs()
        self.models()
        self.tasks()
        self.harden()
        self.proposals()
        self.use_cases()
        self.incidents()

    @classmethod
    def beside(cls, site):
        """The store, made by the programs of another site."""
        if cls.made is None:
            folder = tempfile.mkdtemp(prefix="regent-governed-")
            at = site.more.index("--console-dir") + 1 if "--console-dir" in site.more else None
            other = Site(site.regentd, site.binary, folder, site.more[at] if at else None)
            atexit.register(lambda: (other.end(), shutil.rmtree(folder, ignore_errors=True)))
            cls.made = cls(other)
        return cls.made

    # Pages and commands.

    def open(self, page, who, path):
        """Shows a page to a person, who logs in where somebody else is."""
        known = getattr(page, "who", None)
        if known == who:
            return self.site.open(page, path)
        if known:
            page.evaluate("sessionStorage.clear()")
        page.context.clear_cookies()
        page.who = who
        return self.site.login(page, path, who)

    @staticmethod
    def page(beside):
        """A page of a browser of its own; what it says is not looked at, for some of its calls are refused."""
        context = beside.context.browser.new_context(
            viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en-GB", timezone_id="UTC")
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def by(self, who, *arguments, codes=(0,), text=None):
        """Runs a command as a person, or as the owner; `text` is of files that it reads."""
        for name, content in (text or {}).items():
            self.site.write(name, content)
        return self.site.regent(*arguments, who=who, codes=codes)

    def object(self, *arguments):
        return self.site.json(*arguments)

    # Steps of the owner, in single-person mode.

    def people(self):
        for name, roles in PEOPLE:
            self.site.person(name, roles[0])
            for role in roles[1:]:
                self.by(None, "access", "grant", name, "--role", role)
        seats = [part for seat, name in SEATS for part in ("--seat", f"{seat}={name}")]
        self.by(None, "committee", "set", "all", *seats)
        for region, zone in REGIONS:
            self.by(None, "region", "set", region, "--time-zone", zone)

    def run(self, name, count, *options, gates=GATES, judged=True, **shape):
        chance = random.Random(name.rstrip("0123456789"))
        lines = "".join(sample(number, chance, **shape) + "\n" for number in range(count))
        chosen = ["--gates", "gates.json"] if gates else []
        self.by(None, "eval", "create", name, "--type", "offline", *chosen, *options,
                text={"gates.json": json.dumps(gates)})
        self.by(None, "eval", "upload", name, f"{name}.jsonl", text={f"{name}.jsonl": lines})
        if judged:
            self.by(None, "eval", "seal", name)
            self.by(None, "eval", "gate", name, "--reason", "asked for again", codes=(0, 2, 3))

    def runs(self):
        for night in range(1, 7):
            self.run(f"page-builder-nightly-{night}", 600, "--plan", "page-builder-nightly", invalid=0.004)
        self.run("page-builder-4.2.0-offline-1", 1500, "--plan", "page-builder-4.2.0", invalid=0.002)
        self.run("page-builder-4.3.0-offline-1", 1500, "--plan", "page-builder-4.3.0", invalid=0.004, missing_patch=0.1)
        self.run("support-reply-3.1.0-offline-1", 800, "--plan", "support-reply-3.1.0", invalid=0.06, slow=2.4)
        self.run("triage-evidence", 1200, gates={"schema_valid_rate_min": 0.5}, invalid=0, prefix="tr")
        self.run("page-builder-canary", 300, "--type", "canary", judged=False)
        self.by(None, "eval", "create", f"{LONG}-run", "--type", "manual", "--trigger", HOSTILE)
        self.by(None, "eval", "create", "given-up", "--type", "manual")
        self.by(None, "eval", "abort", "given-up", "--yes", "--reason", "wrong data set")

    def models(self):
        owners = [("triage", "high", "ben"), ("page-builder", "low", "ben"), ("search-rank", "medium", "omar"),
                  (LONG, "critical", "ben")]
        for model, tier, owner in owners:
            self.by(None, "model", "create", model, "--risk-tier", tier, "--owner", owner)
            self.version(model, "1.0.0")

    def version(self, model, number):
        """A released version: proposed, approved and applied by the owner, and deployed in staging."""
        name = f"{model}/{number}"
        slug = f"{model}-{number}".replace(".", "-")[-60:]
        self.proposal(None, f"first-{slug}", {
            "model": f"models/{model}", "target_version": f"models/{model}/versions/{number}",
            "change_type": "WEIGHTS_UPDATE", "description": "First weights",
            "new_values": self.values("[0.3,0.3,0.2,0.2]")})
        self.by(None, "proposal", "submit", f"first-{slug}")
        self.by(None, "proposal", "answer", f"first-{slug}", *ITEMS)
        self.approve(f"first-{slug}", [None, None], [None] * 3)
        self.by(None, "proposal", "apply", f"first-{slug}")
        self.by(None, "version", "record", name, "auto_rate=0.1")
        for item in ("tests", "documentation", "release_notes"):
            self.by(None, "version", "answer", name, item, "--note", "as written")
        self.by(None, "version", "answer", name, "changelog", "--note", "First weights")
        self.by(None, "version", "answer", name, "code_review", "--reviewer", "grace", "--reviewer", "heidi")
        self.by(None, "version", "release", name)
        self.by(None, "deployment", "create", f"staging-{slug}", "--version", name, "-e", "staging")
        self.by(None, "deployment", "start", f"staging-{slug}")
        self.by(None, "deployment", "smoke", f"staging-{slug}", "passed")

    def deploy(self, model, name, offset, *regions):
        scope = ["--scope", "regional", *(part for region in regions for part in ("--region", region))]
        self.by(None, "deployment", "create", name, "--version", f"{model}/1.0.0", "-e", "prod", "--date", day(offset),
                *(scope if regions else ["--scope", "global"]))
        # One whose date has come is started by the daemon, which may be first.
        self.by(None, "deployment", "start", name, codes=(0, 6))

    def tasks(self):
        self.deploy("page-builder", "builder-late", -3, "eu-west")
        self.deploy("triage", "triage-late", -1, "eu-west")
        self.deploy("page-builder", "builder-soon", 1, "oceania", "us-east")
        self.deploy("triage", "triage-soon", 3, "oceania")
        self.deploy("page-builder", "builder-later", 12, "eu-west")
        self.deploy(LONG, f"{LONG[:40]}-later", 19)
        self.deploy("search-rank", "search-rank-later", 30)
        for model in ("triage", LONG):
            slug = model[:30]
            self.by(None, "validation", "request", f"v-{slug}", "--version", f"{model}/1.0.0",
                    "--description", "Fairness and safety")
        self.by(None, "validation", "request", "v-builder", "--version", "search-rank/1.0.0")

    def harden(self):
        self.by(None, "access", "harden", "--yes")
        self.by("omar", "delegation", "create", "holidays", "--model", "search-rank", "--delegate", "ben", "--until",
                "14d")

    # Steps of people.

    @staticmethod
    def values(weights, automatic="0.15"):
        return [{"name": "threshold_auto", "json": automatic}, {"name": "threshold_escalate", "json": "0.50"},
                {"name": "weights", "json": weights}]

    def proposal(self, who, name, content, *options):
        content = {
            "impact_analysis": {"expected_auto_resolve_rate": 0.131, "expected_ask_rate": 0.789,
                                "expected_escalate_rate": 0.08, "youden_improvement": 0.032},
            "rollback_plan": "Go back to the version before. An escalate rate above 0.110 for an hour is the sign.",
            "monitoring_plan": "Seven days: rates within 3 points of the analysis; p99 below 100 ms.", **content}
        self.by(who, "proposal", "create", name, "-f", f"{name}.json", "--evidence", "triage-evidence", *options,
                text={f"{name}.json": json.dumps(content)})

    def approve(self, name, reviewers, voters):
        for reviewer in reviewers:
            # The owner of a store in single-person mode reviews twice in vain: one approval of theirs is enough.
            self.by(reviewer, "review", "add", name, "--decision", "approve", codes=(0, 6))
        for (seat, _), voter in zip(SEATS, voters):
            self.by(voter, "vote", "cast", name, "--seat", seat, "--decision", "approve", codes=(0, 6))

    def change(self, name, target, weights, **more):
        self.proposal("alice", name, {
            "model": "models/triage", "base_version": "models/triage/versions/1.0.0",
            "target_version": f"models/triage/versions/{target}", "change_type": "WEIGHTS_UPDATE",
            "description": "Monthly optimization using logistic regression",
            "old_values": self.values("[0.3,0.3,0.2,0.2]"), "new_values": self.values(weights, "0.18"), **more})

    def proposals(self):
        soon = f"{day(5)}T00:00:00Z"
        self.change("draft-weights", "1.4.0", "[0.5,0.2,0.2,0.1]")
        self.change("new-weights", "1.1.0", "[0.45,0.38,0.22,0.15]", scheduled_deployment=soon)
        self.by("alice", "proposal", "submit", "new-weights")
        self.by("charlie", "review", "add", "new-weights", "--decision", "request-changes",
                "--comment", "no number that triggers rollback")
        self.by("alice", "proposal", "submit", "new-weights")
        self.by("alice", "proposal", "answer", "new-weights", *ITEMS)
        self.approve("new-weights", ["charlie", "diana"], ["charlie"])
        self.change("waiting-weights", "1.2.0", "[0.4,0.3,0.2,0.1]")
        self.by("alice", "proposal", "submit", "waiting-weights")
        self.change("refused-weights", "1.3.0", "[1,0,0,0]", description=HOSTILE)
        self.by("alice", "proposal", "submit", "refused-weights")
        self.by("diana", "review", "add", "refused-weights", "--decision", "reject", "--comment", "all on one feature")

    def use_cases(self):
        for name, impact, purpose in [
                ("support-triage", "high", "Sorts requests of customers by urgency."),
                ("page-drafts", "low", "Drafts pages that a person edits before they are published."),
                ("hiring", "critical", "Ranks applications. " * 20 + HOSTILE), ("search", "medium", "Orders results.")]:
            self.by("ben", "usecase", "create", name, "--impact", impact, "--purpose", purpose, "--allow",
                    "triage=>=1.0.0 <2.0.0", "--metric", "publish_conversion_proxy=at least 0.4", "--review-date",
                    day(90))
        for name in ("support-triage", "page-drafts", "search"):
            self.by("ben", "usecase", "submit", name)
        self.by("charlie", "usecase", "approve", "support-triage", "--comment", "Read the impact analysis.")
        self.by("charlie", "usecase", "approve", "page-drafts")

    def incidents(self):
        def make(name, kind, severity, title, *more):
            self.by("ben", "incident", "open", "--id", name, "--type", kind, "--severity", severity, "--title", title,
                    *more)
        make("answers-late", "reliability_performance", "error", "No answers since 10:00", "--occurred=-90m", "--due",
             "+4h", "--subject", "models/triage/versions/1.0.0", "--affected", "environments/prod", "--link",
             "proposals/new-weights", "--description", "Requests of oceania time out.")
        self.by("ben", "incident", "triage", "answers-late", "--severity", "critical", "--owner", "ben")
        self.by("ben", "incident", "note", "answers-late", "The feed of features is empty.")
        self.by("ben", "incident", "mitigate", "answers-late", "--done", "Rolled back to 1.0.0.")
        self.by("ben", "incident", "resolve", "answers-late", "--root-cause", "A typing error in the feed.", "--action",
                "Test the configuration before it is read", "--action", "Alert on an empty feed", "--action-due",
                "+14d")
        self.by("ben", "incident", "action-done", "answers-late", "1")
        make("odd-answers", "fairness_rights", "warning", "Answers differ by language")
        make("leak", "privacy_data", "critical", "Addresses in a log", "--due", "+2h")
        self.by("ben", "incident", "dismiss", "leak", "--reason", "They were made up for a test.")
        make("long", "governance_policy", "info", (LONG + " ") * 2 + HOSTILE, "--description", HOSTILE * 5)
        self.by("ben", "incident", "triage", "long", "--severity", "info", "--owner", "ben")
        self.by("ben", "incident", "investigate", "long")
