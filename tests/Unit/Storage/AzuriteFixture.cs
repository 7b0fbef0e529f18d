using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Storage;

/// <summary>An Azurite for the tests of one class; whoever shares it works under keys of his own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync() => await _azurite!.DisposeAsync();
}
