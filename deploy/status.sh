#!/usr/bin/env bash
# Shows what ./deploy/up.sh started and whether it is ready. A part that died has no pid.
#
#   ./deploy/status.sh           a table
#     --json                     {"services":[{"name","pid","port","ready","kind"}]}
#     --run-dir DIR              of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
arguments=("$@") json=0
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --json) json=1; shift ;;
    --run-dir) [ $# -ge 2 ] || { echo "status.sh: $1 needs a value (see --help)" >&2; exit 2; }; shift 2 ;;
    *) echo "status.sh: unknown option '$1' (see --help)" >&2; exit 2 ;;
  esac
done
launcher=$here/Local/bin/Release/net10.0/FeedRanking.Local.dll
if [ ! -f "$launcher" ]; then
  if [ "$json" = 1 ]; then echo '{"services":[]}'; else echo "nothing is running"; fi
  exit 0
fi
exec dotnet "$launcher" status ${arguments[@]+"${arguments[@]}"}
