"""A daemon with the console, and headless Chromium with axe, for the tests of pages."""

import importlib.util
import json
import os
import pathlib
import socket
import subprocess
import time

from daemon_process import Daemon
from playwright.sync_api import expect

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(path)), None)
READY = "main h1"
BUSY = "main [aria-busy=true]"
PATIENCE_MS = 20_000
PEOPLE = {"ada": "ANALYST", "ben": "OPERATOR", "cleo": "APPROVER", "dina": "APPROVER", "eve": "APPROVER",
          "fay": "AUDITOR"}


def free_port():
    """A port that nobody listens on now: a daemon that is restarted takes the same one."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Site:
    """A store with sample data behind a daemon that serves the console."""

    def __init__(self, regentd, regent, folder, console_dir=None):
        self.regentd, self.binary, self.folder = regentd, str(pathlib.Path(regent).absolute()), pathlib.Path(folder)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.more = ["--http", f"tcp:127.0.0.1:{self.port}"]
        if console_dir:
            self.more += ["--console-dir", str(pathlib.Path(console_dir).absolute())]
        self.start()

    def start(self):
        self.daemon = Daemon(self.regentd, self.folder / "daemon", more=self.more)

    def end(self):
        return self.daemon.end()

    def regent(self, *arguments, input="", codes=(0,), who=None):
        """Runs a command as the owner, or as one of the people."""
        token = ["--token-file", str(self.folder / f"{who}.token")] if who else []
        environment = {key: value for key, value in os.environ.items() if not key.startswith("REGENT_")}
        done = subprocess.run([self.binary, *arguments, *token, "--address", self.daemon.address], input=input,
                              text=True, capture_output=True, env=environment, cwd=self.folder)
        if done.returncode not in codes:
            raise SystemExit(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def json(self, *arguments, who=None):
        return json.loads(self.regent(*arguments, "-o", "json", who=who))

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def person(self, who, role):
        self.regent("access", "principal", "set", who, "--kind", "human", "--display-name", who.title())
        self.regent("access", "grant", who, "--role", role)
        self.regent("access", "token", "issue", who, "--file", str(self.folder / f"{who}.token"))

    def token(self, who):
        return (self.folder / f"{who}.token").read_text().strip()

    # Pages.

    def login(self, page, to="/", who=None):
        """Opens a page of the console, as the owner by a link, or as a person by a token."""
        if who is None:
            link = self.json("console")["url"]
            page.goto(self.url + to + "#" + link.partition("#")[2])
        else:
            page.goto(self.url + to)
            page.get_by_label("Token").fill(self.token(who))
            page.get_by_role("button", name="Log in").click()
        page.wait_for_selector("nav")
        self.settle(page)

    def open(self, page, path):
        """Goes to a page by its address, with the session of the tab."""
        page.goto(self.url + path)
        self.settle(page)

    def settle(self, page):
        """Waits until the page has its head and nothing is being loaded."""
        page.wait_for_selector(READY)
        expect(page.locator(BUSY)).to_have_count(0, timeout=PATIENCE_MS)


class Browser:
    """Headless Chromium with axe."""

    def __init__(self, playwright):
        self.chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-lcd-text"])
        # Found without importing it: the package is a wrapper for another way to call playwright.
        package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
        self.axe = (pathlib.Path(package) / "axe.min.js").read_text()

    def page(self, width=1440, height=900, theme="light"):
        """A page of a context of its own; `page.said` has what it complained of."""
        context = self.chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme,
                                            reduced_motion="reduce", locale="en-GB", timezone_id="UTC")
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        page.said = []
        page.on("console", lambda message: message.type == "error" and page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        return page

    def violations(self, page):
        """What axe finds, by its rule and the first place of each; its script comes by the browser's protocol, since
        the policy of the page keeps every other one out."""
        page.evaluate(self.axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found["violations"]]

    def end(self):
        self.chromium.close()


def too_wide(page):
    """What makes the page itself scroll sideways."""
    return page.evaluate("""() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter((node) => !node.closest(".scroll, svg")
            && node.getBoundingClientRect().right > innerWidth + 1)
            .map((node) => `${node.tagName} ${node.className}: ${node.textContent.slice(0, 40)}`).slice(0, 5)
            .concat("the page")""")


def wait_until(work, seconds=20):
    """Waits until a call says so; False where it never does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if work():
            return True
        time.sleep(0.1)
    return False
