"""Overview: what waits, what is in flight, what fails; live."""

from playwright.sync_api import expect

SHOTS = {"overview": "/"}


def main_path(page, site):
    site.open(page, "/")
    expect(page.get_by_text("items wait for you")).to_be_visible()
    needs = page.get_by_role("table", name="What needs you")
    expect(needs.get_by_text("proposals/triage-1")).to_be_visible()
    counts = page.get_by_role("group", name="Counts")
    expect(counts).to_contain_text("Overdue tasks")
    expect(counts.locator("a", has_text="Open incidents")).to_contain_text("2")
    expect(counts.locator("a", has_text="SLA targets burning")).to_contain_text("1")
    expect(page.get_by_role("table", name="SLA budgets")).to_contain_text("BURNING")
    flight = page.get_by_role("region", name="Rollouts in flight")
    expect(flight).to_contain_text("page-builder 1.1.0 in prod")
    expect(page.get_by_role("table", name="Gates not passed")).to_contain_text("schema_valid_rate_min")
    expect(page.get_by_role("table", name="Provider health")).to_contain_text("HEALTHY")
    # What happens is shown without asking.
    site.regent("provider", "set", "custom", "-e", "staging", "--weight", "17", "--reason", "seen while it happens")
    expect(page.locator(".timeline")).to_contain_text("seen while it happens")
    # By mouse, then back, then by keyboard.
    needs.get_by_role("link", name="Review").first.click()
    expect(page).to_have_url(site.url + "/changes/triage-1")
    page.go_back()
    site.settle(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(":" + str(site.port) + "/"))
    site.open(page, "/")
