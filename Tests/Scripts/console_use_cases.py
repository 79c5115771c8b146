"""Use cases in the console: one is made, submitted, approved by two people, sent back, and ended. Its store is that of
browser_governed.py.
"""

from browser_governed import Governed, closed, opened, rows, sure
from playwright.sync_api import expect

SHOTS = {"use-cases": "/use-cases", "use-case": "/use-cases/support"}


def made(page, store):
    store.open(page, "ben", "/use-cases")
    rows(page).first.wait_for()
    page.get_by_role("button", name="Submitted").click()
    page.wait_for_url("**state=SUBMITTED")
    expect(rows(page)).to_have_count(2)
    sure("state = SUBMITTED" in page.locator(".head .cmd code").inner_text(), "the filter is in the command")
    dialog = opened(page, "New use case…")
    dialog.get_by_role("button", name="Create the draft").click()
    expect(dialog.get_by_text("Enter an id")).to_be_visible()
    dialog.get_by_label("Id").fill("faq")
    dialog.get_by_label("Purpose").fill("Answers questions.")
    dialog.get_by_label("Models that may serve it").fill("triage >=1.0.0 <2.0.0")
    expect(dialog.locator(".cmd code")).to_have_text(
        "regent usecase create faq --impact low --purpose 'Answers questions.' --allow 'triage=>=1.0.0 <2.0.0'")
    dialog.get_by_role("button", name="Create the draft").click()
    page.wait_for_url("**/use-cases/faq")
    opened(page, "Submit…").get_by_role("button", name="Ask for approval").click()
    page.get_by_text("It waits for approval.").wait_for()
    closed(page.get_by_role("button", name="Approve…"), "other than the owner")


def judged(page, store):
    store.open(page, "diana", "/use-cases/support-triage")
    page.get_by_text("1 of 2 have approved").wait_for()
    dialog = opened(page, "Approve…")
    dialog.get_by_label("What you looked at").fill("The impact analysis")
    dialog.get_by_role("button", name="Approve").click()
    page.get_by_text("Use case approved.").wait_for()
    page.locator("[aria-current=step]", has_text="APPROVED").wait_for()
    approvals = page.get_by_role("region", name="Approvals").inner_text()
    for part in ("charlie", "diana", "2 of 2"):
        sure(part in approvals, f"two people approve what has a high impact: {approvals}")
    store.open(page, "diana", "/use-cases/faq")
    dialog = opened(page, "Send back…")
    dialog.get_by_label("What is to be changed").fill("Name the questions")
    dialog.get_by_role("button", name="Send it back").click()
    page.get_by_text("It was sent back: “Name the questions”").wait_for()


def ended(page, store):
    store.open(page, "ben", "/use-cases/page-drafts")
    opened(page, "Deprecate…").get_by_role("button", name="End the use case").click()
    page.locator("[aria-current=step]", has_text="DEPRECATED").wait_for()
    sure(store.object("usecase", "show", "page-drafts")["state"] == "DEPRECATED", "and one is ended")


def main_path(page, site):
    store = Governed.beside(site)
    own = store.page(page)
    for step in (made, judged, ended):
        step(own, store)
    own.context.close()
    store.open(page, "ben", "/use-cases/support-triage")
