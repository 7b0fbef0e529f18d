// The function app on its Flex Consumption plan. Its settings are in settings.bicep.

import { front, scale } from 'types.bicep'

param location string
param tags { *: string }
param name string
param planName string
param identityName string
param packageAccountName string
param workspaceName string

@description('The container of the package.')
param packageContainer string

@description('Packages are put there through the app, by its publishing site. Otherwise nobody reaches that site.')
param appWritesItsPackage bool

param reachedBy front

param scaling scale

@description('Instances are spread over availability zones.')
param zoneRedundant bool

@description('The subnet that it reaches its storage and vault from; empty for none.')
param subnetId string

// Every Front Door sends from the same addresses, so the header names the one that is ours.
var throughFrontDoor = empty(reachedBy.frontDoorId)
  ? []
  : [
      {
        name: 'front-door'
        priority: 100
        action: 'Allow'
        tag: 'ServiceTag'
        ipAddress: 'AzureFrontDoor.Backend'
        headers: { 'x-azure-fdid': [reachedBy.frontDoorId] }
      }
    ]
var fromAddresses = map(reachedBy.addresses, (range, i) => { name: 'addresses-${i + 1}', priority: 200 + i, action: 'Allow', ipAddress: range })
var allowed = concat(throughFrontDoor, fromAddresses)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource packageAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: packageAccountName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the service of azure.yaml by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${packageAccount.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scaling.instanceMemory
        maximumInstanceCount: scaling.maximumInstances
        alwaysReady: [for group in scaling.alwaysReady == 0 ? [] : ['http', 'durable']: { name: group, instanceCount: scaling.alwaysReady }]
        triggers: {
          http: { perInstanceConcurrency: scaling.requestsPerInstance }
        }
      }
    }
    // No healthCheckPath: the platform's health check does not exist on this plan. The alerts and the smoke test of the workflow ask in its place.
    siteConfig: {
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ipSecurityRestrictions: allowed
      ipSecurityRestrictionsDefaultAction: empty(allowed) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: appWritesItsPackage ? 'Allow' : 'Deny'
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource metrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspace.id
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Host name that Azure gave it.')
output hostName string = app.properties.defaultHostName
