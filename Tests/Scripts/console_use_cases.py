"""Use cases in the console: one is made, submitted, approved by two people, sent back, and ended. Its store is that of
console_governance_seed.py.
"""


def made(page, site):
    site.open(page, "ben", "/use-cases")
    page.locator("tr[data-key]").first.wait_for()
    page.get_by_role("button", name="Submitted").click()
    page.wait_for_url("**state=SUBMITTED")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 2")
    site.check("state = SUBMITTED" in page.locator(".head .cmd code").inner_text(), "the filter is in the address and the command")
    page.get_by_role("button", name="New use case…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_role("button", name="Create the draft").click()
    site.check(dialog.get_by_text("Enter an id").is_visible(), "a use case needs an id")
    dialog.get_by_label("Id").fill("faq")
    dialog.get_by_label("Purpose").fill("Answers questions.")
    dialog.get_by_label("Models that may serve it").fill("triage >=1.0.0 <2.0.0")
    command = dialog.locator(".cmd code").inner_text()
    site.check(command == "regent usecase create faq --impact low --purpose 'Answers questions.' --allow 'triage=>=1.0.0 <2.0.0'",
               f"the command follows what is typed: {command}")
    dialog.get_by_role("button", name="Create the draft").click()
    page.wait_for_url("**/use-cases/faq")
    page.get_by_role("button", name="Submit…").click()
    page.locator("dialog[open]").get_by_role("button", name="Ask for approval").click()
    page.get_by_text("It waits for approval.").wait_for()
    button = page.get_by_role("button", name="Approve…")
    site.check(button.get_attribute("aria-disabled") == "true", "its owner does not approve it")


def judged(page, site):
    site.open(page, "diana", "/use-cases/support-triage")
    page.get_by_text("1 of 2 have approved").wait_for()
    page.get_by_role("button", name="Approve…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("What you looked at").fill("The impact analysis")
    dialog.get_by_role("button", name="Approve").click()
    page.get_by_text("Use case approved.").wait_for()
    page.locator("[aria-current=step]", has_text="APPROVED").wait_for()
    approvals = page.get_by_role("region", name="Approvals").inner_text()
    site.check("charlie" in approvals and "diana" in approvals and "2 of 2" in approvals, "two people approve what has a high impact")
    site.open(page, "diana", "/use-cases/faq")
    page.get_by_role("button", name="Send back…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("What is to be changed").fill("Name the questions")
    dialog.get_by_role("button", name="Send it back").click()
    page.get_by_text("It was sent back: “Name the questions”").wait_for()
    site.check(True, "another is sent back with a comment")


def ended(page, site):
    site.open(page, "ben", "/use-cases/page-drafts")
    page.get_by_role("button", name="Deprecate…").click()
    page.locator("dialog[open]").get_by_role("button", name="End the use case").click()
    page.locator("[aria-current=step]", has_text="DEPRECATED").wait_for()
    site.check(site.object(None, "usecase", "show", "page-drafts")["state"] == "DEPRECATED", "and one is ended")


def main_path(page, site):
    for step in (made, judged, ended):
        step(page, site)
