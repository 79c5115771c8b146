"""Reports in a browser: made by the daemon and the command line from hostile samples, opened in headless Chromium.

Each page must have no violation and nothing undecided that axe finds, load nothing, run nothing, print, and need no
sideways scrolling on a desk. So must the pages of files of other tools: each is imported, judged, compared with a
second import in which one answer is another, and reported on. They are the fixtures, which follow the formats of each
tool, or those that import_from_tools.py let the tools write into FOLDER; then nothing else is opened.

Usage: report_in_browser.py REGENTD REGENT [FOLDER]
"""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from checks import Checks
from daemon_process import Daemon
from playwright.sync_api import sync_playwright

HOSTILE = "</td></script><script>document.title='run'</script><img src=x onerror=alert(1)>\"'&\u05d0\u202e"
GATES = {"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}, "p95_latency_ms_max": 900, "quality_min": 0.2,
         "fallback_rate_max": {"max": 0.5, "severity": "warn"}}
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(path)), None)
IMPORTS = pathlib.Path(__file__).parents[1] / "Fixtures" / "import"
TOOLS = ("inspect.eval", "promptfoo.json", "openai-evals.jsonl", "lm-eval.jsonl", "deepeval.json", "mlflow-table.json",
         "mlflow-traces.json")
TOOL_GATES = {"sample_count_min": 2, "scored_rate_min": 0.3, "error_rate_max": 0.6}
# Signs beside a word are hidden from readers, and axe cannot tell their contrast: they are text of one sign only.
UNDECIDED = {"color-contrast"}


def samples(count, flipped):
    """Lines of a file: every tenth id is hostile as far as ids may be, and so are codes and providers."""
    for number in range(count):
        tail = HOSTILE.replace("\u202e", "") if number % 10 == 0 else ""
        yield json.dumps({
            "sample_id": f"s{number}{tail}"[:250], "status": "ERROR" if number % 25 == 0 else "SCORED",
            "schema_valid": number % flipped != 0, "fallback_used": number % 9 == 0, "latency_ms": number * 7 % 1000,
            "scores": {"quality": number % 10 / 10}, "error_code": tail[:200], "selected_provider": tail[:200],
            "metadata": {"language": ("de", "en", tail or "fr")[number % 3]}})


def equal(checks, text, found, expected):
    """A check that says what was found instead."""
    checks.check(found == expected, text if found == expected else f"{text}: {found!r}, not {expected!r}")


class Bench:
    """A daemon and the command line on it."""

    def __init__(self, regentd, regent, folder):
        self.regent, self.folder = pathlib.Path(regent).absolute(), pathlib.Path(folder)
        self.daemon = Daemon(regentd, self.folder / "daemon")

    def command(self, *arguments, codes=(0,)):
        done = subprocess.run([self.regent, *arguments, "--address", self.daemon.address], cwd=self.folder,
                              capture_output=True, text=True)
        if done.returncode not in codes:
            raise SystemExit(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def run(self, name, count, flipped):
        (self.folder / f"{name}.jsonl").write_text("\n".join(samples(count, flipped)))
        (self.folder / "gates.json").write_text(json.dumps(GATES))
        self.command("eval", "create", name, "--type", "offline", "--gates", "gates.json", "--metric", "quality:0..1",
                     "--plan", "nightly", "--trigger", HOSTILE.replace("\u202e", ""))
        self.command("eval", "upload", name, f"{name}.jsonl")
        self.command("eval", "seal", name)
        self.command("eval", "gate", name, "--reason", "another attempt", codes=(0, 2, 3))


class Imported:
    """A file that another tool wrote, imported twice; the second time the first scored answer was refused."""

    def __init__(self, bench, number, path):
        self.bench, self.path, self.name = bench, path, path.name
        self.runs = f"tool-{number}", f"tool-{number}-again"
        self.page = f"tool-{number}.html"

    def check(self, checks):
        first, second = self.runs
        (self.bench.folder / "tool-gates.json").write_text(json.dumps(TOOL_GATES))
        verdict = self.judge(first, self.path)
        equal(checks, f"{self.name}: verdict", verdict["status"], "PASS")
        rows = [json.loads(line) for line in self.bench.command("eval", "export", first).splitlines()]
        changed = next(row for row in rows if row["status"] == "SCORED")
        changed["status"] = "REFUSED"
        (self.bench.folder / "changed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        self.judge(second, self.bench.folder / "changed.jsonl")
        compared = json.loads(self.bench.command("eval", "compare", first, second, "-o", "json"))["comparison"]
        equal(checks, f"{self.name}: pairs", compared["aligned"], len(rows))
        rates = {delta["metric"]: delta["delta"] for delta in compared["deltas"] if delta["delta"] is not None}
        moved = {name: round(rates[name] * len(rows)) for name in ("scored_rate", "refusal_rate", "error_rate")}
        equal(checks, f"{self.name}: difference", moved, {"scored_rate": -1, "refusal_rate": 1, "error_rate": 0})
        self.bench.command("eval", "report", second, "--against", first, "--html", self.page)

    def judge(self, run, path):
        done = self.bench.command("eval", "check", str(path), "--gates", "tool-gates.json", "--run", run, "-o", "json",
                                  codes=(0, 2, 3))
        return json.loads(done)["verdict"]


class Browser:
    """Headless Chromium with axe."""

    def __init__(self, playwright):
        self.chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        # Found without importing it: the package is a wrapper for another way to call playwright.
        package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
        self.axe = (pathlib.Path(package) / "axe.min.js").read_text()

    def open(self, path, width):
        # The policy of the page would keep axe out; whether it works is asked of a page that has it.
        context = self.chromium.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
        page, seen = context.new_page(), []
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: (seen.append("a dialog"), dialog.dismiss()))
        page.goto(path.as_uri())
        return page, [entry for entry in seen if entry != path.as_uri()]

    def check(self, checks, path):
        for width in (320, 1100):
            page, seen = self.open(path, width)
            name = f"{path.name} at {width}"
            equal(checks, f"{name}: loads and says nothing", seen, [])
            equal(checks, f"{name}: has no script", page.evaluate("document.scripts.length"), 0)
            if width > 1000:
                is_wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                equal(checks, f"{name}: does not scroll sideways", is_wider, False)
            page.evaluate(self.axe)
            found = page.evaluate("axe.run({resultTypes: ['violations', 'incomplete']})")
            violations = [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]
            equal(checks, f"{name}: violations", violations, [])
            undecided = [rule["id"] for rule in found["incomplete"]
                         for node in rule["nodes"] if rule["id"] not in UNDECIDED or "aria-hidden" not in node["html"]]
            if width < 1000:
                # Cells that are scrolled out of sight: their colours are those of the wide page, where axe sees them.
                undecided = [rule for rule in undecided if rule != "color-contrast"]
            equal(checks, f"{name}: undecided", undecided, [])
            equal(checks, f"{name}: rules that applied", len(found["passes"]) > 20, True)
            if width > 1000:
                equal(checks, f"{name}: prints", page.pdf()[:5], b"%PDF-")
            page.context.close()

    def policy(self, checks, path):
        """A script that somebody adds to the page does not run."""
        evil = path.with_name("evil.html")
        evil.write_text(path.read_text().replace("</main>", "<script>document.title='run'</script></main>"))
        page = self.chromium.new_page()
        page.goto(evil.as_uri())
        equal(checks, "the policy of the page lets no script run", page.title() != "run", True)


def hostile(bench, browser, checks):
    """Reports on samples that want to run something, and a picture of a trend."""
    bench.run("r1", 600, 40)
    bench.run("r2", 640, 7)
    bench.command("eval", "create", "empty", "--type", "manual")
    reports = {"alone.html": ("r1",), "groups.html": ("r1", "--by", "metadata.language"),
               "against.html": ("r2", "--against", "r1"),
               "unpaired.html": ("r2", "--against", "r1", "--unpaired"), "running.html": ("empty",)}
    for name, arguments in reports.items():
        bench.command("eval", "report", *arguments, "--html", name)
        browser.check(checks, bench.folder / name)
    browser.policy(checks, bench.folder / "against.html")
    bench.command("eval", "trend", "nightly", "--metric", "schema_valid_rate", "--svg", "trend.svg")
    root = xml.etree.ElementTree.parse(bench.folder / "trend.svg").getroot()
    equal(checks, "the picture of a trend is sound XML", root.tag, "{http://www.w3.org/2000/svg}svg")


def written(folder):
    """The files that tools wrote: expected.json of each tool names them."""
    lists = sorted(pathlib.Path(folder).glob("*/expected.json"))
    return [pathlib.Path(path) for found in lists for path in json.loads(found.read_text())]


def main():
    checks = Checks()
    files = written(sys.argv[3]) if len(sys.argv) > 3 else [IMPORTS / name for name in TOOLS]
    equal(checks, "there are files of tools", bool(files), True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bench = Bench(sys.argv[1], sys.argv[2], folder)
        browser = Browser(playwright)
        try:
            if len(sys.argv) == 3:
                hostile(bench, browser, checks)
            for tool in [Imported(bench, number, path) for number, path in enumerate(files)]:
                tool.check(checks)
                browser.check(checks, bench.folder / tool.page)
        finally:
            bench.daemon.end()
    return checks.end()


sys.exit(main())
