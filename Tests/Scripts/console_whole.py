"""What concerns every page of the console: budgets, login, keys, history, sessions that end, streams."""

import json
import pathlib
import re
import urllib.request

from browser_site import wait_until
from playwright.sync_api import expect

BUDGET = 150_000
SITE = pathlib.Path(__file__).resolve().parents[2] / "Sources/RegentGateway/Console/Site"


def budgets(checks, browser, site):
    """Bytes of every file that the daemon serves, packed; the time until something is seen is told, not judged."""
    packed = 0
    names = sorted(path.name for path in SITE.iterdir())
    for name in names:
        path = "/" if name == "index.html" else f"/console/{name}"
        request = urllib.request.Request(site.url + path, headers={"Accept-Encoding": "zstd"})
        with urllib.request.urlopen(request) as answer:
            packed += len(answer.read())
            if not answer.headers["ETag"].startswith('"') or answer.headers["Content-Encoding"] != "zstd":
                checks.check(False, f"{name}: packed, with a strong etag")
    # Files of a folder keep their comments.
    if "--console-dir" not in site.more:
        checks.check(0 < packed <= BUDGET, f"{packed} bytes of {len(names)} files, packed")
    page = browser.page()
    site.login(page)
    loaded = {entry.rpartition("/")[2] for entry in page.evaluate(
        "performance.getEntriesByType('resource').map((e) => e.name)") if "/console/" in entry}
    checks.check(bool(loaded) and loaded <= set(names), f"{len(loaded)} of them are loaded at first, no other file")
    times = []
    for _ in range(5):
        page.goto(site.url + "/system")
        page.wait_for_selector("main h1")
        times.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    print(f"  told    first content after {min(times):.0f} ms", flush=True)
    page.context.close()


def whole(checks, attempt, browser, site):
    """The long paths."""
    for text, work in (
            ("a token is refused, then taken, and logging out ends it", tokens),
            ("keys go everywhere, and history goes back", keys),
            ("a theme is kept", theme),
            ("an expired session asks again and loses nothing", expiry),
            ("a stream goes on after a restart of the daemon", restart),
            ("what may not be done is shown with its reason", closed),
            ("an answer that comes late replaces nothing", late_answer),
            ("text of people is no markup", hostile_text)):
        attempt(checks, text, lambda work=work: work(browser, site))


def tokens(browser, site):
    page = browser.page()
    page.goto(site.url + "/ledger?kind=routing")
    page.get_by_label("Token").fill("not-a-token")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("This token is not known")).to_be_visible()
    page.get_by_label("Token").fill(site.token("fay"))
    page.keyboard.press("Enter")
    site.settle(page)
    assert page.url.endswith("/ledger?kind=routing"), page.url
    page.reload()
    site.settle(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Token")).to_be_visible()
    page.context.close()
    # A link is used once.
    page = browser.page()
    link = site.json("console")["url"]
    page.goto(link)
    site.settle(page)
    assert "#" not in page.url, page.url
    page.context.close()
    page = browser.page()
    page.goto(link)
    expect(page.get_by_text("expired or was used")).to_be_visible()
    page.context.close()


def keys(browser, site):
    page = browser.page()
    site.login(page)
    for key, heading in (("l", "Ledger"), ("s", "System"), ("r", "Routing"), ("o", "Overview")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        expect(page.locator("h1")).to_contain_text(heading)
        site.settle(page)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Routing")
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Overview")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("l")
    site.settle(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#entry")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("weight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=weight"))
    page.context.close()


def theme(browser, site):
    page = browser.page()
    site.login(page)
    page.get_by_role("button", name="Dark theme").click()
    page.reload()
    site.settle(page)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 19, 22)"
    page.context.close()


def expiry(browser, site):
    page = browser.page()
    site.login(page, "/ledger", who="fay")
    page.get_by_role("textbox", name="Receipt").fill("revision 1")
    # Its cookie is gone, as after twelve hours.
    page.context.clear_cookies()
    page.get_by_role("button", name="Incidents", exact=True).click()
    again = page.get_by_role("dialog", name="Log in again")
    expect(again).to_be_visible()
    again.get_by_label("Token").fill(site.token("fay"))
    again.get_by_role("button", name="Log in").click()
    expect(again).to_have_count(0)
    expect(page.get_by_role("textbox", name="Receipt")).to_have_value("revision 1")
    entries = page.get_by_role("table", name="Entries")
    expect(entries).to_contain_text("incident.opened")
    expect(entries).not_to_contain_text("evalRun.sealed")
    page.context.close()


def restart(browser, site):
    page = browser.page()
    site.login(page, "/ledger")
    expect(page.locator(".head .live")).to_have_text("following")
    assert site.end() == 0
    expect(page.locator(".head .live")).to_contain_text("not following")
    site.start()
    # A restart ends sessions.
    again = page.get_by_role("dialog", name="Log in again")
    expect(again).to_be_visible(timeout=30_000)
    again.get_by_label("Token").fill(site.token("fay"))
    again.get_by_role("button", name="Log in").click()
    # Another person: the page begins anew.
    site.settle(page)
    expect(page.locator(".head .live")).to_have_text("following")
    site.regent("provider", "set", "custom", "-e", "staging", "--weight", "16", "--reason", "after the restart")
    expect(page.get_by_role("button", name="new entr")).to_be_visible()
    page.get_by_role("button", name="new entr").click()
    expect(page.get_by_text("after the restart").first).to_be_visible()
    page.context.close()


def closed(browser, site):
    page = browser.page()
    site.login(page, "/system", who="ada")
    # ANALYST may not read failures: the page says so, and shows the rest.
    expect(page.get_by_text("You may not read this").first).to_be_visible()
    expect(page.get_by_text("Configuration").first).to_be_visible()
    page.context.close()


def late_answer(browser, site):
    """The first answer is held back until the second one is shown."""
    page = browser.page()
    site.login(page, "/system")
    held = []

    def hold(route):
        if not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/regent.v1.ErrorService/ListErrorGroups", hold)
    page.get_by_role("button", name="Open", exact=True).click()
    assert wait_until(lambda: held or page.wait_for_timeout(50))
    page.get_by_role("button", name="Resolved").click()
    expect(page.locator(".empty", has_text="No failure")).to_be_visible()
    late = {"id": "0" * 16, "method": "/late", "code": "INTERNAL", "reason": "LATE", "place": "x", "count": "1"}
    held[0].fulfill(status=200, content_type="application/json", body=json.dumps({"groups": [late]}))
    page.wait_for_timeout(500)
    assert page.get_by_text("LATE").count() == 0
    page.context.close()


def hostile_text(browser, site):
    text = "</td></script><script>document.title='run'</script><img src=x onerror=document.title='run'>"
    site.regent("incident", "open", "--type", "reliability_performance", "--severity", "info", "--title", text)
    page = browser.page()
    site.login(page)
    expect(page.get_by_text(text, exact=False).first).to_be_visible()
    assert "run" not in page.title(), page.title()
    assert not page.said, page.said
    page.context.close()
