"""Rollouts: a canary that is judged, paused, resumed and rolled back; a simulated draft; the history of a model."""

import re

from browser_seed import ROLLOUT, Seed
from browser_site import wait_until
from playwright.sync_api import expect

SHOTS = {"rollouts": "/rollouts?state=all", "rollout": f"/rollouts/{ROLLOUT}"}
MORE = 600


def main_path(page, site):
    site.open(page, "/rollouts")
    # The one in flight, opened by keyboard.
    row = page.get_by_role("row", name="page-builder 1.1.0")
    expect(row).to_contain_text("RUNNING")
    expect(row).to_contain_text("1 of 2")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.url + f"/rollouts/{ROLLOUT}")
    expect(page.get_by_role("heading", level=1)).to_have_text("page-builder 1.1.0 to prod")
    judged(page, site)
    paused(page)
    simulated(page, site)
    rolled_back(page, site)


def units(page):
    """Outcomes of the canary, as the page has judged them."""
    text = page.locator(".verdict-box").inner_text()
    return int(re.search(r"([\d,]+) outcomes? of the canary", text).group(1).replace(",", ""))


def judged(page, site):
    """The figures come by themselves; the evidence of before is found by replays."""
    metrics = page.get_by_role("table", name="Every metric")
    page.get_by_text("of the canary and").wait_for()
    before = units(page)
    Seed(site).judge("more", MORE)
    assert wait_until(lambda: units(page) > before or page.wait_for_timeout(50)), f"it stays at {before} outcomes"
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
    expect(dialog.locator(".cmd")).to_contain_text(f"regent rollout pause {ROLLOUT} --reason 'a holiday'")
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
    site.open(page, f"/rollouts/{ROLLOUT}")


def rolled_back(page, site):
    page.get_by_role("button", name="Roll back…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Every key of prod gets 1.0.0 at once")
    expect(dialog).to_contain_text("1.1.0 returns to DRAFT")
    dialog.get_by_label("Reason").fill("customers complain")
    dialog.get_by_role("button", name="Roll back to 1.0.0").click()
    expect(page.locator(".toast")).to_contain_text("prod serves 1.0.0 to every key")
    expect(page.get_by_text("1.1.0 was rolled back")).to_be_visible()
    assert wait_until(lambda: site.json("rollout", "run", "show", ROLLOUT)["state"] == "ROLLED_BACK")
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
    # What is in flight is shown without asking: nothing now.
    site.open(page, "/rollouts")
    expect(page.get_by_text("No rollout is in flight")).to_be_visible()
