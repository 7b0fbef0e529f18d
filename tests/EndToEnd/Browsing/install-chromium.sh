#!/usr/bin/env bash
# Sees to it that the browser tests have a Chromium: Debian's own, so this needs apt-get and root. Used by .ci/run and by the tests.
set -euo pipefail

for name in ${CHROMIUM_PATH:+"$CHROMIUM_PATH"} chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "No Chromium, and without apt-get and root none is installed here." >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
quietly() { apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }

echo "Installing Chromium."
for _ in 1 2 3; do
  # Fonts by name, or a bare machine has one only and pages look different on it.
  if quietly update && quietly install --yes --no-install-recommends chromium fonts-liberation; then
    exit 0
  fi
done
exit 1
