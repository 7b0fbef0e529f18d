// Durable Task Scheduler, in the place of orchestrations in storage (docs/runbooks/durable-task-scheduler.md).

param location string
param tags object
param name string
param identityName string

@description('Name of the task hub, as host.json has it.')
param taskHubName string

var workWithTaskHubs = '0ad04412-c4d5-4796-b79c-f76d14c8d402' // Durable Task Data Contributor

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // Open to every address, but only for identities with the role below.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: taskHubName
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler
  name: guid(scheduler.id, identity.id, workWithTaskHubs)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', workWithTaskHubs)
  }
}

@description('Where the app finds it.')
output address string = scheduler.properties.endpoint
