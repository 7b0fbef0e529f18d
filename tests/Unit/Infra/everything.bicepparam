// A deployment with everything that there is to choose, as the tests look at it.
using '../../../infra/main.bicep'

param environmentName = 'everything'
param location = 'westeurope'
param loketClientId = 'example'
param operatorEmail = 'operator@example.test'
param vaultOfficer = '00000000-0000-0000-0000-000000000001'
param vaultOfficerType = 'Group'
param reachedBy = { frontDoorId: '00000000-0000-4000-8000-000000000001', addresses: ['192.0.2.0/24', '198.51.100.7/32'] }
param packageWriter = '00000000-0000-0000-0000-000000000002'
param scaling = { instanceMemory: 2048, maximumInstances: 40, requestsPerInstance: 16, alwaysReady: 2 }

param operatorInbound = ['operator-inbound', 'operator-inbound-next']

param planners = [
  {
    id: 'zonplan'
    profile: 'l1nda'
    baseAddress: 'https://zonplan.example.test/loket/'
    returnAddresses: ['https://zonplan.example.test/']
    inbound: ['planner-zonplan-inbound', 'planner-zonplan-inbound-2']
    outbound: 'planner-zonplan-outbound'
  }
  {
    id: 'benefits'
    profile: 'benefits-plaza'
    baseAddress: 'https://benefits.example.test/loket/'
    returnAddresses: []
    inbound: ['planner-benefits-inbound']
    outbound: 'planner-benefits-outbound'
    delivery: {
      kind: 'sftp'
      host: 'sftp.benefits.example.test'
      port: 2222
      user: 'loket'
      hostKey: 'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0'
      directory: 'in'
      privateKey: 'planner-benefits-sftp-key'
      passphrase: 'planner-benefits-sftp-passphrase'
    }
  }
]

param mail = {
  host: 'smtp.example.test'
  port: 587
  from: 'loket@example.test'
  signsIn: true
}

param notices = {
  email: 'operator@example.test'
  webhook: 'https://alerts.example.test/loket'
}

param allowedRanges = ['10.20.0.0/16', 'fd12:3456::/32']

param telemetry = {
  endpoint: 'https://collector.example.test'
  hasHeaders: true
}
