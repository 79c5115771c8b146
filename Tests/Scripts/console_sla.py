"""SLA: what is promised, how much of it is left, and how fast it goes."""

import re

from playwright.sync_api import expect

SHOTS = {"sla": "/sla", "sla-target": "/sla/page-builder-fast"}


def main_path(page, site):
    site.open(page, "/sla")
    targets = page.get_by_role("table", name="SLA targets")
    expect(targets.locator("tbody tr")).to_have_count(4)
    expect(targets).to_contain_text("availability >= 0.9 over 7 days")
    expect(targets.get_by_text("NO DATA")).to_be_visible()
    burning = targets.get_by_role("row", name=re.compile("page-builder-fast"))
    expect(burning).to_contain_text("BURNING")
    expect(burning).to_contain_text("over 6 h")
    page.get_by_role("button", name=re.compile("^No data")).click()
    expect(page).to_have_url(site.url + "/sla?state=NO_DATA")
    expect(targets.locator("tbody tr")).to_have_count(1)
    page.go_back()
    expect(targets.locator("tbody tr")).to_have_count(4)
    page.keyboard.press("/")
    page.keyboard.type("custom")
    expect(page).to_have_url(re.compile("q=custom"))
    page.get_by_role("searchbox").blur()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sla/custom-up"))
    site.settle(page)
    expect(page.locator(".verdict-box .say")).to_contain_text("outcomes are bad")
    expect(page.locator(".head .cmd code")).to_have_text("regent sla status custom-up")
    paused(page, site)


def paused(page, site):
    """A pause needs its reason, and keeps what was typed."""
    page.get_by_role("button", name="Pause…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Pause the target").click()
    expect(dialog.get_by_text("Fill this in.")).to_be_visible()
    dialog.get_by_label("Reason").fill("move of the database")
    dialog.get_by_role("button", name="Pause the target").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Resume")).to_be_visible()
    assert site.json("sla", "show", "custom-up")["state"] == "PAUSED"
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("button", name="Pause…")).to_be_visible()
