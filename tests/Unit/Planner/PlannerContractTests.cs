using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Telemetry;
using ConfirmedPeriod = LoketFunctions.Planner.ConfirmedPeriod;
using ExportConfirmations = LoketFunctions.Planner.ExportConfirmations;
using LeftOutRegistration = LoketFunctions.Planner.LeftOutRegistration;

namespace LoketFunctions.Tests.Planner;

/// <summary>The app's client and the simulated planner, which were written apart, understand each other.</summary>
public sealed class PlannerContractTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 10, 1);
    private static readonly DateOnly Last = new(2026, 10, 31);

    private SimulatedPlanner _planner = null!;

    public async ValueTask InitializeAsync() => _planner = await SimulatedPlanner.StartAsync();

    public async ValueTask DisposeAsync() => await _planner.DisposeAsync();

    [Fact]
    public async Task A_month_of_registrations_is_read_as_it_was_made()
    {
        var staff = Enumerable.Range(
            1, 100).Select(number => new RosteredEmployee($"pl-{number}", "l", [new RosteredContract(null, null, true, $"{Guid.Empty}")]));
        _planner.Account("acme").Registrations.Add(
            RegistrationGenerator.Generate(staff, new RegistrationOptions(3, First, Last) { Attendance = 1 }));

        var read = new List<LoketFunctions.Planner.Registration>();
        await foreach (var registration in Client().ListRegistrationsAsync(Settings(), "acme", new("c1"), First, Last, default))
            read.Add(registration.Deserialize<LoketFunctions.Planner.Registration>(AppJson.Options)!);

        Assert.Equal(2, _planner.Log.Count);
        Assert.Equal(_planner.Account("acme").Registrations.All.Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task The_planners_codes_are_read_as_it_tells_them_and_need_not_be_told()
    {
        var told = _planner.Account("acme").Codes!;
        var read = await Client().ListCodesAsync(Settings(), "acme", new("c1"), default);
        Assert.Equal(
            new[] { told.Departments, told.HourComponents, told.WageComponents }
                .Select(codes => codes.Select(code => (code.Code, code.Name))),
            new[] { read!.Departments, read.HourComponents, read.WageComponents }
                .Select(codes => codes.Select(code => (code.Code, code.Name))));

        _planner.Account("acme").Codes = null;
        Assert.Null(await Client().ListCodesAsync(Settings(), "acme", new("c1"), default));
    }

    [Fact]
    public async Task Confirmations_arrive_once_however_often_they_are_sent()
    {
        var marks = new ExportConfirmations(
            "x1", new("c1"), Guid.Empty, new ConfirmedPeriod(2026, 10), 1, 1, ["r1"], ["r2"],
            [new LeftOutRegistration("r3", "not-approved")]);

        await Client().SendMarksAsync(Settings(), "acme", "m1", marks, default);
        await Client().SendMarksAsync(Settings(), "acme", "m1", marks, default);

        var received = Assert.Single(_planner.Account("acme").Confirmations.Received);
        Assert.Equal(("m1", 1), (received.WebhookId, received.Repeats));
        Assert.Equal(
            ["exported", "withdrawn", "leftOut"],
            new[] { "r1", "r2", "r3" }.Select(id => _planner.Account("acme").Confirmations.Of(id)!.State));
    }

    [Fact]
    public async Task A_notice_arrives_once_stands_until_it_is_over_and_need_not_be_taken()
    {
        var notices = _planner.Account("acme").Notices;
        var raised = new PlannerNotice(new("c1"), "reconnect", NoticeState.Raised, DateTimeOffset.UnixEpoch, "nl", "What", "user", "Do",
            new Uri("https://app.example/page"));
        Assert.True(await Client().SendNoticeAsync(Settings(), "acme", "m1", raised, default));
        Assert.True(await Client().SendNoticeAsync(Settings(), "acme", "m1", raised, default));
        Assert.Equal(("m1", 1), (Assert.Single(notices.Received).WebhookId, notices.Received[0].Repeats));
        Assert.Equal((raised.Reason, raised.Detail, raised.WhatToDo, raised.Link),
            (notices.Standing[0].Reason, notices.Standing[0].Detail, notices.Standing[0].WhatToDo, notices.Standing[0].Link));

        Assert.True(await Client().SendNoticeAsync(
            Settings(), "acme", "m2",
            new PlannerNotice(new("c1"), "reconnect", NoticeState.Over, DateTimeOffset.UnixEpoch, "nl"), default));
        Assert.Empty(notices.Standing);

        _planner.Account("acme").TakesNotices = false;
        Assert.False(await Client().SendNoticeAsync(Settings(), "acme", "m3", raised, default));
    }

    private static string Text(LoketFunctions.Planner.Registration read) => string.Join(
        '|',
        read.Id, read.EmployeeId, read.Date, read.Start, read.End, read.BreakMinutes, read.Hours, read.Department, read.HourComponent,
        read.Approved,
        read.Meals, read.AdministrationId, string.Join('+', read.Allowances.Select(allowance => (allowance.Component, allowance.Value))));

    private static string Text(LoketFunctions.Simulators.Planner.Registrations.Registration made) => string.Join(
        '|',
        made.Id, made.EmployeeId, made.Date, made.Start, made.End, made.BreakMinutes ?? 0, made.Hours, made.Department, made.HourComponent,
        made.Approved,
        made.Meals ?? 0, made.AdministrationId,
        string.Join('+', (made.Allowances ?? []).Select(allowance => (allowance.Component, allowance.Value))));

    private PlannerSettings Settings() =>
        new("zonplan", Profiles.Find("eitje")!, _planner.Address, [], WebhookSecret.Parse(_planner.Secrets[0]), []);

    private static PlannerClient Client() => new(new Clients(), new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics);

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
