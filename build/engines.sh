#!/usr/bin/env bash
# Engines that this machine does not have, out of Debian's other suites; nothing of it touches the system.
#   engines.sh fetch VERSION FOLDER   makes FOLDER: the engine and all that it needs, unpacked; nothing is done where it stands already
#   engines.sh version FOLDER         what is in it
# VERSION is 20.10, 26, 28 .. of Docker, podman-4, podman-5 .. of Podman: the first suite that has it gives it.
# Exits 3 where it cannot be had: no Debian, no such version, no way to the mirror. `MAESTRO_ENGINE=FOLDER docker-daemon.sh up` starts it.
set -euo pipefail

fail() {
  printf 'engines: %s\n' "$@" >&2
  exit 1
}
cannot_be_had() {
  printf 'engines: %s cannot be had: %s\n' "$version" "$1" >&2
  exit 3
}

require_debian() {
  local tool
  # shellcheck source=/dev/null
  [[ -e /etc/os-release && $(. /etc/os-release && echo "$ID") == debian ]] || cannot_be_had 'only Debian has the suites that it comes from.'
  for tool in apt-get apt-cache dpkg-deb tar; do
    command -v "$tool" >/dev/null || cannot_be_had "$tool is missing."
  done
  [[ -e $keyring ]] || cannot_be_had "$keyring is missing (package debian-archive-keyring)."
}

# Where the machine's own packages come from: asked of apt, which knows both forms of its sources.
mirror() {
  local codename
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk -v suite="$codename" '$1 == suite { print $2; exit }'
}

# An apt with sources, lists and an empty state of its own: to it, nothing is installed.
use_suite() {
  local apt=$folder.part/apt-$1
  mkdir -p "$apt"/{lists/partial,cache/archives/partial}
  echo "deb [signed-by=$keyring] $mirror $1 main" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONFIGURATION
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$apt";
Dir::State::Lists "$apt/lists";
Dir::State::status "/dev/null";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
CONFIGURATION
  export APT_CONFIG=$apt/apt.conf
  apt-get -qq update >&2 || cannot_be_had "the package lists of $1 cannot be read; apt-get's messages are above."
}

# Prints the version of $package in the suite in use, without Debian's own part; fails where it is another.
has_version() {
  local found
  found=$(apt-cache show --no-all-versions "$package" 2>/dev/null | awk '$1 == "Version:" { sub(/^[0-9]+:/, "", $2); sub(/[+~-].*/, "", $2); print $2; exit }')
  [[ $found == "$number" || $found == "$number".* ]] && echo "$found"
}

# Merged folders first: older packages still carry /lib and /bin, which would come to stand beside /usr's.
unpack() {
  local root=$1 package name
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root"/{dev,proc,sys,run,tmp,root,var/tmp,etc}
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
  ln -s ../run "$root/var/run"
  for package in "$2"/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink --no-same-owner \
      --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale --exclude=./usr/share/perl
  done
}

# What packages set up when they are installed; here none is.
configure() {
  local root=$1 program
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
  printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
  : >"$root/etc/resolv.conf"
  for program in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    [[ ! -e $root/usr/sbin/xtables-nft-multi ]] || ln -sf xtables-nft-multi "$root/usr/sbin/$program"
  done
}

fetch() {
  local suite found mirror packages
  [[ ! -e $folder/version ]] || { echo "engines: $(<"$folder/version") stands in $folder" >&2; return; }
  require_debian
  mirror=$(mirror)
  [[ -n $mirror ]] || cannot_be_had "apt's sources name no mirror of Debian."
  rm -rf "$folder.part" && mkdir -p "$folder.part/debs"

  for suite in oldstable stable testing unstable; do
    use_suite "$suite"
    if found=$(has_version); then break; fi
  done
  [[ -n $found ]] || cannot_be_had "no suite of Debian has $package $number."
  echo "engines: $package $found, of Debian $suite" >&2

  mapfile -t packages < <(apt-get --simulate install "$package" "${extras[@]}" | awk '/^Inst/ { print $2 }')
  ((${#packages[@]})) || cannot_be_had "what $package needs cannot be had; apt-get's messages are above."
  (cd "$folder.part/debs" && apt-get -qq download "${packages[@]}" >&2) || cannot_be_had "its packages cannot be downloaded; apt-get's messages are above."
  unpack "$folder.part/root" "$folder.part/debs"
  configure "$folder.part/root"
  rm -rf "$folder.part/debs" "$folder.part"/apt-*
  echo "$kind" >"$folder.part/kind"
  echo "$kind $found" >"$folder.part/version"
  mkdir -p "$(dirname "$folder")"
  rm -rf "$folder" && mv "$folder.part" "$folder"
}

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
case ${1-}${3:+ } in
  'fetch ')
    version=$2
    folder=$(realpath -m "$3")
    case $version in
      podman-*) kind=podman package=podman number=${version#podman-} extras=(busybox-static iptables tini runc nftables) ;;
      [0-9]*) kind=docker package=docker.io number=$version extras=(busybox-static iptables tini) ;;
      *) fail "$version is no version: say 26, or podman-4" ;;
    esac
    fetch
    ;;
  version) cat "$2/version" ;;
  *) fail 'usage: engines.sh fetch VERSION FOLDER | engines.sh version FOLDER' ;;
esac
