namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What attacks have in common: somebody who attacks and somebody who is attacked.</summary>
public abstract class AttackClass(Installation app) : IAsyncLifetime
{
    protected Installation App => app;

    private protected TwoTenants Tenants { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Tenants = await app.TwoTenantsAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
