"""Deployment tasks in the console: filters and their addresses, a confirmation with and without an override, a second
person's grant, and two people who confirm at once. Its store is that of browser_governed.py.
"""

import datetime
import json
import re
import zoneinfo

from browser_governed import Governed, closed, day, opened, rows, sure
from playwright.sync_api import expect

SHOTS = {"tasks": "/my-deployment-tasks"}
PATH = "/my-deployment-tasks"
TASKS, REGIONS = 100_000, 250
PAUSE_MS = 500
# Presses a chip, and gives the milliseconds until its rows are there.
FILTER = """(name) => new Promise((done) => {
    const chips = [...document.querySelectorAll(".chip")], start = performance.now();
    chips.find((one) => one.innerText.startsWith(name)).click();
    const look = () => {
        const pressed = document.querySelector(".chip[aria-pressed=true]").innerText.startsWith(name);
        const isBusy = document.querySelector("main [aria-busy=true]");
        if (!pressed || isBusy || !document.querySelector("tr[data-key]")) requestAnimationFrame(look);
        else done(performance.now() - start);
    };
    requestAnimationFrame(look);
})"""


def row(page, task):
    return page.locator(f"tr[data-key='deploymentTasks/{task}']")


def dialog_of(page, task):
    return opened(page, "Confirm…", row(page, task))


def paris():
    """Today in the region eu-west."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).date()


def filters(page, store):
    """What the chips and the search show is in the address, and comes back with it."""
    store.open(page, "ben", PATH)
    rows(page).first.wait_for()
    counts = {chip.inner_text().split("\n")[0].split(" ")[0]: chip.locator("b").inner_text()
              for chip in page.locator(".chip:has(b)").all()}
    sure(counts == {"All": "8", "Overdue": "2", "Due": "3", "Upcoming": "3"}, f"counts of filters: {counts}")
    sure(rows(page).count() == 8, "all open tasks are listed, those of owners who delegated them too")
    page.get_by_role("button", name="Overdue").click()
    page.wait_for_url("**due=overdue")
    expect(rows(page), "overdue ones alone").to_have_count(2)
    sure("regent task mine --due overdue" in page.locator(".head .cmd code").inner_text(), "with their command")
    expect(row(page, "builder-late-eu-west")).to_have_class("row-overdue")
    # Its date is of UTC, and the day is that of its region, where it is the next one for an hour or two.
    planned = store.object("task", "show", "builder-late-eu-west")["planned_production_date"]
    days = (paris() - datetime.date.fromisoformat(planned)).days
    sure(f"{days} days overdue" in row(page, "builder-late-eu-west").inner_text(), "which words say too")
    page.reload()
    rows(page).first.wait_for()
    expect(rows(page), "a reload keeps the filter").to_have_count(2)
    page.go_back()
    expect(rows(page)).to_have_count(8)
    page.keyboard.press("/")
    page.keyboard.type("oceania")
    page.wait_for_url("**q=oceania")
    expect(rows(page)).to_have_count(2)
    page.keyboard.press("Escape")


def without_override(page, store):
    store.open(page, "ben", PATH)
    rows(page).first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    today = paris().isoformat()
    sure(dialog.get_by_label("Date it went live").input_value() == today, "the date is today in the region")
    sure(dialog.get_by_role("button", name="Confirm Deployment").is_visible()
         and dialog.get_by_label("Reason for the override").count() == 0, "nothing is to be overridden")
    dialog.get_by_label("Notes").fill("Deployed at 08:00 'UTC'")
    notes = "'Deployed at 08:00 '\\''UTC'\\'''"
    expect(dialog.locator(".cmd code")).to_have_text(
        f"regent task confirm builder-late-eu-west --date {today} --notes {notes}")
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Confirm Deployment").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Deployment confirmed. Receipt: revision").wait_for()
    expect(rows(page)).to_have_count(7)
    sure(row(page, "builder-late-eu-west").count() == 0, "the list is as it is after the confirmation")
    page.get_by_role("button", name="Confirmed").click()
    row(page, "builder-late-eu-west").wait_for()
    button = row(page, "builder-late-eu-west").get_by_role("button", name="Confirm…")
    closed(button, "only PENDING and ADJUSTED")


def with_override(page, store):
    store.open(page, "omar", PATH)
    dialog = dialog_of(page, "search-rank-later")
    expect(dialog.get_by_text("Validation is not approved: REQUESTED"), "the validation is warned of").to_be_visible()
    go = dialog.get_by_role("button", name="Confirm with Override")
    dialog.get_by_label("Notes").fill("kept")
    go.click()
    expect(dialog.get_by_text("VALIDATION_NOT_APPROVED")).to_be_visible()
    expect(dialog.get_by_label("Notes")).to_have_value("kept")
    dialog.get_by_label("Reason for the override").fill("Outage; approved by the CRO")
    go.click()
    page.get_by_text("Deployment confirmed with an override").wait_for()
    task = store.object("task", "show", "search-rank-later")
    sure(task["deployed_before_validation_approved"], "the task says that its validation was not approved")
    sure(task["validation_override_reason"] == "Outage; approved by the CRO", "and why it was deployed all the same")


def second_person(page, store):
    """At a high tier another person grants the override first."""
    store.open(page, "ben", PATH)
    dialog = dialog_of(page, "triage-soon-oceania")
    dialog.get_by_label("Reason for the override").fill("Wrong answers in production")
    dialog.get_by_role("button", name="Request Override").click()
    page.get_by_text("Override requested").wait_for()
    rows(page).first.wait_for()
    dialog = dialog_of(page, "triage-soon-oceania")
    dialog.get_by_role("button", name="Confirm with Override").click()
    waits = dialog.get_by_text("Another person than you grants").first
    expect(waits, "who asked waits for another person").to_be_visible()
    page.keyboard.press("Escape")

    other = store.page(page)
    store.open(other, "eve", "/changes")
    other.get_by_role("button", name="Grant…").first.click()
    other.locator("dialog[open]").get_by_role("button", name="Grant the override").click()
    other.get_by_text("Override granted.").wait_for()
    other.close()

    dialog = dialog_of(page, "triage-soon-oceania")
    sure(dialog.get_by_label("Reason for the override").input_value() == "Wrong answers in production",
         "once it is granted its reason stands there")
    dialog.get_by_role("button", name="Confirm with Override").click()
    page.get_by_text("Deployment confirmed with an override").wait_for()


def two_at_once(page, store):
    store.open(page, "ben", PATH)
    dialog = dialog_of(page, "builder-later-eu-west")
    dialog.get_by_label("Notes").fill("mine")
    store.by("ben", "task", "adjust", "builder-later-eu-west", "--date", day(9), "--reason", "sooner")
    go = dialog.get_by_role("button", name="Confirm Deployment")
    go.click()
    dialog.get_by_text("Changed while you looked at it").wait_for()
    text = dialog.inner_text()
    sure(day(9) in text and "planned_production_date" in text, "what changed meanwhile is shown")
    sure(dialog.get_by_label("Notes").input_value() == "mine", "what was typed stays")

    other = store.page(page)
    store.open(other, "ben", PATH)
    theirs = dialog_of(other, "builder-later-eu-west")
    theirs.get_by_label("Notes").fill("theirs")
    go.click()
    page.get_by_text("Deployment confirmed.").wait_for()
    theirs.get_by_role("button", name="Confirm Deployment").click()
    theirs.get_by_text("Changed while you looked at it").wait_for()
    text = theirs.inner_text()
    sure("CONFIRMED" in text and "mine" in text, "the second of two sees that the first confirmed it, and with what")
    button = theirs.get_by_role("button", name="Confirm Deployment")
    sure(button.get_attribute("aria-disabled") == "true" and theirs.get_by_label("Notes").input_value() == "theirs",
         "there is nothing left to confirm, and nothing typed is lost")
    other.close()
    task = store.object("task", "show", "builder-later-eu-west")
    sure(task["confirmation_notes"] == "mine", "one confirmation is recorded")


def cancelling(page, store):
    store.open(page, "ben", PATH)
    dialog = dialog_of(page, "builder-soon-us-east")
    dialog.get_by_role("button", name="Adjust or cancel the task…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("What").select_option("cancel")
    dialog.get_by_role("button", name="Cancel the task").click()
    expect(dialog.get_by_text("Enter a reason"), "a task is not cancelled without a reason").to_be_visible()
    dialog.get_by_label("Reason").fill("not needed there")
    expect(dialog.locator(".cmd code")).to_have_text(
        "regent task cancel builder-soon-us-east --reason 'not needed there'")
    dialog.get_by_role("button", name="Cancel the task").click()
    page.get_by_text("Task cancelled.").wait_for()


def many(store):
    """A hundred thousand open tasks of one person."""
    regions = [f"r{number:03}" for number in range(REGIONS)]
    documents = "---\n".join(json.dumps({"name": f"regions/{one}", "time_zone": "Etc/UTC"}) + "\n" for one in regions)
    store.by("ben", "apply", "-f", "regions.yaml", text={"regions.yaml": documents})
    places = [word for region in regions for word in ("--region", region)]
    for number in range(-(-TASKS // REGIONS)):
        name = f"many-{number}"
        store.by("ben", "deployment", "create", name, "--version", "page-builder/1.0.0", "-e", "prod", "--scope",
                 "regional", *places, "--date", day(number % 60 + 1))
        store.by("ben", "deployment", "start", name, codes=(0, 6))


def long_path(browser, site):
    """Filters of a hundred thousand tasks answer without a visible pause: the daemon filters, page by page."""
    store = Governed.beside(site)
    many(store)
    page = browser.page()
    store.open(page, "ben", PATH)
    expect(page.locator(".chip", has_text="Upcoming")).to_contain_text("200+", timeout=20_000)
    for name in ("Overdue", "Upcoming", "Due soon", "All"):
        took = page.evaluate(FILTER, name)
        sure(took < PAUSE_MS, f"{name} took {took:.0f} ms")
    site.settle(page)
    before = rows(page).count()
    page.get_by_role("button", name="Show more").click()
    expect(rows(page)).not_to_have_count(before)
    page.context.close()


def main_path(page, site):
    store = Governed.beside(site)
    own = store.page(page)
    for step in (filters, without_override, with_override, second_person, two_at_once, cancelling):
        step(own, store)
    own.context.close()
    store.open(page, "ben", PATH)
