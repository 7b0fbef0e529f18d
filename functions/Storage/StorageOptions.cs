using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using LoketFunctions.Settings;

namespace LoketFunctions.Storage;

/// <summary>
/// Where the app keeps its tables and blobs. With a connection string (<c>Storage:ConnectionString</c>, else the host's own
/// <c>AzureWebJobsStorage</c>) it uses that; with <c>Storage:TablesUri</c> and <c>Storage:BlobsUri</c> it uses its identity.
/// </summary>
internal sealed record StorageOptions(string? ConnectionString, Uri? TablesUri, Uri? BlobsUri, string? ManagedIdentityClientId)
{
    public static StorageOptions Read(AppSettings settings)
    {
        var section = settings.Section("Storage");
        var (tables, blobs) = (section.Address("TablesUri"), section.Address("BlobsUri"));
        if (section.Text("TablesUri") is null != section.Text("BlobsUri") is null)
            section.Fault("TablesUri", "and Storage__BlobsUri go together: set both or none.");
        if (tables is not null && blobs is not null)
            return new StorageOptions(null, tables, blobs, settings.Text("AZURE_CLIENT_ID"));

        var connection = section.Text("ConnectionString") ?? settings.Text("AzureWebJobsStorage");
        if (connection is null && section.Text("TablesUri") is null)
            section.Fault("TablesUri",
                "and Storage__BlobsUri are missing (by identity), or else AzureWebJobsStorage (a connection string): there is no storage.");
        if (connection is not null && !IsConnectionString(connection))
            section.Fault("ConnectionString", "or AzureWebJobsStorage is not a storage connection string.");
        return new StorageOptions(connection, null, null, null);
    }

    public TableServiceClient CreateTableService() =>
        TablesUri is null ? new TableServiceClient(ConnectionString!) : new TableServiceClient(TablesUri, Credential());

    public BlobServiceClient CreateBlobService() =>
        BlobsUri is null ? new BlobServiceClient(ConnectionString) : new BlobServiceClient(BlobsUri, Credential());

    /// <summary>A connection string holds the account's key.</summary>
    public override string ToString() => "***";

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new BlobServiceClient(text).Uri is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private DefaultAzureCredential Credential() => new DefaultAzureCredential(
        new DefaultAzureCredentialOptions { ManagedIdentityClientId = ManagedIdentityClientId });
}
