"""Deployment tasks in the console: filters and their addresses, a confirmation with and without an override, a second
person's grant, and two people who confirm at once. Its store is that of console_governance_seed.py.
"""

import datetime
import zoneinfo

PATH = "/my-deployment-tasks"


def rows(page):
    return page.locator("main tbody tr[data-key]")


def row(page, task):
    return page.locator(f"tr[data-key='deploymentTasks/{task}']")


def open_dialog(page, task):
    row(page, task).get_by_role("button", name="Confirm…").click()
    page.wait_for_selector("dialog[open]")
    return page.locator("dialog[open]")


def filters(page, site):
    """What the chips and the search show is in the address, and comes back with it."""
    site.open(page, "ben", PATH)
    rows(page).first.wait_for()
    counts = {chip.inner_text().split("\n")[0].split(" ")[0]: chip.locator("b").inner_text()
              for chip in page.locator(".chip:has(b)").all()}
    site.check(counts == {"All": "8", "Overdue": "2", "Due": "3", "Upcoming": "3"}, f"every filter has its count: {counts}")
    site.check(rows(page).count() == 8, "all open tasks are listed, those of owners who delegated them too")
    page.get_by_role("button", name="Overdue").click()
    page.wait_for_url("**due=overdue")
    site.check(rows(page).count() == 2, "overdue ones alone")
    site.check("regent task mine --due overdue" in page.locator(".head .cmd code").inner_text(), "with their command")
    site.check(row(page, "builder-late-eu-west").get_attribute("class") == "row-overdue", "their rows are those of overdue ones")
    site.check("3 days overdue" in row(page, "builder-late-eu-west").inner_text(), "which words say too")
    page.reload()
    rows(page).first.wait_for()
    site.check(rows(page).count() == 2, "a reload keeps the filter")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 8")
    page.keyboard.press("/")
    page.keyboard.type("oceania")
    page.wait_for_url("**q=oceania")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 2")
    site.check(True, "the search finds the two tasks of a region, by keyboard")
    page.keyboard.press("Escape")


def without_override(page, site):
    site.open(page, "ben", PATH)
    rows(page).first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).date().isoformat()
    site.check(dialog.get_by_label("Date it went live").input_value() == today, "the date is today in the region")
    site.check(dialog.get_by_role("button", name="Confirm Deployment").is_visible()
               and dialog.get_by_label("Reason for the override").count() == 0, "nothing is to be overridden")
    dialog.get_by_label("Notes").fill("Deployed at 08:00 'UTC'")
    command = dialog.locator(".cmd code").inner_text()
    site.check(command == f"regent task confirm builder-late-eu-west --date {today} --notes 'Deployed at 08:00 '\\''UTC'\\'''",
               f"the command follows what is typed: {command}")
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Confirm Deployment").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Deployment confirmed. Receipt: revision").wait_for()
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 7")
    site.check(row(page, "builder-late-eu-west").count() == 0, "the list is as it is after the confirmation")
    page.get_by_role("button", name="Confirmed").click()
    row(page, "builder-late-eu-west").wait_for()
    button = row(page, "builder-late-eu-west").get_by_role("button", name="Confirm…")
    site.check(button.get_attribute("aria-disabled") == "true" and "only PENDING and ADJUSTED" in button.get_attribute("title"),
               "what is confirmed cannot be confirmed, and says why")


def with_override(page, site):
    site.open(page, "omar", PATH)
    dialog = open_dialog(page, "search-rank-later")
    site.check(dialog.get_by_text("Validation is not approved: REQUESTED").is_visible(), "the validation is warned of")
    go = dialog.get_by_role("button", name="Confirm with Override")
    dialog.get_by_label("Notes").fill("kept")
    go.click()
    site.check(dialog.get_by_text("OVERRIDE_REASON_REQUIRED").is_visible() and dialog.get_by_label("Notes").input_value() == "kept",
               "without a reason nothing is confirmed, and what was typed stays")
    dialog.get_by_label("Reason for the override").fill("Outage; approved by the CRO")
    go.click()
    page.get_by_text("Deployment confirmed with an override").wait_for()
    task = site.object(None, "task", "show", "search-rank-later")
    site.check(task["deployed_before_validation_approved"] and task["validation_override_reason"] == "Outage; approved by the CRO",
               "the task says that it was deployed before its validation was approved, and why")


def second_person(page, site):
    """At a high tier another person grants the override first."""
    site.open(page, "ben", PATH)
    dialog = open_dialog(page, "triage-soon-oceania")
    dialog.get_by_label("Reason for the override").fill("Wrong answers in production")
    dialog.get_by_role("button", name="Request Override").click()
    page.get_by_text("Override requested").wait_for()
    rows(page).first.wait_for()
    dialog = open_dialog(page, "triage-soon-oceania")
    dialog.get_by_role("button", name="Confirm with Override").click()
    site.check(dialog.get_by_text("Another person than you grants").first.is_visible(), "who asked waits for another person")
    page.keyboard.press("Escape")

    other = site.page()
    site.open(other, "eve", "/changes")
    other.get_by_role("button", name="Grant…").first.click()
    other.locator("dialog[open]").get_by_role("button", name="Grant the override").click()
    other.get_by_text("Override granted.").wait_for()
    other.close()

    dialog = open_dialog(page, "triage-soon-oceania")
    site.check(dialog.get_by_label("Reason for the override").input_value() == "Wrong answers in production",
               "once it is granted its reason stands there")
    dialog.get_by_role("button", name="Confirm with Override").click()
    page.get_by_text("Deployment confirmed with an override").wait_for()
    site.check(True, "and the task is confirmed with it")


def two_at_once(page, site):
    site.open(page, "ben", PATH)
    dialog = open_dialog(page, "builder-later-eu-west")
    dialog.get_by_label("Notes").fill("mine")
    site.by("ben", "task", "adjust", "builder-later-eu-west", "--date", site.day(9), "--reason", "sooner")
    go = dialog.get_by_role("button", name="Confirm Deployment")
    go.click()
    dialog.get_by_text("Changed while you looked at it").wait_for()
    text = dialog.inner_text()
    site.check(site.day(9) in text and "planned_production_date" in text, "what changed meanwhile is shown")
    site.check(dialog.get_by_label("Notes").input_value() == "mine", "what was typed stays")

    other = site.page()
    site.open(other, "ben", PATH)
    theirs = open_dialog(other, "builder-later-eu-west")
    theirs.get_by_label("Notes").fill("theirs")
    go.click()
    page.get_by_text("Deployment confirmed.").wait_for()
    theirs.get_by_role("button", name="Confirm Deployment").click()
    theirs.get_by_text("Changed while you looked at it").wait_for()
    text = theirs.inner_text()
    site.check("CONFIRMED" in text and "mine" in text, "the second of two sees that the first confirmed it, and with what")
    button = theirs.get_by_role("button", name="Confirm Deployment")
    site.check(button.get_attribute("aria-disabled") == "true" and theirs.get_by_label("Notes").input_value() == "theirs",
               "there is nothing left to confirm, and nothing typed is lost")
    other.close()
    task = site.object(None, "task", "show", "builder-later-eu-west")
    site.check(task["confirmation_notes"] == "mine", "one confirmation is recorded")


def cancelling(page, site):
    site.open(page, "ben", PATH)
    dialog = open_dialog(page, "builder-soon-us-east")
    dialog.get_by_role("button", name="Adjust or cancel the task…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("What").select_option("cancel")
    dialog.get_by_role("button", name="Cancel the task").click()
    site.check(dialog.get_by_text("Enter a reason").is_visible(), "a task is not cancelled without a reason")
    dialog.get_by_label("Reason").fill("not needed there")
    command = dialog.locator(".cmd code").inner_text()
    site.check(command == "regent task cancel builder-soon-us-east --reason 'not needed there'", f"the command cancels it: {command}")
    dialog.get_by_role("button", name="Cancel the task").click()
    page.get_by_text("Task cancelled.").wait_for()
    site.check(True, "and then it is")


def main_path(page, site):
    for step in (filters, without_override, with_override, second_person, two_at_once, cancelling):
        step(page, site)
