"""Rollouts: a canary that is judged, paused, resumed and rolled back; a simulated draft; the history of a model."""

import json
import re
import time

from browser_site import wait_until
from playwright.sync_api import expect

SHOTS = {"rollouts": "/rollouts?state=all"}
KEYS = 1500
CANARY, STABLE = "models/page-builder/versions/1.1.0", "models/page-builder/versions/1.0.0"
POLICY = {
    "name": "models/page-builder/environments/prod/rolloutPolicy", "stable_version": STABLE, "canary_version": CANARY,
    "stages": [{"canary_permille": 200, "soak_s": 3600, "min_units": 100},
               {"canary_permille": 400, "soak_s": 3600, "min_units": 1000}],
    "judge": {"metrics": ["error_rate", "schema_valid_rate"], "margin": 0.05, "alpha": 0.01},
    "triggers": [{"kind": "SCHEMA_VALID_DROP", "threshold": 0.1, "min_samples": 100, "action": "ALERT"}],
}
DIGESTS = """async (keys) => {
    const { keyHash } = await import("/console/assignment.js");
    return keys.map((key) => keyHash("prod", "page-builder", key).toString(16).padStart(16, "0"));
}"""


def main_path(page, site):
    site.open(page, "/rollouts")
    expect(page.get_by_text("No rollout is in flight")).to_be_visible()
    start(site)
    # It is shown without asking, and opened by keyboard.
    row = page.get_by_role("row", name="page-builder 1.1.0")
    expect(row).to_contain_text("RUNNING")
    expect(row).to_contain_text("1 of 2")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.url + "/rollouts/console-1")
    expect(page.get_by_role("heading", level=1)).to_have_text("page-builder 1.1.0 to prod")
    report(page, site)
    judged(page)
    paused(page)
    simulated(page, site)
    rolled_back(page, site)


def start(site):
    """The rollout of the canary that the seed has promoted."""
    site.regent("apply", "-f", site.write("policy.yaml", json.dumps(POLICY)))
    site.regent("rollout", "start", "console-1", "page-builder", "-e", "prod")


def report(page, site):
    """Outcomes of both arms. Their digests are those of the module of the console: the judge leaves out wrong ones."""
    text = site.regent("route", "select", "-e", "prod", "--model", "page-builder", "--key", "session", "--count",
                       str(KEYS), "-o", "jsonl")
    chosen = [json.loads(line) for line in text.splitlines()]
    digests = page.evaluate(DIGESTS, [one["key"] for one in chosen])
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    revision = site.json("rollout", "run", "show", "console-1")["revision"]
    rows = [{"request_id": f"judged-{number}", "create_time": at, "key_digest": digest, "arm": one["arm"],
             "policy_revision": revision, "selected_provider": one["selected_provider"], "route_strategy": "WEIGHTED",
             "model_version": one["model_version"], "status": "ERROR" if number % 50 == 0 else "OK", "latency_ms": 400,
             "schema_valid": number % 40 != 0}
            for number, (one, digest) in enumerate(zip(chosen, digests, strict=True))]
    site.regent("outcome", "report", "-", "-e", "prod", "--reporter", "console-rollouts",
                input="".join(json.dumps(row) + "\n" for row in rows))


def judged(page):
    """The figures come by themselves; the evidence of before is found by replays."""
    metrics = page.get_by_role("table", name="Every metric")
    expect(metrics.get_by_role("row", name=re.compile("^schema_valid_rate"))).to_be_visible(timeout=20_000)
    expect(metrics.get_by_role("row", name=re.compile("^error_rate"))).not_to_contain_text("no data")
    expect(page.get_by_role("table", name="Outcomes that do not count")).to_have_count(0)
    expect(page.get_by_text("Replaying what was recorded")).to_have_count(0, timeout=60_000)
    page.reload()
    chart = page.get_by_role("img", name=re.compile("evidence of harm is .* of 100 that proves it"))
    expect(chart).to_be_visible(timeout=60_000)
    expect(page.get_by_role("img", name=re.compile("points worse|nothing is proven yet"))).to_be_visible(timeout=60_000)
    page.get_by_label("Metric", exact=True).select_option("schema_valid_rate")
    expect(page).to_have_url(re.compile("metric=schema_valid_rate"))
    expect(page.get_by_role("img", name=re.compile("evidence of harm"))).to_be_visible()
    expect(page.get_by_role("list").filter(has_text="20 %").first).to_contain_text("40 %")


def paused(page):
    page.get_by_role("button", name="Pause…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("No stage passes until it is resumed")
    dialog.get_by_role("button", name="Pause at 20 %").click()
    expect(dialog.get_by_text("Enter a reason")).to_be_visible()
    dialog.get_by_label("Reason").fill("a holiday")
    expect(dialog.locator(".cmd")).to_contain_text("regent rollout pause console-1 --reason 'a holiday'")
    dialog.get_by_role("button", name="Pause at 20 %").click()
    expect(page.get_by_role("alert").filter(has_text="a holiday")).to_be_visible()
    page.get_by_role("button", name="Resume…").click()
    page.get_by_role("dialog").get_by_role("button", name="Resume stage 1").click()
    expect(page.get_by_role("button", name="Pause…")).to_be_visible()


def simulated(page, site):
    page.get_by_role("link", name="Simulate…").click()
    expect(page.get_by_label("Model", exact=True)).to_have_value("page-builder")
    page.get_by_label("What gets worse").select_option("error_rate")
    page.get_by_label("By how much").fill("0.3")
    page.get_by_label("Rollouts (optional)").fill("20")
    page.get_by_label("By how much").press("Enter")
    table = page.get_by_role("table", name="Simulated rollouts")
    expect(table.get_by_role("row", name=re.compile("^With the change"))).to_contain_text("20", timeout=60_000)
    expect(page.locator(".cmd").filter(has_text="regent rollout simulate")).to_contain_text("--effect error_rate:0.3")
    # Everything that was asked stands in the address.
    page.reload()
    expect(table).to_be_visible(timeout=60_000)
    site.open(page, "/rollouts/console-1")


def rolled_back(page, site):
    page.get_by_role("button", name="Roll back…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Every key of prod gets 1.0.0 at once")
    expect(dialog).to_contain_text("1.1.0 returns to DRAFT")
    dialog.get_by_label("Reason").fill("customers complain")
    dialog.get_by_role("button", name="Roll back to 1.0.0").click()
    expect(page.locator(".toast")).to_contain_text("prod serves 1.0.0 to every key")
    expect(page.get_by_text("1.1.0 was rolled back")).to_be_visible()
    assert wait_until(lambda: site.json("rollout", "run", "show", "console-1")["state"] == "ROLLED_BACK")
    page.get_by_role("link", name="All of this model: History").click()
    expect(page.get_by_role("heading", name="History of page-builder")).to_be_visible()
    history = page.locator(".timeline")
    expect(history).to_contain_text("1.1.0 taken back in prod; 1.0.0 serves")
    expect(history).to_contain_text("customers complain")
    expect(history).to_contain_text("1.0.0 deployed in staging")
    page.get_by_role("button", name="Record the cause…").click()
    page.get_by_role("textbox", name="Root cause").fill("a field of the schema was renamed")
    page.get_by_role("button", name="Record the cause", exact=True).click()
    expect(history).to_contain_text("a field of the schema was renamed")
