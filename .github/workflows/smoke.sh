#!/usr/bin/env bash
# Asks the app at an address until it is alive and ready three times in a row, for five minutes at most: while instances change, the
# old one may answer in between. Shows what /api/health/ready says is wrong.
set -uo pipefail

address=${1:?The address of the app, without /api}
good=0
for _ in $(seq 30); do
  if curl --silent --fail --max-time 15 --output /dev/null "$address/api/health" \
    && curl --silent --show-error --fail-with-body --max-time 15 "$address/api/health/ready"; then
    good=$((good + 1))
    echo " ready ($good of 3)"
    [ "$good" -eq 3 ] && exit 0
  else
    good=0
    echo " not ready yet"
  fi
  sleep 10
done
echo "::error::$address did not get well."
exit 1
