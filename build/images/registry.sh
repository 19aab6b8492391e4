#!/usr/bin/env bash
# registry.sh FOLDER: makes FOLDER/docker-registry: the one that is installed, else the one of Debian's package, unpacked.
set -euo pipefail

folder=$1
mkdir -p "$folder"
if [[ -x $folder/docker-registry ]]; then
  :
elif installed=$(command -v docker-registry); then
  ln -sf "$installed" "$folder/docker-registry"
else
  for tool in apt-get dpkg; do
    command -v "$tool" >/dev/null || { echo "registry.sh: install docker-registry (the 'distribution' registry) so that it is found in PATH, or use Debian or Ubuntu" >&2; exit 1; }
  done
  # Into a folder beside, so that a download cut short is not taken for a whole one.
  rm -rf "$folder.part" && mkdir -p "$folder.part" && chmod 777 "$folder.part"
  cd "$folder.part"
  apt-get download -qq docker-registry >&2 2>/dev/null || { apt-get update -qq >&2 && apt-get download -qq docker-registry >&2; }
  dpkg -x docker-registry_*.deb unpacked
  mv unpacked/usr/bin/docker-registry "$folder/docker-registry"
  cd / && rm -rf "$folder.part"
fi
echo "registry: $folder/docker-registry"
