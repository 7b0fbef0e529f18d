using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Storage;

namespace LoketFunctions.Tests.Export.PeriodData;

/// <summary>Tables and blobs for the tests of this folder that keep something.</summary>
public sealed class PeriodDataStorage : IAsyncLifetime
{
    private readonly AzuriteFixture _storage = new();

    internal AppTables Tables { get; private set; } = null!;

    internal AppBlobs Blobs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _storage.InitializeAsync();
        Tables = new AppTables(new TableServiceClient(_storage.ConnectionString));
        Blobs = new AppBlobs(new BlobServiceClient(_storage.ConnectionString));
        await Tables.Exports.CreateIfNotExistsAsync();
        await Blobs.Ledgers.CreateIfNotExistsAsync();
    }

    public async ValueTask DisposeAsync() => await _storage.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class PeriodDataStorageTests : ICollectionFixture<PeriodDataStorage>
{
    public const string Name = "Period data storage";
}
