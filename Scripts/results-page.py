#!/usr/bin/env python3
"""Writes Documentation/Results.md from what `outrider evaluate -o json` and `outrider tune` printed.

usage: results-page.py RESULTS.json TUNED.json INTRODUCTION.md > Documentation/Results.md
"""

import json
import statistics
import sys

COLUMNS = [
    ("gpu_hours", "GPU-hours", 1, 2),
    ("slo_miss_ratio", "SLO misses %", 100, 2),
    ("response_delay_mean", "response delay s", 1, 3),
    ("ttft_p95", "TTFT p95 s", 1, 3),
    ("lb_efficiency", "LB efficiency", 1, 3),
    ("replica_changes", "changes", 1, 1),
    ("regret_to_oracle", "regret", 1, 2),
]


def mean(cells, key):
    values = [cell[key] for cell in cells if cell.get(key) is not None]
    return statistics.fmean(values) if values else None


def number(value, scale, digits):
    return "–" if value is None else f"{value * scale:.{digits}f}"


def interval(pair, scale, digits):
    if pair is None or pair.get("difference") is None:
        return "–"
    shown = [f"{pair[key] * scale:+.{digits}f}" for key in ("difference", "low", "high")]
    return f"{shown[0]} [{shown[1]}, {shown[2]}]"


def table(rows, header):
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def main():
    results, tuned = (json.load(open(path)) for path in sys.argv[1:3])
    print(open(sys.argv[3]).read().rstrip())
    print("\n## Tuned parameters\n")
    rows = [
        [
            f"`{choice['policy']}`",
            ", ".join(f"{name} {value:g}" for name, value in sorted(choice["parameters"].items())) or "none",
        ]
        for choice in tuned["choices"]
    ]
    print("\n".join(table(rows, ["policy", "parameters"])))
    pairs = {(p["trace"], p["a"], p["b"], p["measure"]): p for p in results["pairs"]}
    cells = results["cells"]
    for trace in sorted({cell["trace"] for cell in cells}):
        here = [cell for cell in cells if cell["trace"] == trace]
        print(f"\n## {trace}\n")
        rows = []
        for policy in dict.fromkeys(cell["policy"] for cell in here):
            own = [cell for cell in here if cell["policy"] == policy]
            row = [f"`{policy}`"] + [number(mean(own, key), scale, digits) for key, _, scale, digits in COLUMNS]
            for measure, scale, digits in (("gpu_hours", 1, 2), ("slo_miss_ratio", 100, 2)):
                row.append(interval(pairs.get((trace, policy, "hpa-util", measure)), scale, digits))
            rows.append(row)
        header = ["policy"] + [name for _, name, _, _ in COLUMNS] + ["Δ GPU-hours to `hpa-util`", "Δ misses, points"]
        print("\n".join(table(rows, header)))


main()
