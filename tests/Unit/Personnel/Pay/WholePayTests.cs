using System.Text.Json.Nodes;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Personnel.Push;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Pay;

/// <summary>
/// What is paid besides the wage, from the signed message to the simulated Loket's period data. It is 16 March 2026; "travel" is mapped to
/// component 151.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class WholePayTests(AppStorage storage, ITestOutputHelper output)
{
    private const int Number = 90011;
    private const int Travel = 151;
    private const int March = ExportWorld.PeriodId;
    private const int Approved = 9;

    [Fact]
    public async Task Pay_follows_what_is_said_and_a_repeat_pays_nothing_twice()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        var bonus = Once("b-1", 150.25m, "2026-03-10");

        Assert.Equal(
            (PushOutcome.Created, null), Told(await PushAsync(world, host, "one", bonus, Recurring("r-1", 20, "2026-03-16"))));
        Assert.Equal(170.25m, Paid(world));

        Assert.Equal(
            (PushOutcome.Unchanged, null), Told(await PushAsync(world, host, "two", bonus, Recurring("r-1", 20, "2026-03-16"))));
        Assert.Equal(170.25m, Paid(world));

        var raised = await PushAsync(world, host, "three", bonus, Recurring("r-1", 30.5m, "2026-03-16"));
        Assert.Equal((PushOutcome.Changed, null), Told(raised));
        Assert.Equal([new PushedChange("pay.151", new DateOnly(2026, 3, 1), "170.25", "180.75", false)], raised.Changes);

        var unsaid = await PushAsync(world, host, "four", null);
        Assert.Equal((PushOutcome.Unchanged, null), Told(unsaid));
        Assert.Equal(180.75m, Paid(world));

        var none = await PushAsync(world, host, "five");
        Assert.Equal([], none.Faults.Select(fault => $"{fault.Code} {fault.FieldId} {string.Join(' ', fault.Arguments)}"));
        Assert.Equal((PushOutcome.Changed, null), Told(none));
        Assert.Null(Paid(world));
        Assert.DoesNotContain("180", world.Histories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_says_what_would_be_paid_and_pays_nothing()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        await PushAsync(world, host, "one");

        var foretold = await PushAsync(world, host, "two", preview: true, Once("b-1", 99.9m, "2026-03-31"));

        Assert.Equal((PushOutcome.Changed, null), Told(foretold));
        Assert.Equal([new PushedChange("pay.151", new DateOnly(2026, 3, 1), null, "99.9", false)], foretold.Changes);
        Assert.Null(Paid(world));
    }

    [Fact]
    public async Task What_a_later_period_pays_waits_until_it_begins()
    {
        await using var world = await PushWorld.StartAsync(storage);

        var waiting = await PushAsync(world, world.StartHost(new Life()), "one", Once("b-1", 100, "2026-04-24"));

        Assert.Equal((PushOutcome.Created, null, new DateOnly(2026, 4, 1)), (waiting.Outcome, waiting.Code, waiting.NextDay));
        Assert.Equal("2026-04-01", (await RowAsync(world)).NextDay);
        Assert.All([March, March + 1], period => Assert.Null(Paid(world, period)));
    }

    [Fact]
    public async Task A_type_that_is_not_mapped_is_told_and_paid_once_somebody_maps_it()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());

        var told = await PushAsync(world, host, "one", Once("b-1", 100, "2026-03-10"), Of(Once("b-2", 5, "2026-03-10"), "thirteenth"));

        Assert.Equal((PushOutcome.Failed, PushCodes.PayNotSent), Told(told));
        Assert.Equal(("pay-type-unmapped", "thirteenth"), told.Faults.Select(fault => (fault.Code, fault.AttributeId)).Single());
        Assert.Null(Paid(world));
        Assert.True((await RowAsync(world)).IsPending);
        var types = await world.Services.GetRequiredService<IEnumerable<IUnmappedCodes>>().OfType<PushedPayTypes>().Single().ListAsync(
            new(world.Connection.Id, world.Administration.Id), default);
        Assert.Equal([new EncounteredCode(new UnmappedCode(MappingKind.WageComponent, "thirteenth"), InLast: true)], types);

        await world.MapAsync(world.Mapping with
        {
            Version = 1,
            WageComponents = new Dictionary<string, int?> { ["travel"] = Travel, ["thirteenth"] = Travel },
        });
        var paid = await PushAsync(world, host, "two", Once("b-1", 100, "2026-03-10"), Of(Once("b-2", 5, "2026-03-10"), "thirteenth"));

        Assert.Equal((PushOutcome.Changed, null), Told(paid));
        Assert.Equal(105, Paid(world));
        Assert.False((await RowAsync(world)).IsPending);
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_put_back_and_told()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        await PushAsync(world, host, "one", Once("b-1", 100, "2026-03-10"));
        world.Loket.Database.ChangePayroll(state => (state.Payroll with
        {
            Records = state.Payroll.Records.SetItem(
                EmploymentOf(world),
                [
                    .. state.Payroll.RecordsOf(EmploymentOf(world)).Select(record => record with
                    {
                        Components = record.Components.SetItem(Travel, new ComponentValue(40, false)),
                    }),
                ]),
        }, true));

        var told = await PushAsync(world, host, "two", Once("b-1", 100, "2026-03-10"));

        Assert.Equal((PushOutcome.Changed, null), Told(told));
        Assert.Equal([new PushedChange("pay.151", new DateOnly(2026, 3, 1), "40", "100", true)], told.Changes);
        Assert.Equal(100, Paid(world));
    }

    [Fact]
    public async Task A_period_that_is_paid_stays_and_what_it_paid_otherwise_is_told()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        await PushAsync(world, host, "one", Once("b-1", 100, "2026-03-10"));
        await world.SetPayrollRunAsync(Approved);

        Assert.Equal((PushOutcome.Unchanged, null), Told(await PushAsync(world, host, "two", Once("b-1", 100, "2026-03-10"))));
        var told = await PushAsync(world, host, "three", Once("b-1", 110, "2026-03-10"));

        Assert.Equal((PushOutcome.Failed, PushCodes.PayOtherwise), Told(told));
        Assert.Equal(
            [("pay-period-paid", "pay.151", "2026-03")],
            told.Faults.Select(fault => (fault.Code, fault.FieldId, Assert.Single(fault.Arguments))));
        Assert.Equal(100, Paid(world));
        Assert.False((await RowAsync(world)).IsPending);

        // A person may have corrected it: it is told once, and again where something else is said.
        Assert.Equal((PushOutcome.Unchanged, null), Told(await PushAsync(world, host, "four", Once("b-1", 110, "2026-03-10"))));
        Assert.Equal(
            (PushOutcome.Failed, PushCodes.PayOtherwise), Told(await PushAsync(world, host, "five", Once("b-1", 90, "2026-03-10"))));
        Assert.Equal((PushOutcome.Unchanged, null), Told(await PushAsync(world, host, "six", Once("b-1", 100, "2026-03-10"))));
        Assert.Equal(
            (PushOutcome.Failed, PushCodes.PayOtherwise), Told(await PushAsync(world, host, "seven", Once("b-1", 90, "2026-03-10"))));
    }

    [Fact]
    public async Task What_perhaps_never_arrived_in_a_period_that_is_paid_is_told_once()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        await PushAsync(world, host, "one", Once("b-1", 100, "2026-03-10"));
        await world.Services.GetRequiredService<LedgerStore>().ChangeAsync(
            new LedgerKey(new(world.Connection.Id, world.Administration.Id), March), long.MaxValue,
            (ledger, _) => Task.FromResult(ledger with
            {
                Lines =
                [
                    .. ledger.Lines.Select(line => line with
                    {
                        Cells = line.Cells.ToDictionary(cell => cell.Key, cell => cell.Value with { Pending = true }),
                    }),
                ],
            }),
            default);
        await world.SetPayrollRunAsync(Approved);

        var told = await PushAsync(world, host, "two", Once("b-1", 100, "2026-03-10"));

        Assert.Equal((PushOutcome.Failed, PushCodes.PayNotSent), Told(told));
        Assert.Equal([("pay-not-seen", "pay.151")], told.Faults.Select(fault => (fault.Code, fault.FieldId)));
        Assert.Equal((PushOutcome.Unchanged, null), Told(await PushAsync(world, host, "three", Once("b-1", 100, "2026-03-10"))));
    }

    [Fact]
    public async Task While_a_run_is_processed_pay_waits_and_is_told()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        await world.SetPayrollRunAsync(1);

        var told = await PushAsync(world, host, "one", Once("b-1", 100, "2026-03-10"));
        Assert.Equal((PushOutcome.Failed, PushCodes.PayNotSent), Told(told));
        Assert.Equal("pay-period-processing", Assert.Single(told.Faults).Code);
        Assert.Null(Paid(world));

        await world.SetPayrollRunAsync(null);
        await PushAsync(world, host, "two", Once("b-1", 100, "2026-03-10"));
        Assert.Equal(100, Paid(world));
    }

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_pays_and_nothing_is_paid_twice()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await DeathSweep.RunAsync(undisturbed, SurviveAsync);
        output.WriteLine($"{undisturbed.Count} deaths");
    }

    private async Task<IReadOnlyList<string>> SurviveAsync(int dieAfter)
    {
        await using var world = await PushWorld.StartAsync(storage);
        await PushAsync(world, world.StartHost(new Life()), "one", Once("b-1", 100, "2026-03-10"));
        world.Hosts.Stop();
        var body = PushWorld.Body(Record(world, [Once("b-1", 100, "2026-03-10"), Once("b-2", 25.5m, "2026-03-11")]));
        var pushId = await world.TakeAsync(world.NewHost(new Life()), "two", body);
        var life = new Life(dieAfter);
        world.StartHost(life);
        await Task.WhenAny(life.Died, world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId)));
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));

        Assert.Equal(125.5m, Paid(world));
        var result = Assert.Single(await ResultsAsync(world, pushId));
        Assert.Equal((PushOutcome.Changed, null), Told(result));
        Assert.Equal([("pay.151", "125.5")], result.Changes.Select(change => (change.FieldId, change.Becomes)));
        Assert.False((await RowAsync(world)).IsPending);
        return life.Effects;
    }

    private static (PushOutcome Outcome, string? Code) Told(PushResult result) => (result.Outcome, result.Code);

    private static Task<PushResult> PushAsync(ExportWorld world, AppHost host, string message, params JsonObject[]? said) =>
        PushAsync(world, host, message, preview: false, said);

    private static async Task<PushResult> PushAsync(
        ExportWorld world, AppHost host, string message, bool preview, params JsonObject[]? said)
    {
        var body = (JsonObject)JsonNode.Parse(PushWorld.Body(Record(world, said)))!;
        body["preview"] = preview;
        var pushId = await world.PushAsync(host, message, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        return Assert.Single(await ResultsAsync(world, pushId));
    }

    private static Task<IReadOnlyList<PushResult>> ResultsAsync(ExportWorld world, string pushId) =>
        world.Services.GetRequiredService<PushReportStore>().ReadAllAsync(new RunKey(world.Connection.Id, pushId), default);

    private static async Task<EmployeeRow> RowAsync(ExportWorld world) =>
        Assert.Single(await world.Services.GetRequiredService<EmployeeRows>().ListAsync(world.Connection.Id, default));

    /// <param name="said">Null: nothing is said of pay.</param>
    private static JsonObject Record(ExportWorld world, JsonObject[]? said)
    {
        var record = HrPerson.New(Number, PushWorld.FirstDay, world.Employer).Record();
        if (said is not null)
            record["compensations"] = new JsonArray([.. said.Select(one => one.DeepClone())]);
        return record;
    }

    private static JsonObject Once(string id, decimal amount, string day) => new()
    {
        ["id"] = id,
        ["type"] = "travel",
        ["kind"] = "oneTime",
        ["amount"] = amount,
        ["from"] = day,
    };

    private static JsonObject Recurring(string id, decimal amount, string from) => new()
    {
        ["id"] = id,
        ["type"] = "travel",
        ["kind"] = "recurring",
        ["amount"] = amount,
        ["from"] = from,
    };

    private static JsonObject Of(JsonObject compensation, string type)
    {
        compensation["type"] = type;
        return compensation;
    }

    private static Guid EmploymentOf(ExportWorld world)
    {
        var staff = world.Loket.Database.State.Employers[0].Staff;
        var employee = staff.Employees.Single(one => one.Number == Number);
        return staff.Employments.Single(one => one.EmployeeId == employee.Id).Id;
    }

    /// <summary>What Loket would pay of the component; null for nothing.</summary>
    private static decimal? Paid(ExportWorld world, int period = March)
    {
        var values = world.Loket.Database.State.Payroll.RecordsOf(EmploymentOf(world))
            .Where(record => record.Key.PeriodId == period && record.Components.ContainsKey(Travel))
            .Select(record => record.Components[Travel].Value).ToList();
        return values.Count == 0 ? null : Assert.Single(values);
    }
}
