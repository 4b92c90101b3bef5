#!/usr/bin/env bash
# Runs a load test against a running system (./deploy/up.sh --detach) and judges it by the gateway's own latency budget.
#
#   ./deploy/load.sh SCENARIO [options]
#
#     budget     steady Poisson load for 60 s: p95 within the budget, 99 % heavy, nothing failed
#     ramp       the highest rate that keeps the budget (steps of 15 s, then bisection), and closed-loop saturation: about 5 minutes
#     spike      x4 for 20 s in the middle of 80 s
#     overload   30 s at the highest rate, 60 s at twice that, 30 s as before: goodput, rungs, quality factor (timeline.csv, timeline.svg)
#     chaos      each part killed and held under load, then all of them, 60 s each: every page full and in time, by the expected rung, heavy again in 5 s
#     soak       30 minutes at 60 % of the highest rate: slopes of memory, handles and p95
#     deadlines  1,000 requests with 20 to 120 ms to the heavy ranker, each ten times the usual work: how much of it was done for nobody
#     foreign    the same gRPC load by our client and by ghz, in turns: both must agree within 10 %
#
#     --rate R           requests a second (default: a share of what the last ramp found, see loadtests/FeedRanking.LoadTests/README.md)
#     --seconds S        how long (ramp: each step)
#     --out DIR          where summary.json and NBomber's reports go (default artifacts/load/SCENARIO)
#     --url URL          the gateway (default: the one that runs)
#     --data DIR         the data that the system was started with, whose viewers ask (default: the built-in world)
#     --run-dir DIR      of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
#     --warm-up S        seconds of load before, left out (default 10)
#     --max-late-ms MS   lateness of the generator, p99, above which the run is invalid (default 10)
#     --zipf X           Zipf's exponent of viewers (default 1)
#     --seed N           of every draw (default 1)
#     --faults WHAT      chaos: processes (default), network (slow, cut, silent, narrow connections), or all
#     --only LIST        chaos: single rows, for example HeavyRanker:kill,Redis:pause
#     --ramp-summary F   summary.json of the ramp that rates are shares of (default artifacts/load/ramp/summary.json)
#
# Progress on standard error, the result on standard output. Exit code 0: all held; 1: a threshold broke; 2: not run; 3: the generator was late,
# so the run says nothing.
set -euo pipefail
here=$PWD
# prove-budget.sh runs this; the record names what was typed.
said=${FEEDRANKING_LOAD_SAID:-./deploy/load.sh $*}
cd "$(dirname "$0")/.."

usage() { sed -n '2,30s/^# \{0,1\}//p' "$0"; }
fail() { echo "load: $*" >&2; exit 2; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
scenario="" out="" data=$PWD/artifacts/world ramp=$PWD/artifacts/load/ramp/summary.json arguments=() run=()
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --rate|--seconds|--url|--warm-up|--max-late-ms|--zipf|--seed|--faults|--only|--out|--data|--run-dir|--ramp-summary)
      [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value (see --help)"
      case $1 in
        --out) out=$(absolute "$2") ;;
        --data) data=$(absolute "$2") ;;
        --ramp-summary) ramp=$(absolute "$2") ;;
        --run-dir) run=(--run-dir "$(absolute "$2")") ;;
        *) arguments+=("$1" "$2") ;;
      esac
      shift 2 ;;
    -*) fail "unknown option '$1' (see --help)" ;;
    *) [ -z "$scenario" ] || fail "one scenario at a time, got '$scenario' and '$1'"; scenario=$1; shift ;;
  esac
done
case $scenario in
  budget|ramp|spike|overload|chaos|soak|foreign|deadlines) ;;
  "") usage >&2; exit 2 ;;
  *) fail "there is no scenario '$scenario' (see --help)" ;;
esac
[ -n "$out" ] || out=$PWD/artifacts/load/$scenario

./deploy/setup.sh
./deploy/build.sh
mkdir -p artifacts/load "$out"
status=$out/status.json
./deploy/status.sh --json ${run[@]+"${run[@]}"} >"$status"
tool() {
  local folder
  for folder in "${FEEDRANKING_TOOLS:-}" ../shared/tools/bin; do
    if [ -n "$folder" ] && [ -x "$folder/$1" ]; then echo "$(cd "$folder" && pwd)/$1"; return; fi
  done
  command -v "$1" || true
}
ghz=$(tool ghz)
[ -z "$ghz" ] || arguments+=(--ghz "$ghz")
if [ "$scenario" = chaos ]; then
  toxiproxy=$(tool toxiproxy-server)
  [ -z "$toxiproxy" ] || arguments+=(--toxiproxy "$toxiproxy")
  arguments+=(--launcher "$PWD/deploy/Local/bin/Release/net10.0/FeedRanking.Local.dll" ${run[@]+"${run[@]}"})
fi

# The generator must not be late because of what it measures: it goes first where it may, as one on a machine of its own would.
first=()
nice -n -10 true 2>/dev/null && first=(nice -n -10)
chrt -r 1 true 2>/dev/null && first=(chrt -r 1)
exec ${first[@]+"${first[@]}"} dotnet loadtests/FeedRanking.LoadTests/bin/Release/net10.0/FeedRanking.LoadTests.dll "$scenario" \
  --status-file "$status" --data "$data" --out "$out" --ramp-summary "$ramp" --said "$said" ${arguments[@]+"${arguments[@]}"}
