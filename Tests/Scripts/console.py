"""The console in a browser: the main path of each page, by mouse and keyboard, on a store with sample data.

Each file console_PAGE.py beside this one has `main_path(page, site)`, which fails by an exception, and may have
`SHOTS = {"name": "/path"}`, `WHO` (a person; else the owner) and `long_path(browser, site)`.
Every page must have no violation that axe finds, say no error, and need no sideways scrolling. Main paths alone run in
two processes at a time, each with a store and a browser of its own: the pages of governance, and the others.

Usage: console.py REGENTD REGENT [--long] [--shots FOLDER] [--console-dir FOLDER] [PAGE ...]
"""

import argparse
import concurrent.futures
import importlib
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

import console_whole
import small_png
from browser_governed import Governed
from browser_seed import Seed
from browser_site import Browser, Site, too_wide
from checks import Checks
from playwright.sync_api import sync_playwright

SHOT_BYTES_MAX = 60_000
HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = HERE.parents[1] / "docs/console.md"
VIEWS = [(width, theme) for width in (1440, 320) for theme in ("light", "dark")]


def modules(wanted):
    """The pages: `{"ledger": module}`."""
    names = sorted(path.stem.removeprefix("console_") for path in HERE.glob("console_*.py"))
    found = {name: importlib.import_module(f"console_{name}") for name in names if not wanted or name in wanted}
    return {name: module for name, module in found.items() if hasattr(module, "main_path")}


def attempt(checks, text, work):
    """A check that fails where the work throws, and says how."""
    start = time.monotonic()
    try:
        work()
    except Exception:  # Whatever a page does wrong is a failed check, and the next page is looked at all the same.
        traceback.print_exc()
        checks.check(False, text)
        return
    checks.check(True, f"{text} ({time.monotonic() - start:.1f} s)")


def equal(checks, text, found, expected):
    """A check that says what was found instead."""
    checks.check(found == expected, text if found == expected else f"{text}: {found!r}, not {expected!r}")


def look(checks, browser, page, name):
    equal(checks, f"{name}: violations", browser.violations(page), [])
    equal(checks, f"{name}: wider than the screen", too_wide(page), [])
    equal(checks, f"{name}: errors", page.said, [])


def main_path(checks, browser, site, name, module):
    page = browser.page()
    who = getattr(module, "WHO", None)
    attempt(checks, f"{name}: logs in", lambda: site.login(page, who=who))
    attempt(checks, f"{name}: main path", lambda: module.main_path(page, site))
    look(checks, browser, page, name)
    page.context.close()


def shots(checks, browser, site, module, folder, views):
    """Every page of a module in each theme and width; the pictures that the document shows are of the first one."""
    for width, theme in views:
        page = browser.page(width=width, theme=theme)
        site.login(page, who=getattr(module, "WHO", None))
        for name, path in getattr(module, "SHOTS", {}).items():
            site.open(page, path)
            page.wait_for_timeout(500)
            if folder and (width, theme) == views[0] and f"console/{name}.png" in DOCUMENT.read_text():
                picture = folder / f"{name}.png"
                picture.write_bytes(small_png.small(page.screenshot()))
                size = picture.stat().st_size
                checks.check(size <= SHOT_BYTES_MAX, f"{picture.name}: {size} bytes")
            look(checks, browser, page, f"{name} at {width}, {theme}")
        page.context.close()


def load(site, is_seeded, is_governed):
    """The sample data; that of the pages of governance is made at the same time, by a daemon of its own."""
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        governed = is_governed and pool.submit(Governed.beside, site)
        if is_seeded:
            Seed(site).load()
        if governed:
            governed.result()


class Others:
    """The main paths of other pages, in a process of their own that tells what it checked."""

    def __init__(self, given, names):
        more = ["--console-dir", given.console_dir] if given.console_dir else []
        command = [sys.executable, __file__, given.regentd, given.regent, *more, *names]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def end(self, checks):
        said, _ = self.process.communicate()
        for line in said.splitlines()[:-1]:
            kind, text = line[:len("  FAILED ")].strip(), line[len("  FAILED "):].strip()
            if kind in ("ok", "FAILED"):
                checks.check(kind == "ok", text)
            else:
                print(line, flush=True)
        if self.process.returncode not in (0, 1):
            checks.check(False, f"the pages beside ended with {self.process.returncode}: {said[-2000:]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--console-dir")
    given = parser.parse_intermixed_args()
    checks, found = Checks(), modules(given.pages)
    governed = [name for name, module in found.items() if hasattr(module, "Governed")]
    others = None
    if not given.shots and not given.long and 0 < len(governed) < len(found):
        others = Others(given, governed)
        found = {name: module for name, module in found.items() if name not in governed}
        governed = []
    with tempfile.TemporaryDirectory(prefix="regent-console-") as folder, sync_playwright() as playwright:
        site = Site(given.regentd, given.regent, folder, given.console_dir)
        browser = Browser(playwright)
        is_whole = given.shots or given.long
        load(site, is_whole or len(governed) < len(found), governed and (not given.shots or given.long))
        if given.shots:
            given.shots.mkdir(parents=True, exist_ok=True)
        # Before anything is changed.
        if given.shots or given.long:
            for module in found.values():
                shots(checks, browser, site, module, given.shots, VIEWS if given.long else VIEWS[:1])
        if not given.shots or given.long:
            if is_whole or not governed:
                console_whole.budgets(checks, browser, site)
            for name, module in found.items():
                main_path(checks, browser, site, name, module)
        if given.long:
            for name, module in found.items():
                if hasattr(module, "long_path"):
                    attempt(checks, f"{name}: long path", lambda: module.long_path(browser, site))
            console_whole.whole(checks, attempt, browser, site)
        browser.end()
        checks.check(site.end() == 0, "the daemon ends in order")
    if others:
        others.end(checks)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
