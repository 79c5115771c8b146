"""Incidents in the console: the list, the way of one through its lifecycle, its actions and its timeline. Its store is
that of console_governance_seed.py.
"""


def incidents(page, site):
    site.open(page, "ben", "/incidents")
    page.locator("tr[data-key]").first.wait_for()
    site.check(page.locator("tr[data-key]").count() == 3, "what is not resolved is listed")
    page.get_by_label("Severity").select_option("CRITICAL")
    page.wait_for_url("**severity=CRITICAL")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 1")
    site.check("severity = CRITICAL" in page.locator(".head .cmd code").inner_text(), "the filter is in the address and the command")
    site.check(page.title() == "Incidents · Regent", "a hostile title is text")


def lifecycle(page, site):
    site.open(page, "ben", "/incidents")
    page.get_by_role("button", name="Open an incident…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Title").fill("Slow answers")
    dialog.get_by_label("What it is about first of all").fill("models/triage/versions/1.0.0")
    command = dialog.locator(".cmd code").inner_text()
    site.check(command == "regent incident open --type reliability_performance --severity warning --title 'Slow answers' "
               "--subject models/triage/versions/1.0.0", f"the command follows what is typed: {command}")
    dialog.get_by_role("button", name="Open the incident").click()
    page.get_by_role("heading", name="Slow answers").wait_for()
    steps = [("Triage…", {}, "Confirm severity and owner", "TRIAGED"), ("Investigate…", {}, "Investigate", "INVESTIGATING"),
             ("Mitigate…", {"What was done against the harm": "Rolled back"}, "It does no more harm", "MITIGATED"),
             ("Resolve…", {"Root cause": "A slow feed", "What follows from it": "Watch the feed"}, "Resolve it", "RESOLVED")]
    for button, fields, submit, state in steps:
        page.get_by_role("button", name=button).click()
        dialog = page.locator("dialog[open]")
        for label, text in fields.items():
            dialog.get_by_label(label).fill(text)
        dialog.get_by_role("button", name=submit).click()
        page.locator("[aria-current=step]", has_text=state).wait_for()
    site.check(True, "it is triaged, investigated, mitigated and resolved")
    page.get_by_role("button", name="Note…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Note").fill("Seen <i>twice</i>")
    dialog.get_by_role("button", name="Add the note").click()
    page.get_by_role("region", name="Timeline").get_by_text("Seen <i>twice</i>").wait_for()
    button = page.get_by_role("button", name="Close…")
    site.check(button.get_attribute("aria-disabled") == "true" and "neither done nor waived" in button.get_attribute("title"),
               "it is not closed while an action is open")
    page.get_by_role("button", name="Done…").click()
    page.locator("dialog[open]").get_by_role("button", name="It is done").click()
    page.get_by_text("1 of 1 done or waived").wait_for()
    button = page.get_by_role("button", name="Close…")
    site.check(button.get_attribute("aria-disabled") == "true", "nor by who resolved it")
    path = page.evaluate("location.pathname")
    site.open(page, "charlie", path)
    page.get_by_role("button", name="Close…").click()
    page.locator("dialog[open]").get_by_role("button", name="Close it").click()
    page.locator("[aria-current=step]", has_text="CLOSED").wait_for()
    site.check(True, "another person closes it")


def dismissal(page, site):
    site.open(page, "omar", "/incidents/leak")
    page.get_by_text("ben wants it dismissed").wait_for()
    page.get_by_role("button", name="Dismiss…").click()
    page.locator("dialog[open]").get_by_role("button", name="Confirm the dismissal").click()
    page.get_by_text("It was dismissed.").first.wait_for()
    site.check(True, "a serious one is dismissed by two people")


def main_path(page, site):
    for step in (incidents, lifecycle, dismissal):
        step(page, site)
