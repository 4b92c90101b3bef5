#!/usr/bin/env bash
# Measures what the split between stored and live candidates costs and brings: the limit on the age of stored candidates (candidate_max_age) at 0
# (all live), 1 minute, 10 minutes and without end (nothing live), on a system of its own in the built-in world. Prints one table.
#
#   ./deploy/split-table.sh            about six minutes
#     --data DIR                       also recall by protocol C on logs in KuaiRand's format
#     --seconds N                      load at each limit (default 20)
#     --rate N                         feeds a second (default 20)
#     --viewers N                      who ask, each again and again (default 300)
#     --port PORT                      first of the 13 ports used (default 19180)
#
# Progress on standard error, the table on standard output. What it started is stopped in any case.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }
fail() { echo "split-table: $*" >&2; exit "${status:-1}"; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
arguments=() port=19180
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --data)
      [ -d "$(absolute "${2:-}")" ] || { status=2 fail "--data is '${2:-}', expected a folder"; }
      arguments+=(--data "$(absolute "$2")"); shift ;;
    --seconds|--rate|--viewers|--port)
      [[ ${2:-} =~ ^[0-9]{1,5}$ ]] || { status=2 fail "$1 is '${2:-}', expected a number"; }
      if [ "$1" = --port ]; then port=$2; else arguments+=("$1" "$2"); fi
      shift ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
  shift
done

run=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-split.XXXXXX")
stop() {
  trap - EXIT
  ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || echo "split-table: could not stop the system; its state is in $run" >&2
  [ -f "$run/state.json" ] || rm -rf "$run"
}
trap stop EXIT
trap 'exit 130' INT TERM

echo "split-table: starting the system on ports $port to $((port + 12))" >&2
./deploy/up.sh --detach --port "$port" --run-dir "$run" >/dev/null
echo "split-table: making candidate sets in batch" >&2
./deploy/precompute.sh --run-dir "$run" >/dev/null 2>&1
FEEDRANKING_RUN_DIR="$run" python3 loadtests/split_table.py --port "$port" ${arguments[@]+"${arguments[@]}"}
