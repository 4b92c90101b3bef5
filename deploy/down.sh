#!/usr/bin/env bash
# Stops what ./deploy/up.sh started: asks, waits, kills what does not end. Nothing running is fine.
#
#   ./deploy/down.sh
#     --run-dir DIR    of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
arguments=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --run-dir) [ $# -ge 2 ] || { echo "down.sh: $1 needs a value (see --help)" >&2; exit 2; }; shift 2 ;;
    *) echo "down.sh: unknown option '$1' (see --help)" >&2; exit 2 ;;
  esac
done
launcher=$here/Local/bin/Release/net10.0/FeedRanking.Local.dll
[ -f "$launcher" ] || { echo "nothing was running"; exit 0; }
exec dotnet "$launcher" down ${arguments[@]+"${arguments[@]}"}
