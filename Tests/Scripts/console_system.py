"""System: is Regent well."""

from playwright.sync_api import expect

SHOTS = {"system": "/system"}


def main_path(page, site):
    site.open(page, "/system")
    expect(page.locator(".verdict-box")).to_contain_text("It works")
    expect(page.get_by_role("table", name="Subsystems")).to_contain_text("no gap at the end")
    expect(page.get_by_role("table", name="Stages")).to_contain_text("commit")
    expect(page.get_by_role("table", name="Methods")).to_contain_text("ServerService/GetServerInfo")
    expect(page.get_by_role("table", name="Configuration")).to_contain_text("event_loops")
    expect(page.locator("dt", has_text="Release")).to_be_visible()
    page.get_by_role("button", name="Regressed").click()
    expect(page).to_have_url(site.url + "/system?state=REGRESSED")
    expect(page.get_by_text("No failure")).to_be_visible()
    expect(page.locator(".head .cmd code")).to_have_text("regent errors list --state regressed")
    page.go_back()
    expect(page).to_have_url(site.url + "/system")
