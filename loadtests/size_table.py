#!/usr/bin/env python3
"""Header and rows of the table of ./deploy/size-table.sh, which starts and stops the systems. Standard library only."""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = ROOT / "deploy/Local/bin/Release/net10.0/FeedRanking.Local.dll"
SERVICES = ["FeedGateway", "CandidateRetrieval", "LightRanker", "HeavyRanker"]


def running(run_dir):
    text = subprocess.run(["deploy/status.sh", "--json", "--run-dir", run_dir], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {service["name"]: service["pid"] for service in json.loads(text)["services"]}


def resident_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"size-table: process {pid} does not say how much memory it has")


def restart_seconds(name, run_dir, port):
    """From kill -9 until the launcher says that the service is ready again: it reads the whole catalogue from Redis."""
    pid = running(run_dir)[name]
    os.kill(pid, signal.SIGKILL)
    started = time.monotonic()

    # A process with gigabytes takes a while to be gone; until then the launcher sees it running.
    while os.path.exists(f"/proc/{pid}"):
        time.sleep(0.05)
    subprocess.run(
        ["dotnet", LAUNCHER, "up", "--detach", "--port", port, "--run-dir", run_dir, "--ready-timeout-s", "600"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def row(arguments):
    summary = json.loads(pathlib.Path(arguments.summary).read_text())
    pids = running(arguments.run_dir)
    memory = [resident_mb(pids[name]) for name in [*SERVICES, "Redis"]]
    cpu = [summary["cpu_ms_per_request"][name] for name in SERVICES]
    ready = [restart_seconds(name, arguments.run_dir, arguments.port) for name in SERVICES[1:]]
    retrieve = summary["stages"]["retrieve"]
    cells = [
        f"{arguments.videos:,}",
        f"{summary['p50_ms']:.1f}", f"{summary['p95_ms']:.1f}", f"{retrieve['p95_ms']:.1f}", f"{summary['heavy_share']:.3f}",
        *(f"{value:.2f}" for value in cpu),
        *(f"{value:.0f}" for value in memory),
        *(f"{value:.1f}" for value in ready),
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def header():
    columns = ["videos", "p50 ms", "p95 ms", "retrieve p95 ms", "share heavy"]
    columns += [f"{name} CPU ms" for name in SERVICES] + [f"{name} MB" for name in [*SERVICES, "Redis"]] + [f"{name} ready again s" for name in SERVICES[1:]]
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=["header", "row"])
    parser.add_argument("--videos", type=int)
    parser.add_argument("--run-dir")
    parser.add_argument("--port")
    parser.add_argument("--summary")
    arguments = parser.parse_args()
    if arguments.part == "header":
        header()
    else:
        row(arguments)


if __name__ == "__main__":
    main()
