#!/usr/bin/env bash
# Measures what the safety costs when nothing is wrong: one system with breakers, hedging, bulkheads, admission, quality factor and chaos hooks, one with none of
# them (timeouts alone stay), under the same load in turns. Prints CPU and latency of a feed in each, and the ratio.
#
#   ./deploy/safety-cost.sh            about seven minutes
#     --rate R                         feeds a second (default 50)
#     --seconds S --rounds N           each system is loaded N times for S seconds (default 5 times 30)
#     --out DIR                        where results are kept (default: a folder that is removed)
#     --port PORT                      first of the ports used (default 19480; the second system's is 100 higher)
#
# Progress on standard error, the table on standard output. What it started is stopped in any case.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }
fail() { echo "safety-cost: $*" >&2; exit 2; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
rate=50 seconds=30 rounds=5 out="" port=19480
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --rate|--seconds|--rounds|--port)
      [[ ${2:-} =~ ^[0-9]{1,5}$ ]] || fail "$1 is '${2:-}', expected a number"
      printf -v "${1#--}" '%s' "$2" ;;
    --out) [ -n "${2:-}" ] || fail "--out needs a folder"; out=$(absolute "$2") ;;
    *) fail "unknown option '$1' (see --help)" ;;
  esac
  shift 2
done

kept=$out
[ -n "$out" ] || out=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-safety.XXXXXX")
mkdir -p "$out"
stop() {
  trap - EXIT
  for kind in with without; do
    ./deploy/down.sh --run-dir "$out/run-$kind" >/dev/null 2>&1 || echo "safety-cost: could not stop a system; its state is in $out/run-$kind" >&2
    rm -rf "$out/run-$kind"
  done
  [ -n "$kept" ] || rm -rf "$out"
}
trap stop EXIT
trap 'exit 130' INT TERM

none=(Resilience__Enabled=false Admission__Enabled=false QualityFactor__Enabled=false Chaos__Enabled=false)
echo "safety-cost: starting two systems on ports from $port" >&2
./deploy/up.sh --detach --port "$port" --run-dir "$out/run-with" >/dev/null
env "${none[@]}" ./deploy/up.sh --detach --port $((port + 100)) --run-dir "$out/run-without" >/dev/null
for round in $(seq "$rounds"); do
  for kind in with without; do
    echo "safety-cost: round $round of $rounds, $kind" >&2
    ./deploy/load.sh budget --run-dir "$out/run-$kind" --rate "$rate" --seconds "$seconds" --seed "$round" --out "$out/$kind-$round" >/dev/null 2>&1 || true
  done
done
python3 loadtests/safety_cost.py "$out" "$rounds"
