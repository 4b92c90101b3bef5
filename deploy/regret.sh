#!/usr/bin/env bash
# Measures what feeds are worth in a world whose truth is known: starts the system on ports of its own, asks for one feed of each of some viewers,
# and again after the heavy ranker, the light ranker and Redis were killed (by their pids); then starts what died, and lets viewers react.
#
#   ./deploy/regret.sh                 the built-in world with its committed models
#     --data DIR                       another world, made by 'FeedRanking.Offline world --out DIR'
#     --models DIR                     another folder of models
#     --viewers N                      viewers to ask for (default 500)
#     --size N                         videos on a page (default 20)
#     --seed N                         of viewers, random pages and reactions (default 1)
#     --rounds N                       feeds for each viewer at the end, to 50: every second viewer reacts, the others only look (default 1: no such part)
#     --only-heavy                     kill nothing
#     --port PORT                      first of the 13 ports used (default 19080)
#     --out DIR                        where regret.json and regret.md go (default artifacts/regret)
#
# Progress on standard error, the table on standard output. Exit code 0 when all was measured. What it started is stopped in any case.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,18s/^# \{0,1\}//p' "$0"; }
fail() { echo "regret: $*" >&2; exit "${status:-1}"; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
number() { [[ $2 =~ ^[0-9]{1,6}$ ]] || { status=2 fail "$1 is '$2', expected a number"; }; }
world=$PWD/artifacts/world out=$PWD/artifacts/regret port=19080 rounds=1 kill_parts=1 up=() measure=()
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --only-heavy) kill_parts=0; shift ;;
    --data|--models|--viewers|--size|--seed|--rounds|--port|--out)
      [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }
      case $1 in
        --data) world=$(absolute "$2"); up+=(--data "$world") ;;
        --models) up+=(--models "$(absolute "$2")") ;;
        --out) out=$(absolute "$2") ;;
        --port) number "$1" "$2"; port=$2 ;;
        --rounds) number "$1" "$2"; rounds=$2 ;;
        *) number "$1" "$2"; measure+=("$1" "$2") ;;
      esac
      shift 2 ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
done

run=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-regret.XXXXXX")
stop() {
  trap - EXIT
  ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || echo "regret: could not stop the system; its state is in $run" >&2
  [ -f "$run/state.json" ] || rm -rf "$run"
}
trap stop EXIT
trap 'exit 130' INT TERM

step() { echo "regret: $*" >&2; }
start() { ./deploy/up.sh --detach --port "$port" --run-dir "$run" ${up[@]+"${up[@]}"} >/dev/null; }
pid_of() { ./deploy/status.sh --json --run-dir "$run" | tr -d '\n ' | tr '{' '\n' | sed -n "s/^\"name\":\"$1\",\"pid\":\([0-9]*\),.*/\1/p"; }
kill_part() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] || fail "$1 has no process to kill"
  step "killing $1"
  kill -9 "$pid"
}
measure_now() { # label, more arguments
  local label=$1
  shift
  step "measuring: $label"
  dotnet models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll regret --world "$world" --gateway "http://127.0.0.1:$port" --run-dir "$run" \
    --out "$out" --append --label "$label" ${measure[@]+"${measure[@]}"} "$@" >/dev/null
}

step "starting the system on ports $port to $((port + 12))"
start
rm -f "$out/regret.json" "$out/regret.md"
measure_now "everything runs"
if [ "$kill_parts" = 1 ]; then
  kill_part HeavyRanker
  measure_now "heavy ranker killed"
  kill_part LightRanker
  measure_now "light ranker killed too"
  kill_part Redis
  measure_now "Redis killed too"
fi
if [ "$rounds" -gt 1 ]; then
  [ "$kill_parts" = 0 ] || { step "starting what was killed"; start; }
  measure_now "viewers" --rounds "$rounds"
fi
cat "$out/regret.md"
