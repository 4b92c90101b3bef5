#!/usr/bin/env bash
# Proves the latency budget: runs the load test `budget` and prints the ledger, step by step: cap, what was measured, queue and compute apart, headroom,
# and where every millisecond of the p99 went. What it found goes to docs/results/budget.json and, from there, into docs/performance.md and README.md.
#
#   ./deploy/prove-budget.sh
#     --rate R         requests a second (default: 85 % of the saturation that the last ramp found; without a ramp one is run first, about 6 minutes)
#     --seconds S      how long (default 60)
#     --data DIR       the data of the system (default: the built-in world)
#     --run-dir DIR    of a running system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
#     --port PORT      first of the 13 ports of the system that is started where none runs (default 19280)
#     --ramp           run a ramp first in any case
#     --no-docs        leave the documents alone
#
# Exit code as of ./deploy/load.sh: 0 when all held; the documents are written only then. A system that it started is stopped in any case.
set -euo pipefail
here=$PWD
# For the documents: what was typed, without the paths of one machine.
said=$(printf '%s' "./deploy/prove-budget.sh${*:+ $*}" | sed 's# /[^ ]*# DIR#g')
cd "$(dirname "$0")/.."

usage() { sed -n '2,14s/^# \{0,1\}//p' "$0"; }
fail() { echo "prove-budget: $*" >&2; exit 2; }
step() { echo "prove-budget: $*" >&2; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
rate="" data="" run="" port=19280 ramp=0 docs=1 arguments=() up=()
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --ramp) ramp=1; shift ;;
    --no-docs) docs=0; shift ;;
    --rate|--seconds|--data|--run-dir|--port)
      [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value (see --help)"
      case $1 in
        --rate) rate=$2; arguments+=(--rate "$2") ;;
        --seconds) arguments+=(--seconds "$2") ;;
        --data) data=$(absolute "$2") ;;
        --run-dir) run=$(absolute "$2") ;;
        --port) port=$2 ;;
      esac
      shift 2 ;;
    *) fail "unknown option '$1' (see --help)" ;;
  esac
done
[ -n "$run" ] || run=${FEEDRANKING_RUN_DIR:-$PWD/artifacts/run}
[ -z "$data" ] || up+=(--data "$data")
load=(--data "${data:-$PWD/artifacts/world}")

./deploy/setup.sh
./deploy/build.sh
running() { ./deploy/status.sh --json --run-dir "$run" | tr -d '\n ' | grep -q '"name":"FeedGateway","pid":[0-9]'; }
if ! running; then
  run=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-prove.XXXXXX")
  stop() {
    trap - EXIT
    ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || step "could not stop the system; its state is in $run"
    [ -f "$run/state.json" ] || rm -rf "$run"
  }
  trap stop EXIT
  trap 'exit 130' INT TERM
  step "no system runs: starting one on ports $port to $((port + 12))"
  ./deploy/up.sh --detach --port "$port" --run-dir "$run" ${up[@]+"${up[@]}"} >/dev/null
fi
load+=(--run-dir "$run")

if [ "$ramp" = 1 ] || { [ -z "$rate" ] && [ ! -f artifacts/load/ramp/summary.json ]; }; then
  step "running a ramp first: what can this machine take?"
  ./deploy/load.sh ramp "${load[@]}"
fi
code=0
FEEDRANKING_LOAD_SAID=$said ./deploy/load.sh budget "${load[@]}" ${arguments[@]+"${arguments[@]}"} || code=$?
if [ "$code" = 0 ] && [ "$docs" = 1 ]; then
  mkdir -p docs/results
  cp artifacts/load/budget/summary.json docs/results/budget.json
  dotnet loadtests/FeedRanking.LoadTests/bin/Release/net10.0/FeedRanking.LoadTests.dll document \
    --summary docs/results/budget.json --performance docs/performance.md --readme README.md
  step "docs/results/budget.json, docs/performance.md and README.md are up to date"
fi
exit "$code"
