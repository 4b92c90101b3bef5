#!/usr/bin/env bash
# Starts the whole system on this machine: set-up, build, Redis, Kafka, data, five services. Waits until all is ready, prints the addresses,
# and stays with a live table until Ctrl-C. While it runs, a second call starts only what has died.
#
#   ./deploy/up.sh                     the built-in world, http://127.0.0.1:8080
#     --detach                         return when ready; ./deploy/down.sh stops it
#     --data DIR                       logs in KuaiRand's format instead of the built-in world
#     --port PORT                      another public port (default 8080); the 30 after it may be used too
#     --replicas SERVICE=COUNT,...     more processes of a service: retrieval, light, heavy; 1 to 4 each (for example heavy=2)
#     --models DIR                     another folder of models (default models/)
#     --reload                         load the data again, also when Redis still holds them
#     --ready-timeout-s SECONDS        how long each part may take to be ready (default 90)
#     --run-dir DIR                    where state, logs and data are kept (default FEEDRANKING_RUN_DIR, else artifacts/run)
#
# Redis:  REDIS_ADDRESS=host:port, else the installed redis-server, else a container.
# Kafka:  KAFKA_BOOTSTRAP_SERVERS=host:port, else KAFKA_HOME, else ../shared/tools/kafka, else a container, else an embedded one in memory.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
arguments=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) sed -n '2,17s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --detach|--reload) shift ;;
    --data|--port|--replicas|--models|--ready-timeout-s|--run-dir)
      [ $# -ge 2 ] || { echo "up.sh: $1 needs a value (see --help)" >&2; exit 2; }
      shift 2 ;;
    *) echo "up.sh: unknown option '$1' (see --help)" >&2; exit 2 ;;
  esac
done
"$here/setup.sh"
"$here/build.sh"
exec dotnet "$here/Local/bin/Release/net10.0/FeedRanking.Local.dll" up ${arguments[@]+"${arguments[@]}"}
