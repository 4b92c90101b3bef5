#!/usr/bin/env python3
"""The measurements of ./deploy/split-table.sh, which starts and stops the system that this restarts parts of. Standard library only."""
import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
OFFLINE = ROOT / "models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll"
LAUNCHER = ROOT / "deploy/Local/bin/Release/net10.0/FeedRanking.Local.dll"
LIMITS = [("0 (all live)", 0, 0), ("1 minute", 60, 59), ("10 minutes", 600, 599), ("∞ (nothing live)", 2_147_483_647, 86_400)]


def run(*command, **environment):
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def services():
    return {service["name"]: service for service in json.loads(run("deploy/status.sh", "--json"))["services"]}


def requests_by_neighbours(port):
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read().decode()
    return {match[1]: float(match[2]) for match in re.finditer(r'feedranking_retrieval_requests_total\{.*neighbours="(\w+)".*\} ([0-9.]+)', text)}


def restart_retrieval(port, limit_s):
    os.kill(services()["CandidateRetrieval"]["pid"], signal.SIGKILL)
    # What is set up and built already starts what has died.
    run("dotnet", LAUNCHER, "up", "--detach", "--port", port, "--run-dir", os.environ["FEEDRANKING_RUN_DIR"], Retrieval__CandidateMaxAgeSeconds=str(limit_s))


def load(url, arguments):
    """CPU per feed of all parts and of retrieval alone, p95, and the share of requests that stored candidates served."""
    port = services()["CandidateRetrieval"]["port"]
    before = requests_by_neighbours(port)
    text = run("python3", "loadtests/feed_latency.py", "--url", url, "--rate", arguments.rate, "--seconds", arguments.seconds, "--viewers", arguments.viewers)
    after = requests_by_neighbours(port)
    delta = {kind: after[kind] - before.get(kind, 0) for kind in after}
    cpu = {name: float(value) for name, value in re.findall(r"(\w+) ([0-9.]+)", text.split("CPU per feed, ms: ")[1])}
    p95 = float(re.search(r"^total +[0-9.]+ +([0-9.]+)", text, re.MULTILINE)[1])
    print(text.splitlines()[1], file=sys.stderr)
    return sum(cpu.values()), cpu["CandidateRetrieval"], p95, delta.get("stored", 0) / max(1, sum(delta.values()))


def regret(url, folder, limit_s):
    """Expected watch time of a feed, and its share of the way from popular to ideal, with intervals. Asked twice: the first time makes stored sets."""
    for label in ("first", f"limit {limit_s}"):
        run("dotnet", OFFLINE, "regret", "--gateway", url, "--run-dir", os.environ["FEEDRANKING_RUN_DIR"], "--out", folder, "--viewers", 300, "--label", label)
    last = json.loads((pathlib.Path(folder) / "regret.json").read_text())["rows"][-1]
    served, closed = last["served"], last["share_closed"]
    return f"{served['value']:.0f} s [{served['low']:.0f}, {served['high']:.0f}] | {closed['value']:.3f} [{closed['low']:.3f}, {closed['high']:.3f}]"


def recall(data, limit_s, age_s):
    text = run(
        "dotnet", OFFLINE, "recall", "--merged-only", "--data", data, *(["--stored-age-s", age_s] if age_s else []), Retrieval__CandidateMaxAgeSeconds=str(limit_s))
    return re.search(r"^merged +([0-9.]+) ([0-9.]+) ([0-9.]+)", text, re.MULTILINE).groups()


def warm(url, arguments):
    """A process that just started compiles as it goes: what it uses then is not the split's. It also leaves every viewer a stored set."""
    run("python3", "loadtests/feed_latency.py", "--url", url, "--rate", arguments.rate, "--seconds", 10, "--viewers", arguments.viewers)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data")
    parser.add_argument("--rate", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--viewers", type=int, default=300)
    arguments = parser.parse_args()
    url = f"http://127.0.0.1:{arguments.port}"
    print("| candidate_max_age | served from stored | CPU per feed, ms | of it retrieval | p95 ms | recall@50/100/200, C | watch time of a feed | of the way to ideal |\n|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, limit_s, age_s in LIMITS:
            print(f"split-table: {name}", file=sys.stderr)
            restart_retrieval(arguments.port, limit_s)
            warm(url, arguments)
            cpu, retrieval, p95, stored = load(url, arguments)
            worth = regret(url, folder, limit_s)
            found = recall(arguments.data, limit_s, age_s) if arguments.data else ("", "", "")
            print(f"| {name} | {stored:.0%} | {cpu:.2f} | {retrieval:.2f} | {p95:.1f} | {' / '.join(found)} | {worth} |", flush=True)


if __name__ == "__main__":
    main()
