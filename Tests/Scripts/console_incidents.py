"""Incidents in the console: the list, the way of one through its lifecycle, its actions and its timeline. Its store is
that of browser_governed.py.
"""

from browser_governed import Governed, closed, opened, rows, sure
from playwright.sync_api import expect

SHOTS = {"incidents": "/incidents"}


def incidents(page, store):
    store.open(page, "ben", "/incidents")
    rows(page).first.wait_for()
    sure(rows(page).count() == 3, "what is not resolved is listed")
    page.get_by_label("Severity").select_option("CRITICAL")
    page.wait_for_url("**severity=CRITICAL")
    expect(rows(page)).to_have_count(1)
    sure("severity = CRITICAL" in page.locator(".head .cmd code").inner_text(), "the filter is in the command")
    sure(page.title() == "Incidents · Regent", "a hostile title is text")


def lifecycle(page, store):
    store.open(page, "ben", "/incidents")
    dialog = opened(page, "Open an incident…")
    dialog.get_by_label("Title").fill("Slow answers")
    dialog.get_by_label("What it is about first of all").fill("models/triage/versions/1.0.0")
    command = dialog.locator(".cmd code").inner_text()
    sure(command == "regent incident open --type reliability_performance --severity warning --title 'Slow answers' "
         "--subject models/triage/versions/1.0.0", f"the command follows what is typed: {command}")
    dialog.get_by_role("button", name="Open the incident").click()
    page.get_by_role("heading", name="Slow answers").wait_for()
    steps = [("Triage…", {}, "Confirm severity and owner", "TRIAGED"),
             ("Investigate…", {}, "Investigate", "INVESTIGATING"),
             ("Mitigate…", {"What was done against the harm": "Rolled back"}, "It does no more harm", "MITIGATED"),
             ("Resolve…", {"Root cause": "A slow feed", "What follows from it": "Watch the feed"}, "Resolve it",
              "RESOLVED")]
    for button, fields, submit, state in steps:
        page.get_by_role("button", name=button).click()
        dialog = page.locator("dialog[open]")
        for label, text in fields.items():
            dialog.get_by_label(label).fill(text)
        dialog.get_by_role("button", name=submit).click()
        page.locator("[aria-current=step]", has_text=state).wait_for()
    dialog = opened(page, "Note…")
    dialog.get_by_label("Note").fill("Seen <i>twice</i>")
    dialog.get_by_role("button", name="Add the note").click()
    page.get_by_role("region", name="Timeline").get_by_text("Seen <i>twice</i>").wait_for()
    button = page.get_by_role("button", name="Close…")
    closed(button, "neither done nor waived")
    opened(page, "Done…").get_by_role("button", name="It is done").click()
    page.get_by_text("1 of 1 done or waived").wait_for()
    button = page.get_by_role("button", name="Close…")
    closed(button, "")
    path = page.evaluate("location.pathname")
    store.open(page, "charlie", path)
    opened(page, "Close…").get_by_role("button", name="Close it").click()
    page.locator("[aria-current=step]", has_text="CLOSED").wait_for()


def dismissal(page, store):
    store.open(page, "omar", "/incidents/leak")
    page.get_by_text("ben wants it dismissed").wait_for()
    opened(page, "Dismiss…").get_by_role("button", name="Confirm the dismissal").click()
    page.get_by_text("It was dismissed.").first.wait_for()


def main_path(page, site):
    store = Governed.beside(site)
    own = store.page(page)
    for step in (incidents, lifecycle, dismissal):
        step(own, store)
    own.context.close()
    store.open(page, "ben", "/incidents/answers-late")
