using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Tests.Sync;
using static LoketFunctions.Tests.Export.Deliver.PeriodData.PeriodDataSetting;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>E13: the salary administrator is notified once, whatever happens around it.</summary>
[Collection(PeriodDataStorageTests.Name)]
public sealed class ReadyForPayrollTests(AppStorage storage) : IAsyncLifetime
{
    private const string Activity = "PostPeriodReadyForPayrollByPayrollAdministrationId";
    private readonly ExportStore _exports = new(storage.Tables, TimeProvider.System);
    private readonly Connection _connection = new()
    {
        PartitionKey = "zonplan:acme",
        RowKey = Guid.NewGuid().ToString("N"),
        ReadyForPayroll = "salaris@example.nl kantoor@example.nl",
    };

    private ExportRun _run = null!;
    private PeriodDataSetting _loket = null!;

    public async ValueTask InitializeAsync()
    {
        _loket = await StartAsync();
        _run = new ExportRun("zonplan:acme", _connection.Id, _exports.NewRunId());
        await _exports.AddAdministrationAsync(
            new RunKey(_connection.Id, _run.ExportId), new AdministrationRow { RowKey = _loket.Context.AdministrationId.ToString() },
            default);
        await SetAsync(SendState.Waiting);
    }

    public async ValueTask DisposeAsync() => await _loket.DisposeAsync();

    [Theory]
    [InlineData("nl", false,
        "L1NDA Planner: verloningsperiode 3 van 2026, 01-03-2026 t/m 31-03-2026, is geëxporteerd. Regels: 12. Medewerkers: 7.")]
    [InlineData(
        "en", true, "L1NDA Planner: payroll period 3 of 2026 (test year), 2026-03-01 to 2026-03-31, is exported. Lines: 12. Employees: 7.")]
    public async Task It_is_told_once_and_says_what(string language, bool testYear, string comment)
    {
        _connection.Language = language;
        var context = _loket.Context with { Period = _loket.Context.Period with { TestYear = testYear } };
        Assert.Equal(new ReadyOutcome(SendState.Sent), await TellAsync(context));
        Assert.Equal(new ReadyOutcome(SendState.Sent), await TellAsync(context));

        var told = Assert.Single(_loket.Visitor.Loket.Database.State.Payroll.Ready);
        Assert.Equal((202603, comment), (told.PayrollPeriodId, told.UserComment));
        Assert.Equal(["salaris@example.nl", "kantoor@example.nl"], told.EmailAddresses);
        Assert.Equal(SendState.Sent, await StateAsync());
    }

    [Fact]
    public async Task It_is_told_only_while_it_waits()
    {
        foreach (var state in new[] { SendState.None, SendState.Sending, SendState.Failed })
        {
            await SetAsync(state);
            Assert.Equal(state, (await TellAsync()).State);
            Assert.Equal(state, await StateAsync());
        }

        Assert.Equal(0, _loket.Calls(Activity));
    }

    [Theory]
    [InlineData("serverErrorAfter")]
    [InlineData("disconnect")]
    public async Task Where_the_answer_was_lost_nobody_knows_and_it_is_not_told_again(string fault)
    {
        await _loket.FaultAsync(fault, Activity);
        Assert.Equal(SendState.Sending, (await TellAsync()).State);
        Assert.Equal(SendState.Sending, (await TellAsync()).State);
        Assert.Single(_loket.Visitor.Loket.Database.State.Payroll.Ready);
    }

    [Fact]
    public async Task A_refusal_is_told_with_Loket_s_words()
    {
        var unknown = _loket.Context with { Period = _loket.Context.Period with { Id = 203001 } };
        Assert.Equal(
            new ReadyOutcome(SendState.Failed, "De verloningsperiode bestaat niet in deze administratie."), await TellAsync(unknown));
        Assert.Equal(SendState.Failed, await StateAsync());
    }

    [Fact]
    public async Task What_Loket_did_not_take_is_told_later()
    {
        await _loket.FaultAsync("tooManyRequests", Activity);
        var failure = await Assert.ThrowsAsync<LoketException>(() => TellAsync());
        Assert.Equal((FailureReason.Throttled, SendState.Waiting), (failure.Failure.Reason, await StateAsync()));
        Assert.Equal(SendState.Sent, (await TellAsync()).State);
        Assert.Single(_loket.Visitor.Loket.Database.State.Payroll.Ready);
    }

    private Task<ReadyOutcome> TellAsync(AdministrationContext? context = null) => new ReadyForPayroll(_exports).TellAsync(
        new ExportScope(new ExportStep(_run, 1), _connection, Planner, _loket.Client), context ?? _loket.Context, 12, 7, default);

    private Task<ExportAdministrationRow> SetAsync(SendState state) =>
        _exports.ChangeAdministrationAsync(
            new RunKey(_connection.Id, _run.ExportId), _loket.Context.AdministrationId, row => row.Ready = state, default);

    private async Task<SendState> StateAsync() =>
        (await _exports.FindAdministrationAsync(
            new RunKey(_connection.Id, _run.ExportId), _loket.Context.AdministrationId, default))!.Ready;

    private static PlannerSettings Planner => new(
        "zonplan", People.Profile("l1nda"), new Uri("https://planner.example.nl/"), [],
        WebhookSecret.Parse("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), []);
}
