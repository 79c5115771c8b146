"""Changes in the console: a proposal with its diff, evidence and digest, reviews and votes, two people who vote at
once, and the release checklist. Its store is that of console_governance_seed.py.
"""

import re


def proposals(page, site):
    site.open(page, "diana", "/changes")
    line = page.locator("tr[data-key='proposals/new-weights']")
    line.wait_for()
    text = line.inner_text()
    site.check("2 of 2" in text and "1 of 3" in text and "product manager and engineering lead" in text,
               f"a list says who must act: {text!r}")
    page.get_by_role("button", name="In review").click()
    page.wait_for_url("**state=review")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key^=proposals]').length === 1")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes/waiting-weights")
    site.check(True, "a row opens by keyboard")


def content(page, site):
    site.open(page, "diana", "/changes/new-weights")
    page.get_by_text("Your vote, product manager").wait_for()
    table = page.locator("table.diff")
    line = table.locator("tr", has_text="threshold_auto").inner_text()
    site.check("0.15" in line and "0.18" in line and "+0.03" in line, f"values are compared: {line!r}")
    site.check(table.locator("tr", has_text="weights").first.locator("ins").count() == 4, "lists number by number")
    reviews = page.get_by_role("region", name="Reviews").inner_text()
    site.check(reviews.count("fresh") == 2 and reviews.count("stale") == 1 and "no number that triggers rollback" in reviews,
               "reviews of the content are fresh, earlier ones stale")
    site.check("fresh" in page.get_by_role("table", name="Evidence").inner_text(), "so is the evidence")
    site.check("6 of 6" in page.locator("main").inner_text(), "the checklist is whole")


def votes(page, site):
    """Two vote at once: the second sees the first's vote, and votes on the same content again."""
    site.open(page, "diana", "/changes/new-weights")
    page.get_by_role("button", name="Approve…").click()
    dialog = page.locator("dialog[open]")
    command = dialog.locator(".cmd code").inner_text()
    site.check(re.fullmatch(r"regent vote cast new-weights --seat product-manager --decision approve --digest [0-9a-f]{12}", command) is not None,
               f"a vote is bound to the digest: {command}")
    dialog.get_by_label("Comment").fill("Read it")
    other = site.page()
    site.open(other, "eve", "/changes/new-weights")
    other.get_by_role("button", name="Approve…").click()
    other.locator("dialog[open]").get_by_role("button", name="Approve 1.1.0").click()
    other.get_by_text("Your approval is recorded").wait_for()
    other.close()
    go = dialog.get_by_role("button", name="Approve 1.1.0")
    go.click()
    dialog.get_by_text("Changed while you looked at it").wait_for()
    site.check("eve" in dialog.inner_text() and dialog.get_by_label("Comment").input_value() == "Read it",
               "the second of two sees the vote of the first, and keeps what was typed")
    go.click()
    page.get_by_text("Your approval is recorded").wait_for()
    page.get_by_role("heading", name="Approved").wait_for()
    site.check(site.object(None, "proposal", "show", "new-weights")["state"] == "APPROVED", "and votes on the same content")


def refused(page, site):
    site.open(page, "alice", "/changes/waiting-weights")
    button = page.get_by_role("button", name="Approve…")
    button.wait_for()
    site.check(button.get_attribute("aria-disabled") == "true" and "someone other than the author" in button.get_attribute("title"),
               "who wrote it does not approve it, and reads why")
    site.open(page, "charlie", "/changes/waiting-weights")
    page.get_by_role("button", name="Request changes…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_role("button", name="Request changes").click()
    site.check(dialog.get_by_text("Enter a comment").is_visible(), "changes are not requested without a comment")
    dialog.get_by_label("Comment").fill("Name the <b>sign</b> for a rollback")
    dialog.get_by_role("button", name="Request changes").click()
    page.get_by_text("“Name the <b>sign</b> for a rollback”").first.wait_for()
    site.check(page.locator("main b", has_text="sign").count() == 0, "what people write is text, never markup")


def release(page, site):
    site.open(page, "ben", "/changes/new-weights")
    page.get_by_role("button", name="Apply…").click()
    page.locator("dialog[open]").get_by_role("button", name="Apply").click()
    page.get_by_text("Proposal applied.").wait_for()
    site.open(page, "ben", "/changes")
    page.get_by_role("link", name="triage 1.1.0").click()
    page.wait_for_url("**/changes/triage/1.1.0")
    button = page.get_by_role("button", name="Release…")
    button.wait_for()
    site.check(button.get_attribute("aria-disabled") == "true" and "tests" in button.get_attribute("title"), "a release names what is open")
    page.get_by_role("listitem").filter(has_text=re.compile("^tests")).get_by_role("button", name="Answer…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Where it can be seen").fill("ci/812")
    dialog.get_by_role("button", name="Answer").click()
    page.get_by_text("Answer recorded.").wait_for()
    page.get_by_text("ci/812").wait_for()
    open_items = site.object(None, "version", "checklist", "triage/1.1.0", is_list=True)
    done = sum(bool(item["done"]) for item in open_items)
    site.check(f"{done} of {len(open_items)} items are done" in page.locator(".verdict-box").inner_text(), "the page counts as the command line does")


def main_path(page, site):
    for step in (proposals, content, votes, refused, release):
        step(page, site)
