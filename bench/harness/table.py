"""The table of the results, for the terminal and for bench/README.md.

`table.py` prints the last results; `table.py --readme` also writes them into bench/README.md.
"""

import json
import sys

from cases import BY_NAME
from place import BENCH, RESULTS

BEGIN, END = "<!-- results -->", "<!-- end of results -->"


def number(value):
    """Three or four figures."""
    if value is None:
        return "–"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}" if abs(value) >= 100 else f"{value:.3g}"


def rows(results):
    for entry in results:
        goal = BY_NAME[entry["case"]].goal if entry["case"] in BY_NAME else ""
        if "missing" in entry:
            why = "not measured: " + entry["missing"]
            yield [entry["case"], entry["peer"] or "–", why, "", entry["unit"], "", goal]
            continue
        yield [
            entry["case"], entry["peer"] or "–", number(entry["regent_value"]), number(entry["peer_value"]),
            entry["unit"], number(entry["ratio"]), goal,
        ]


HEADS = ["case", "peer", "Regent", "peer's", "unit", "ratio", "goal"]


def markdown(results):
    lines = ["| " + " | ".join(HEADS) + " |", "|" + "---|" * len(HEADS)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows(results)])


def plain(results):
    table = [HEADS, *rows(results)]
    widths = [max(len(row[column]) for row in table if row[2:3] != [""]) for column in range(len(HEADS))]
    widths[2] = min(widths[2], 14)
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in table)


def caption(machine):
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items() if version)
    changed = ", with changes" if machine["changed"] else ""
    return (
        f"Measured {machine['time'][:10]} at commit `{machine['commit'][:12]}`{changed} on {machine['cores']} cores of "
        f"{machine['cpu']}, {machine['memory_gib']} GiB, Linux {machine['kernel']}, {machine['file_system']}; "
        f"{machine.get('pairs', '?')} pairs a row, load {machine['load_before']:.2f} before. {versions}."
    )


def write_readme(results, machine):
    path = BENCH / "README.md"
    text = path.read_text()
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    path.write_text(f"{head}{BEGIN}\n\n{caption(machine)}\n\n{markdown(results)}\n\n{END}{tail}")


def main():
    results = json.loads((RESULTS / "peers.json").read_text())
    machine = json.loads((RESULTS / "machine.json").read_text())
    print(plain(results))
    print("\n" + caption(machine))
    if "--readme" in sys.argv[1:]:
        write_readme(results, machine)


if __name__ == "__main__":
    main()
