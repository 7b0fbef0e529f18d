#!/usr/bin/env bash
# Sees to it that the tests of deliveries by SFTP have a server: Debian's own, so this needs apt-get and root. Used by .ci/run and by the
# tests. Nothing of it is started here.
set -euo pipefail

{ [ -x /usr/sbin/sshd ] || command -v sshd >/dev/null; } && command -v ssh-keygen >/dev/null && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "No OpenSSH server, and without apt-get and root none is installed here." >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
quietly() { apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }

echo "Installing an OpenSSH server."
for _ in 1 2 3; do
  if quietly update && quietly install --yes --no-install-recommends openssh-server; then
    exit 0
  fi
done
exit 1
