using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Connections;

/// <summary>One Azurite for all tests of connections; each test works under an account of its own.</summary>
public sealed class ConnectionsFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    internal AppTables Tables { get; private set; } = null!;

    internal AppBlobs Blobs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(CancellationToken.None);
        Tables = NewTables();
        foreach (var table in Tables.All)
            await table.CreateIfNotExistsAsync();
        Blobs = new AppBlobs(new BlobServiceClient(_azurite.ConnectionString));
        foreach (var container in Blobs.All)
            await container.CreateIfNotExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    /// <summary>As another machine would reach the same storage.</summary>
    internal AppTables NewTables() => new(new TableServiceClient(_azurite!.ConnectionString));
}

[CollectionDefinition(Name)]
public sealed class ConnectionTests : ICollectionFixture<ConnectionsFixture>
{
    public const string Name = "Connections";
}
