#!/usr/bin/env bash
# Puts a package where the app takes it from, and has the app take it. The app itself may only read there, and its publishing site is shut:
# whoever got hold of the app cannot change what it runs. Who may is packageWriter of infra/main.bicep, which is whoever deployed.
set -euo pipefail

group=${1:?The resource group} app=${2:?The function app} account=${3:?The storage account of the package} package=${4:?The package}

network() { az storage account update --resource-group "$group" --name "$account" --public-network-access "$1" --default-action "$2" --output none; }

# A private account is open for as long as this takes, to those who have a role there. It holds nothing but the package: what the app
# stores, and its vault, stay shut.
if [ "$(az storage account show --resource-group "$group" --name "$account" --query publicNetworkAccess --output tsv)" = Disabled ]; then
  trap 'network Disabled Deny' EXIT
  network Enabled Allow
fi

# A right that was just given, or a door that was just opened, takes minutes to hold everywhere.
tries=0
until az storage blob upload --auth-mode login --account-name "$account" --container-name deployments \
  --name released-package.zip --file "$package" --overwrite --output none; do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || { echo "::error::The package could not be put into $account."; exit 1; }
  sleep "${WAIT:-15}"
done

# Instances read the package when they start; the scale controller learns of new functions by the second.
id=$(az functionapp show --resource-group "$group" --name "$app" --query id --output tsv)
az functionapp restart --ids "$id"
az rest --method post --url "$id/syncfunctiontriggers?api-version=2024-04-01" --output none
