#!/usr/bin/env python3
"""The table of ./deploy/safety-cost.sh, which makes the runs. Standard library only."""
import json
import pathlib
import statistics
import sys

FIGURES = [
    ("CPU of all parts, ms a feed", lambda run: sum(run["cpu_ms_per_request"].values())),
    ("CPU of the gateway, ms a feed", lambda run: run["cpu_ms_per_request"]["FeedGateway"]),
    ("p50 ms", lambda run: run["p50_ms"]),
    ("p95 ms", lambda run: run["p95_ms"]),
    ("share heavy", lambda run: run["heavy_share"]),
]


def main():
    folder, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    runs = {kind: [json.loads((folder / f"{kind}-{i + 1}" / "summary.json").read_text()) for i in range(rounds)] for kind in ("with", "without")}
    print(f"{rounds} rounds of {runs['with'][0]['seconds']:.0f} s at {runs['with'][0]['offered_rps']:.0f}/s; medians; in brackets the least and the largest ratio of a round")
    print("| | with | without | ratio |")
    print("|---|---|---|---|")
    for name, figure in FIGURES:
        pairs = [(figure(a), figure(b)) for a, b in zip(runs["with"], runs["without"])]
        ratios = [a / b for a, b in pairs if b]
        print(
            f"| {name} | {statistics.median(a for a, _ in pairs):.2f} | {statistics.median(b for _, b in pairs):.2f} "
            f"| {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}) |")


if __name__ == "__main__":
    main()
