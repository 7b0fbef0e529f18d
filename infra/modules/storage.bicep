// Storage of the Functions host and of the app. The app makes its tables and containers itself.

import { closedAccount } from 'closed.bicep'
import { retention } from 'types.bicep'

param location string
param tags { *: string }
param name string

@description('How many copies, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS'])
param redundancy string

param keep retention

@description('Reached by private endpoints only.')
param isPrivate bool

@description('Log Analytics workspace for the logs.')
param workspaceName string

// Container by container, as functions/Storage/AppBlobs.cs names them. Snapshots, ledgers and mappings are the app's memory and stay until it removes them.
var lifetimes = [
  { container: 'requests', days: keep.requestDays }
  { container: 'reports', days: keep.reportMonths * 365 / 12 + 1 }
  { container: 'payrollfiles', days: keep.payrollFileYears * 1461 / 4 + 1 }
  { container: 'staging', days: keep.stagingDays }
]

// Erasing has to erase: there are no versions, and what was deleted or overwritten goes for good after this. Until then whoever may manage the account can have it back.
var deleted = { enabled: true, days: keep.deletedBlobDays }

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: closedAccount(isPrivate)
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: deleted
    containerDeleteRetentionPolicy: deleted
  }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        for lifetime in lifetimes: {
          name: 'forget-${lifetime.container}'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${lifetime.container}/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterModificationGreaterThan: lifetime.days }
              }
            }
          }
        }
      ]
    }
  }
}

// Who deleted what. Reads and writes are left out: the host alone makes millions a day.
resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableMetrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: 'to-workspace'
  properties: {
    workspaceId: workspace.id
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}
