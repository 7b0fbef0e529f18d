using System.Net;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Durable;
using LoketFunctions.Tests.Planner;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>What is confirmed to the planner of its registrations, however often it has to be tried.</summary>
[Collection(TellingTests.Name)]
public sealed class ConfirmationTests(AppStorage fixture) : IAsyncLifetime
{
    private static readonly ConfirmedPeriod November = new(2026, 11);
    private TellingWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await TellingWorld.CreateAsync(fixture);
        _world.Planner.Then(HttpStatusCode.NoContent);
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Each_registration_is_told_once_with_its_fate()
    {
        await SelectAsync(TellingWorld.Bar, ["r1", "r2"], Out("r2", LeftOutReason.MappedToNothing, ExportItem.Meals),
            Out("r3", LeftOutReason.NotApproved),
            Out("r4", LeftOutReason.NotForContract, ExportItem.WorkedHours), Out("r4", LeftOutReason.MappedToNothing, ExportItem.Meals));
        await SelectAsync(null, [], Out("r9", LeftOutReason.NotLinked));
        await SendAsync();

        var told = Told();
        Assert.Equal([(TellingWorld.Bar, 1, 1), (null, 1, 1)], told.Select(marks => (marks.AdministrationId, marks.Part, marks.Parts)));
        Assert.Equal(["r1", "r2"], told[0].Exported);
        Assert.Equal([new("r3", "not-approved"), new("r4", "not-for-this-contract")], told[0].LeftOut);
        Assert.Equal([new LeftOutRegistration("r9", "not-linked")], told[1].LeftOut);
        Assert.All(told, marks =>
            Assert.Equal((November, _world.Run.ExportId, _world.Connection.Id), (marks.Period, marks.ExportId, marks.ConnectionId)));
        var export = await _world.ExportAsync();
        Assert.Equal((ConfirmationState.Delivered, 1), (export.Marks, export.MarksAttempts));
    }

    [Fact]
    public async Task What_was_exported_before_and_is_not_now_is_withdrawn_once()
    {
        await SelectAsync(TellingWorld.Bar, ["r1", "r2", "r3"]);
        await SendAsync();
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, ["r3", "r4"], Out("r2", LeftOutReason.NotApproved));
        await SendAsync();
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, ["r3", "r4"]);
        await SendAsync();

        Assert.Equal([[], ["r1", "r2"], []], Told().Select(marks => marks.Withdrawn));
        Assert.Equal(["r2"], Told()[1].LeftOut.Select(one => one.Id));
    }

    [Theory]
    [InlineData(nameof(ExportAdministrationState.Refused), "period-closed", "period-closed")]
    [InlineData(nameof(ExportAdministrationState.Failed), "loket-unreachable", "loket-unreachable")]
    [InlineData(nameof(ExportAdministrationState.Delivering), null, "unexpected")]
    public async Task Of_an_administration_that_failed_what_is_in_Loket_stays_marked_and_the_rest_is_left_out(
        string state, string? code, string reason)
    {
        await SelectAsync(TellingWorld.Bar, ["r1", "r2"]);
        await SendAsync();
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, ["r2", "r5"], Out("r3", LeftOutReason.NotApproved));
        await _world.ChangeAsync(
            TellingWorld.Bar, row => (row.State, row.FailureCode) = (Enum.Parse<ExportAdministrationState>(state), code));
        await SendAsync();
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, ["r2"]);
        await SendAsync();

        var told = Told();
        Assert.Empty(told[1].Exported.Concat(told[1].Withdrawn));
        Assert.Equal([new("r5", reason), new("r3", "not-approved")], told[1].LeftOut);
        Assert.Equal(["r1"], told[2].Withdrawn);
    }

    [Fact]
    public async Task What_Loket_refused_is_not_told_as_exported_and_what_it_did_not_give_back_not_as_withdrawn()
    {
        await _world.SelectAsync(_world.Run, TellingWorld.Bar, [Part("r1", 1, 10), Part("r2", 2, 10)]);
        await SendAsync();
        await _world.NextExportAsync();
        // r1 gone and r3 new for the first employment, r4 with hours and a meal for the third.
        ExportedRegistration[] second = [Part("r2", 2, 10), Part("r3", 1, 10), Part("r4", 3, 10, 45), Part("r5", 3, 10)];
        await _world.SelectAsync(_world.Run, TellingWorld.Bar, second);
        RefusedValue Refused(int employment, int? component, string code = RefusedCode.RefusedByLoket) =>
            new(Part("", employment).EmploymentId, 1, component, 8, null, code, null);
        RefusedValue[] refused = [Refused(1, null), Refused(3, 45, RefusedCode.NotConfirmed), Refused(2, 10, RefusedCode.DiffersInLoket)];
        await _world.Staging.WriteAsync(_world.Run, TellingWorld.Bar, RefusedValues.Name, new RefusedValues(refused), default);
        await SendAsync();
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, ["r2"]);
        await SendAsync();

        var told = Told();
        Assert.Equal(["r2", "r5"], told[1].Exported);
        Assert.Empty(told[1].Withdrawn);
        Assert.Equal([new("r3", "values-refused"), new("r4", "values-refused")], told[1].LeftOut);
        Assert.Equal(["r1", "r5"], told[2].Withdrawn.Order());
    }

    [Fact]
    public async Task What_the_export_was_not_asked_about_is_not_told()
    {
        await SelectAsync(TellingWorld.Bar, ["r1"], Out("r2", LeftOutReason.OutsidePeriod), Out("r3", LeftOutReason.NotApproved));
        await SelectAsync(null, [], Out("r4", LeftOutReason.OtherAdministration), Out("r5", LeftOutReason.NotLinked));
        await SendAsync();
        Assert.Equal(["r3", "r5"], Told().SelectMany(marks => marks.LeftOut).Select(one => one.Id));
    }

    [Fact]
    public async Task A_repeat_at_any_point_tells_the_same_under_the_same_ids()
    {
        string[] first = [.. Ids(0, 2500)], second = [.. Ids(600, 3100)];
        await SelectAsync(TellingWorld.Bar, first);
        await SendAsync();
        var seen = _world.Planner.Requests.Count;
        await _world.NextExportAsync();
        await SelectAsync(TellingWorld.Bar, second, [.. Ids(3000, 3400).Select(id => Out(id, LeftOutReason.NotApproved))]);
        await SelectAsync(TellingWorld.Kitchen, ["k1"]);

        // The first attempt dies in the middle of the parts, the next before the list of the second administration.
        await fixture.Blobs.Ledgers.WriteJsonAsync(
            $"{_world.Connection.Id}/marks/{_world.Run.ExportId}/{TellingWorld.Bar}-0001.json.gz", "half", default);
        await PrepareAsync();
        var whole = await PartsAsync();
        await fixture.Blobs.Ledgers.DeleteBlobAsync($"{_world.Connection.Id}/{TellingWorld.Kitchen}/202611/registrations.json.gz");
        await PrepareAsync();
        Assert.Equal(whole, await PartsAsync());
        Assert.Equal(ConfirmationState.Waiting, (await _world.ExportAsync()).Marks);

        await _world.Sender.SendAsync(_world.Run, _world.PlannerSettings, default);
        var requests = _world.Planner.Requests.Skip(seen).ToList();
        Assert.Equal(
            [$"msg_{_world.Run.ExportId}-{TellingWorld.Bar}-1", $"msg_{_world.Run.ExportId}-{TellingWorld.Bar}-2",
                $"msg_{_world.Run.ExportId}-{TellingWorld.Kitchen}-1"],
            requests.Select(request => request.Id));
        var told = Told()[2..];
        Assert.All(told,
            marks => Assert.InRange(marks.Exported.Count + marks.Withdrawn.Count + marks.LeftOut.Count, 1, ExportConfirmations.MaxIds));
        Assert.Equal([2, 2, 1], told.Select(marks => marks.Parts));
        Assert.Equal(second, told[..2].SelectMany(marks => marks.Exported));
        Assert.Equal(Ids(0, 600), told[..2].SelectMany(marks => marks.Withdrawn));
        Assert.Equal(Ids(3100, 3400), told[..2].SelectMany(marks => marks.LeftOut).Select(one => one.Id));
        Assert.Empty(await PartsAsync());
    }

    [Fact]
    public async Task Where_there_is_nothing_to_tell_nothing_is_sent()
    {
        await SendAsync();
        Assert.Empty(_world.Planner.Requests);
        var export = await _world.ExportAsync();
        Assert.Equal((ConfirmationState.None, 0), (export.Marks, export.MarksAttempts));
    }

    [Fact]
    public async Task Parts_that_the_planner_has_do_not_go_again_and_one_it_refuses_holds_up_no_other()
    {
        await SelectAsync(TellingWorld.Bar, [.. Ids(0, 5000)]);
        using var planner = new PlannerAnswers();
        planner.Then(HttpStatusCode.NoContent).Then(HttpStatusCode.BadRequest).Then(HttpStatusCode.NoContent).Then(
            HttpStatusCode.ServiceUnavailable)
            .Then(HttpStatusCode.NoContent);
        var sender = new ConfirmationSender(
            _world.Parts, new PlannerClient(planner, new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics),
            _world.Exports, _world.Attention,
            _world.DeadLetters, Quiet.ExportEvents);
        await PrepareAsync();

        Assert.Equal("planner-refused",
            (await Assert.ThrowsAsync<PlannerException>(() => sender.SendAsync(_world.Run, _world.PlannerSettings, default))).Code);
        Assert.Equal("planner-busy",
            (await Assert.ThrowsAsync<PlannerException>(() => sender.SendAsync(_world.Run, _world.PlannerSettings, default))).Code);
        await sender.SendAsync(_world.Run, _world.PlannerSettings, default);

        Assert.Equal(["1", "2", "3", "2", "2"], planner.Requests.Select(request => request.Id.Split('-')[^1]));
        var export = await _world.ExportAsync();
        Assert.Equal((ConfirmationState.Delivered, 3), (export.Marks, export.MarksAttempts));
    }

    [Fact]
    public async Task Confirmations_that_were_given_up_are_kept_and_sent_again_on_request_once_at_a_time()
    {
        await SelectAsync(TellingWorld.Bar, ["r1"]);
        await PrepareAsync();
        await _world.Sender.GiveUpAsync(_world.Run, default);
        Assert.Equal(ConfirmationState.DeadLetter, (await _world.ExportAsync()).Marks);
        Assert.Equal(AttentionReason.MarksNotDelivered, await _world.AttentionAsync());

        var resender = new ConfirmationResender(_world.Parts, new ExportOptions { MarkWaits = "" });
        var hold = new TaskCompletionSource();
        var book = new FunctionBook()
            .Orchestrator<ConfirmationResend>(ConfirmationOrchestration.ResendMarks)
            .Activity<ExportStep, StepResult<ConfirmationProgress>>(nameof(NotifySteps.SendMarks), async step =>
            {
                await hold.Task;
                await _world.Sender.SendAsync(step.Run, _world.PlannerSettings, default);
                return new(new ConfirmationProgress(true), null);
            });
        await using var engine = await DurableEngine.StartAsync(book);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => resender.StartAsync(engine.Client, _world.Run, default)));
        hold.SetResult();
        await engine.CompletedAsync($"marks-{_world.Run.ExportId}");

        Assert.Equal(1, book.Runs[nameof(NotifySteps.SendMarks)]);
        Assert.Equal(["r1"], Assert.Single(Told()).Exported);
        Assert.Equal(ConfirmationState.Delivered, (await _world.ExportAsync()).Marks);
        Assert.Null(await _world.AttentionAsync());
        await _world.Sender.GiveUpAsync(_world.Run, default);
        Assert.Equal(ConfirmationState.Delivered, (await _world.ExportAsync()).Marks);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => resender.StartAsync(engine.Client, _world.Run, default));
        Assert.Equal("no-marks-left", refused.Problem.Code);
    }

    private static IEnumerable<string> Ids(int from, int to) => Enumerable.Range(from, to - from).Select(number => $"reg-{number}");

    private static LeftOut Out(string id, string reason, ExportItem? item = null) =>
        new(id, reason, item, new DateOnly(2026, 11, 3), "emp-1");

    private async Task SelectAsync(Guid? administration, string[] exported, params LeftOut[] leftOut)
    {
        if (administration is { } id)
            await _world.SelectAsync(_world.Run, id, exported.Select(one => Part(one)));
        await _world.Staging.WriteLeftOutAsync(_world.Run, administration, leftOut.ToAsyncEnumerable(), default);
    }

    private static ExportedRegistration Part(string id, int employment = 1, params int[] components) =>
        new(id, new Guid(employment, 0, 0, new byte[8]), DepartmentTarget.Default, components);

    private Task PrepareAsync() =>
        _world.Preparer.PrepareAsync(_world.Run, new ExportHeader(new RequestedPeriod(November.Year, November.PeriodNumber)), default);

    private async Task SendAsync()
    {
        await PrepareAsync();
        await _world.Sender.SendAsync(_world.Run, _world.PlannerSettings, default);
    }

    private List<ExportConfirmations> Told() =>
        [.. _world.Planner.Requests.Select(request => JsonSerializer.Deserialize<ExportConfirmations>(request.Body, AppJson.Options)!)];

    private async Task<List<string>> PartsAsync()
    {
        var parts = new List<string>();
        await foreach (var name in _world.Parts.NamesAsync(_world.Run, default))
            parts.Add(name + JsonSerializer.Serialize(await _world.Parts.FindAsync(name, default), AppJson.Options));
        return parts;
    }
}
