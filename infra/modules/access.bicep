// What the app's identity may do, and who may put secrets into the vault. Each right is on one resource, not on the group.

param identityName string
param storageName string
param packageAccountName string

@description('The container of the package.')
param packageContainer string

param vaultName string
param applicationInsightsName string

@description('Object id of whoever puts the package there; empty for nobody.')
param packageWriter string

@description('The app may write the package that it runs. Only for azd, which puts it there through the app.')
param appWritesItsPackage bool

@description('Object id of whoever makes the secrets; empty for nobody.')
param vaultOfficer string

@description('What the vault officer is.')
@allowed(['Group', 'ServicePrincipal', 'User'])
param vaultOfficerType string

// Blob Data Owner is what the Functions host asks for, of its whole account; the app itself would do with less.
var onStorage = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
]
var readBlobs = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' // Storage Blob Data Reader
var writeBlobs = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' // Storage Blob Data Contributor
var onPackage = appWritesItsPackage ? writeBlobs : readBlobs
var readSecrets = '4633458b-17de-408a-b874-0445c86b69e6' // Key Vault Secrets User
var writeSecrets = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' // Key Vault Secrets Officer
var sendTelemetry = '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource packageAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: packageAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource package 'containers' existing = {
      name: packageContainer
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource storageRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in onStorage: {
    scope: storage
    name: guid(storage.id, identity.id, role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource packageRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: packageAccount::blobs::package
  name: guid(packageAccount::blobs::package.id, identity.id, onPackage)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', onPackage)
  }
}

resource packageWriterRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(packageWriter)) {
  scope: packageAccount::blobs::package
  name: guid(packageAccount::blobs::package.id, packageWriter, writeBlobs)
  properties: {
    principalId: packageWriter
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', writeBlobs)
  }
}

resource vaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, readSecrets)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
  }
}

resource telemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, identity.id, sendTelemetry)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', sendTelemetry)
  }
}

resource officerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(vaultOfficer)) {
  scope: vault
  name: guid(vault.id, vaultOfficer, writeSecrets)
  properties: {
    principalId: vaultOfficer
    principalType: vaultOfficerType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', writeSecrets)
  }
}
