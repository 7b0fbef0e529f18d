#!/bin/sh
# Puts into the vault what is missing there, and leaves what is there alone. Keys and signing secrets are made up; what others give
# (Loket's client secret, the mail server's password) is asked for. No secret is shown, or passed on a command line.
#
#   AZURE_KEY_VAULT_NAME   the vault
#   VAULT_RANDOM           names of secrets to make up       } outputs of infra/main.bicep,
#   VAULT_GIVEN            names of secrets to ask for       } which azd fills in
#
# Needs the Azure CLI, signed in as somebody who is Key Vault Secrets Officer there, and openssl.
set -eu

: "${AZURE_KEY_VAULT_NAME:?is not set}"
vault=$AZURE_KEY_VAULT_NAME

list() { az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv; }
put() { az keyvault secret set --vault-name "$vault" --name "$1" --file /dev/stdin --encoding utf-8 --output none; }

# A right that was just given takes minutes to hold everywhere.
tries=0
until present=$(list); do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || { echo "The vault $vault cannot be reached. Is it private, or are you no Key Vault Secrets Officer?" >&2; exit 1; }
  sleep 15
done

is_missing() { ! printf '%s\n' "$present" | grep -qx "$1"; }

for name in ${VAULT_RANDOM:-}; do
  is_missing "$name" || continue
  case $name in
    loket-token-key) openssl rand -base64 32 | tr -d '\n' | put "$name" ;;
    *) printf 'whsec_%s' "$(openssl rand -base64 32)" | put "$name" ;;
  esac
  echo "$name: made up."
done

missing=
for name in ${VAULT_GIVEN:-}; do
  is_missing "$name" || continue
  value=
  if [ -t 0 ]; then
    printf '%s: ' "$name"
    stty -echo
    read -r value || true
    stty echo
    echo
  fi
  if [ -n "$value" ]; then
    printf '%s' "$value" | put "$name"
    echo "$name: put."
  else
    missing="$missing $name"
  fi
done

if [ -n "$missing" ]; then
  echo "Not in the vault yet:$missing. The app does not start without. Put them there (docs/runbooks/first-deployment.md) and go on." >&2
  exit 1
fi
