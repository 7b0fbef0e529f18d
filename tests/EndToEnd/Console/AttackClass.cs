namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What attacks have in common: somebody who attacks and somebody who is attacked.</summary>
public abstract class AttackClass(Installation app) : IAsyncLifetime
{
    protected Installation App => app;

    private protected TwoTenants Tenants { get; private set; } = null!;

    public async Task InitializeAsync() => Tenants = await app.TwoTenantsAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
