"""Runs in the console: the list, a run with its gates drawn, samples, an export, and two runs side by side. Its store
is that of console_governance_seed.py.
"""

import json
import re

RUN, BASE = "page-builder-4.3.0-offline-1", "page-builder-4.2.0-offline-1"
SEVEN = ["schema_valid_rate", "patch_apply_success", "safety_html_tailwind_compliance", "publish_conversion_proxy",
         "edit_after_generate_rate", "fallback_rate", "p95_latency_ms"]


def runs(page, site):
    site.open(page, "alice", "/evaluation")
    page.locator("tr[data-key]").first.wait_for()
    chips = page.locator(".chips").inner_text()
    site.check(re.search(r"Failed\s*1", chips) and re.search(r"Inconclusive\s*1", chips), "runs are counted by state")
    page.get_by_role("button", name="Inconclusive").click()
    page.wait_for_url("**state=INCONCLUSIVE")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 1")
    line = page.locator("tr[data-key]").inner_text()
    site.check(RUN in line and "patch_apply_success_min" in line, "the gate that decided is named")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length > 5")
    page.keyboard.press("/")
    page.keyboard.type("nightly")
    page.wait_for_url("**q=nightly")
    page.wait_for_function("document.querySelectorAll('main tbody tr[data-key]').length === 6")
    site.check("nightly" in page.locator(".head .cmd code").inner_text(), "the search is the server's, and in the command")


def run(page, site):
    site.open(page, "alice", f"/evaluation/{RUN}")
    page.get_by_text("cannot be decided").wait_for()
    text = page.locator(".verdict-box").inner_text()
    site.check("147 missing values" in text and ">= 0.9" in text, f"the verdict is explained: {text}")
    bars = page.locator("td.gate svg[role=img]")
    bars.first.wait_for()
    labels = [bar.get_attribute("aria-label") for bar in bars.all()]
    site.check(len(labels) == 7 and any("patch_apply_success_min: INCONCLUSIVE" in label for label in labels),
               "each of seven gates is drawn with its bound and threshold, in words too")
    table = page.get_by_role("table", name="Metrics")
    shown = [cell.inner_text() for cell in table.locator("tbody th").all()]
    site.check(shown == SEVEN, f"the seven metrics are listed: {shown}")
    line = table.locator("tr", has_text="patch_apply_success").inner_text()
    site.check("0.922162 .. 0.948242" in line and "1,353" in line and "0.902" in line, f"with interval, n and coverage: {line}")
    page.get_by_role("button", name=re.compile("more metrics")).click()
    page.wait_for_url("**metrics=all")
    site.check(page.get_by_role("table", name="Metrics").locator("tbody tr").count() > 7, "and all others where they are asked for")
    page.get_by_role("link", name="147 samples without patch_apply_success").click()
    page.wait_for_url("**where=**")
    samples = page.get_by_role("table", name="Samples that match")
    samples.wait_for()
    site.check("missing: patch_apply_success" in samples.locator("tbody tr").first.inner_text(), "missing values lead to their samples")


def actions(page, site):
    site.open(page, "ben", f"/evaluation/{RUN}")
    button = page.get_by_role("button", name="Invalidate…")
    button.wait_for()
    site.check(button.get_attribute("aria-disabled") == "true" and "eval.invalidate" in button.get_attribute("title"),
               "what the caller may not do keeps its place and says what opens it")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export…").click()
        dialog = page.locator("dialog[open]")
        site.check("regent eval export" in dialog.locator(".cmd code").inner_text(), "an export has its command")
        dialog.get_by_role("button", name="Download").click()
    lines = download.value.path().read_text().splitlines()
    first = json.loads(lines[0])
    site.check(len(lines) == 1500 and first["sample_id"] == "pb-00000" and first["schema_valid"] in (True, False),
               "every sample is exported, in the form of a file")


def comparison(page, site):
    site.open(page, "alice", "/evaluation")
    page.locator("tr[data-key]").first.wait_for()
    for name in (RUN, BASE):
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("button", name="Compare 2 runs").click()
    page.wait_for_url(f"**/evaluation/{BASE}/{RUN}")
    table = page.get_by_role("table", name="Differences")
    table.wait_for()
    line = table.locator("tr[data-key=fallback_rate]").inner_text()
    site.check("better" in line and "-0.013333" in line and "-0.023432 .. -0.004062" in line, f"differences have intervals: {line}")
    page.get_by_role("button", name=re.compile("^schema_valid")).click()
    page.wait_for_url("**outcome=schema_valid")
    page.get_by_role("table", name="Flipped samples").get_by_role("button", name="Side by side").first.click()
    sides = page.get_by_role("table", name=re.compile("in both runs"))
    sides.wait_for()
    site.check(sides.locator("del").count() > 0 and sides.locator("ins").count() > 0, "a flipped sample is shown side by side")
    site.open(page, "alice", f"/evaluation/triage-evidence/{RUN}")
    page.get_by_role("button", name="Compare as independent samples").click()
    page.wait_for_url("**unpaired=1")
    page.get_by_role("table", name="Differences").wait_for()
    site.check("--unpaired" in page.locator(".head .cmd code").inner_text(), "runs of different questions are compared as independent ones")


def main_path(page, site):
    for step in (runs, run, actions, comparison):
        step(page, site)
