#!/usr/bin/env bash
# Makes candidate sets for all active viewers and popularity lists per region, in batch, and writes them to the feature store. The system
# may go on serving meanwhile. Candidates come from the served sources and merge; lists from what viewers were shown last.
#
#   ./deploy/precompute.sh             for the system that ./deploy/up.sh started
#     --redis HOST:PORT                another feature store
#     --models DIR                     models root (default: what the system serves)
#     --version V                      version of the two-tower model (default: what the system serves)
#     --candidates N                   candidates per viewer, 1 to 1,000 (default 300)
#     --active-days N                  leave out viewers without an impression for so many days (default 30)
#     --run-dir DIR                    of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
#
# Prints progress, then one line of JSON: {"viewers","candidate_sets","popularity_lists","seconds"}.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,13s/^# \{0,1\}//p' "$0"; }
fail() { echo "precompute: $*" >&2; exit "${status:-1}"; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
run_dir=${FEEDRANKING_RUN_DIR:-$PWD/artifacts/run} arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --run-dir|--models|--redis|--version|--candidates|--active-days)
      [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }
      case $1 in
        --run-dir) run_dir=$(absolute "$2") ;;
        --models) arguments+=("$1" "$(absolute "$2")") ;;
        *) arguments+=("$1" "$2") ;;
      esac
      shift 2 ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
done

./deploy/setup.sh
./deploy/build.sh
exec dotnet models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll precompute --run-dir "$run_dir" ${arguments[@]+"${arguments[@]}"}
