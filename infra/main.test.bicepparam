// The test environment: Loket's acceptance, planners' test systems. Deployed by .github/workflows/deploy.yml.
using 'main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param loketClientId = 'example-loket-test'
param loketEnvironment = 'acceptance'
param operatorEmail = 'loket-test@example.com'
param vaultOfficer = readEnvironmentVariable('VAULT_OFFICERS_GROUP', '')
param vaultOfficerType = 'Group'

param planners = [
  {
    id: 'zonplan'
    profile: 'l1nda'
    baseAddress: 'https://test.zonplan.example.com/loket/'
    returnAddresses: ['https://test.zonplan.example.com/']
    inbound: ['planner-zonplan-inbound']
    outbound: 'planner-zonplan-outbound'
  }
]

// Keeps less, and shorter: there is nobody's payroll in it.
param storageRedundancy = 'Standard_LRS'
param keep = { requestDays: 30, reportMonths: 2, payrollFileYears: 1, stagingDays: 7, deletedBlobDays: 1, logDays: 30 }
param logCapGb = 1
param privateEndpoints = false
