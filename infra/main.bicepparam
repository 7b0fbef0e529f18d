// For `azd up`, in an environment of one's own: azd fills in the values of its environment (`azd env set NAME value`).
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param vaultOfficer = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param vaultOfficerType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

// azure.yaml refuses to go on without these two.
param loketClientId = readEnvironmentVariable('LOKET_CLIENT_ID', 'ask-loket-for-yours')
param operatorEmail = readEnvironmentVariable('OPERATOR_EMAIL', 'operator@example.test')

// A planner of one's own, such as tests/Simulators/Planner behind a tunnel. None: the app starts, and nobody can connect.
param planners = empty(readEnvironmentVariable('PLANNER_ADDRESS', ''))
  ? []
  : [
      {
        id: 'zonplan'
        profile: 'l1nda'
        baseAddress: readEnvironmentVariable('PLANNER_ADDRESS', '')
        returnAddresses: [readEnvironmentVariable('PLANNER_ADDRESS', '')]
        inbound: ['planner-zonplan-inbound']
        outbound: 'planner-zonplan-outbound'
      }
    ]

param storageRedundancy = 'Standard_LRS'
param appWritesItsPackage = true
param privateEndpoints = bool(readEnvironmentVariable('PRIVATE_ENDPOINTS', 'false'))
