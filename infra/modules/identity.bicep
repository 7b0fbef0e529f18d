// The one identity that the app acts as. What it may do is in access.bicep.

param location string
param tags { *: string }
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}
