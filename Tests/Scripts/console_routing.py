"""Routing: who serves what share and why; a key that is explained; a weight, with the keys that move shown before."""

import hashlib
import json
import pathlib
import re
import time

from playwright.sync_api import expect

SHOTS = {"routing": "/routing?key=session-7f3a"}
GOLDEN = pathlib.Path(__file__).parents[1] / "Fixtures" / "routing" / "assignment.jsonl"
TABLES = 6
# For each key the place of its target in the order of ids, as the golden tables count it.
CHOICES = """async ({ environment, model, targets, keys }) => {
    const { drawn, inOrder, served } = await import("/console/assignment.js");
    const ids = targets.map(([id]) => id);
    const standings = targets.map(([provider, weight]) => (
        { provider, weight, permille: 1000, priority: 0, isDefault: false, isEnabled: true, isHealthy: true }));
    const order = inOrder(targets.filter(([, weight]) => weight).map(([id]) => id));
    const choices = served(await drawn(environment, model, ids, keys, "K"), standings);
    return [...choices].map((place) => order.indexOf(ids[place]));
}"""
MOVED = re.compile(r"([\d,]+) of 20,000 sampled keys move")


def main_path(page, site):
    site.open(page, "/routing")
    providers = page.get_by_role("table", name="Providers of prod")
    expect(providers.get_by_role("row", name="openai")).to_contain_text("HEALTHY")
    expect(page.locator(".head .cmd")).to_contain_text("regent outcome summary -e prod --by provider --from -1h")
    golden(page)
    ranges(page)
    a_key(page, site)
    a_weight(page, site)
    an_ejection(page, site)


def golden(page):
    """The module of the assignment gives what every implementation gives."""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()[:TABLES]:
        case = json.loads(line)
        choices = page.evaluate(CHOICES, {name: case[name] for name in ("environment", "model", "targets", "keys")})
        assert hashlib.sha256(bytes(choices)).hexdigest() == case["choices_sha256"], case["targets"]


def ranges(page):
    """What is chosen stands in the address, and going back takes it back."""
    page.get_by_role("button", name="24 h", exact=True).click()
    expect(page).to_have_url(re.compile(r"since=24h"))
    expect(page.get_by_text("Served, 24 h")).to_be_visible()
    page.get_by_role("button", name="All environments").click()
    expect(page.get_by_role("table", name="Providers of staging")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_text("Served, 1 h")).to_be_visible()
    page.get_by_label("Measure").select_option("error_rate")
    expect(page.get_by_role("heading", name="error rate by provider")).to_be_visible()


def a_key(page, site):
    """By keyboard: / goes to the key. What the page says is what the command line says."""
    page.locator("h1").focus()
    page.keyboard.press("/")
    page.keyboard.type("session-7f3a")
    expect(page).to_have_url(re.compile(r"key=session-7f3a"))
    decision = site.json("route", "explain", "-e", "prod", "--key", "session-7f3a")["decision"]
    candidates = page.get_by_role("table", name="Candidates")
    expect(candidates.locator("tr[aria-selected=true]")).to_contain_text(decision["selected_provider"])
    expect(page.locator("dl", has_text="Key digest")).to_contain_text(decision["key_digest"])


def a_weight(page, site):
    """The keys that move are those that the daemon moves; a change of somebody else is shown, nothing typed is lost."""
    before = selections(site)
    row = page.get_by_role("table", name="Providers of prod").get_by_role("row", name="anthropic")
    row.get_by_role("button", name="Weight…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Weight, now 30").fill("60")
    moved = dialog.get_by_text(MOVED)
    expect(moved).to_be_visible(timeout=60_000)
    expect(dialog.get_by_text("The daemon selects otherwise")).to_have_count(0)
    dialog.get_by_role("button", name="Apply weight 60").click()
    expect(dialog.get_by_text("Enter a reason")).to_be_visible()
    dialog.get_by_label("Reason").fill("it is cheaper")
    expect(dialog.locator(".cmd")).to_contain_text(
        "regent provider set anthropic -e prod --weight 60 --reason 'it is cheaper'")
    site.regent("provider", "set", "anthropic", "-e", "prod", "--timeout-ms", "20000", "--reason", "at the same time")
    page.said.clear()
    dialog.get_by_role("button", name="Apply weight 60").click()
    expect(dialog.get_by_text("Changed while you looked at it")).to_be_visible()
    expect(dialog).to_contain_text("timeout_ms 30000 → 20000")
    assert any("409" in line for line in page.said), page.said
    page.said.clear()
    told = int(MOVED.search(moved.inner_text()).group(1).replace(",", ""))
    dialog.get_by_role("button", name="Apply weight 60").click()
    expect(page.locator(".toast")).to_contain_text("anthropic now has weight 60 in prod")
    after = selections(site)
    moved = sum(one != other for one, other in zip(before, after, strict=True))
    assert told == moved > 0, (told, moved)
    expect(row).to_contain_text("60")


def selections(site):
    """The provider of each of the sampled keys, as the daemon selects it."""
    lines = site.regent("route", "select", "-e", "prod", "--key", "key", "--count", "20000", "-o", "jsonl").splitlines()
    return [json.loads(line)["selected_provider"] for line in lines]


def an_ejection(page, site):
    """A provider that fails is ejected, which the page shows by itself; it is let in again with a reason."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    rows = [{"request_id": f"failed-{number}", "create_time": at, "selected_provider": "custom",
             "route_strategy": "WEIGHTED", "status": "ERROR", "error_code": "503"} for number in range(8)]
    site.regent("outcome", "report", "-", "-e", "prod", "--reporter", "console-routing",
                input="".join(json.dumps(row) + "\n" for row in rows))
    expect(page.get_by_text("custom is ejected")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Let it serve at once…").click()
    page.get_by_label("Reason").fill("the key was renewed")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("custom serves in prod again")
    expect(page.get_by_text("custom is ejected")).to_have_count(0)
