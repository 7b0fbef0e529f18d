// What every storage account here has in common.

@export()
@description('Reached by identity only, never by key, and where it is private by private endpoints only.')
func closedAccount(isPrivate bool) resourceInput<'Microsoft.Storage/storageAccounts@2023-05-01'>.properties => {
  accessTier: 'Hot'
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
  publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  networkAcls: {
    bypass: 'None'
    defaultAction: isPrivate ? 'Deny' : 'Allow'
  }
}
