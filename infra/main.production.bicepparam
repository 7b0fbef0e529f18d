// Production. Deployed by .github/workflows/deploy.yml, after somebody approved it.
using 'main.bicep'

param environmentName = 'production'
param location = 'westeurope'
param publicBaseAddress = 'https://loket.example.com'
param loketClientId = 'example-loket-production'
param loketEnvironment = 'production'
param operatorEmail = 'loket-operations@example.com'
param notices = {
  email: 'loket-operations@example.com'
  webhook: 'https://alerts.example.com/loket'
}
param vaultOfficer = readEnvironmentVariable('VAULT_OFFICERS_GROUP', '')
param vaultOfficerType = 'Group'

param planners = [
  {
    id: 'zonplan'
    profile: 'l1nda'
    baseAddress: 'https://zonplan.example.com/loket/'
    returnAddresses: ['https://zonplan.example.com/']
    inbound: ['planner-zonplan-inbound']
    outbound: 'planner-zonplan-outbound'
  }
  {
    id: 'roosterbord'
    profile: 'eitje'
    baseAddress: 'https://api.roosterbord.example.com/loket/'
    returnAddresses: ['https://app.roosterbord.example.com/', 'https://beheer.roosterbord.example.com/']
    inbound: ['planner-roosterbord-inbound']
    outbound: 'planner-roosterbord-outbound'
  }
]

param mail = {
  host: 'smtp.example.com'
  port: 587
  from: 'loket@example.com'
  signsIn: true
}

param scaling = { instanceMemory: 2048, maximumInstances: 100, requestsPerInstance: 16, alwaysReady: 2 }
param startsSpreadOver = '02:00:00'
param zoneRedundant = true
param storageRedundancy = 'Standard_GZRS'
param privateEndpoints = true
// Nobody gets in but through the Front Door whose id this is, with its limits.
param reachedBy = { frontDoorId: '00000000-0000-4000-8000-000000000000', addresses: [] }
param logCapGb = 20
