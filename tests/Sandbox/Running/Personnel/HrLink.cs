using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running.Personnel;

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
    /// <param name="only">The only employee to bring to Loket.</param>
    /// <param name="administrationId">That they are for, where Loket leads.</param>
    public async Task<PushView> PushAsync(
        string connection, IEnumerable<HrEmployee> employees, bool preview = false, string? only = null, Guid? administrationId = null,
        CancellationToken cancellation = default)
    {
        var answer = await SendAsync(connection, Message(employees, preview, only, administrationId), cancellation: cancellation);
        return await FinishedAsync(connection, Good("employees", answer).Read<PushStarted>().PushId, cancellation);
    }

    /// <summary>A signed message with whole records.</summary>
    /// <param name="id">Its webhook-id; null for one of its own.</param>
    public async Task<AppAnswer> SendAsync(
        string connection, byte[] message, string? id = null, CancellationToken cancellation = default)
    {
        using var body = new MemoryStream(message);
        return await api.UploadAsync($"/{connection}/employees", body, id, cancellation);
    }

    public static byte[] Message(
        IEnumerable<HrEmployee> employees, bool preview = false, string? only = null, Guid? administrationId = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["preview"] = preview,
            ["only"] = only,
            ["administrationId"] = administrationId,
            ["employees"] = new JsonArray([.. employees.Select(one => one.Record())]),
        });

    public Task<PushView> FinishedAsync(string connection, string push, CancellationToken cancellation = default) => Waiting.ForAsync(
        $"the end of push {push}",
        async () =>
        {
            var view = await api.ReadAsync<PushView>(HttpMethod.Get, $"/{connection}/pushes/{push}", null, cancellation);
            return view.IsFinished ? view : null;
        },
        cancellation: cancellation);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<PushView>> PushesAsync(string connection, CancellationToken cancellation = default) =>
        (await api.ReadAsync<PushesView>(HttpMethod.Get, $"/{connection}/pushes", null, cancellation)).Pushes;

    /// <summary>What became of each employee.</summary>
    public Task<IReadOnlyList<PushResultView>> ReportAsync(string connection, string push, CancellationToken cancellation = default) =>
        PagesAsync<PushReportView, PushResultView>(
            $"/{connection}/pushes/{push}/employees", page => (page.Employees, page.Total), cancellation);

    /// <summary>Each employee that was ever pushed, with the last push.</summary>
    public Task<IReadOnlyList<LastPushView>> LastPushesAsync(string connection, CancellationToken cancellation = default) =>
        PagesAsync<LastPushesView, LastPushView>(
            $"/{connection}/pushed-employees", page => (page.Employees, page.Total), cancellation);

    /// <summary>A person says who somebody is in Loket.</summary>
    public Task<AppAnswer> ChoosePersonAsync(
        string connection, string employee, Guid? loketEmployee, CancellationToken cancellation = default) =>
        api.OkAsync(
            HttpMethod.Put, $"/{connection}/pushed-employees/choice", new { employeeId = employee, loketEmployeeId = loketEmployee },
            cancellation);

    /// <summary>Which employments have which documents.</summary>
    public Task<IReadOnlyList<EmployeeDocumentsView>> DocumentsAsync(string connection, CancellationToken cancellation = default) =>
        PagesAsync<DocumentsView, EmployeeDocumentsView>(
            $"/{connection}/documents", page => (page.Employees, page.Total), cancellation);

    public Task<AppFile> DocumentAsync(string connection, string document, CancellationToken cancellation = default) =>
        api.FileAsync($"/{connection}/documents/{document}", cancellation);

    public Task<IReadOnlyList<EmployeeCostView>> CostsAsync(
        string connection, Guid administration, CancellationToken cancellation = default) =>
        PagesAsync<CostsView, EmployeeCostView>(
            $"/{connection}/administrations/{administration}/cost-per-hour", page => (page.Employees, page.Total), cancellation);

    private async Task<IReadOnlyList<TRow>> PagesAsync<TPage, TRow>(
        string path, Func<TPage, (IReadOnlyList<TRow> Rows, int Total)> of, CancellationToken cancellation)
    {
        var all = new List<TRow>();
        for (var page = 1; ; page++)
        {
            var (rows, total) = of(await api.ReadAsync<TPage>(
                HttpMethod.Get, $"{path}?pageSize={LargestPage}&page={page}", null, cancellation));
            all.AddRange(rows);
            if (page * LargestPage >= total)
                return all;
        }
    }

    private static AppAnswer Good(string what, AppAnswer answer) => answer.IsGood ? answer : throw new AppApiException(what, answer);
}
