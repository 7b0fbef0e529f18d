using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Storage;

/// <summary>One Azurite for all tests that write blobs; each test makes a container of its own.</summary>
public sealed class BlobFixture : IAsyncLifetime
{
    private Azurite? _azurite;
    private int _containers;

    public string ConnectionString => _azurite!.ConnectionString;

    internal AppTables Tables { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(CancellationToken.None);
        Tables = new AppTables(new TableServiceClient(_azurite.ConnectionString));
        await Tables.ReceivedMessages.CreateIfNotExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    public async Task<BlobContainerClient> NewContainerAsync()
    {
        var number = Interlocked.Increment(ref _containers).ToString(CultureInfo.InvariantCulture);
        var container = new BlobContainerClient(_azurite!.ConnectionString, $"test-{number}");
        await container.CreateAsync();
        return container;
    }
}

[CollectionDefinition(Name)]
public sealed class BlobTests : ICollectionFixture<BlobFixture>
{
    public const string Name = "Blobs";
}
