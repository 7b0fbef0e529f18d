// What wakes the operator. The worker's logs arrive as messages, so each query looks for words that a [LoggerMessage] of the app
// writes; tests/Unit/Infra holds the two together.

param location string
param tags { *: string }
param workspaceName string

@description('Receives every alert.')
param operatorEmail string

@description('Failed runs within half an hour that wake nobody.')
param failedRunsTolerated int

// Each looks twice at everything, because logs arrive minutes late, and is then silent for as long as it looks back. Those without
// such a silence stay on until what they found is over. Severity: 1 error, 2 warning, 3 to know.
var alerts = [
  {
    name: 'failed-runs'
    title: 'Runs failed'
    description: 'Syncs ended without a result, and not for a reason that their owner was told. The next night tries again; several at once mean that Loket, a planner or this app is down: docs/runbooks/rerunning-a-night.md.'
    severity: 1
    every: 'PT15M'
    over: 'PT30M'
    silent: 'PT30M'
    query: 'AppTraces | where Message startswith "Sync run " and Message contains " failed: " and Message !endswith "(Configuration)"'
    operator: 'GreaterThan'
    threshold: failedRunsTolerated
  }
  {
    name: 'not-started'
    title: 'Work could not be started'
    description: 'A nightly sync, a scheduled export or an erasing could not be started: storage or the engine was out of reach. Each look of the timer tries again: docs/runbooks/rerunning-a-night.md.'
    severity: 2
    every: 'PT15M'
    over: 'PT30M'
    silent: 'PT30M'
    query: 'AppTraces | where Message startswith "The " and Message contains " could not be started: "'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'needs-attention'
    title: 'Connections need attention'
    description: 'Connections stand still until their owner, or whoever the message names, acts. The owner was mailed.'
    severity: 3
    every: 'PT1H'
    over: 'PT2H'
    silent: 'PT2H'
    query: 'AppTraces | where Message startswith "Connection " and Message contains " needs attention: "'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'dead-letters'
    title: 'A planner was not told what was exported'
    description: 'Every attempt failed, over days. What was to be told is kept and can be sent again once the planner answers.'
    severity: 2
    every: 'PT15M'
    over: 'PT30M'
    silent: 'PT30M'
    query: 'AppTraces | where Message contains "could not be told to the planner"'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'token-refresh'
    title: 'Tokens could not be refreshed'
    description: 'One connection: its user has to sign in again. Many at once: the client secret at Loket, or the token key in the vault.'
    severity: 2
    every: 'PT15M'
    over: 'PT30M'
    silent: 'PT30M'
    query: '''AppTraces
| where Message contains "Loket refused the refresh token"
  or Message contains "could not be refreshed"'''
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'night-unfinished'
    title: 'The night is not finished'
    description: 'At 06:00 in Amsterdam connections that were due had no finished run: docs/runbooks/rerunning-a-night.md.'
    severity: 1
    every: 'PT15M'
    over: 'PT30M'
    silent: 'PT30M'
    query: 'AppTraces | where Message startswith "The night of " and Message contains " is not finished: "'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'version-ending'
    title: 'Loket ends a version that the app uses'
    description: 'The app has to move to the successor before the day in the message. docs/versions.md says how.'
    severity: 2
    every: 'P1D'
    over: 'P1D'
    silent: 'P1D'
    query: 'AppTraces | where Message startswith "Loket ends version "'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'errors'
    title: 'Requests fail'
    description: 'Answers of 500 and above, or functions that ended in an exception nobody foresaw.'
    severity: 1
    every: 'PT15M'
    over: 'PT30M'
    silent: ''
    query: '''union
  (AppRequests | where toint(ResultCode) >= 500),
  (AppTraces | where Message contains " failed unexpectedly: ")'''
    operator: 'GreaterThan'
    threshold: 5
  }
  {
    name: 'silence'
    title: 'The app is silent'
    description: 'No hourly count of connections for three hours: the app does not run, does not start, or its logs do not arrive.'
    severity: 1
    every: 'PT1H'
    over: 'PT3H'
    silent: ''
    query: 'AppTraces | where Message startswith "Connections: "'
    operator: 'LessThan'
    threshold: 1
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'loket-operator'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'loket'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: operatorEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'loket-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: alert.every
      windowSize: alert.over
      // In a new workspace the tables appear with their first row.
      skipQueryValidation: true
      autoMitigate: empty(alert.silent)
      muteActionsDuration: empty(alert.silent) ? null : alert.silent
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operator.id] }
    }
  }
]
