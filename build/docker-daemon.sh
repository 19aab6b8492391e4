#!/usr/bin/env bash
# A private Docker daemon for one build, where the machine has none.
#   docker-daemon.sh up     installs Docker if need be, starts the daemon, prints its address
#   docker-daemon.sh down   ends it and everything that it made; does nothing where there is none
#   docker-daemon.sh log    the last lines that it wrote
#   docker-daemon.sh run COMMAND...   runs it where the ports that containers publish are on 127.0.0.1
# MAESTRO_ENGINE=FOLDER takes the engine that `engines.sh fetch` put there, with all that it needs from there, in place of the machine's.
# Whoever calls `up` must see to it that `down` is called on every way out: build.sh does, for the daemon of its own process id.
# By hand, `export DOCKER_HOST=$(build/docker-daemon.sh up)` gives one that stays over many builds, until `down`.
set -euo pipefail
# shellcheck source=build/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

owner=${MAESTRO_BUILD_OWNER:-hand}
states=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/artifacts/docker-daemons
state=$states/$owner # names the folder of the owner's daemon
engine=${MAESTRO_ENGINE:+$(realpath -m "$MAESTRO_ENGINE")}
kind=docker
[[ -z $engine ]] || kind=$(<"$engine/kind")

fail() {
  printf 'docker-daemon: %s\n' "$@" >&2
  exit 1
}

# until_true SECONDS COMMAND...: tries often, so that nothing waits longer than it must.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.02
  done
}

# Everything of one daemon is named after its folder, so that `down` needs to remember nothing else.
name_parts() {
  folder=$1
  bridge=mc-${folder##*.}
  cgroup=maestro-${folder##*.}
}

require_root_on_debian() {
  [[ $(uname -s) == Linux && -e /etc/debian_version && $EUID -eq 0 ]] || fail \
    'No Docker daemon answers, and only root on Debian or Ubuntu can be given one by this build.' \
    'Install Docker (Docker Engine on Linux, Docker Desktop on macOS and Windows), start it, and check that "docker info" works;' \
    'or set DOCKER_HOST to the address of a daemon that runs, then start the build again.'
}

install_docker() {
  local tool missing=()
  [[ -z $engine ]] || return 0
  for tool in dockerd docker-init containerd runc iptables ip unshare; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  ((${#missing[@]})) || return 0
  echo "docker-daemon: installing docker.io, iptables, iproute2 (not found: ${missing[*]})" >&2

  install_packages docker.io iptables iproute2 util-linux || fail 'apt-get could not install docker.io; its messages are above.'
}

# The first 172.x network that this machine has no route into.
free_network() {
  local n network
  for n in {17..31}; do
    network=172.$n.0.0/16
    if [[ -z $(ip -4 route show root "$network"; ip -4 route show match "$network" | grep -v '^default') ]]; then
      echo "172.$n.0.1/16"
      return
    fi
  done
  fail 'No network of 172.17.0.0 - 172.31.0.0 is free for the containers.'
}

# In mount and process namespaces of its own, so that its end takes every mount and process of its with it, whatever state they are in.
# In the machine's network namespace, so that published ports are reached on 127.0.0.1 as everywhere else.
# Without firewall rules: ports are published by docker-proxy alone, and the machine's tables and sysctls stay as they are.
start_docker() {
  ip link add "$bridge" type bridge
  ip addr add "$(free_network)" dev "$bridge"
  ip link set "$bridge" up
  echo '{}' >"$folder/daemon.json"

  start_apart docker-init -- dockerd \
    --config-file "$folder/daemon.json" --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
    --host "unix://$folder/docker.sock" --bridge "$bridge" \
    --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$cgroup"
}

# Podman publishes ports by firewall rules alone: so it has a network namespace as well, which `run` enters.
start_podman() {
  start_apart tini -- podman --root "$folder/data" --runroot "$folder/exec" --tmpdir "$folder/libpod" \
    --runtime runc --cgroup-manager cgroupfs --events-backend file system service --time 0 "unix://$folder/docker.sock"
}

# start_apart COMMAND...: the first process of its namespaces.
start_apart() {
  setsid "${BASH_SOURCE[0]}" keep "$folder" "$@" </dev/null >>"$folder/log" 2>&1 &
  until_true 60 daemon_serves_or_ended || give_up "$kind did not answer within 60 s. Its last words:"
  daemon_serves || give_up "$kind ended at once. Its last words:"
}

keep() {
  local network=()
  [[ $kind == docker ]] || network=(--net)
  echo $$ >"$1/pid"
  exec unshare --mount --pid --fork --kill-child --mount-proc --propagation private "${network[@]}" "${BASH_SOURCE[0]}" begin "$@"
}

# begin FOLDER COMMAND...: inside the namespaces.
begin() {
  folder=$1
  shift
  if [[ $kind == docker ]]; then
    # Nothing is forwarded here, docker-proxy carries it all; the daemon would warn of every container for that.
    echo 1 >"$folder/forward" && mount --bind "$folder/forward" /proc/sys/net/ipv4/ip_forward
  else
    ip link set lo up
  fi
  [[ -z $engine ]] || begin_with_files_of_engine "$@"

  local made
  for made in /etc/docker /run/docker /run/containerd; do
    [[ -d $made ]] || { mkdir -p "$made" && echo "$made" >>"$folder/folders"; }
    mount -t tmpfs tmpfs "$made"
  done
  exec "$@"
}

# An overlay keeps what is written away from the engine's own files; and a container's root can only be entered from a root that is a mount.
begin_with_files_of_engine() {
  local made
  mkdir -p "$folder"/{root,upper,work}
  mount -t overlay -o "lowerdir=$engine/root,upperdir=$folder/upper,workdir=$folder/work" overlay "$folder/root"
  cd "$folder/root"
  for made in proc sys dev; do mount --rbind "/$made" "$made"; done
  for made in run tmp; do mount -t tmpfs tmpfs "$made"; done
  mkdir -p ".$folder" run/old && mount --bind "$folder" ".$folder"
  pivot_root . run/old
  # shellcheck disable=SC2016 # expanded by the inner shell
  exec /bin/busybox sh -c 'umount -l /run/old; exec "$@"' sh "$@"
}

give_up() {
  local last_words
  last_words=$(tail -n 20 "$folder/log")
  down
  fail "$1" "$last_words"
}

daemon_serves() {
  if [[ $kind == docker ]]; then grep -q 'API listen on' "$folder/log" 2>/dev/null; else [[ -S $folder/docker.sock ]]; fi
}
keeper_lives() { [[ ! -s $folder/pid ]] || kill -0 "$(<"$folder/pid")" 2>/dev/null; }
daemon_serves_or_ended() { daemon_serves || ! keeper_lives; }

# What a build that was killed outright could not end.
sweep() {
  local left
  for left in "$states"/*; do
    if [[ ${left##*/} =~ ^[0-9]+$ ]] && ! kill -0 "${left##*/}" 2>/dev/null; then
      MAESTRO_BUILD_OWNER=${left##*/} "${BASH_SOURCE[0]}" down
    fi
  done
}

up() {
  require_root_on_debian
  [[ ! -e $state ]] || fail "a daemon of this owner ($owner) is up already: unix://$(<"$state")/docker.sock"
  sweep
  install_docker
  mkdir -p "$states"
  # Under /tmp, for a socket's path may have 108 bytes only and a checkout can lie deep.
  name_parts "$(mktemp -d /tmp/maestro-docker.XXXXXX)"
  echo "$folder" >"$state"
  "start_$kind"
  echo "unix://$folder/docker.sock"
}

namespace_is_empty() { ! readlink /proc/[0-9]*/ns/pid 2>/dev/null | grep -qxF "$1"; }
folder_is_gone() { rm -rf "$folder" 2>/dev/null; }

end_processes() {
  local pid namespace
  [[ -s $folder/pid ]] || return 0
  pid=$(<"$folder/pid")
  # A process id can have been given to somebody else after a restart of the machine.
  grep -qsF "$folder" "/proc/$pid/cmdline" || return 0
  namespace=$(readlink "/proc/$pid/ns/pid_for_children")
  kill -KILL "$pid" # --kill-child: the namespace's first process goes with it, and so does the whole namespace
  [[ $namespace == "$(readlink /proc/self/ns/pid)" ]] || until_true 30 namespace_is_empty "$namespace" ||
    fail "processes of the private daemon do not end ($folder)"
}

remove_bridges() {
  local network
  ip link delete "$bridge" 2>/dev/null || true
  # Networks that users of the daemon made have bridges named after their ids.
  { grep -aohE '\b[0-9a-f]{64}\b' "$folder/data/network/files/local-kv.db" 2>/dev/null || true; } | sort -u | while read -r network; do
    ip link delete "br-${network:0:12}" 2>/dev/null || true
  done
}

remove_cgroups() {
  remove_cgroups_of_podman
  find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" -exec rmdir {} + 2>/dev/null || true
  [[ -z $(find /sys/fs/cgroup -type d -name "$cgroup" -print -quit 2>/dev/null) ]]
}

# Podman gives every container one beside those of all others.
remove_cgroups_of_podman() {
  local container
  for container in "$folder"/data/overlay-containers/*/; do
    container=$(basename "$container")
    [[ ! $container =~ ^[0-9a-f]{64}$ ]] || find /sys/fs/cgroup -depth -type d -path "*/libpod_parent/*$container*" -exec rmdir {} + 2>/dev/null || true
  done
}

down() {
  [[ -s $state ]] || return 0
  name_parts "$(<"$state")"
  [[ $folder == /tmp/maestro-docker.* ]] || fail "$state is not a file of this script"
  end_processes
  remove_bridges
  until_true 10 remove_cgroups || fail "control groups named $cgroup cannot be removed"
  [[ ! -s $folder/folders ]] || xargs rmdir --ignore-fail-on-non-empty <"$folder/folders"
  until_true 30 folder_is_gone || fail "$folder cannot be removed"
  rm -f "$state"
  echo "docker-daemon: the private Docker daemon is gone" >&2
}

run() {
  [[ -s $state ]] || fail "no daemon of this owner ($owner) is up"
  exec nsenter --target "$(<"$(<"$state")/pid")" --net "$@"
}

case ${1-} in
  up) up ;;
  down) down ;;
  log) [[ ! -s $state ]] || tail -n 40 "$(<"$state")/log" ;;
  run | keep | begin) "$@" ;;
  *) fail 'usage: docker-daemon.sh up|down|log|run COMMAND...' ;;
esac
