// What parameter files are checked against. Nothing here holds a secret: secrets lie in the vault, and here are their names.

@export()
@description('A planner product whose customers may connect.')
type planner = {
  @description('The planner\'s id in addresses: small letters and digits.')
  @minLength(1)
  @maxLength(30)
  id: string

  @description('Rules of the product.')
  profile: 'benefits-plaza' | 'eitje' | 'l1nda' | 'loket-koppeling' | 'personio'

  @description('https address at which the planner\'s side of docs/openapi.yaml is served.')
  baseAddress: string

  @description('https addresses where users may return to: same origin, at or below the path.')
  returnAddresses: string[]

  @description('Names of the vault\'s secrets that the planner signs with: one, or two while one is being rotated.')
  @minLength(1)
  @maxLength(2)
  inbound: string[]

  @description('Name of the vault\'s secret that the app signs with. Another one than inbound.')
  @minLength(1)
  outbound: string

  @description('Only of a pension link: how files get to the provider. Without it nothing is delivered.')
  delivery: delivery?
}

@export()
@description('How files get to a pension provider: put on an SFTP server, or pushed by signed calls, for which nothing else is set.')
type delivery = {
  kind: 'push' | 'sftp'

  @description('The SFTP server.')
  host: string?

  @description('Its port; 22 where none is given.')
  @minValue(1)
  @maxValue(65535)
  port: int?

  user: string?

  @description('Fingerprints of the server\'s host keys, SHA256:…, separated by spaces.')
  hostKey: string?

  @description('Where files are put; where the user comes in, unless one is given.')
  directory: string?

  @description('Name of the vault\'s secret that holds the private key\'s file, in base64 on one line.')
  privateKey: string?

  @description('Name of the vault\'s secret that opens the private key; none where it is open.')
  passphrase: string?
}

@export()
@description('The mail server. User name and password are the vault\'s secrets mail-user-name and mail-password.')
type mailServer = {
  @minLength(1)
  host: string

  @minValue(1)
  @maxValue(65535)
  port: int

  @description('The sender of all mail.')
  @minLength(3)
  from: string

  @description('False where the server asks for no user name.')
  signsIn: bool
}

@export()
@description('Where the app tells the operator what needs him, besides the alerts.')
type operatorNotices = {
  @description('Receives a mail, where there is a mail server; empty for none.')
  email: string

  @description('https address that receives a signed call; empty for none. It is signed with the vault\'s secret operator-webhook-secret.')
  webhook: string
}

@export()
@description('Where traces and metrics go besides Application Insights.')
type telemetryExport = {
  @description('Address of an OpenTelemetry collector.')
  @minLength(1)
  endpoint: string

  @description('True where the collector asks for headers: they are the vault\'s secret otlp-headers, as name=value.')
  hasHeaders: bool
}

@export()
@description('What stands before the app. With neither of the two, everybody reaches it directly.')
type front = {
  @description('Id of the Front Door that the app is reached through (docs/runbooks/front-door.md); empty for none.')
  frontDoorId: string

  @description('Ranges of addresses that reach the app directly, such as 192.0.2.0/24.')
  addresses: string[]
}

@export()
@description('How far the app scales. docs/scale.md says which knob moves what.')
type scale = {
  @description('Memory of one instance, in MB.')
  instanceMemory: 512 | 2048 | 4096

  @description('Most instances at once.')
  @minValue(1)
  @maxValue(1000)
  maximumInstances: int

  @description('HTTP requests at once on one instance before another is started.')
  @minValue(1)
  @maxValue(1000)
  requestsPerInstance: int

  @description('Instances that wait warm for HTTP functions, and as many for orchestrations and their steps; each is paid for. 0 for none; over availability zones at least 2.')
  @minValue(0)
  @maxValue(20)
  alwaysReady: int
}

@export()
@description('How long things are kept. Whoever shortens these, shortens what can be looked up or restored.')
type retention = {
  @description('Bodies of export requests.')
  @minValue(1)
  requestDays: int

  @description('Runs, previews and their reports, with names. The app removes them itself; the storage account makes sure.')
  @minValue(1)
  @maxValue(120)
  reportMonths: int

  @description('Exports, payroll files and their reports; likewise. Dutch law has employers keep payroll records for seven years.')
  @minValue(1)
  @maxValue(20)
  payrollFileYears: int

  @description('What an unfinished run left behind. Longer than any run lasts.')
  @minValue(2)
  stagingDays: int

  @description('How long a blob that was deleted or overwritten can be had back, and so how long personal data outlives its erasure.')
  @minValue(1)
  @maxValue(30)
  deletedBlobDays: int

  @description('Logs and telemetry.')
  @minValue(30)
  @maxValue(730)
  logDays: int
}
