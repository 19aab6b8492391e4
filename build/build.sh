#!/usr/bin/env bash
# The one build word: ./build/build.sh [--target=Test|Demo|Pack|Clean] [--configuration=Release]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Cake looks for cake.config beside its script only: the one of the root is handed over as arguments, paths made absolute.
cake_settings() {
  awk -F= -v root="$PWD" '
    /^\[/ { gsub(/[][]/, ""); section = $0; next }
    /^[A-Za-z]/ { sub(/^\.\//, root "/", $2); print "--" section "_" $1 "=" $2 }' cake.config
}

dotnet tool restore
cake=(dotnet cake build/build.cake)
while read -r setting; do cake+=("$setting"); done < <(cake_settings) # macOS's bash has no mapfile
cake+=("$@")

# Only root on Linux may be brought a Docker daemon; nobody else has anything to end behind a build.
if [[ $(uname -s) != Linux || $EUID -ne 0 ]]; then
  exec "${cake[@]}"
fi

# Cake dies at once on a signal, without any of its teardown, so this script is the one that ends the daemon.
# The build gets a session of its own: then all of it can be told to end, and seen to have ended, before the daemon goes.
export MAESTRO_BUILD_OWNER=$$
finish() {
  trap '' INT TERM HUP
  build/docker-daemon.sh down
  build/test-bed.sh sweep
}
trap finish EXIT

build_has_ended() { [[ -z $build ]] || ! { kill -0 "$build" || kill -0 -- "-$build"; } 2>/dev/null; }
interrupted() {
  local deadline=$((SECONDS + 60))
  build=${build:-${!-}} # the signal may come before the assignment below
  trap 'kill -KILL -- "-$build" 2>/dev/null || true' INT TERM HUP # asked twice
  kill "-$1" -- "-$build" 2>/dev/null || kill "-$1" "$build" 2>/dev/null || true
  until build_has_ended; do
    ((SECONDS < deadline)) || kill -KILL -- "-$build" 2>/dev/null || true
    sleep 0.02
  done
  exit "$2"
}
build=
trap 'interrupted INT 130' INT
trap 'interrupted TERM 143' TERM
trap 'interrupted HUP 129' HUP

# A shell starts what it puts into the background deaf to Ctrl-C: env undoes that.
env --default-signal=INT,QUIT setsid "${cake[@]}" &
build=$!
wait "$build"
