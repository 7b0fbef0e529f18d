using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Storage;

/// <summary>
/// Where the app keeps its tables and blobs. With a connection string (<c>Storage:ConnectionString</c>, else the host's own
/// <c>AzureWebJobsStorage</c>) it uses that; with <c>Storage:TablesUri</c> and <c>Storage:BlobsUri</c> it uses its identity.
/// </summary>
internal sealed record StorageOptions(string? ConnectionString, Uri? TablesUri, Uri? BlobsUri, string? ManagedIdentityClientId)
{
    public static StorageOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Storage");
        if (section["TablesUri"] is { Length: > 0 } tables && section["BlobsUri"] is { Length: > 0 } blobs)
            return new StorageOptions(null, new Uri(tables), new Uri(blobs), configuration["AZURE_CLIENT_ID"]);

        var connection = section["ConnectionString"] ?? configuration["AzureWebJobsStorage"];
        return string.IsNullOrWhiteSpace(connection)
            ? throw new InvalidOperationException(
                "No storage is set. The operator sets Storage__TablesUri and Storage__BlobsUri (identity), or AzureWebJobsStorage (connection string).")
            : new StorageOptions(connection, null, null, null);
    }

    public TableServiceClient CreateTableService() =>
        TablesUri is null ? new TableServiceClient(ConnectionString!) : new TableServiceClient(TablesUri, Credential());

    public BlobServiceClient CreateBlobService() =>
        BlobsUri is null ? new BlobServiceClient(ConnectionString) : new BlobServiceClient(BlobsUri, Credential());

    /// <summary>A connection string holds the account's key.</summary>
    public override string ToString() => "***";

    private DefaultAzureCredential Credential() => new DefaultAzureCredential(
        new DefaultAzureCredentialOptions { ManagedIdentityClientId = ManagedIdentityClientId });
}
