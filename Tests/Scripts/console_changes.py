"""Changes in the console: a proposal with its diff, evidence and digest, reviews and votes, two people who vote at
once, and the release checklist. Its store is that of browser_governed.py.
"""

import re

from browser_governed import Governed, closed, opened, rows, sure
from playwright.sync_api import expect

SHOTS = {"changes": "/changes", "change": "/changes/triage-1", "release": "/changes/page-builder/1.1.0"}


def proposals(page, store):
    store.open(page, "diana", "/changes")
    line = page.locator("tr[data-key='proposals/new-weights']")
    line.wait_for()
    text = line.inner_text()
    sure("2 of 2" in text and "1 of 3" in text and "product manager and engineering lead" in text,
         f"a list says who must act: {text!r}")
    page.get_by_role("button", name="In review").click()
    page.wait_for_url("**state=review")
    expect(rows(page, "proposals")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes/waiting-weights")


def content(page, store):
    store.open(page, "diana", "/changes/new-weights")
    page.get_by_text("Your vote, product manager").wait_for()
    table = page.locator("table.diff")
    line = table.locator("tr", has_text="threshold_auto").inner_text()
    sure("0.15" in line and "0.18" in line and "+0.03" in line, f"values are compared: {line!r}")
    sure(table.locator("tr", has_text="weights").first.locator("ins").count() == 4, "lists number by number")
    reviews = page.get_by_role("region", name="Reviews").inner_text()
    sure(reviews.count("fresh") == 2 and reviews.count("stale") == 1 and "no number that triggers rollback" in reviews,
         "reviews of the content are fresh, earlier ones stale")
    sure("fresh" in page.get_by_role("table", name="Evidence").inner_text(), "so is the evidence")
    sure("6 of 6" in page.locator("main").inner_text(), "the checklist is whole")


def votes(page, store):
    """Two vote at once: the second sees the first's vote, and votes on the same content again."""
    store.open(page, "diana", "/changes/new-weights")
    dialog = opened(page, "Approve…")
    command = dialog.locator(".cmd code").inner_text()
    sure(re.fullmatch(r"regent vote cast new-weights --seat product-manager --decision approve --digest [0-9a-f]{12}",
                      command), f"a vote is bound to the digest: {command}")
    dialog.get_by_label("Comment").fill("Read it")
    other = store.page(page)
    store.open(other, "eve", "/changes/new-weights")
    opened(other, "Approve…").get_by_role("button", name="Approve 1.1.0").click()
    other.get_by_text("Your approval is recorded").wait_for()
    other.close()
    go = dialog.get_by_role("button", name="Approve 1.1.0")
    go.click()
    dialog.get_by_text("Changed while you looked at it").wait_for()
    sure("eve" in dialog.inner_text() and dialog.get_by_label("Comment").input_value() == "Read it",
         "the second of two sees the vote of the first, and keeps what was typed")
    go.click()
    page.get_by_text("Your approval is recorded").wait_for()
    page.get_by_role("heading", name="Approved").wait_for()
    sure(store.object("proposal", "show", "new-weights")["state"] == "APPROVED", "and votes on the same content")


def refused(page, store):
    store.open(page, "alice", "/changes/waiting-weights")
    button = page.get_by_role("button", name="Approve…")
    button.wait_for()
    closed(button, "someone other than the author")
    store.open(page, "charlie", "/changes/waiting-weights")
    dialog = opened(page, "Request changes…")
    dialog.get_by_role("button", name="Request changes").click()
    expect(dialog.get_by_text("Enter a comment"), "changes are not requested without a comment").to_be_visible()
    dialog.get_by_label("Comment").fill("Name the <b>sign</b> for a rollback")
    dialog.get_by_role("button", name="Request changes").click()
    page.get_by_text("“Name the <b>sign</b> for a rollback”").first.wait_for()
    sure(page.locator("main b", has_text="sign").count() == 0, "what people write is text, never markup")


def release(page, store):
    store.open(page, "ben", "/changes/new-weights")
    opened(page, "Apply…").get_by_role("button", name="Apply").click()
    page.get_by_text("Proposal applied.").wait_for()
    store.open(page, "ben", "/changes")
    page.get_by_role("link", name="triage 1.1.0").click()
    page.wait_for_url("**/changes/triage/1.1.0")
    button = page.get_by_role("button", name="Release…")
    button.wait_for()
    closed(button, "tests")
    page.get_by_role("listitem").filter(has_text=re.compile("^tests")).get_by_role("button", name="Answer…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Where it can be seen").fill("ci/812")
    dialog.get_by_role("button", name="Answer").click()
    page.get_by_text("Answer recorded.").wait_for()
    page.get_by_text("ci/812").wait_for()
    items = store.object("version", "checklist", "triage/1.1.0")
    done = sum(item["status"] == "done" for item in items)
    expect(page.locator(".verdict-box")).to_contain_text(f"{done} of {len(items)} items are done")


def main_path(page, site):
    store = Governed.beside(site)
    own = store.page(page)
    for step in (proposals, content, votes, refused, release):
        step(own, store)
    own.context.close()
    store.open(page, "diana", "/changes/new-weights")
