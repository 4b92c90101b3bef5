#!/usr/bin/env bash
# Faults on demand in the system that ./deploy/up.sh started. Each ends by itself; what is expected to happen stands beside it.
#
#   ./deploy/chaos.sh list                                   every fault: what it takes, symptom → reaction → where to see it
#   ./deploy/chaos.sh start FAULT [TARGET] [options]         starts one
#     --rate X  --duration-s S  --replica N  --latency-ms MS  --age-s S  --group G
#   ./deploy/chaos.sh prove FAULT [TARGET] [options]         feeds before, during and after it, in one table; exit code 1 when a page was missing or short
#     --load 20  --seconds 20
#   ./deploy/chaos.sh status                                 what acts now, and how long
#   ./deploy/chaos.sh stop [ID]                              stops one, or all
#   ./deploy/chaos.sh run FILE                               a plan of incidents, to its end; Ctrl-C stops it
#     --run-dir DIR                                          of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
#
#   ./deploy/chaos.sh start nan_scores HeavyRanker --duration-s 30
#   ./deploy/chaos.sh prove nan_scores HeavyRanker           a model that scores NaN: light feeds, no NaN in any, and the alert counter
#   ./deploy/chaos.sh start slow_tail CandidateRetrieval --replica 1 --rate 0.01 --latency-ms 100
#   ./deploy/chaos.sh start cold_restart HeavyRanker         kills it, and starts it again
#   echo '{"seed": 7, "random": {"count": 5, "minutes": 2}}' >plan.json && ./deploy/chaos.sh run plan.json
#
# A plan written out: {"seed": 1, "incidents": [{"fault": "errors", "target": "HeavyRanker", "after_s": 5, "duration_s": 10, "rate": 0.5}, …]}
# The token is FEEDRANKING_OPS_TOKEN, else the one in the run folder (ops-token). HTTP: /ops/chaos and /ops/chaos/schedule at the gateway.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for argument in "$@"; do
  case $argument in -h|--help) sed -n '2,23s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
done
[ $# -gt 0 ] || { sed -n '2,23s/^# \{0,1\}//p' "$0" >&2; exit 2; }
launcher=$here/Local/bin/Release/net10.0/FeedRanking.Local.dll
[ -f "$launcher" ] || { echo "chaos.sh: nothing is running; start it: ./deploy/up.sh --detach" >&2; exit 1; }
exec dotnet "$launcher" chaos "$@"
