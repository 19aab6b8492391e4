#!/usr/bin/env bash
# rootfs.sh busybox|redis FOLDER: makes FOLDER/NAME.tar, the files of a small image, out of Debian's packages.
# The packages are unpacked, never installed; a library that they do not bring comes from this machine, which has it installed.
set -euo pipefail

name=$1
mkdir -p "$2/$name" && cd "$2/$name"
case $name in
  busybox) packages=(busybox) programs=() ;;
  redis) packages=(busybox redis-server redis-tools) programs=(usr/bin/redis-check-rdb usr/bin/redis-cli) ;;
  *) echo "rootfs.sh: no image is called '$name'" >&2; exit 1 ;;
esac

for tool in apt-get dpkg ldd; do
  command -v "$tool" >/dev/null || { echo "rootfs.sh: needs $tool, of Debian or Ubuntu" >&2; exit 1; }
done

# What an installation would bring beside the packages: their dependencies that this machine lacks.
missing_packages() {
  apt-get --simulate --no-install-recommends install "${packages[@]}" | awk '/^Inst/ { print $2 }'
}

download() {
  mkdir -p debs
  # Into a folder beside, so that a download cut short is not taken for a whole one.
  rm -rf debs.part && mkdir debs.part && chmod 777 debs.part
  { printf '%s\n' "${packages[@]}"; missing_packages; } | sort -u | (cd debs.part && xargs apt-get download -qq) &&
    rm -rf debs && mv debs.part debs
}

if ! compgen -G 'debs/*.deb' >/dev/null; then
  download 2>/dev/null || { apt-get update -qq && download; }
fi

rm -rf unpacked root && mkdir -p unpacked root/{bin,sbin,tmp,etc,proc,sys,dev,run,var,root,usr/bin,usr/sbin}
chmod 1777 root/tmp
for package in debs/*.deb; do dpkg -x "$package" unpacked; done

# Libraries lie where the loader of this machine finds them, under the same names.
libraries_of() {
  LD_LIBRARY_PATH=$(find "$PWD/unpacked" -type d -path '*/lib/*-linux-gnu' -printf '%p:') ldd "$1" |
    awk '/not found/ { print "missing: " $1 > "/dev/stderr"; exit 1 } /=> \// { print $3 } /^\t\// { print $1 }'
}
add_program() {
  local library libraries target
  mkdir -p "root/$(dirname "$2")"
  cp -L "$1" "root/$2"
  libraries=$(libraries_of "$1")
  for library in $libraries; do
    target=root${library#"$PWD/unpacked"}
    mkdir -p "$(dirname "$target")"
    cp -L "$library" "$target"
  done
}

add_program "$(find unpacked -path '*bin/busybox' -print -quit)" bin/busybox
for program in "${programs[@]}"; do add_program "unpacked/$program" "$program"; done
[[ $name != redis ]] || ln -s redis-check-rdb root/usr/bin/redis-server
# After the programs, so that none of them is hidden by a tool of the same name.
for applet in $(root/bin/busybox --list); do
  [[ -e root/bin/$applet ]] || ln -s busybox "root/bin/$applet"
done

printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >root/etc/passwd
printf 'root:x:0:\nnogroup:x:65534:\n' >root/etc/group
printf 'hosts: files dns\n' >root/etc/nsswitch.conf
tar --owner=0 --group=0 -C root -cf "../$name.tar.part" .
mv "../$name.tar.part" "../$name.tar"
