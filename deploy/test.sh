#!/usr/bin/env bash
# Set-up, build, every test. The last line is "N passed, N failed", with ", N skipped" when there are any; exit code 1 when something failed.
#
#   ./deploy/test.sh              all test projects
#   ./deploy/test.sh NAME…        only these (folders of tests/), for example: Local Integration
#
# Results (trx) and outputs stand in artifacts/tests/. Skipped tests lack something on this machine; the reason stands in the output.
set -euo pipefail
cd "$(dirname "$0")/.."
names=() all=
for argument in "$@"; do
  case $argument in
    -h|--help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "test.sh: unknown option '$argument' (see --help)" >&2; exit 2 ;;
    *) [ -d "tests/$argument" ] || { echo "test.sh: there is no tests/$argument" >&2; exit 2; }; names+=("$argument") ;;
  esac
done

if [ ${#names[@]} -eq 0 ]; then
  all=yes
  for project in tests/*/*.Tests.csproj; do names+=("$(basename "$(dirname "$project")")"); done
fi

begin=$(date +%s)
./deploy/setup.sh --testing
./deploy/build.sh --all
results=$PWD/artifacts/tests
rm -rf "$results"; mkdir -p "$results"

# Ended early (Ctrl-C, a time limit), nothing is left running.
trap 'jobs -p | xargs -r kill 2>/dev/null || true' EXIT

# Programs of tests are young when they end: code that is first measured and then compiled once more never pays its way.
export DOTNET_TieredPGO=0

# Runs one project; leaves NAME.trx, NAME.log and NAME.code.
run_project() {
  local name=$1 project assembly code=0
  project=$(basename tests/"$name"/*.Tests.csproj .csproj)
  assembly=tests/$name/bin/Release/net10.0/$project.dll
  # A project that hangs is ended by the time limit and counts as failed.
  timeout --kill-after=10 900 dotnet vstest "$assembly" --logger:"trx;LogFileName=$name.trx" --logger:"console;verbosity=normal" \
    --ResultsDirectory:"$results" >"$results/$name.log" 2>&1 </dev/null || code=$?
  echo "$code" >"$results/$name.code"
}

# As a project with one test: what "dotnet format" would change is a failure. It takes minutes, so sources that passed are not read again.
run_format() {
  local code=0
  if ! cmp -s artifacts/built.FeedRanking.sln artifacts/formatted; then
    timeout --kill-after=10 900 dotnet format FeedRanking.sln --verify-no-changes --no-restore >"$results/Format.log" 2>&1 </dev/null || code=$?
    [ "$code" != 0 ] || cp artifacts/built.FeedRanking.sln artifacts/formatted
  fi
  printf '<Counters total="1" passed="%d" failed="%d" />\n' $((code == 0)) $((code != 0)) >"$results/Format.trx"
  echo "$code" >"$results/Format.code"
}

count() { # NAME, counter
  sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$results/$1.trx" 2>/dev/null | head -n 1
}

passed=0 failed=0 skipped=0 bad=()
tally() {
  local name=$1 p f s n
  p=$(count "$name" passed) f=$(count "$name" failed) n=$(count "$name" total)
  p=${p:-0} f=${f:-0} n=${n:-0}
  s=$((n - p - f))
  # A project that crashed, hung or ran nothing is a failure, whatever it counted.
  if [ "$n" = 0 ] || { [ "$(cat "$results/$name.code")" != 0 ] && [ "$f" = 0 ]; }; then f=$((f + 1)); fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  [ "$f" = 0 ] || bad+=("$name")
  printf '%-20s %4d passed, %d failed%s\n' "$name" "$p" "$f" "$([ "$s" = 0 ] || printf ', %d skipped' "$s")"
}

# Three at a time, those first that wait most (for brokers and killed processes): two cores stay busy. Each is reported when it is done.
# Those that start whole systems or wait for brokers come last: side by side, and beside nothing else.
rest=() last=()
for name in "${names[@]}"; do
  case $name in
    Integration|Messaging) last+=("$name") ;;
    EventPipeline) rest=("$name" ${rest[@]+"${rest[@]}"}) ;;
    *) rest+=("$name") ;;
  esac
done
running=()
finish_one() { # waits until one has left its exit code
  local i
  while :; do
    for i in "${!running[@]}"; do
      if [ -f "$results/${running[$i]}.code" ]; then
        tally "${running[$i]}"
        unset 'running[i]'
        running=(${running[@]+"${running[@]}"})
        return
      fi
    done
    # One that vanished without a word has failed.
    if [ -z "$(jobs -rp)" ]; then for i in "${running[@]}"; do [ -f "$results/$i.code" ] || echo 1 >"$results/$i.code"; done; fi
    sleep 0.2
  done
}
run_all() {
  for name in "$@"; do
    [ ${#running[@]} -lt 3 ] || finish_one
    if [ "$name" = Format ]; then run_format & else run_project "$name" & fi
    running+=("$name")
  done
  while [ ${#running[@]} -gt 0 ]; do finish_one; done
}
run_all ${all:+Format} ${rest[@]+"${rest[@]}"}
run_all ${last[@]+"${last[@]}"}

for name in ${bad[@]+"${bad[@]}"}; do
  printf '\n==== %s\n' "$name"
  # Everything but the lines of tests that passed.
  grep -vE '^ *Passed ' "$results/$name.log" | head -n 400 || true
done
grep -hE '^ *Skipped ' "$results"/*.log 2>/dev/null | sort -u || true
printf '\n%d s\n' "$(($(date +%s) - begin))"
if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ "$failed" = 0 ]
