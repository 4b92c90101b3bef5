#!/usr/bin/env python3
"""Where we stand: feed latency at a steady rate, per stage, and CPU per feed. Runs against a system that `./deploy/up.sh` started.

    python3 loadtests/feed_latency.py [--url http://127.0.0.1:8080] [--rate 20] [--seconds 60] [--viewers 5000] [--seed 1]

Open model: requests start on a fixed schedule, whatever the answers do, and latency counts from the intended start. The first tenth is
warm-up and is left out. Stages come from the gateway's own histograms (/metrics before and after), so their percentiles are
interpolated within a bucket. CPU is what the services' processes used, from the operating system. Standard library only.
"""
import argparse
import json
import os
import pathlib
import platform
import random
import re
import subprocess
import threading
import time
import urllib.request
from collections import Counter, defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def scrape(url):
    """Cumulative stage histograms: stage -> {upper bound in ms: count}."""
    text = urllib.request.urlopen(f"{url}/metrics", timeout=5).read().decode()
    stages = defaultdict(Counter)
    for line in text.splitlines():
        match = re.match(r'feedranking_stage_duration_seconds_bucket\{(.*)\} ([0-9.e+]+)', line)
        if match:
            labels = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
            stages[labels["stage"]][float(labels["le"].replace("+Inf", "inf")) * 1000] += float(match[2])
    return stages


def bucket_percentile(buckets, share):
    """Linear interpolation within the bucket that holds the percentile."""
    bounds = sorted(buckets)
    target, before, lower = share * buckets[bounds[-1]], 0.0, 0.0
    for bound in bounds:
        if buckets[bound] >= target:
            inside = buckets[bound] - before
            return lower if bound == float("inf") else lower + (bound - lower) * (target - before) / max(inside, 1e-9)
        before, lower = buckets[bound], bound
    return lower


def processes():
    """(name, pid) of everything that the launcher runs."""
    status = subprocess.run([ROOT / "deploy/status.sh", "--json"], capture_output=True, text=True, check=True).stdout
    return [(service["name"], service["pid"]) for service in json.loads(status)["services"] if service["pid"]]


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--rate", type=float, default=20, help="requests a second, 1 to 1000")
    parser.add_argument("--seconds", type=int, default=60, help="duration, 5 to 3600")
    parser.add_argument("--viewers", type=int, default=5000, help="user ids 0 to this number")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not 1 <= arguments.rate <= 1000 or not 5 <= arguments.seconds <= 3600:
        parser.error("--rate must be 1 to 1000 and --seconds 5 to 3600")

    rng = random.Random(arguments.seed)
    total = int(arguments.rate * arguments.seconds)
    warm_up = total // 10
    latencies, served_by, failures, lock = [], Counter(), Counter(), threading.Lock()

    def request(index, viewer, intended):
        try:
            with urllib.request.urlopen(f"{arguments.url}/v1/feed?user_id={viewer}&size=20", timeout=10) as answer:
                feed = json.load(answer)
            outcome = feed["served_by"] if len(feed["items"]) == 20 else "short"
        except OSError as error:
            outcome = None
            failure = type(error).__name__
        with lock:
            if outcome is None:
                failures[failure] += 1
            elif index >= warm_up:
                latencies.append((time.monotonic() - intended) * 1000)
                served_by[outcome] += 1

    before, cpu_before, threads = None, None, []
    start = time.monotonic()
    for index in range(total):
        intended = start + index / arguments.rate
        time.sleep(max(0, intended - time.monotonic()))
        if index == warm_up:
            before, cpu_before = scrape(arguments.url), {name: cpu_seconds(pid) for name, pid in processes()}
        thread = threading.Thread(target=request, args=(index, rng.randrange(arguments.viewers), intended))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()

    after, cpu_after = scrape(arguments.url), {name: cpu_seconds(pid) for name, pid in processes()}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    print(f"{len(latencies)} feeds at {arguments.rate:g}/s, {os.cpu_count()} cores ({platform.machine()}), commit {commit}; warm-up of {warm_up} left out")
    print(f"served_by {dict(served_by)}  failed {dict(failures)}")
    print(f"{'stage':<12}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    print(f"{'total':<12}" + "".join(f"{percentile(latencies, share):>9.1f}" for share in (.5, .95, .99)))
    for stage, buckets in after.items():
        delta = {bound: count - before.get(stage, {}).get(bound, 0) for bound, count in buckets.items()}
        if delta[max(delta)] > 0:
            print(f"{stage:<12}" + "".join(f"{bucket_percentile(delta, share):>9.1f}" for share in (.5, .95, .99)))
    print("CPU per feed, ms: " + ", ".join(
        f"{name} {(cpu_after[name] - cpu_before[name]) * 1000 / max(1, len(latencies)):.2f}" for name in cpu_before if name in cpu_after))


if __name__ == "__main__":
    main()
