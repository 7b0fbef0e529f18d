#!/usr/bin/env bash
# Which run was the last to deploy to an environment and end well there, and from which commit: `<run> <commit>`, or nothing. A run counts
# as soon as that environment is done, also while it waits for approval of the next.
set -euo pipefail

environment=${1:?The environment, as deploy.yml names it}
runs=$(gh run list --repo "$GITHUB_REPOSITORY" --workflow deploy.yml --branch main --limit 30 --json databaseId --jq '.[].databaseId')
for run in $runs; do
  gh api "repos/$GITHUB_REPOSITORY/actions/runs/$run/jobs" --jq '.jobs[] | [.name, .conclusion, .completed_at, .run_id, .head_sha] | @tsv'
done | awk -F '\t' -v job="to-$environment / deploy" '$1 == job && $2 == "success" { print $3, $4, $5 }' | sort | tail -n 1 | cut -d ' ' -f 2,3
