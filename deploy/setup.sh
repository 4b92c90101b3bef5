#!/usr/bin/env bash
# Makes this checkout ready to build: decides which package set applies, fetches what that set needs, installs what is missing.
# Idempotent; says in one line what it chose and why; a second run takes well under a second.
#
#   ./deploy/setup.sh                what running and testing need
#   ./deploy/setup.sh --training     also what deploy/train.sh needs (Python with PyTorch and ONNX)
#   ./deploy/setup.sh --testing      also foreign peers that tests talk to (gRPC for Python and for Node.js, Prometheus)
#   ./deploy/setup.sh --force        decide again, also when a decision is recorded
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
artifacts=$root/artifacts
# Downloaded and built parts are the same for every checkout, so they are kept per user.
parts=${FEEDRANKING_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/feedranking/parts}
onnxruntime_package=com.github.asus4.onnxruntime@0.4.9
librdkafka_package=@confluentinc/kafka-javascript@1.10.1
grpc_js_package=@grpc/grpc-js@1.14.7

training=0 testing=0 force=0
for argument in "$@"; do
  case $argument in
    --training) training=1 ;;
    --testing) testing=1 ;;
    --force) force=1 ;;
    -h|--help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "setup.sh: unknown option '$argument' (see --help)" >&2; exit 2 ;;
  esac
done

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
need() { command -v "$1" >/dev/null 2>&1 || fail "'$1' is missing. $2"; }

# Debian packages, only those that are missing, in one go.
install_debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || fail "these are needed: ${missing[*]}. Install them with your system's package manager, then run this again."
  local sudo=""
  [ "$(id -u)" -eq 0 ] || { need sudo "Install these as root: ${missing[*]}"; sudo=sudo; }
  say "installing ${missing[*]} …"
  mkdir -p "$artifacts"
  { $sudo apt-get update && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y --no-install-recommends "${missing[@]}"; } \
    >"$artifacts/apt.log" 2>&1 || { tail -n 5 "$artifacts/apt.log" >&2; fail "apt-get could not install ${missing[*]} (see artifacts/apt.log)"; }
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# Whether the registry serves the packages with gaps: one restore of a probe project that names them.
full_set_restores() {
  local probe=$artifacts/probe
  mkdir -p "$probe"
  # An own folder with empty Directory.* files, so that nothing of the project leaks into the probe.
  for file in Directory.Build.props Directory.Build.targets; do echo '<Project />' >"$probe/$file"; done
  cp Directory.Packages.props "$probe/"
  cat >"$probe/probe.csproj" <<'PROBE'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.OnnxRuntime.Gpu" />
    <PackageReference Include="Confluent.Kafka" />
    <PackageReference Include="StackExchange.Redis" />
    <PackageReference Include="Grpc.AspNetCore" />
    <PackageReference Include="Grpc.AspNetCore.HealthChecks" />
    <PackageReference Include="OpenTelemetry.Extensions.Hosting" />
    <PackageReference Include="Testcontainers" />
  </ItemGroup>
</Project>
PROBE
  dotnet restore "$probe/probe.csproj" >"$probe/restore.log" 2>&1
}

fetch_npm() { # package, folder to unpack to
  need npm "The restricted package set takes parts from npm; install Node.js with npm."
  local work
  work=$(mktemp -d)
  (cd "$work" && npm pack --silent "$1" >/dev/null 2>"$work/log") || { cat "$work/log" >&2; fail "npm could not fetch $1"; }
  mkdir -p "$2"
  tar xzf "$work"/*.tgz -C "$2" --strip-components=1
  rm -rf "$work"
}

# Each part is made in a folder beside its place and moved there whole, so an interrupted set-up leaves nothing half done.
fetch_onnxruntime() {
  [ -f "$parts/onnxruntime/.complete" ] && return
  say "fetching ONNX Runtime (150 MB) …"
  local work=$parts/.onnxruntime.$$
  rm -rf "$work"; mkdir -p "$work/package" "$work/made/native"
  fetch_npm "$onnxruntime_package" "$work/package"
  mv "$work/package/Runtime" "$work/made/Runtime"
  mv "$work/package/Plugins/Linux/x64/"*.so "$work/made/native/"
  cp "$work/package/LICENSE" "$work/package/ThirdPartyNotices.txt" "$work/made/"
  touch "$work/made/.complete"
  rm -rf "$parts/onnxruntime"; mv "$work/made" "$parts/onnxruntime"; rm -rf "$work"
}

build_librdkafka() {
  [ -f "$parts/librdkafka/.complete" ] && return
  install_debian gcc g++ make zlib1g-dev
  say "building librdkafka (about half a minute) …"
  local work=$parts/.librdkafka.$$
  rm -rf "$work"; mkdir -p "$work/package" "$work/made"
  fetch_npm "$librdkafka_package" "$work/package"
  (cd "$work/package/deps/librdkafka" && chmod +x configure mklove/*.sh 2>/dev/null; cd "$work/package/deps/librdkafka" && bash ./configure --disable-sasl --disable-gssapi --disable-curl --disable-ssl \
    --disable-zstd --disable-lz4-ext && make -j"$(nproc)" -C src librdkafka.so.1) >"$work/build.log" 2>&1 \
    || { tail -n 20 "$work/build.log" >&2; fail "librdkafka did not build"; }
  cp "$work/package/deps/librdkafka/src/librdkafka.so.1" "$work/made/librdkafka.so"
  cp "$work/package/deps/librdkafka/LICENSE" "$work/made/"
  strip --strip-unneeded "$work/made/librdkafka.so" 2>/dev/null || true
  touch "$work/made/.complete"
  rm -rf "$parts/librdkafka"; mv "$work/made" "$parts/librdkafka"; rm -rf "$work"
}

# A peer for tests alone: where it cannot be had, they are skipped with a reason, and setting up goes on.
fetch_grpc_js() {
  [ "$(cat "$parts/npm/.complete" 2>/dev/null)" = "$grpc_js_package" ] && return
  command -v npm >/dev/null || { say "no npm found: tests against grpc-js will be skipped"; return; }
  say "fetching grpc-js (13 MB) …"
  local work=$parts/.npm.$$
  rm -rf "$work"; mkdir -p "$work"
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" "$grpc_js_package" >"$artifacts/npm.log" 2>&1 \
    || { say "npm could not fetch $grpc_js_package (see artifacts/npm.log): tests against it will be skipped"; rm -rf "$work"; return; }
  echo "$grpc_js_package" >"$work/.complete"
  rm -rf "$parts/npm"; mv "$work" "$parts/npm"
}

# The two programs alone: installed as a package it would bring 300 MB and run as a service.
unpack_prometheus() {
  { [ -x "$parts/prometheus/prometheus" ] || ! command -v apt-get >/dev/null; } && return
  say "fetching Prometheus (19 MB) …"
  local work=$parts/.prometheus.$$
  rm -rf "$work"; mkdir -p "$work/package" "$work/made"
  if (cd "$work" && { apt-get download prometheus || { as_root apt-get update && apt-get download prometheus; }; } \
    && dpkg-deb -x prometheus_*.deb package) >"$artifacts/prometheus.log" 2>&1; then
    mv "$work/package/usr/bin/prometheus" "$work/package/usr/bin/promtool" "$work/package/usr/share/doc/prometheus/copyright" "$work/made/"
    rm -rf "$parts/prometheus"; mv "$work/made" "$parts/prometheus"
  else
    say "Debian's Prometheus could not be fetched (see artifacts/prometheus.log): tests with it will be skipped"
  fi
  rm -rf "$work"
}

need dotnet "Install the .NET 10 SDK."
mkdir -p "$artifacts"

chosen=""
if [ "$force" = 0 ] && [ -f "$artifacts/PackageSet.props" ]; then
  chosen=$(sed -n 's:.*<PackageSet>\(.*\)</PackageSet>.*:\1:p' "$artifacts/PackageSet.props")
  reason="recorded in artifacts/PackageSet.props"
fi
if [ -z "$chosen" ]; then
  say "asking the package registry …"
  if full_set_restores; then
    chosen=full reason="this registry serves everything the project asks for"
  else
    missing=$(grep -ohE 'Unable to find package [A-Za-z.]+' "$artifacts/probe/restore.log" | awk '{print $NF}' | sed 's/\.$//' | sort -u | tr '\n' ' ')
    [ -n "$missing" ] || { tail -n 5 "$artifacts/probe/restore.log" >&2; fail "the probe restore failed for another reason than a missing package (see artifacts/probe/restore.log)"; }
    [ "$(uname -sm)" = "Linux x86_64" ] || fail "this registry lacks ${missing}and the restricted package set exists for Linux x64 only"
    chosen=restricted reason="this registry lacks $(wc -w <<<"$missing") packages, for example $(awk '{print $1", "$2}' <<<"$missing")"
  fi
fi

if [ "$chosen" = restricted ]; then
  mkdir -p "$parts"
  # One set-up at a time may fill the parts folder.
  exec 9>"$parts/.lock"; if command -v flock >/dev/null; then flock 9; fi
  fetch_onnxruntime
  build_librdkafka
  exec 9>&-
fi
command -v redis-server >/dev/null || install_debian redis-server
command -v java >/dev/null || [ -n "${KAFKA_BOOTSTRAP_SERVERS:-}" ] || say "no java found: the real Kafka broker cannot run here, an embedded one stands in"
if [ "$training" = 1 ]; then install_debian python3-torch python3-onnx python3-numpy; fi
# Only where packages are Debian's: elsewhere the tests that need it are skipped with a reason.
if [ "$testing" = 1 ] && command -v apt-get >/dev/null; then install_debian python3-grpcio; fi
if [ "$testing" = 1 ]; then
  mkdir -p "$parts"
  exec 9>"$parts/.lock"; if command -v flock >/dev/null; then flock 9; fi
  fetch_grpc_js
  unpack_prometheus
  exec 9>&-
fi

# Sources in there are not ours to format. Written once: a build reads it, and a new one makes it compile them again.
[ ! -d "$parts" ] || [ -f "$parts/.editorconfig" ] || printf 'root = true\n[*]\ngenerated_code = true\n' >"$parts/.editorconfig"

cat >"$artifacts/PackageSet.props.new" <<PROPS
<Project>
  <!-- Written by deploy/setup.sh; delete it to decide again. -->
  <PropertyGroup>
    <PackageSet>$chosen</PackageSet>
    <RestrictedParts>$parts/</RestrictedParts>
  </PropertyGroup>
</Project>
PROPS
# Untouched when equal: its time stamp decides whether MSBuild evaluates everything anew.
if cmp -s "$artifacts/PackageSet.props.new" "$artifacts/PackageSet.props"; then rm "$artifacts/PackageSet.props.new"
else mv "$artifacts/PackageSet.props.new" "$artifacts/PackageSet.props"; fi
say "package set '$chosen' ($reason); ready"
