#!/usr/bin/env bash
# Trains all models on logs in KuaiRand's format: replay, training rows, light and heavy ranker, two-tower model.
#
#   ./deploy/train.sh --data DIR [--out DIR] [--version V] [--to YYYYMMDD] [--source TEXT] [--only rankers|towers] [--keep-rows]
#
#     --data DIR       folder with log_standard*, history*, user_features*, video_features_basic* (.csv or .csv.gz)
#     --out DIR        models root; each model goes to DIR/NAME/VERSION (default artifacts/models)
#     --version V      name of the version (default: trained-<last day>)
#     --to YYYYMMDD    last day to learn from (default: the log without its last 7 days, which are left for evaluation)
#     --source TEXT    name and licence of the data, for the manifests
#     --only PART      rankers or towers
#     --keep-rows      leave the arrays in artifacts/training (about 0.5 GB for a million impressions)
#
# The same data, seed and PyTorch give the same models. Serve them with ./deploy/up.sh --models DIR.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

data="" out=artifacts/models version="" to="" source="unnamed" only="" keep=0
usage() { sed -n '2,15s/^# \{0,1\}//p' "$0"; }
fail() { echo "train: $*" >&2; exit "${status:-1}"; }
value() { [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
while [ $# -gt 0 ]; do
  case $1 in
    --data) value "$@"; data=$(absolute "$2"); shift ;;
    --out) value "$@"; out=$(absolute "$2"); shift ;;
    --version) value "$@"; version=$2; shift ;;
    --to) value "$@"; to=$2; shift ;;
    --source) value "$@"; source=$2; shift ;;
    --only) value "$@"; only=$2; shift ;;
    --keep-rows) keep=1 ;;
    -h|--help) usage; exit 0 ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
  shift
done
[ -n "$data" ] || { status=2 fail "--data is needed (see --help)"; }
[ -d "$data" ] || fail "the data folder '$data' does not exist"
[[ -z $to || $to =~ ^[0-9]{8}$ ]] || { status=2 fail "--to is '$to', expected a day as YYYYMMDD"; }
[[ -z $version || $version =~ ^[A-Za-z0-9._-]+$ ]] || { status=2 fail "--version is '$version', expected letters, digits, '.', '_' and '-'"; }
[[ -z $only || $only == rankers || $only == towers ]] || { status=2 fail "--only is '$only', expected rankers or towers"; }

./deploy/setup.sh --training
./deploy/build.sh
work=$PWD/artifacts/training
mkdir -p "$work"
[ "$keep" = 1 ] || trap 'rm -rf "$work"' EXIT
offline=(dotnet models/Offline/bin/Release/net10.0/FeedRanking.Offline.dll)
# Debian's Python: another python3 earlier on the PATH does not see Debian's PyTorch.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
window=(--data "$data" --source "$source")
[ -z "$to" ] || window+=(--to "$to")

step() { echo "train: $* …" >&2; }
# The last day that the rows were made of, as their description says.
last_day() { "$python" -c 'import json, sys; print(json.load(open(sys.argv[1]))["to"])' "$1"; }

if [ "$only" != towers ]; then
  step "replay into training rows"
  "${offline[@]}" rows "${window[@]}" --out "$work/rows"
  version=${version:-trained-$(last_day "$work/rows/rows.json")}
  step "light and heavy ranker"
  "$python" models/training/train_rankers.py --rows "$work/rows" --out "$out" --version "$version"
fi
if [ "$only" != rankers ]; then
  step "replay into examples for the two-tower model"
  "${offline[@]}" towers "${window[@]}" --out "$work/towers"
  version=${version:-trained-${to:-latest}}
  step "two-tower model"
  "$python" models/training/two_tower.py --arrays "$work/towers" --out "$out" --version "$version"
fi
echo "train: models $version are in $out" >&2
