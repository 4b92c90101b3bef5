#!/usr/bin/env bash
# Shows the running system live in the terminal, each second: feeds/s, p50/p95/p99 of the last 10 s against the budget, who served the last minute's feeds,
# what they lacked, breakers, quality factor, admission, faults on demand, processes with CPU and memory. Ctrl-C ends it. What a service does not publish
# is "-". Where the output is no terminal: a line each second.
#
#   ./deploy/watch.sh
#     --once           one frame, then the end
#     --run-dir DIR    of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
arguments=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --once) shift ;;
    --run-dir) [ $# -ge 2 ] || { echo "watch.sh: $1 needs a value (see --help)" >&2; exit 2; }; shift 2 ;;
    *) echo "watch.sh: unknown option '$1' (see --help)" >&2; exit 2 ;;
  esac
done
launcher=$here/Local/bin/Release/net10.0/FeedRanking.Local.dll
[ -f "$launcher" ] || { echo "watch.sh: nothing is running: ./deploy/up.sh --detach" >&2; exit 1; }
exec dotnet "$launcher" watch ${arguments[@]+"${arguments[@]}"}
