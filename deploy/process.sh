#!/usr/bin/env bash
# Breaks single parts of the running system and mends them: how a fallback is shown. Touches only processes that ./deploy/up.sh started.
#
#   ./deploy/process.sh kill NAME...      ends them at once (SIGKILL)
#   ./deploy/process.sh pause NAME...     holds them where they are (SIGSTOP): connections stand, nothing answers
#   ./deploy/process.sh resume NAME...    lets held ones go on (SIGCONT)
#   ./deploy/process.sh start NAME...     starts those that are dead, and only those; returns when they are ready
#     --set KEY=VALUE                     with start: a setting of the started services, for this start alone
#     --run-dir DIR                       of a system that was started with it (default FEEDRANKING_RUN_DIR, else artifacts/run)
#
# NAME as in ./deploy/status.sh: FeedGateway, CandidateRetrieval, LightRanker, HeavyRanker, EventPipeline, Redis, Kafka.
#
#   ./deploy/process.sh kill HeavyRanker && curl --silent 'http://127.0.0.1:8080/v1/feed?user_id=1&size=5'
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
usage() { sed -n '2,13s/^# \{0,1\}//p' "$0"; }
case ${1:-} in
  -h|--help) usage; exit 0 ;;
  kill|pause|resume|start) ;;
  "") usage >&2; exit 2 ;;
  *) echo "process.sh: what is '$1'? (see --help)" >&2; exit 2 ;;
esac
launcher=$here/Local/bin/Release/net10.0/FeedRanking.Local.dll
[ -f "$launcher" ] || { echo "process.sh: nothing is running: ./deploy/up.sh --detach" >&2; exit 1; }
exec dotnet "$launcher" process "$@"
