#!/usr/bin/env bash
# Measures what ours costs beside its raw counterparts, in turns, in one run: the rankers against raw ONNX Runtime, a feed's CPU against its parts,
# gather against memcpy and Redis, the index against memory bandwidth and FAISS, calls against sockets, allocations against their budget, and
# the same feed against one served by Node.js. Starts the whole system on ports of its own and stops it. About 8 minutes on 2 quiet cores.
#
#   ./deploy/bench.sh                  everything
#     --out FILE                       where the JSON goes (default artifacts/bench/bench.json); a table goes beside it and to standard output
#     --only ID,…                      heavy, light, gather, index, call, feed-cpu, allocation, node
#     --quick                          what matters most, in less than 2 minutes after the first build
#     --docs                           write the table to docs/performance.md as well
#     --large                          the index at 8 million vectors too (needs 12 GiB and some minutes more)
#     --data DIR                       logs in KuaiRand's format instead of the built-in world
#     --port PORT                      first of the 13 ports used (default 18300)
#     --run-dir DIR                    measure the system that was started with it instead of starting one
#
# JSON: {"ratios":[{"id","name","value","goal","goal_is","met","budget","reference","unit","note"}],"skipped":{},"machine","commit","command"}.
# Exit code 1 when an allocation exceeds loadtests/FeedRanking.Benchmarks/allocation-budget.json; a goal that is missed is said, and fails nothing.
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

usage() { sed -n '2,19s/^# \{0,1\}//p' "$0"; }
say() { echo "bench: $*" >&2; }
fail() { say "$*"; exit "${status:-1}"; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
out=$PWD/artifacts/bench/bench.json run="" port=18300 only="" docs=0 up=() measure=()
while [ $# -gt 0 ]; do
  case $1 in
    -h|--help) usage; exit 0 ;;
    --docs) docs=1; shift ;;
    --quick|--large) measure+=("$1"); shift ;;
    --out|--only|--data|--port|--run-dir)
      [ $# -ge 2 ] && [ -n "$2" ] || { status=2 fail "$1 needs a value (see --help)"; }
      case $1 in
        --out) out=$(absolute "$2") ;;
        --only)
          only=$2
          for id in ${2//,/ }; do
            [[ $id =~ ^(allocation|call|feed-cpu|gather|heavy|index|light|node)$ ]] || { status=2 fail "--only: there is no '$id' (see --help)"; }
          done
          measure+=(--only "$2") ;;
        --data) up+=(--data "$(absolute "$2")") ;;
        --port) [[ $2 =~ ^[0-9]{4,5}$ ]] || { status=2 fail "--port is '$2', expected a port"; }; port=$2 ;;
        --run-dir) run=$(absolute "$2") ;;
      esac
      shift 2 ;;
    *) status=2 fail "unknown option '$1' (see --help)" ;;
  esac
done
wants() { [ -z "$only" ] || [[ ",$only," == *",$1,"* ]]; }
parts=${FEEDRANKING_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/feedranking/parts}

# Peers to compare with. Where one cannot be had, its figures are left out with the reason.
install_faiss() {
  /usr/bin/python3 -c 'import faiss' 2>/dev/null && return
  command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || { say "python3-faiss is not here, and only root installs it"; return; }
  say "installing python3-faiss …"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-faiss; } >artifacts/apt.log 2>&1 \
    || say "python3-faiss could not be installed (see artifacts/apt.log)"
}

fetch_node_peer() {
  local peer=$parts/node-peer work=$parts/.node-peer.$$
  if ! cmp -s loadtests/peers/node/package.json "$peer/package.json"; then
    command -v npm >/dev/null || { say "no npm found"; return; }
    say "fetching what the Node.js peer needs (300 MB) …"
    rm -rf "$work"; mkdir -p "$work"
    # Scripts of packages would fetch CUDA; the CPU's library is in the package.
    cp loadtests/peers/node/package.json "$work/manifest.json"
    (cd "$work" && cp manifest.json package.json && npm install --silent --no-audit --no-fund --ignore-scripts) >artifacts/npm.log 2>&1 \
      || { say "npm could not fetch them (see artifacts/npm.log)"; rm -rf "$work"; return; }
    mv "$work/manifest.json" "$work/package.json"
    rm -rf "$peer"; mv "$work" "$peer"
  fi
  export FEEDRANKING_NODE_PEER=$peer/node_modules
}

./deploy/setup.sh
mkdir -p artifacts/bench "$parts"
if wants index; then install_faiss; fi
if wants node; then fetch_node_peer; fi
if [ -z "$run" ]; then
  ./deploy/build.sh
  say "building the benchmarks …"
  dotnet build loadtests/FeedRanking.Benchmarks -c Release -nologo -v quiet -nodeReuse:false --tl:off >artifacts/bench/build.log 2>&1 \
    || { grep -E ': error' artifacts/bench/build.log | sort -u | head -n 20 >&2; fail "the benchmarks did not build (see artifacts/bench/build.log)"; }
  run=$(mktemp -d "${TMPDIR:-/tmp}/feedranking-bench.XXXXXX")
  stop() {
    trap - EXIT
    ./deploy/down.sh --run-dir "$run" >/dev/null 2>&1 || say "could not stop the system; its state is in $run"
    [ -f "$run/state.json" ] || rm -rf "$run"
  }
  trap stop EXIT
  trap 'exit 130' INT TERM
  say "starting the system on ports $port to $((port + 12)) …"
  ./deploy/up.sh --detach --port "$port" --run-dir "$run" ${up[@]+"${up[@]}"} >/dev/null 2>artifacts/bench/up.log \
    || { tail -n 5 artifacts/bench/up.log >&2; fail "the system did not start (see artifacts/bench/up.log)"; }
fi
failed=0
dotnet loadtests/FeedRanking.Benchmarks/bin/Release/net10.0/FeedRanking.Benchmarks.dll ratios --run-dir "$run" --out "$out" ${measure[@]+"${measure[@]}"} || failed=$?
if [ "$docs" = 1 ] && [ "$failed" -le 1 ]; then
  page=docs/performance.md
  sed -e '/<!-- bench -->/,/<!-- \/bench -->/{/<!-- bench -->/{p;r '"${out%.*}.md"'
}; /<!-- \/bench -->/p; d}' "$page" >artifacts/bench/page.md && cp artifacts/bench/page.md "$page"
fi
exit "$failed"
