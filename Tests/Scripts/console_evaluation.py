"""Runs in the console: the list, a run with its gates drawn, samples, an export, and two runs side by side. Its store
is that of browser_governed.py.
"""

import json
import re

from browser_governed import Governed, closed, opened, rows, sure
from playwright.sync_api import expect

SHOTS = {"evaluation": "/evaluation", "run": "/evaluation/nightly-4", "comparison": "/evaluation/nightly-1/nightly-4"}
RUN, BASE = "page-builder-4.3.0-offline-1", "page-builder-4.2.0-offline-1"
SEVEN = ["schema_valid_rate", "patch_apply_success", "safety_html_tailwind_compliance", "publish_conversion_proxy",
         "edit_after_generate_rate", "fallback_rate", "p95_latency_ms"]


def runs(page, store):
    store.open(page, "alice", "/evaluation")
    page.locator("tr[data-key]").first.wait_for()
    chips = page.locator(".chips").inner_text()
    sure(re.search(r"Failed\s*1", chips) and re.search(r"Inconclusive\s*1", chips), "runs are counted by state")
    page.get_by_role("button", name="Inconclusive").click()
    page.wait_for_url("**state=INCONCLUSIVE")
    expect(rows(page)).to_have_count(1)
    line = page.locator("tr[data-key]").inner_text()
    sure(RUN in line and "patch_apply_success_min" in line, "the gate that decided is named")
    page.go_back()
    expect(rows(page)).to_have_count(13)
    page.keyboard.press("/")
    page.keyboard.type("nightly")
    page.wait_for_url("**q=nightly")
    expect(rows(page)).to_have_count(6)
    sure("nightly" in page.locator(".head .cmd code").inner_text(), "the search is the server's, and in the command")


def run(page, store):
    store.open(page, "alice", f"/evaluation/{RUN}")
    page.get_by_text("cannot be decided").wait_for()
    text = page.locator(".verdict-box").inner_text()
    sure("147 missing values" in text and ">= 0.9" in text, f"the verdict is explained: {text}")
    bars = page.locator("td.gate svg[role=img]")
    bars.first.wait_for()
    labels = [bar.get_attribute("aria-label") for bar in bars.all()]
    sure(len(labels) == 7 and any("patch_apply_success_min: INCONCLUSIVE" in label for label in labels),
         "each of seven gates is drawn with its bound and threshold, in words too")
    table = page.get_by_role("table", name="Metrics")
    shown = [cell.inner_text() for cell in table.locator("tbody th").all()]
    sure(shown == SEVEN, f"the seven metrics are listed: {shown}")
    line = table.locator("tr", has_text="patch_apply_success").inner_text()
    for part in ("0.922162 .. 0.948242", "1,353", "0.902"):
        sure(part in line, f"with interval, n and coverage: {line}")
    page.get_by_role("button", name=re.compile("more metrics")).click()
    page.wait_for_url("**metrics=all")
    expect(page.get_by_role("table", name="Metrics").locator("tbody tr")).not_to_have_count(7)
    page.get_by_role("link", name="147 samples without patch_apply_success").click()
    page.wait_for_url("**where=**")
    samples = page.get_by_role("table", name="Samples that match")
    samples.wait_for()
    expect(samples.locator("tbody tr").first).to_contain_text("missing: patch_apply_success")


def actions(page, store):
    store.open(page, "ben", f"/evaluation/{RUN}")
    button = page.get_by_role("button", name="Invalidate…")
    button.wait_for()
    closed(button, "eval.invalidate")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export…").click()
        dialog = page.locator("dialog[open]")
        sure("regent eval export" in dialog.locator(".cmd code").inner_text(), "an export has its command")
        dialog.get_by_role("button", name="Download").click()
    lines = download.value.path().read_text().splitlines()
    first = json.loads(lines[0])
    sure(len(lines) == 1500 and first["sample_id"] == "pb-00000" and first["schema_valid"] in (True, False),
         "every sample is exported, in the form of a file")


def comparison(page, store):
    store.open(page, "alice", "/evaluation")
    page.locator("tr[data-key]").first.wait_for()
    for name in (RUN, BASE):
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("button", name="Compare 2 runs").click()
    page.wait_for_url(f"**/evaluation/{BASE}/{RUN}")
    table = page.get_by_role("table", name="Differences")
    table.wait_for()
    line = table.locator("tr[data-key=fallback_rate]").inner_text()
    for part in ("better", "-0.013333", "-0.023432 .. -0.004062"):
        sure(part in line, f"differences have intervals: {line}")
    page.get_by_role("button", name=re.compile("^schema_valid")).click()
    page.wait_for_url("**outcome=schema_valid")
    page.get_by_role("table", name="Flipped samples").get_by_role("button", name="Side by side").first.click()
    sides = page.get_by_role("table", name=re.compile("in both runs"))
    sides.wait_for()
    expect(sides.locator("del").first).to_be_visible()
    expect(sides.locator("ins").first).to_be_visible()
    store.open(page, "alice", f"/evaluation/triage-evidence/{RUN}")
    page.get_by_role("button", name="Compare as independent samples").click()
    page.wait_for_url("**unpaired=1")
    page.get_by_role("table", name="Differences").wait_for()
    expect(page.locator(".head .cmd code")).to_contain_text("--unpaired")


def main_path(page, site):
    store = Governed.beside(site)
    own = store.page(page)
    for step in (runs, run, actions, comparison):
        step(own, store)
    own.context.close()
    store.open(page, "alice", f"/evaluation/{RUN}")
