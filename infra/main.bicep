// Everything that the app needs, in a resource group of its own. `azd up` deploys it with main.bicepparam, the workflow with
// main.test.bicepparam or main.production.bicepparam. No parameter holds a secret: secrets are put into the vault afterwards.
targetScope = 'subscription'

import { front, mailServer, operatorNotices, planner, retention, scale, telemetryExport } from 'modules/types.bicep'

@description('Name of the environment, such as test or production; part of every name.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('Region. It has to offer Flex Consumption.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

@description('Where the outside world reaches the app, without /api; empty for the host name that Azure gives it. It is registered with Loket to the letter.')
param publicBaseAddress string = ''

@description('Loket gives it with the client\'s registration.')
@minLength(1)
param loketClientId string

@description('The id under which Loket knows the client; empty where it is not known.')
param loketApplicationId string = ''

@description('Which of Loket\'s environments the app works with.')
@allowed(['acceptance', 'production'])
param loketEnvironment string = 'acceptance'

@description('The planner products whose customers may connect.')
param planners planner[] = []

@description('Names of the vault\'s secrets that whoever runs the installation signs with, such as operator-inbound: none where no planner\'s HR system leads, one, or two while one is being rotated.')
@maxLength(2)
param operatorInbound string[] = []

@description('The mail server; none for an app that sends no mail.')
param mail mailServer?

@description('Receives the alerts.')
@minLength(3)
param operatorEmail string

@description('What the app itself tells the operator.')
param notices operatorNotices = { email: operatorEmail, webhook: '' }

@description('Where traces and metrics go besides Application Insights; none for nowhere.')
param telemetry telemetryExport?

param scaling scale = { instanceMemory: 2048, maximumInstances: 40, requestsPerInstance: 16, alwaysReady: 0 }

@description('The window after their nightly time over which connections start, as hh:mm:ss. docs/scale.md says how to choose it.')
@minLength(8)
param startsSpreadOver string = '00:15:00'

@description('Private networks, as 10.1.0.0/16, in which a planner or the operator\'s webhook may lie; none, unless one is named.')
param allowedRanges string[] = []

@description('Instances are spread over availability zones. Asks for a region that has them.')
param zoneRedundant bool = false

@description('How many copies of what is stored, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS', 'Standard_RAGZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('How long things are kept.')
param keep retention = { requestDays: 30, reportMonths: 13, payrollFileYears: 7, stagingDays: 7, deletedBlobDays: 7, logDays: 90 }

@description('Most logs and telemetry in a day, in GB. -1 for no limit.')
@minValue(-1)
param logCapGb int = 5

@description('Failed runs within half an hour that wake nobody.')
@minValue(0)
param failedRunsTolerated int = 0

@description('Storage, package and vault are reached by private endpoints only, from a network made for it. Off only where there is nobody\'s payroll.')
param privateEndpoints bool = true

@description('Address space of that network: a /24 or wider.')
param networkAddressPrefix string = '10.40.0.0/24'

@description('What stands before the app: docs/runbooks/front-door.md.')
param reachedBy front = { frontDoorId: '', addresses: [] }

@description('Object id of whoever puts the app\'s package where the app takes it from; empty for nobody. Unless given, whoever deploys.')
param packageWriter string = deployer().objectId

@description('The app may write the package that it runs, as azd needs. Whoever takes over such an app keeps it over restarts.')
param appWritesItsPackage bool = false

@description('Object id of whoever puts secrets into the vault; empty for nobody. azd fills in who runs it.')
param vaultOfficer string = ''

@description('What the vault officer is.')
@allowed(['Group', 'ServicePrincipal', 'User'])
param vaultOfficerType string = 'User'

var tags = { 'azd-env-name': environmentName, app: 'loket-functions' }

// Names are calculated here and handed down, so that what-if sees into every module.
var token = uniqueString(subscription().id, environmentName, location)
var names = {
  group: 'rg-loket-${environmentName}'
  identity: 'id-loket-${environmentName}'
  storage: 'stloket${token}'
  packageAccount: 'stpkg${token}'
  vault: 'kv-loket-${token}'
  workspace: 'log-loket-${environmentName}'
  applicationInsights: 'appi-loket-${environmentName}'
  plan: 'plan-loket-${environmentName}'
  app: 'func-loket-${environmentName}-${take(token, 6)}'
  network: 'vnet-loket-${environmentName}'
  packageContainer: 'deployments'
  taskHub: 'LoketFunctions'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: names.group
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, tags: tags, name: names.identity }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceName: names.workspace
    applicationInsightsName: names.applicationInsights
    retentionDays: keep.logDays
    dailyCapGb: logCapGb
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.storage
    redundancy: storageRedundancy
    keep: keep
    isPrivate: privateEndpoints
    workspaceName: names.workspace
  }
  dependsOn: [monitoring]
}

module package 'modules/package.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.packageAccount
    redundancy: storageRedundancy
    container: names.packageContainer
    isPrivate: privateEndpoints
    workspaceName: names.workspace
  }
  dependsOn: [monitoring]
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.vault
    isPrivate: privateEndpoints
    workspaceName: names.workspace
  }
  dependsOn: [monitoring]
}

module access 'modules/access.bicep' = {
  scope: group
  params: {
    identityName: names.identity
    storageName: names.storage
    vaultName: names.vault
    applicationInsightsName: names.applicationInsights
    packageAccountName: names.packageAccount
    packageContainer: names.packageContainer
    packageWriter: packageWriter
    appWritesItsPackage: appWritesItsPackage
    vaultOfficer: vaultOfficer
    vaultOfficerType: vaultOfficerType
  }
  dependsOn: [identity, monitoring, storage, package, vault]
}

module network 'modules/network.bicep' = if (privateEndpoints) {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.network
    storageName: names.storage
    packageAccountName: names.packageAccount
    vaultName: names.vault
    addressPrefix: networkAddressPrefix
  }
  dependsOn: [storage, package, vault]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.app
    planName: names.plan
    identityName: names.identity
    packageAccountName: names.packageAccount
    packageContainer: names.packageContainer
    appWritesItsPackage: appWritesItsPackage
    reachedBy: reachedBy
    workspaceName: names.workspace
    scaling: scaling
    zoneRedundant: zoneRedundant
    subnetId: privateEndpoints ? network!.outputs.functionSubnetId : ''
  }
  dependsOn: [access]
}

module settings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: names.app
    identityName: names.identity
    storageName: names.storage
    vaultName: names.vault
    applicationInsightsName: names.applicationInsights
    publicBaseAddress: publicBaseAddress
    loketClientId: loketClientId
    loketApplicationId: loketApplicationId
    frontDoorId: reachedBy.frontDoorId
    loketEnvironment: loketEnvironment
    planners: planners
    operatorInbound: operatorInbound
    mail: mail
    notices: notices
    telemetry: telemetry
    keep: keep
    taskHubName: names.taskHub
    startsSpreadOver: startsSpreadOver
    allowedRanges: allowedRanges
  }
  dependsOn: [app]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceName: names.workspace
    operatorEmail: operatorEmail
    failedRunsTolerated: failedRunsTolerated
  }
  dependsOn: [monitoring]
}

@description('Names of the secrets that the app reads, for infra/make-secrets.sh: random keys and signing secrets it makes, the others it asks for.')
output VAULT_RANDOM string = join(union(['loket-token-key'], operatorInbound, flatten(map(planners, one => union(one.inbound, [one.outbound]))), empty(notices.webhook) ? [] : ['operator-webhook-secret']), ' ')

output VAULT_GIVEN string = join(union(['loket-client-secret'], (mail.?signsIn ?? false) ? ['mail-user-name', 'mail-password'] : [], (telemetry.?hasHeaders ?? false) ? ['otlp-headers'] : [], flatten(map(planners, one => filter([one.?delivery.?privateKey ?? '', one.?delivery.?passphrase ?? ''], name => !empty(name))))), ' ')

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = names.vault
output AZURE_FUNCTION_APP_NAME string = names.app
output AZURE_STORAGE_ACCOUNT_NAME string = names.storage
output AZURE_PACKAGE_ACCOUNT_NAME string = names.packageAccount
output PUBLIC_ADDRESS string = empty(publicBaseAddress) ? 'https://${app.outputs.hostName}' : publicBaseAddress
