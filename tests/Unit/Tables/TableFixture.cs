using System.Globalization;
using Azure.Data.Tables;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Tables;

/// <summary>One Azurite for all tests of the table client; each test makes a table of its own.</summary>
public sealed class TableFixture : IAsyncLifetime
{
    private Azurite? _azurite;
    private int _tables;

    public TableServiceClient Service { get; private set; } = null!;

    public Azurite Azurite => _azurite!;

    public async Task InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(CancellationToken.None);
        Service = new TableServiceClient(_azurite.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    public async Task<TableClient> NewTableAsync()
    {
        var number = Interlocked.Increment(ref _tables).ToString(CultureInfo.InvariantCulture);
        var table = Service.GetTableClient($"test{number}");
        await table.CreateAsync();
        return table;
    }
}

[CollectionDefinition(Name)]
public sealed class TableTests : ICollectionFixture<TableFixture>
{
    public const string Name = "Tables";
}
