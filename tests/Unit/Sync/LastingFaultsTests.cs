using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Notifications;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Sync;

/// <summary>P1: nothing that came back three nights in a row is called passing, and what cannot be read is reported.</summary>
[Collection(ConnectionTests.Name)]
public sealed class LastingFaultsTests : IAsyncLifetime
{
    private static readonly StepFailure Passing = new(FailureClass.Transient, "loket-unreadable");
    private readonly AppStorage _storage;
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly SyncRunStore _runs;
    private Connection _connection = null!;

    public LastingFaultsTests(AppStorage storage)
    {
        (_storage, _installation) = (storage, new Installation(storage.Tables));
        (_machine, _runs) = (new Machine(_installation), new SyncRunStore(storage.Tables, _installation.Clock));
    }

    public async ValueTask InitializeAsync()
    {
        _connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        await _machine.Connections.ChooseAsync(
            _connection.Id, [Row(People.Administration, "De Zwaan"), Row(People.OtherAdministration, "Zwaan aan Zee")], default);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_third_night_that_an_administration_fails_it_does_not_pass_by_itself()
    {
        for (var night = 1; night <= 2; night++)
            Assert.Equal((FailureClass.Transient, ConnectionState.Active), await NightAsync(failed: [People.Administration]));
        Assert.Equal((FailureClass.Internal, ConnectionState.NeedsAttention), await NightAsync(failed: [People.Administration]));

        var connection = await _machine.ReadAsync(_connection);
        Assert.Equal(AttentionReason.RunFailed, connection.Attention);
        Assert.Contains("3 nachten achter elkaar", connection.AttentionDetail, StringComparison.Ordinal);
        Assert.Contains(
            _installation.Log.Lines, line => line.Line.Contains("For the operator: ConnectionFailing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nights_in_which_another_administration_failed_are_passing_ones()
    {
        await NightAsync(failed: [People.Administration]);
        await NightAsync(failed: [People.OtherAdministration]);
        Assert.Equal((FailureClass.Transient, ConnectionState.Active), await NightAsync(failed: [People.Administration]));
    }

    [Fact]
    public async Task A_good_night_begins_the_count_anew()
    {
        await NightAsync(failed: [People.Administration]);
        await NightAsync(failed: [People.Administration]);
        await NightAsync(failed: []);
        Assert.Equal((FailureClass.Transient, ConnectionState.Active), await NightAsync(failed: [People.Administration]));
    }

    [Fact]
    public async Task A_run_on_request_is_no_night_of_its_own()
    {
        await NightAsync(failed: [People.Administration]);
        await NightAsync(failed: [People.Administration]);
        Assert.Equal((FailureClass.Transient, ConnectionState.Active),
            await NightAsync(failed: [People.Administration], trigger: SyncTrigger.Request));
    }

    [Fact]
    public async Task A_planner_that_is_out_of_reach_for_three_nights_is_told_of_as_that()
    {
        var failure = new StepFailure(FailureClass.Transient, "planner-unreachable");
        for (var night = 1; night <= 3; night++)
            await NightAsync(failed: [], whole: failure);
        Assert.Equal(AttentionReason.PlannerFailing, (await _machine.ReadAsync(_connection)).Attention);
        var run = (await _runs.ListAsync(_connection.Id, 1, default)).Single();
        Assert.Equal((FailureClass.Internal, "planner-unreachable"), (run.FailureClass, run.FailureCode));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_to_the_owner_at_once_and_to_the_operator_after_three_nights()
    {
        var since = new DateTimeOffset(
            LoketFunctions.Time.AmsterdamTime.DateOf(_installation.Clock.GetUtcNow()), TimeOnly.MinValue, TimeSpan.Zero);
        var notice = new RunNotice(SyncWords.RecordsUnreadable, "employee.personalDetails.dateOfBirth", since);
        for (var night = 1; night <= 3; night++)
        {
            await NightAsync(failed: [], notice: notice);
            var connection = await _machine.ReadAsync(_connection);
            Assert.Equal(
                (ConnectionState.NeedsAttention, AttentionReason.RecordsUnreadable), (connection.State, connection.Attention!.Value));
            Assert.Contains("De Zwaan: employee.personalDetails.dateOfBirth", connection.AttentionDetail, StringComparison.Ordinal);
            Assert.True(connection.CanSync);
            Assert.Equal(
                night == 3, _installation.Log.Lines
                    .Exists(line => line.Line.Contains("For the operator: RecordsUnreadable", StringComparison.Ordinal)));
        }

        await NightAsync(failed: []);
        Assert.Equal(ConnectionState.Active, (await _machine.ReadAsync(_connection)).State);
    }

    /// <summary>A run of a night, and the next one a day later. Its administrations are done but for those that failed.</summary>
    private async Task<(FailureClass? Class, ConnectionState State)> NightAsync(
        Guid[] failed, StepFailure? whole = null, RunNotice? notice = null, SyncTrigger trigger = SyncTrigger.Nightly)
    {
        var (id, leases) = (_runs.NewRunId(), new WorkLeases(_storage.Tables, _installation.Clock));
        var lease = await leases.TakeAsync(new RunKey(_connection.Id, id), SyncRequest.Lease, null, default);
        await _runs.TryAddAsync(new RunKey(_connection.Id, id), row => (row.Trigger, row.Preview) = (trigger, false), default);
        foreach (var row in await _machine.Connections.AdministrationsAsync(_connection.Id, default))
        {
            await _runs.AddAdministrationAsync(new RunKey(_connection.Id, id), row, default);
            await _runs.ChangeAdministrationAsync(new RunKey(_connection.Id, id), row.Id,
                part => part.Complete(new AdministrationResult([]), row.Name == "De Zwaan" ? notice : null), default);
        }

        var request = new SyncRequest(_connection.Tenant.Key, _connection.Id, id, lease.Fence, trigger);
        var finisher = new SyncFinisher(
            _machine.Connections, _machine.Attention, new LastingFaults(_runs, new NoticeKit(_installation).Operators, _installation.Clock),
            _runs,
            new SyncStaging(_storage.Blobs), leases, RunReporterTests.Reporter(_installation, _machine, _runs), Quiet.RunEvents,
            Quiet.Traces, _installation.Clock);
        await finisher.FinishAsync(new RunEnd(request, whole, [.. failed.Select(one => new AdministrationFailure(one, Passing))]), default);
        _installation.Clock.Advance(TimeSpan.FromDays(1));
        var rows = await _runs.AdministrationsAsync(new RunKey(_connection.Id, id), default);
        return (rows.FirstOrDefault(
            row => row.AdministrationId == People.Administration && failed.Contains(row.AdministrationId))?.FailureClass,
            (await _machine.ReadAsync(_connection)).State);
    }

    private static AdministrationRow Row(Guid id, string name) =>
        new() { RowKey = id.ToString(), Name = name, EmployerName = $"{name} B.V." };
}
