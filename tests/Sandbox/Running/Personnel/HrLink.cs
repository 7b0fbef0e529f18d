using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running.Personnel;

// As AppMessages: written from the API description, apart from the app's own types.
internal sealed record BookedView(string ConnectionId, string EntityId, string Stage);

internal sealed record BookingView(IReadOnlyList<BookedView> Connections);

internal sealed record MissingView(string Code, string WhoseMove, string Text);

internal sealed record ScopeView(int Version, string Title, IReadOnlyList<string> Lines);

internal sealed record SetUpView(string Stage, ScopeView Scope, IReadOnlyList<MissingView> Missing, Guid? AdministrationId);

internal sealed record PushStarted(string PushId, string StatusAddress, bool Preview);

internal sealed record PushCountsView(int Created, int Changed, int Unchanged, int Waiting, int SetAside, int NotTakingPart, int Failed);

internal sealed record PushView(string Id, string State, bool Preview, int Pushed, PushCountsView Counts, ProblemView? Problem)
{
    public bool IsFinished => State is "completed" or "completedWithFailures" or "failed";
}

internal sealed record PushedFieldView(string FieldId, string Field, DateOnly? From, string? Was, string? Becomes, bool Overwritten);

internal sealed record PushResultView(
    string? EmployeeId, string? Name, Guid? LoketEmployeeId, string Outcome, string? Code, string? Words,
    IReadOnlyList<PushedFieldView> Changes, DateOnly? NextDay);

internal sealed record PushReportView(IReadOnlyList<PushResultView> Employees, int Total);

/// <summary>What an HR system that leads asks of the app for one of its accounts, and the operator's part in it.</summary>
/// <param name="api">Signs as the HR system.</param>
/// <param name="operators">Signs as the operator.</param>
internal sealed class HrLink(AppApi api, SignedClient operators)
{
    private const int LargestPage = 200;

    /// <returns>Ids of the connections, in the order of the legal entities.</returns>
    public async Task<IReadOnlyList<string>> BookAsync(
        string ownerEmail, string language, IReadOnlyList<(string Id, string Name, string TaxId)> entities,
        CancellationToken cancellation = default)
    {
        var answer = await api.SendOfAccountAsync(
            HttpMethod.Post, "/bookings",
            new
            {
                message = "Graag voor de volgende loonrun.",
                payrollContact = new { name = "Sanne de Wit", email = "salaris@owner.example" },
                ownerEmail,
                language,
                legalEntities = entities.Select(one => new { id = one.Id, name = one.Name, country = "NL", taxId = one.TaxId }),
            },
            cancellation);
        return [.. Good("bookings", answer).Read<BookingView>().Connections.Select(one => one.ConnectionId)];
    }

    public Task<SetUpView> SetUpAsync(string connection, CancellationToken cancellation = default) =>
        api.ReadAsync<SetUpView>(HttpMethod.Get, $"/{connection}/set-up", null, cancellation);

    /// <summary>Tells the HR system's attributes and maps them.</summary>
    public async Task SetUpAttributesAsync(string connection, CancellationToken cancellation = default)
    {
        await api.OkAsync(HttpMethod.Put, $"/{connection}/attributes", HrAttributes.Told(), cancellation);
        await api.OkAsync(HttpMethod.Put, $"/{connection}/attribute-mapping", HrAttributes.Mapping(version: 0), cancellation);
    }

    /// <summary>The operator lets somebody sign in.</summary>
    public async Task EnableAsync(string connection, CancellationToken cancellation = default)
    {
        using var response = await operators.PostAsync(
            $"/api/operator/planners/{api.Planner}/accounts/{api.Account}/connections/{connection}/enable",
            cancellationToken: cancellation);
        Good("enable", await AppAnswer.OfAsync(response, cancellation));
    }

    public async Task<SetUpView> AcknowledgeAsync(string connection, DateOnly startLine, CancellationToken cancellation = default)
    {
        var version = (await SetUpAsync(connection, cancellation)).Scope.Version;
        return await api.ReadAsync<SetUpView>(
            HttpMethod.Post, $"/{connection}/set-up/acknowledge", new { version, startLine = HrAttributes.Day(startLine) }, cancellation);
    }

    /// <summary>Pushes whole records, and waits until what they say is done.</summary>
    public async Task<PushView> PushAsync(
        string connection, IEnumerable<HrEmployee> employees, bool preview = false, CancellationToken cancellation = default)
    {
        using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["preview"] = preview,
            ["employees"] = new JsonArray([.. employees.Select(one => one.Record())]),
        }));
        var started = Good("employees", await api.UploadAsync($"/{connection}/employees", body, cancellation: cancellation))
            .Read<PushStarted>();
        return await FinishedAsync(connection, started.PushId, cancellation);
    }

    public Task<PushView> FinishedAsync(string connection, string push, CancellationToken cancellation = default) => Waiting.ForAsync(
        $"the end of push {push}",
        async () => await api.ReadAsync<PushView>(HttpMethod.Get, $"/{connection}/pushes/{push}", null, cancellation) is { IsFinished: true } view
            ? view
            : null,
        cancellation: cancellation);

    /// <summary>What became of each employee, page by page.</summary>
    public async Task<IReadOnlyList<PushResultView>> ReportAsync(
        string connection, string push, CancellationToken cancellation = default)
    {
        var employees = new List<PushResultView>();
        for (var page = 1; ; page++)
        {
            var report = await api.ReadAsync<PushReportView>(
                HttpMethod.Get, $"/{connection}/pushes/{push}/employees?pageSize={LargestPage}&page={page}", null, cancellation);
            employees.AddRange(report.Employees);
            if (employees.Count >= report.Total || report.Employees.Count == 0)
                return employees;
        }
    }

    private static AppAnswer Good(string what, AppAnswer answer) => answer.IsGood ? answer : throw new AppApiException(what, answer);
}
