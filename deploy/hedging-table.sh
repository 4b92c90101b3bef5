#!/usr/bin/env bash
# Measures what hedging is worth when one of two replicas of CandidateRetrieval is slow for some of its answers only (chaos fault slow_tail): the same
# load with and without it, on a system of its own in the built-in world. Prints one table; exit code 1 when hedges were more than 5 % of the calls.
#
#   ./deploy/hedging-table.sh          about five minutes
#     --rate N                         feeds a second (default 40)
#     --seconds N                      load at each setting (default 60)
#     --tail SHARE                     share of the slow replica's answers that are late (default 0.01)
#     --latency-ms N                   by how much (default 100: later than retrieval's cap)
#     --port PORT                      first of the 31 ports used (default 19280)
#
# Progress on standard error, the table on standard output. What it started is stopped in any case.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }
fail() { echo "hedging-table: $*" >&2; exit "${status:-1}"; }
arguments=() port=19280
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --rate|--seconds|--latency-ms|--port)
      [[ ${2:-} =~ ^[0-9]{1,5}$ ]] || { status=2 fail "$1 is '${2:-}', expected a number"; }
      if [ "$1" = --port ]; then port=$2; else arguments+=("$1" "$2"); fi
      shift ;;
    --tail)
      [[ ${2:-} =~ ^0?\.[0-9]{1,4}$ ]] || { status=2 fail "--tail is '${2:-}', expected a share such as 0.01"; }
      arguments+=("$1" "$2"); shift ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
  shift
done

run=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-hedging.XXXXXX")
stop() {
  trap - EXIT
  ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || echo "hedging-table: could not stop the system; its state is in $run" >&2
  [ -f "$run/state.json" ] || rm -rf "$run"
}
trap stop EXIT
trap 'exit 130' INT TERM

echo "hedging-table: starting the system on ports $port to $((port + 30))" >&2
./deploy/up.sh --detach --port "$port" --replicas retrieval=2 --run-dir "$run" >/dev/null
FEEDRANKING_RUN_DIR="$run" python3 loadtests/hedging_table.py --port "$port" ${arguments[@]+"${arguments[@]}"}
