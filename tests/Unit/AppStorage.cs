using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests;

/// <summary>An Azurite with the app's tables and containers. Tests that share it use accounts and connections of their own.</summary>
public sealed class AppStorage : IAsyncLifetime
{
    private Azurite? _azurite;
    private int _containers;

    public string ConnectionString => _azurite!.ConnectionString;

    internal AppTables Tables { get; private set; } = null!;

    internal AppBlobs Blobs { get; private set; } = null!;

    /// <summary>Connections to it, for all hosts of the app that a test starts.</summary>
    internal SocketsHttpHandler Connections { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(CancellationToken.None);
        Tables = NewTables();
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

    /// <summary>As another machine would reach the same storage.</summary>
    internal AppTables NewTables() => new(new TableServiceClient(ConnectionString));

    /// <summary>A container that is none of the app's.</summary>
    internal async Task<BlobContainerClient> NewContainerAsync()
    {
        var number = Interlocked.Increment(ref _containers).ToString(CultureInfo.InvariantCulture);
        var container = new BlobContainerClient(ConnectionString, $"test-{number}");
        await container.CreateAsync();
        return container;
    }
}
