"""The metrics as Prometheus sees them: promtool, the rules, the dashboard, the documentation, and a real Prometheus.

Usage: prometheus_scrape.py REGENTD REGENT
"""

import json
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import wire
from checks import Checks
from daemon_process import Daemon

ROOT = pathlib.Path(__file__).parents[2]
CONTRIB = ROOT / "contrib"
PATIENCE_SECONDS = 120
OPEN_METRICS = "application/openmetrics-text; version=1.0.0"
# What a family's samples may end with.
SUFFIXES = ("_bucket", "_sum", "_count", "")
SERIES = 10_000
SCRAPES = 40


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, seconds=PATIENCE_SECONDS):
    """What the condition gives once that is true; what it gave last where it does not become so."""
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def fetched(url, accept="", token=""):
    """Status, type and body of an answer; status 0 where there is none."""
    request = urllib.request.Request(url, headers={"Accept": accept} if accept else {})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", ""), error.read().decode(errors="replace")
    except OSError:
        return 0, "", ""


def run(*command, given=None, folder=None):
    return subprocess.run(
        command, input=given, capture_output=True, text=True, cwd=folder, timeout=PATIENCE_SECONDS)


def named(text):
    """Names of Regent's metrics, and of the process's, in rules, dashboards and tables."""
    return set(re.findall(r"\b(?:regent|process)_[a-z0-9_]+", text))


def families(page):
    """Names of the samples that a page may have, by its TYPE lines."""
    names = set()
    for name, kind in re.findall(r"^# TYPE (\S+) (\S+)$", page, re.MULTILINE):
        ends = SUFFIXES if kind == "histogram" else ("_sum", "_count") if kind == "summary" else ("",)
        names |= {name + end for end in ends}
    return names


def lines(page):
    """The samples of a page: name and labels, with the value."""
    return dict(line.rsplit(" ", 1) for line in page.splitlines() if line and not line.startswith("#"))


class Scene:
    """A daemon that has done something of everything."""

    def __init__(self, regentd, regent, folder):
        self.regent, self.folder, self.port = regent, folder, free_port()
        self.daemon = Daemon(
            regentd, folder / "daemon", more=["--http", f"tcp:127.0.0.1:{self.port}", "--metrics-open"])
        self.metrics = f"http://127.0.0.1:{self.port}/metrics"

    def command(self, *words, given=None):
        done = run(self.regent, *words, "--address", self.daemon.address, given=given)
        if done.returncode != 0:
            raise SystemExit(f"regent {' '.join(words)}: {done.stderr}")
        return done.stdout

    def act(self):
        for key in ("a", "b", "c"):
            self.command("route", "select", "--key", key, "--environment", "prod")
        outcomes, now = self.folder / "outcomes.jsonl", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        outcomes.write_text("".join(
            json.dumps({
                "request_id": f"r-{number}", "create_time": now, "environment": "prod",
                "selected_provider": "openai", "status": "OK" if number else "ERROR",
                **({"fallback_used": True, "fallback_provider": "openai"} if number == 1 else {})}) + "\n"
            for number in range(5)))
        self.command("outcome", "report", str(outcomes), "--environment", "prod")
        self.command("backup", str(self.folder / "store.backup"))

    def grow(self):
        """Makes providers until the page has nearly as many series as it may."""
        left = SERIES - len(lines(self.command("metrics"))) - 100
        providers, number = left // 4, 0
        while providers > 0:
            count = min(190, providers)
            documents = [f"name: environments/many-{number}\n"]
            documents += [
                f"name: environments/many-{number}/providers/p-{place}\nweight: 1\nmodel: m\n"
                for place in range(count)]
            self.command("apply", "-f", "-", given="---\n".join(documents))
            providers, number = providers - count, number + 1

    def page(self, accept=""):
        return fetched(self.metrics, accept)


def check_files(checks):
    """The files of contrib, as promtool and the dashboard's reader see them."""
    folder = CONTRIB / "prometheus"
    for words in (["check", "rules", "regent.rules.yml"], ["test", "rules", "regent.rules.test.yml"],
                  ["check", "config", "--syntax-only", "prometheus.yml"]):
        done = run("promtool", *words, folder=folder)
        checks.check(done.returncode == 0, f"promtool {' '.join(words)}: {(done.stdout + done.stderr)[-300:].strip()}")
    rules = (folder / "regent.rules.yml").read_text()
    alerts = set(re.findall(r"- alert: (\S+)", rules))
    tested = set(re.findall(r"alertname: (\S+)", (folder / "regent.rules.test.yml").read_text()))
    checks.check(alerts == tested, f"each of {len(alerts)} alerts has a unit test")
    manual = (ROOT / "docs" / "operations.md").read_text()
    explained = set(re.findall(r"^\| `(Regent\w+)` \|", manual, re.MULTILINE))
    checks.check(alerts == explained, f"docs/operations.md explains each alert: {sorted(alerts ^ explained)}")
    dashboard = json.loads((CONTRIB / "grafana" / "regent.json").read_text())
    ids = [panel["id"] for panel in dashboard["panels"]]
    checks.check(len(set(ids)) == len(ids) > 20, f"the dashboard has {len(ids)} panels, each with its own number")


def check_names(checks, page):
    """Every metric that is used, and none that is not explained, is on the page of a daemon."""
    known = families(page)
    rules = (CONTRIB / "prometheus" / "regent.rules.yml").read_text()
    dashboard = json.loads((CONTRIB / "grafana" / "regent.json").read_text())
    queries = "\n".join(target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", []))
    for what, text in (("rules", rules), ("dashboard", queries)):
        missing = named(text) - known
        checks.check(not missing, f"every metric of the {what} is on the page: {sorted(missing)}")
    section = (ROOT / "docs" / "operations.md").read_text().split("### Metrics")[1].split("### ")[0]
    explained = {name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in named(row)}
    typed = set(re.findall(r"^# TYPE (\S+)", page, re.MULTILINE))
    checks.check(explained == typed, f"docs/operations.md explains each metric: {sorted(explained ^ typed)}")


def check_pages(checks, scene):
    """Both forms of the page, by HTTP and by a call."""
    status, kind, text = scene.page()
    checks.check(status == 200 and kind == "text/plain; version=0.0.4; charset=utf-8", f"text: {status} {kind}")
    status, kind, opened = scene.page(OPEN_METRICS)
    checks.check(
        status == 200 and kind == "application/openmetrics-text; version=1.0.0; charset=utf-8",
        f"OpenMetrics: {status} {kind}")
    checks.check(opened.endswith("# EOF\n"), "OpenMetrics has its end")
    for name, page in (("by HTTP", text), ("by a call", scene.command("metrics"))):
        done = run("promtool", "check", "metrics", given=page)
        checks.check(done.returncode == 0 and not done.stderr, f"promtool check metrics {name}: {done.stderr.strip()}")
    found = lines(text)
    decisions = sum(float(value) for name, value in found.items() if name.startswith("regent_decisions_total{"))
    checks.check(decisions == 3, f"3 decisions were made, {decisions:.0f} are counted")
    label = 'environment="prod",provider="openai"'
    checks.check(found.get(f'regent_outcomes_total{{{label},status="OK"}}') == "4", "4 good outcomes are counted")
    checks.check(found.get(f"regent_fallbacks_total{{{label}}}") == "1", "1 fallback is counted")
    check_names(checks, text)


def scrape_times(scene):
    """Seconds of scrapes, with calls beside them."""
    over, count = threading.Event(), [0]

    def call():
        connection = wire.Connection(scene.daemon.address)
        request = wire.pack((2, "prod"), (3, "key"))
        while not over.is_set():
            count[0] += connection.unary("RoutingService/Select", request).code == 0

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    times = []
    for _ in range(SCRAPES):
        began = time.monotonic()
        scene.page(OPEN_METRICS)
        times.append(time.monotonic() - began)
        time.sleep(0.05)
    over.set()
    for thread in threads:
        thread.join()
    return sorted(times), count[0]


def check_load(checks, scene):
    scene.grow()
    # The figures of documents come a moment later.
    until(lambda: len(lines(scene.page()[2])) >= SERIES * 0.95)
    status, _, page = scene.page()
    found = lines(page)
    checks.check(
        SERIES * 0.95 <= len(found) <= SERIES and found.get("regent_metrics_overflow_series") == "0",
        f"the page has {len(found)} series in {len(page)} bytes ({status})")
    times, calls = scrape_times(scene)
    print(
        f"  scrape of {len(found)} series beside {calls} calls: median {statistics.median(times) * 1e3:.1f} ms, "
        f"p95 {times[int(len(times) * 0.95)] * 1e3:.1f} ms, most {times[-1] * 1e3:.1f} ms (goal 50 ms)", flush=True)
    checks.check(calls > SCRAPES, "calls are answered beside the scrapes")


def prometheus(folder, target):
    """A Prometheus on the configuration of contrib, that scrapes every second; its process and address."""
    for name in ("prometheus.yml", "regent.rules.yml"):
        shutil.copy(CONTRIB / "prometheus" / name, folder / name)
    config = (folder / "prometheus.yml").read_text()
    config = re.sub(r"_interval: 15s", "_interval: 1s", config).replace("127.0.0.1:7071", target)
    config = re.sub(r"    authorization:\n      credentials_file: \S+\n", "", config)
    (folder / "prometheus.yml").write_text(config)
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/tsdb",
         f"--web.listen-address={address}"], stdout=subprocess.DEVNULL, stderr=open(folder / "prometheus.log", "w"))
    return process, f"http://{address}/api/v1"


def asked(api, path):
    status, _, body = fetched(f"{api}/{path}")
    return json.loads(body)["data"] if status == 200 else {}


def rules_of(api):
    return [rule for group in asked(api, "rules").get("groups", []) for rule in group["rules"]]


def check_prometheus(checks, scene):
    """A real Prometheus scrapes the daemon and evaluates the rules."""
    process, api = prometheus(scene.folder, f"127.0.0.1:{scene.port}")
    try:
        def scraped():
            targets = asked(api, "targets").get("activeTargets", [])
            return targets if targets and targets[0]["health"] != "unknown" else None

        targets = until(scraped) or [{"health": "none", "lastError": (scene.folder / "prometheus.log").read_text()}]
        checks.check(targets[0]["health"] == "up", f"Prometheus scrapes the daemon {targets[0].get('lastError', '')}")
        until(lambda: (rules := rules_of(api)) and all(rule["health"] != "unknown" for rule in rules))
        rules = rules_of(api)
        bad = [(rule["name"], rule.get("lastError")) for rule in rules if rule["health"] != "ok"]
        checks.check(len(rules) > 20 and not bad, f"Prometheus evaluates {len(rules)} rules: {bad}")
        # Prometheus tells the health of a target before it keeps what it has read.
        found = until(lambda: asked(api, "query?query=regent_build_info").get("result")) or []
        checks.check(len(found) == 1, f"Prometheus has the release: {[row['metric'] for row in found]}")

        def states():
            return {rule["name"]: rule["state"] for rule in rules_of(api) if rule["type"] == "alerting"}

        checks.check(states().get("RegentDown") == "inactive", "RegentDown is quiet while the daemon runs")
        checks.check(scene.daemon.end() == 0, "the daemon ends")
        until(lambda: states().get("RegentDown") == "pending")
        checks.check(states().get("RegentDown") == "pending", "RegentDown stirs once it has ended")
    finally:
        process.terminate()
        process.wait(30)


def main():
    regentd, regent = sys.argv[1:3]
    checks = Checks()
    check_files(checks)
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(regentd, regent, pathlib.Path(name))
        try:
            scene.act()
            checks.check(until(lambda: scene.page()[0] == 200), "the daemon serves /metrics")
            # Until the store was first looked at, the figures of documents are not there.
            until(lambda: "# TYPE regent_rollouts gauge" in scene.page()[2])
            until(lambda: "regent_last_backup_timestamp_seconds " in scene.page()[2])
            check_pages(checks, scene)
            check_load(checks, scene)
            check_prometheus(checks, scene)
        finally:
            scene.daemon.end()
    sys.exit(checks.end())


if __name__ == "__main__":
    main()
