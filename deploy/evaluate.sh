#!/usr/bin/env bash
# Measures ranking quality of the served models on logged impressions, through the served feature code.
#
#   ./deploy/evaluate.sh --data DIR [--log FILE]... [--from D --to D] [--models DIR] [--version V] [--out FILE] [--scores FILE]
#
#     --data DIR       folder with log_standard*, history*, user_features*, video_features_basic* (.csv or .csv.gz)
#     --log FILE       more days in the same format, replayed after the data's own
#     --from D, --to D days as YYYYMMDD, both included (default: from the day after the training window to the log's end)
#     --models DIR     models root (default models/)
#     --retrieval-models DIR   models root for C (default: --models)
#     --retrieval-from D       first day of C (default: a week after the last day that its model was trained on)
#     --version V      version (default: the one that was trained on this catalogue)
#     --out FILE       where the JSON report goes (default: standard output)
#     --scores FILE    also one CSV line per impression: user_id,video_id,time_ms,light,heavy, then the heads
#
# A: ranking within a viewer's impressions, outcomes frozen before --from. B: AUC per head, everything online. ece: calibration error.
# C: recall of each candidate source and of their merge among all videos. A two-tower model whose training window reaches C is left out.
# A ranker whose training window reaches --from is refused.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,18s/^# \{0,1\}//p' "$0"; }
fail() { echo "evaluate: $*" >&2; exit "${status:-1}"; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
arguments=() data="" models=""
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --data|--log|--models|--retrieval-models|--out|--scores)
      [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }
      path=$(absolute "$2")
      [ "$1" != --data ] || data=$path
      [ "$1" != --models ] || models=$path
      [ "$1" != --log ] || [ -f "$path" ] || fail "the log file '$path' does not exist"
      arguments+=("$1" "$path"); shift ;;
    --from|--to|--retrieval-from)
      [[ ${2:-} =~ ^[0-9]{8}$ ]] || { status=2 fail "$1 is '${2:-}', expected a day as YYYYMMDD"; }
      arguments+=("$1" "$2"); shift ;;
    --version)
      [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }
      arguments+=("$1" "$2"); shift ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
  shift
done
[ -n "$data" ] || { status=2 fail "--data is needed (see --help)"; }
[ -d "$data" ] || fail "the data folder '$data' does not exist"
[ -n "$models" ] || arguments+=(--models "$PWD/models")

./deploy/setup.sh
./deploy/build.sh
exec dotnet models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll evaluate "${arguments[@]}"
