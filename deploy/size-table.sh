#!/usr/bin/env bash
# Measures what a larger catalogue costs: for each number of videos a synthetic world and a system of its own, under the same load. Prints one table: latency and
# CPU of a feed, memory of each service, and how long a service that died takes until it is ready again.
#
#   ./deploy/size-table.sh             10 k, 100 k and 1 M videos: about 8 minutes
#     --videos "N N …"                 other sizes, up to 8000000 (not tried: 1 M needs 4 GB, 8 M would need more than 24)
#     --viewers N                      of each world (default 2000)
#     --rate R --seconds S             of the load test `budget` at each size (default 10 feeds/s for 30 s)
#     --out DIR                        where worlds and results are kept (default: a folder that is removed)
#     --port PORT                      first of the 13 ports used (default 19380)
#
# Progress on standard error, the table on standard output. What it started is stopped in any case.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,13s/^# \{0,1\}//p' "$0"; }
fail() { echo "size-table: $*" >&2; exit 2; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
videos="10000 100000 1000000" viewers=2000 rate=10 seconds=30 out="" port=19380
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --videos)
      [[ ${2:-} =~ ^[0-9]{1,7}( [0-9]{1,7})*$ ]] || fail "--videos is '${2:-}', expected numbers with a space between"
      videos=$2 ;;
    --viewers|--rate|--seconds|--port)
      [[ ${2:-} =~ ^[0-9]{1,6}$ ]] || fail "$1 is '${2:-}', expected a number"
      printf -v "${1#--}" '%s' "$2" ;;
    --out) [ -n "${2:-}" ] || fail "--out needs a folder"; out=$(absolute "$2") ;;
    *) fail "unknown option '$1' (see --help)" ;;
  esac
  shift 2
done

kept=$out
[ -n "$out" ] || out=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-size.XXXXXX")
run=""
stop() {
  trap - EXIT
  [ -z "$run" ] || ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || echo "size-table: could not stop the system; its state is in $run" >&2
  [ -n "$kept" ] || rm -rf "$out"
}
trap stop EXIT
trap 'exit 130' INT TERM

./deploy/setup.sh
./deploy/build.sh
python3 loadtests/size_table.py header
for size in $videos; do
  world=$out/world-$size run=$out/run-$size
  if [ ! -f "$world/world.json" ]; then
    echo "size-table: making a world of $size videos" >&2
    dotnet models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll world --out "$world" --videos "$size" --viewers "$viewers" --days 5 >&2
  fi
  echo "size-table: starting a system with $size videos on ports $port to $((port + 12))" >&2
  ./deploy/up.sh --detach --port "$port" --run-dir "$run" --data "$world" --ready-timeout-s 600 >/dev/null
  ./deploy/load.sh budget --run-dir "$run" --data "$world" --rate "$rate" --seconds "$seconds" --warm-up 20 --out "$out/load-$size" >&2 || true
  python3 loadtests/size_table.py row --videos "$size" --run-dir "$run" --port "$port" --summary "$out/load-$size/summary.json"
  ./deploy/down.sh --run-dir "$run" >/dev/null
  rm -rf "$run"
done
