#!/usr/bin/env bash
# Builds what runs, in Release, once: when no source has changed since the last build, it returns at once.
#
#   ./deploy/build.sh          what ./deploy/up.sh starts
#   ./deploy/build.sh --all    the whole solution, tests included
set -euo pipefail
cd "$(dirname "$0")/.."
what=deploy/up.slnf
for argument in "$@"; do
  case $argument in
    --all) what=FeedRanking.sln ;;
    -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "build.sh: unknown option '$argument' (see --help)" >&2; exit 2 ;;
  esac
done
mkdir -p artifacts

# Two builds of one checkout would write the same files.
if command -v flock >/dev/null; then exec 8>artifacts/build.lock; flock 8; fi

# Names, sizes and times of everything that a build reads. Empty where find cannot print them: then it always builds.
sources() {
  find deploy services shared models loadtests tests Directory.* FeedRanking.sln .editorconfig global.json BannedSymbols.txt artifacts/PackageSet.props \
    \( -name bin -o -name obj -o -name TestResults \) -prune -o \
    -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.proto' -o -name '*.json' -o -name '*.slnf' \
    -o -name '*.sln' -o -name '*.txt' -o -name '.editorconfig' \) -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort || true
}

# What runs does not depend on the tests; a build of everything covers what runs.
relevant() { if [ "$what" = FeedRanking.sln ]; then cat; else grep -v '^tests/' || true; fi; }
now=$(sources | relevant)
for done in artifacts/built.FeedRanking.sln "artifacts/built.$(basename "$what")"; do
  if [ -n "$now" ] && [ -f "$done" ] && [ "$now" = "$(relevant <"$done")" ] && [ -f deploy/Local/bin/Release/net10.0/FeedRanking.Local.dll ]; then exit 0; fi
done

echo "build: $what …" >&2
log=artifacts/build.log
rm -f artifacts/built.*
# A build writes over assemblies in place, which crashes processes that have them mapped. A new file beside the removed one does not, so a
# running system survives a build (and takes it up at its next start).
find deploy services shared models loadtests -path '*/bin/Release/*' -type f \
  \( -name 'FeedRanking.*.dll' -o -name 'Grpc.*.dll' -o -name 'OpenTelemetry.Extensions.Hosting.dll' -o -name 'Microsoft.ML.OnnxRuntime.dll' -o -name 'NBomber.dll' \) -delete
# One compiler for all projects, which stays warm: builds take half the time. It is this build's own, because nothing that the build starts
# may stay behind.
compiler=feedranking-$$-$(date +%s)
stop_compiler() { pkill -f -- "-pipename:$compiler\$" 2>/dev/null || true; }
command -v pkill >/dev/null && trap stop_compiler EXIT && shared=(-p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler") || shared=()
if ! dotnet build "$what" -c Release -nologo -v quiet -nodeReuse:false --tl:off ${shared[@]+"${shared[@]}"} 8>&- >"$log" 2>&1; then
  grep -E ': (error|warning)' "$log" | sort -u | head -n 40 >&2 || tail -n 20 "$log" >&2
  echo "build: failed (whole log: $log)" >&2
  exit 1
fi
[ -z "$now" ] || printf '%s\n' "$now" >"artifacts/built.$(basename "$what")"
