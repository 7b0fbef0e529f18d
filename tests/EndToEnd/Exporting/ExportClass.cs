namespace LoketFunctions.Tests.EndToEnd.Exporting;

/// <summary>
/// What tests of exports have in common: whatever was broken on purpose is mended after each, and what the app sent to Loket fits
/// Loket's own description.
/// </summary>
public abstract class ExportClass(Installation app) : IAsyncLifetime
{
    protected Installation App => app;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        app.Planners.Faults.Clear();
        app.System.Mail.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        Assert.Empty(await app.Loket.ViolationsAsync());
    }
}
