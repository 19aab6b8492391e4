# Installs Debian packages for scripts that source this; the packages' own services are not started.

# In a session of its own: a Ctrl-C must not leave dpkg half-way.
apt() {
  DEBIAN_FRONTEND=noninteractive setsid --wait apt-get -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null >&2
}
apt_install() { apt install --yes --no-install-recommends "$@"; }

# install_packages PACKAGES...: in a subshell, so that the caller keeps his own traps.
install_packages() (
  # A package would start a system-wide daemon and leave it behind; Debian's own switch against that is policy-rc.d.
  policy=/usr/sbin/policy-rc.d
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  apt_install "$@" || { apt update && apt_install "$@"; }
)
