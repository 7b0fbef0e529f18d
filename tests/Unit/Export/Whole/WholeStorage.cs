using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>One Azurite for all tests of whole exports; each works under a connection and a hub of its own.</summary>
public sealed class WholeStorage : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    internal AppTables Tables { get; private set; } = null!;

    internal AppBlobs Blobs { get; private set; } = null!;

    /// <summary>Connections to storage, shared by all hosts.</summary>
    internal SocketsHttpHandler Connections { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(CancellationToken.None);
        Tables = new AppTables(new TableServiceClient(ConnectionString));
        Blobs = new AppBlobs(new BlobServiceClient(ConnectionString));
        await Task.WhenAll(Tables.All.Select(table => table.CreateIfNotExistsAsync()));
        await Task.WhenAll(Blobs.All.Select(container => container.CreateIfNotExistsAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        Connections.Dispose();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class WholeExports : ICollectionFixture<WholeStorage>
{
    public const string Name = "Whole exports";
}
