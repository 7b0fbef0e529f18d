using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>An operator who got many settings wrong mends them in one go.</summary>
[Collection(Installation.Collection)]
public sealed class StartUpTests(Installation app)
{
    private const string Wrong = "een-geheim-op-de-verkeerde-plek";

    private static readonly string[] Ten =
    [
        "PUBLIC_BASE_ADDRESS", "SYNC_SCHEDULE", "Security__LocalTokenKey", "Loket__ApiBaseAddress", "Loket__PageSize",
        "Loket__AttemptTimeout",
        "Planners__eitje__Profile", "Export__MarkWaits", "Mail__Port", "Mail__From",
    ];

    [Fact]
    public async Task Ten_wrong_settings_are_all_named_at_once_and_none_is_quoted()
    {
        var others = new Dictionary<string, string>(app.System.Settings.Others);
        foreach (var name in Ten)
            others[name] = Wrong;

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(
            () => FunctionsHost.StartAsync(app.System.Settings with { Port = FreePort.Find(), Others = others }));

        Assert.All(Ten, name => Assert.Contains($"- {name} ", ended.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(Wrong, ended.Message, StringComparison.Ordinal);
    }
}
