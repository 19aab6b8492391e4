#!/usr/bin/env bash
# A fleet of Docker hosts on this machine, each in namespaces of its own with an address of its own, for tests that need several hosts and hosts that fail.
#   test-bed.sh install             installs what it needs (on Debian)
#   test-bed.sh up N                brings N ships up, 10.77.B.11 and on, and prints the folder of the bed; B is the first free number
#   test-bed.sh start FOLDER I [dockerd's options]    starts ship I's daemon, and returns when it serves
#   test-bed.sh in FOLDER I COMMAND...    runs a command on ship I
#   test-bed.sh link FOLDER I up|down     its cable
#   test-bed.sh power FOLDER I            ends ship I as pulling its plug does
#   test-bed.sh boot FOLDER I             boots it again, without its daemon
#   test-bed.sh down FOLDER         ends the bed and everything that it made
#   test-bed.sh sweep               ends the beds whose owner, the process that called `up`, is gone
# Whoever calls `up` must see to it that `down` is called on every way out. Needs root on Linux.
set -euo pipefail
# shellcheck source=build/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

fail() {
  printf 'test-bed: %s\n' "$@" >&2
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

child_of() { pgrep -P "$1" >/dev/null; }
runs() { child_of "$1" && grep -qa "$2" "/proc/$(pgrep -P "$1" | head -n 1)/cmdline"; }

# Each bed has a number, B: its network is 10.77.B.0/24, its leg in this machine's network is maestro-bed-B.
name_parts() {
  bed=$1
  [[ $bed == /tmp/maestro-bed.* && -s $bed/number ]] || fail "$bed is not a bed"
  number=$(<"$bed/number")
  network=10.77.$number
  leg=mbed$number
  cgroup=maestro-bed-$number
}

require_root() {
  [[ $(uname -s) == Linux && $EUID -eq 0 ]] || fail 'Hosts of their own can only be made by root on Linux. Run the tests as root there, for one in a virtual machine.'
}

missing_tools() {
  local tool
  for tool in dockerd docker-init containerd iptables ip unshare nsenter pgrep ssh ssh-keygen /usr/sbin/sshd; do
    command -v "$tool" >/dev/null || echo "$tool"
  done
}
require_tools() { [[ -z $(missing_tools) ]] || fail "not found: $(missing_tools | xargs); 'build/test-bed.sh install' installs them on Debian."; }

install() {
  require_root
  [[ -n $(missing_tools) ]] || return 0
  [[ -e /etc/debian_version ]] || require_tools
  echo "test-bed: installing docker.io, iptables, iproute2, procps, openssh (not found: $(missing_tools | xargs))" >&2
  install_packages docker.io iptables iproute2 util-linux procps openssh-client openssh-server || fail 'apt-get could not install them; its messages are above.'
}

# The network between the ships: a bridge in a namespace of its own, so that the firewall of no host of this machine is between them.
lay_network() {
  # Without the network, packets for it end here and never leave this machine.
  ip route replace blackhole "$network.0/24" metric 4000000
  setsid unshare --net --fork --kill-child sleep infinity </dev/null >/dev/null 2>&1 &
  local keeper=$!
  until_true 10 child_of "$keeper" || fail 'the network did not come up'
  local switch
  switch=$(pgrep -P "$keeper")
  echo "$switch" >"$bed/switch"
  nsenter --target "$switch" --net sh -c 'ip link set lo up; ip link add switch type bridge; ip link set switch up; ! [ -e /proc/sys/net/bridge ] || sysctl -qw net.bridge.bridge-nf-call-iptables=0'
  ip link add "$leg" type veth peer name trunk netns "$switch"
  nsenter --target "$switch" --net sh -c 'ip link set trunk master switch; ip link set trunk up'
  ip addr add "$network.1/24" dev "$leg"
  ip link set "$leg" up
}

# A machine that boots again has the address of hardware that its neighbours remember.
mac() { printf '02:4d:43:%02x:00:%02x' "$number" "$1"; }

# A machine: network, mounts, name and processes of its own, /run and the daemon's folders, too.
boot() {
  local i=$1 ship=$bed/$1
  mkdir -p "$ship"/{docker,etc,cgroups}
  # shellcheck disable=SC2016 # expanded by the inner shell
  setsid unshare --net --mount --uts --ipc --pid --fork --kill-child --propagation private bash -c '
    set -e
    mount -t proc proc /proc
    mount --rbind /sys/fs/cgroup "$2/cgroups"; mount -t sysfs sysfs /sys; mount --rbind "$2/cgroups" /sys/fs/cgroup; umount -l "$2/cgroups"
    mount -t tmpfs tmpfs /run; mkdir -p /run/sshd /run/lock /var/lib/docker /etc/docker
    mount --bind "$2/docker" /var/lib/docker; mount --bind "$2/etc" /etc/docker
    hostname "ship$1"; ip link set lo up
    exec docker-init -- sleep infinity' ship "$i" "$ship" </dev/null >>"$ship/log" 2>&1 &
  local keeper=$!
  until_true 20 runs "$keeper" docker-init || fail "ship $i does not boot:" "$(tail -n 3 "$ship/log")"
  local machine switch
  machine=$(pgrep -P "$keeper")
  switch=$(<"$bed/switch")
  echo "$machine" >"$ship/machine"
  nsenter --target "$switch" --net ip link delete "ship$i" 2>/dev/null || true
  nsenter --target "$switch" --net ip link add "ship$i" type veth peer name eth0 address "$(mac "$i")" netns "$machine"
  nsenter --target "$switch" --net sh -c "ip link set ship$i master switch; ip link set ship$i up"
  # A real Docker host turns forwarding on itself, and closes its FORWARD chain with it.
  nsenter --target "$machine" --net sh -c "sysctl -qw net.ipv4.ip_forward=0; ip addr add $network.$((10 + i))/24 dev eth0; ip link set eth0 up"
}

in_ship() {
  local i=$1
  shift
  nsenter --target "$(<"$bed/$i/machine")" --net --mount --uts --ipc --pid -- "$@"
}

serves() { in_ship "$1" sh -c 'exec 2>/dev/null; [ -S /var/run/docker.sock ]' && grep -q 'API listen on' "$bed/$1/daemon"; }
ended() { ! in_ship "$1" sh -c 'kill -0 "$(cat /run/docker.pid)"' 2>/dev/null; }
serves_or_ended() { serves "$1" || { [[ -s $bed/$1/daemon ]] && grep -q 'failed to start daemon' "$bed/$1/daemon"; }; }

# The daemon's parent is the ship's own first process, which reaps it when it is killed.
start() {
  local i=$1
  shift
  : >"$bed/$i/daemon"
  # shellcheck disable=SC2016
  in_ship "$i" sh -c 'log=$1; shift; exec >>"$log" 2>&1 </dev/null; rm -f /run/docker.pid; setsid "${MAESTRO_DOCKERD:-dockerd}" "$@" &' sh "$bed/$i/daemon" \
    -H unix:///var/run/docker.sock --cgroup-parent "/$cgroup/$i" --bip "172.30.$i.1/24" "$@"
  until_true 60 serves_or_ended "$i" || fail "the daemon of ship $i does not serve:" "$(tail -n 5 "$bed/$i/daemon")"
  serves "$i" || fail "the daemon of ship $i does not start:" "$(tail -n 5 "$bed/$i/daemon")"
}

free_number() {
  local n
  for n in {0..199}; do
    if mkdir "/tmp/maestro-bed-number-$n" 2>/dev/null; then
      echo "$n"
      return
    fi
  done
  fail 'no network of 10.77.0.0/16 is free'
}

up() {
  require_root
  require_tools
  bed=$(mktemp -d /tmp/maestro-bed.XXXXXX)
  echo "$PPID" >"$bed/owner"
  free_number >"$bed/number"
  name_parts "$bed"
  # A bed that does not come up leaves nothing.
  trap 'down' ERR
  lay_network
  local i
  for ((i = 1; i <= $1; i++)); do boot "$i"; done
  trap - ERR
  echo "$bed"
}

gone() { [[ ! -d /proc/$1 ]]; }
kill_machine() {
  local machine
  [[ -s $1 ]] || return 0
  machine=$(<"$1")
  rm -f "$1"
  # A process id can have been given to somebody else: a machine of ours is the first process of a namespace.
  [[ $(readlink "/proc/$machine/ns/net" 2>/dev/null) != "$(readlink /proc/self/ns/net)" ]] || return 0
  kill -KILL "$machine" 2>/dev/null || return 0
  until_true 30 gone "$machine" || fail "the processes of $1 do not end"
}

remove_cgroups() {
  find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" -exec rmdir {} + 2>/dev/null || true
  [[ -z $(find /sys/fs/cgroup -type d -name "$cgroup" -print -quit 2>/dev/null) ]]
}
folder_is_gone() { rm -rf "$bed" 2>/dev/null; }

down() {
  local ship
  for ship in "$bed"/*/machine "$bed/switch"; do [[ ! -e $ship ]] || kill_machine "$ship"; done
  ip link delete "$leg" 2>/dev/null || true
  ip route delete blackhole "$network.0/24" metric 4000000 2>/dev/null || true
  until_true 10 remove_cgroups || fail "control groups named $cgroup cannot be removed"
  rmdir "/tmp/maestro-bed-number-$number" 2>/dev/null || true
  until_true 30 folder_is_gone || fail "$bed cannot be removed"
}

sweep() {
  local left
  for left in /tmp/maestro-bed.*; do
    if [[ -s $left/owner && -s $left/number ]] && ! kill -0 "$(<"$left/owner")" 2>/dev/null; then
      name_parts "$left"
      down
    fi
  done
}

word=${1-}
[[ $# -eq 0 ]] || shift
case $word in
  install) install ;;
  up) up "$@" ;;
  sweep) sweep ;;
  start | in | link | power | boot | down)
    name_parts "${1-}"
    shift
    case $word in
      start) start "$@" ;;
      in) in_ship "$@" ;;
      link) nsenter --target "$(<"$bed/switch")" --net ip link set "ship$1" "$2" ;;
      power) kill_machine "$bed/$1/machine" ;;
      boot) boot "$1" ;;
      down) down ;;
    esac
    ;;
  *) fail 'usage: test-bed.sh install|up|sweep|start|in|link|power|boot|down' ;;
esac
