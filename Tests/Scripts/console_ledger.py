"""Ledger: who did what, and can it be proved."""

import re

from playwright.sync_api import expect

SHOTS = {"ledger": "/ledger?kind=routing"}


def main_path(page, site):
    site.open(page, "/ledger")
    expect(page.get_by_text("no gap")).to_be_visible()
    page.get_by_role("button", name="Routing").click()
    expect(page).to_have_url(re.compile("kind=routing"))
    table = page.get_by_role("table", name="Entries")
    expect(table.get_by_text("environments/prod/providers/openai").first).to_be_visible()
    expect(table.get_by_text("evalRuns/")).to_have_count(0)
    # Who changed a weight, why, and what it did.
    find = page.get_by_role("searchbox")
    page.keyboard.press("/")
    expect(find).to_be_focused()
    find.fill("contract of November")
    expect(page).to_have_url(re.compile("q=contract"))
    expect(table.locator("tbody tr")).to_have_count(1)
    find.press("Enter")
    find.blur()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    entry = page.locator("#entry")
    expect(entry).to_contain_text("contract of November")
    expect(entry.locator("del", has_text="55")).to_be_visible()
    expect(entry.locator("ins", has_text="50")).to_be_visible()
    expect(page.locator("#effect")).to_contain_text("Error rate around this change")
    site.settle(page)
    # The address says all of it.
    page.reload()
    site.settle(page)
    expect(page.locator("#entry")).to_contain_text("contract of November")
    receipt(page)


def receipt(page):
    page.get_by_role("button", name="Check its receipt").click()
    steps = page.locator(".check li")
    expect(steps.filter(has_text="The leaf is in the tree")).to_have_class("pass")
    expect(steps.filter(has_text="The log has signed the root")).to_have_class("pass")
    expect(page.locator(".check li.fail")).to_have_count(0)
    # A leaf that is not in the ledger is found out.
    field = page.get_by_role("textbox", name="Receipt")
    text = field.input_value()
    leaf = re.search("[0-9a-f]{64}", text).group()
    field.fill(text.replace(leaf, ("0" if leaf[0] != "0" else "1") + leaf[1:]))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".check li.fail")).to_contain_text("another leaf")
