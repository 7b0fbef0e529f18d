using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Export.Telling;

/// <summary>One Azurite for all tests of telling; each works under a connection of its own.</summary>
public sealed class TellingFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    internal AppTables Tables { get; private set; } = null!;

    internal AppBlobs Blobs { get; private set; } = null!;

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
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class TellingTests : ICollectionFixture<TellingFixture>
{
    public const string Name = "Telling";
}
