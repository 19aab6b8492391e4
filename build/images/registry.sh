#!/usr/bin/env bash
# registry.sh FOLDER: prints the path of the program docker-registry: the one that is installed, else one unpacked into FOLDER out of Debian's package.
set -euo pipefail

if command -v docker-registry; then exit; fi
folder=$1
if [[ ! -x $folder/docker-registry ]]; then
  for tool in apt-get dpkg; do
    command -v "$tool" >/dev/null || { echo "registry.sh: install docker-registry (the 'distribution' registry) so that it is found in PATH, or use Debian or Ubuntu" >&2; exit 1; }
  done
  # Into a folder beside, so that a download cut short is not taken for a whole one.
  rm -rf "$folder.part" && mkdir -p "$folder.part" && chmod 777 "$folder.part"
  cd "$folder.part"
  apt-get download -qq docker-registry >&2 2>/dev/null || { apt-get update -qq >&2 && apt-get download -qq docker-registry >&2; }
  dpkg -x docker-registry_*.deb unpacked
  mkdir -p "$folder"
  mv unpacked/usr/bin/docker-registry "$folder/docker-registry"
  cd / && rm -rf "$folder.part"
fi
echo "$folder/docker-registry"
