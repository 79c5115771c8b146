"""Repeats every simulation of docs/simulations and compares it with what is kept there.

  simulations.py REGENT FOLDER [--write]

Each page of the folder holds the command, indented; the JSON file of its name is what that command printed, and its
exit code. --write keeps what it prints now.
"""
import json, math, pathlib, shlex, subprocess, sys


def command(page):
    """The command of a page: an indented block that begins with `regent`."""
    words, is_inside = "", False
    for line in page.read_text().splitlines():
        if line.startswith("    regent "):
            is_inside = True
        if is_inside and line.startswith("    "):
            words += line.strip().rstrip("\\") + " "
        elif is_inside:
            break
    assert words, f"{page} has no command"
    return shlex.split(words)[1:]


def differences(kept, found, path=""):
    """Places at which two documents differ, numbers by more than rounding."""
    if isinstance(kept, dict) and isinstance(found, dict):
        return [place for key in sorted(kept.keys() | found.keys())
                for place in differences(kept.get(key), found.get(key), f"{path}.{key}")]
    if isinstance(kept, list) and isinstance(found, list) and len(kept) == len(found):
        return [place for index, both in enumerate(zip(kept, found))
                for place in differences(*both, f"{path}[{index}]")]
    if isinstance(kept, float) or isinstance(found, float):
        if isinstance(kept, (int, float)) and isinstance(found, (int, float)):
            return [] if math.isclose(kept, found, rel_tol=1e-9, abs_tol=1e-12) else [f"{path}: {kept} and {found}"]
    return [] if kept == found else [f"{path}: {kept} and {found}"]


def main():
    regent, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pages = [page for page in sorted(folder.glob("*.md")) if page.name != "README.md"]
    assert pages, f"{folder} has no simulation"
    failed = 0
    for page in pages:
        words = command(page) + ["-o", "json"]
        ran = subprocess.run([regent, *words], cwd=folder, capture_output=True, text=True, timeout=120)
        if ran.returncode not in (0, 2, 3):
            sys.exit(f"{page}: exit code {ran.returncode}: {ran.stderr}")
        found = {"exit_code": ran.returncode, "simulation": json.loads(ran.stdout)}
        kept = page.with_suffix(".json")
        if "--write" in sys.argv:
            kept.write_text(json.dumps(found, indent=2) + "\n")
        places = differences(json.loads(kept.read_text()), found)
        failed += bool(places)
        print(f"{page.name}: " + ("the same" if not places else "; ".join(places[:10])))
    sys.exit(1 if failed else 0)


main()
