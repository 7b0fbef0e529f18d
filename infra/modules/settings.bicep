// Every app setting (docs/settings.md). What is not here has its default. A deployment replaces all of them, so set none by hand.
// Flex Consumption sets FUNCTIONS_WORKER_RUNTIME and FUNCTIONS_EXTENSION_VERSION itself and refuses them here.

import { mailServer, operatorNotices, planner, retention, telemetryExport } from 'types.bicep'

param appName string
param identityName string
param storageName string
param vaultName string
param applicationInsightsName string

@description('Where the outside world reaches the app; empty for the host name that Azure gave it.')
param publicBaseAddress string

param loketClientId string

@description('The id under which Loket knows the client; empty where it is not known.')
param loketApplicationId string

@description('The Front Door before the app, whose word on the client\'s address counts; empty for none.')
param frontDoorId string

@description('Which of Loket\'s environments.')
@allowed(['acceptance', 'production'])
param loketEnvironment string

param planners planner[]

@description('Names of the vault\'s secrets that the operator signs with.')
param operatorInbound string[]
param mail mailServer?
param notices operatorNotices
param telemetry telemetryExport?
param keep retention

@description('Where orchestrations live: begins the names of their tables and queues.')
param taskHubName string

@description('The window after their nightly time over which connections start, as hh:mm:ss.')
param startsSpreadOver string

@description('Private networks that the app may call.')
param allowedRanges string[]

@description('A setting whose value is a secret of the vault, read by the app\'s identity.')
func fromVault(vault string, secret string) string => '@Microsoft.KeyVault(SecretUri=${vault}secrets/${secret})'

// Known before anything is deployed, so that what-if can tell what changes.
var vaultUri = 'https://${vaultName}${environment().suffixes.keyvaultDns}/'

var loket = {
  Loket__ClientId: loketClientId
  Loket__ApplicationId: loketApplicationId
  Loket__ClientSecret: fromVault(vaultUri, 'loket-client-secret')
  Loket__ApiBaseAddress: loketEnvironment == 'production' ? 'https://api.loket.nl/v2/' : 'https://api.loket-acc.nl/v2/'
  Loket__OAuthBaseAddress: loketEnvironment == 'production' ? 'https://oauth.loket.nl/' : 'https://oauth.loket-acc.nl/'
}

var ofEachPlanner = map(planners, one => {
  'Planners__${one.id}__Profile': one.profile
  'Planners__${one.id}__BaseAddress': one.baseAddress
  'Planners__${one.id}__OutboundSecret': fromVault(vaultUri, one.outbound)
})

// A planner has at most two inbound secrets, and return addresses by the number that follows from their order.
var inboundOfEach = flatten(map(planners, one => map(one.inbound, (name, i) => { 'Planners__${one.id}__InboundSecrets__${i}': fromVault(vaultUri, name) })))
var returnOfEach = flatten(map(planners, one => map(one.returnAddresses, (address, i) => { 'Planners__${one.id}__ReturnAddresses__${i}': address })))
// What is not given is empty, which is the same as not set.
var deliveryOfEach = map(filter(planners, one => one.?delivery != null), one => union(
  {
    'Planners__${one.id}__Delivery__Kind': one.delivery!.kind
    'Planners__${one.id}__Delivery__Host': one.delivery!.?host ?? ''
    'Planners__${one.id}__Delivery__Port': string(one.delivery!.?port ?? '')
    'Planners__${one.id}__Delivery__User': one.delivery!.?user ?? ''
    'Planners__${one.id}__Delivery__HostKey': one.delivery!.?hostKey ?? ''
    'Planners__${one.id}__Delivery__Directory': one.delivery!.?directory ?? ''
  },
  empty(one.delivery!.?privateKey) ? {} : { 'Planners__${one.id}__Delivery__PrivateKey': fromVault(vaultUri, one.delivery!.privateKey!) },
  empty(one.delivery!.?passphrase) ? {} : { 'Planners__${one.id}__Delivery__Passphrase': fromVault(vaultUri, one.delivery!.passphrase!) }))
var ofPlanners = reduce(concat(ofEachPlanner, inboundOfEach, returnOfEach, deliveryOfEach), {}, (all, one) => union(all, one))

// At most two, as of a planner.
var ofOperator = reduce(map(operatorInbound, (name, i) => { 'Operator__InboundSecrets__${i}': fromVault(vaultUri, name) }), {}, (all, one) => union(all, one))

var ofMail = mail == null
  ? {}
  : union(
      {
        Mail__Host: mail!.host
        Mail__Port: string(mail!.port)
        Mail__From: mail!.from
      },
      mail!.signsIn
        ? {
            Mail__UserName: fromVault(vaultUri, 'mail-user-name')
            Mail__Password: fromVault(vaultUri, 'mail-password')
          }
        : {}
    )

var ofNotices = union(
  mail == null || empty(notices.email) ? {} : { Notices__OperatorEmail: notices.email },
  empty(notices.webhook)
    ? {}
    : {
        Notices__OperatorWebhook: notices.webhook
        Notices__OperatorSecret: fromVault(vaultUri, 'operator-webhook-secret')
      }
)

var ofTelemetry = telemetry == null
  ? {}
  : union(
      { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry!.endpoint },
      telemetry!.hasHeaders ? { OTEL_EXPORTER_OTLP_HEADERS: fromVault(vaultUri, 'otlp-headers') } : {}
    )

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      Security__FrontDoorId: frontDoorId
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'

      AZURE_CLIENT_ID: identity.properties.clientId
      PUBLIC_BASE_ADDRESS: empty(publicBaseAddress) ? 'https://${app.properties.defaultHostName}' : publicBaseAddress
      SYNC_SCHEDULE: '0 */5 * * * *'
      TASK_HUB_NAME: taskHubName
      Retention__RunMonths: string(keep.reportMonths)
      Retention__ExportYears: string(keep.payrollFileYears)
      Sync__SpreadOver: startsSpreadOver
      Storage__TablesUri: storage.properties.primaryEndpoints.table
      Storage__BlobsUri: storage.properties.primaryEndpoints.blob
      Security__KeyVaultUri: vaultUri
    },
    loket,
    ofPlanners,
    ofOperator,
    ofMail,
    ofNotices,
    ofTelemetry,
    empty(allowedRanges) ? {} : { Outbound__AllowedRanges: join(allowedRanges, ' ') }
  )
}
