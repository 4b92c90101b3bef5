#!/usr/bin/env python3
"""The measurements of ./deploy/hedging-table.sh, which starts and stops the system whose gateway this restarts. Standard library only."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN = pathlib.Path(os.environ["FEEDRANKING_RUN_DIR"])
WARM_UP_S = 10
MARGIN_S = 20
MOST_HEDGES = .05
PEER = "CandidateRetrieval"


def restart_gateway(is_on):
    for command in (["kill", "FeedGateway"], ["start", "FeedGateway", "--set", f"Resilience__Hedging={str(is_on).lower()}"]):
        subprocess.run(["deploy/process.sh", *command, "--run-dir", RUN], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def slow_down(port, arguments):
    body = {"fault": "slow_tail", "target": PEER, "replica": 1, "rate": arguments.tail, "latency_ms": arguments.latency_ms,
            "duration_s": min(600, arguments.seconds + WARM_UP_S + MARGIN_S)}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/ops/chaos", json.dumps(body).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {(RUN / 'ops-token').read_text().strip()}"})
    urllib.request.urlopen(request, timeout=5).read()


def calls(port):
    """Attempts, hedges and hedges won of retrieval's calls so far."""
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read().decode()
    return [sum(float(value) for labels, value in re.findall(rf"^feedranking_calls_{name}_total\{{(.*)\}} ([0-9.e+]+)", text, re.MULTILINE)
                if f'peer="{PEER}"' in labels) for name in ("attempts", "hedges", "hedges_won")]


def load(port, arguments, name):
    out = RUN / name
    before = calls(port)
    # 1 is a threshold that broke, which is for another command to judge; 3 a generator that was late, which the row says.
    done = subprocess.run(
        ["deploy/load.sh", "budget", "--rate", str(arguments.rate), "--seconds", str(arguments.seconds),
         "--warm-up", str(WARM_UP_S), "--out", out, "--run-dir", RUN], cwd=ROOT, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"hedging-table: the load ended with {done.returncode}")
    attempts, hedges, won = (now - then for now, then in zip(calls(port), before))
    return json.loads((out / "summary.json").read_text()), attempts - hedges, hedges, won


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rate", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--tail", type=float, default=.01)
    parser.add_argument("--latency-ms", type=int, default=100)
    arguments = parser.parse_args()
    most = 0
    print("| hedging | feeds | heavy | retrieval p99 / p99.9 ms | feed p95 / p99 / p99.9 ms | hedges of calls | won | machine, commit |\n|---|---|---|---|---|---|---|---|", flush=True)
    for is_on in (False, True):
        name = "on" if is_on else "off"
        print(f"hedging-table: {name}", file=sys.stderr)
        restart_gateway(is_on)
        slow_down(arguments.port, arguments)
        summary, first, hedges, won = load(arguments.port, arguments, name)
        share = hedges / max(1, first)
        most = max(most, share)
        print(f"| {name} | {summary['sent']} | {summary['served_by']['heavy'] / summary['sent']:.2%} | {summary['stages']['retrieve']['p99_ms']:.1f} / "
              f"{summary['p999_ms']['retrieve']:.1f} | {summary['p95_ms']:.1f} / {summary['p99_ms']:.1f} / {summary['p999_ms']['all']:.1f} | {share:.2%} | "
              f"{won:.0f} | {summary['machine']}, {summary['commit']}{'' if summary['valid'] else ', generator late'} |", flush=True)
    sys.exit(0 if most <= MOST_HEDGES else 1)


if __name__ == "__main__":
    main()
