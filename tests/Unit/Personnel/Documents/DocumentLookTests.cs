using LoketFunctions.Personnel.Documents;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Documents;

/// <summary>The nightly look for payroll runs that were approved, of which the HR system is told.</summary>
[Collection(WholeExports.Name)]
public sealed class DocumentLookTests(AppStorage storage)
{
    private static readonly DateTimeOffset Night = new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_approved_period_is_told_once()
    {
        await using var world = await StartAsync();
        await world.SetPayrollRunAsync(9, 202602);
        await LookAsync(world, 0);
        await LookAsync(world, 1);
        var first = Assert.Single(Told(world));
        Assert.Contains("2026-2", first);
        Assert.DoesNotContain("2026-3", first);

        await world.SetPayrollRunAsync(9, 202603);
        await LookAsync(world, 2);
        Assert.Equal(["2026-3"], Told(world)[1]);
        Assert.Equal(2, Told(world).Count);
    }

    [Fact]
    public async Task A_run_that_is_opened_and_approved_again_is_told_again()
    {
        await using var world = await StartAsync();
        await world.SetPayrollRunAsync(9, 202603);
        await LookAsync(world, 0);
        await world.SetPayrollRunAsync(1, 202603);
        await LookAsync(world, 1);
        Assert.Single(Told(world));
        await world.SetPayrollRunAsync(9, 202603);

        await LookAsync(world, 2);

        Assert.Equal(["2026-3"], Told(world)[1]);
    }

    [Fact]
    public async Task A_look_that_died_after_it_told_tells_nothing_twice_and_all_that_is_new()
    {
        await using var world = await StartAsync();
        await world.SetPayrollRunAsync(9, 202602);
        await LookAsync(world, 0);
        await ForgetAsync(world);
        await LookAsync(world, 0);
        Assert.Single(Told(world));
        await ForgetAsync(world);
        await world.SetPayrollRunAsync(9, 202603);

        await LookAsync(world, 0);

        Assert.Equal(2, Told(world).Count);
        Assert.Contains("2026-3", Told(world)[1]);
    }

    [Fact]
    public async Task Nothing_is_looked_for_while_the_setting_is_off()
    {
        await using var world = await StartAsync();
        await world.SetAsync(connection => connection.Documents = false);
        await world.SetPayrollRunAsync(9, 202602);

        await LookAsync(world, 0);

        Assert.Empty(Told(world));
    }

    [Fact]
    public async Task A_test_year_is_nobodys_pay()
    {
        await using var world = await StartAsync();
        await world.ControlAsync("/sandbox/test-year", new { administrationId = world.Administration.Id, year = 2026, isTestYear = true });
        await world.SetPayrollRunAsync(9, 202602);

        await LookAsync(world, 0);

        Assert.DoesNotContain(Told(world).SelectMany(periods => periods), period => period.StartsWith("2026", StringComparison.Ordinal));
    }

    private async Task<ExportWorld> StartAsync()
    {
        var world = await ExportWorld.StartAsync(storage, profile: "personio");
        await world.SetAsync(connection => connection.Documents = true);
        world.StartHost(new Life());
        return world;
    }

    /// <summary>By the orchestration, as the timer starts it.</summary>
    private static async Task LookAsync(ExportWorld world, int night)
    {
        var instance = $"{DocumentLookOrchestration.InstancePrefix(world.Connection.Id)}{night}-{Guid.NewGuid():N}";
        var look = new DocumentLook(world.Connection.Tenant.Key, world.Connection.Id, Night.AddDays(night));
        await world.Engine.ScheduleAsync(nameof(DocumentLookOrchestration.LookForDocuments), look, instance);
        await world.Engine.CompletedAsync(instance);
    }

    /// <summary>As it is where a host died before it noted what it told.</summary>
    private static Task ForgetAsync(ExportWorld world) =>
        world.Services.GetRequiredService<ToldDocumentStore>().WriteAsync(world.Connection.Id, [], default);

    private static List<IReadOnlyList<string>> Told(ExportWorld world) =>
    [
        .. world.Planner.Account(ExportWorld.Account).Notices.Received.Select(received => received.Notice)
            .Where(notice => notice.Reason == "documentsReady").Select(notice => notice.Periods!),
    ];
}
