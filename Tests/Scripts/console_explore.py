"""Explore: a query by keyboard with completion, as a table and as charts, ranges of time; a panel of a dashboard."""

import re

from playwright.sync_api import expect

SHOTS = {"explore": "/explore?q=p95_latency_ms+from+outcomes+by+selected_provider+since+1h+every+1m"}


def main_path(page, site):
    site.open(page, "/explore")
    typed(page)
    ranges(page)
    misread(page)
    saved(page, site)
    dashboard(page, site)


def typed(page):
    """By keyboard alone."""
    page.locator("h1").focus()
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Query")
    for word, chosen in (("error_r", "error_rate"), ("fr", "from"), ("outc", "outcomes"), ("b", "by"),
                         ("selected", "selected_provider"), ("wh", "where"), ("env", "environment")):
        page.keyboard.type(word)
        expect(page.get_by_role("option", name=chosen, exact=True)).to_be_visible()
        while box.get_attribute("aria-activedescendant") is None or active(page) != chosen:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.keyboard.type("= 'prod' since 1h every 5m")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=error_rate"))
    expect(page.get_by_role("img", name=re.compile("custom: .* between"))).to_be_visible()
    expect(page.locator(".head .cmd")).to_contain_text(
        "regent query \"error_rate from outcomes by selected_provider where environment = 'prod' since 1h every 5m\" "
        "--plot")


def active(page):
    return page.locator("[role=option][aria-selected=true]").inner_text()


def ranges(page):
    page.get_by_role("button", name="24 h", exact=True).click()
    expect(page.get_by_role("combobox", name="Query")).to_have_value(re.compile("since 24h every 30m"))
    page.get_by_role("button", name="Table", exact=True).click()
    answer = page.get_by_role("table", name="Answer")
    expect(answer.get_by_role("columnheader", name="error_rate")).to_be_visible()
    # A bucket without rows has no value, not 0.
    expect(answer.get_by_text("no data").first).to_be_attached()
    page.get_by_label("Buckets").select_option("")
    expect(answer.get_by_role("row")).to_have_count(4)
    page.get_by_role("button", name="From … until…").click()
    page.get_by_label("From, UTC").fill("2026-01-01T00:00")
    page.get_by_label("Until, UTC").fill("2026-01-02T00:00")
    page.get_by_role("button", name="Show this range").click()
    expect(page.get_by_role("combobox", name="Query")).to_have_value(
        re.compile("since 2026-01-01T00:00:00Z until 2026-01-02T00:00:00Z"))
    expect(page.get_by_text("Nothing in the range, of what you may read.")).to_be_visible()
    page.go_back()
    expect(answer.get_by_role("row")).to_have_count(4)


def misread(page):
    """A query that cannot be read says where, and how it may have been meant."""
    page.get_by_role("combobox", name="Query").fill("count from outcomess by status since 1h")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("mark")).to_have_text("outcomess")
    assert any("400" in line for line in page.said), page.said
    page.said.clear()
    page.get_by_role("button", name="Use outcomes").click()
    expect(page.get_by_role("table", name="Answer").get_by_role("row", name=re.compile("^OK"))).to_be_visible()


def saved(page, site):
    page.get_by_role("button", name="Save to a dashboard…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Dashboard", exact=True).select_option("")
    dialog.get_by_label("Id of the new dashboard").fill("console-test")
    dialog.get_by_label("Its name, for people").fill("Made in the console")
    dialog.get_by_label("Title of the panel").fill("Outcomes by status")
    dialog.get_by_label("Shown as").select_option("bar")
    dialog.get_by_role("button", name="Save the panel").click()
    expect(page.locator(".toast")).to_contain_text("The panel is saved")
    stored = site.json("dashboard", "show", "console-test")
    assert [panel["query"] for panel in stored["panels"]] == ["count from outcomes by status since 1h"], stored
    page.get_by_role("link", name="Open the dashboard").click()


def dashboard(page, site):
    expect(page.get_by_role("heading", level=1)).to_have_text("Made in the console")
    expect(page.get_by_role("img", name=re.compile("OK: "))).to_be_visible()
    remove = page.get_by_role("button", name="Remove…")
    expect(remove).to_have_attribute("title", re.compile("at least one panel"))
    page.get_by_role("button", name="Archive…").click()
    page.get_by_role("dialog").get_by_role("button", name="Archive it").click()
    expect(page.get_by_role("button", name="Restore…")).to_be_visible()
    expect(page.get_by_text("ARCHIVED", exact=True)).to_be_visible()
    page.get_by_role("link", name="Explore").first.click()
    site.settle(page)
    expect(page.get_by_role("link", name="Made in the console")).to_have_count(0)
