using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// The app's API for one planner account, as the planner's own back end would call it: every request signed.
/// </summary>
/// <param name="client">Signs as the planner.</param>
/// <param name="planner">The planner's name in addresses.</param>
/// <param name="account">The planner account.</param>
/// <param name="observe">Sees every answer.</param>
internal sealed class AppApi(SignedClient client, string planner, string account, Action<AppAnswer>? observe = null)
{
    private const int LargestPage = 200;

    public string Planner => planner;

    public string Account => account;

    private string Root => $"/api/planners/{planner}/accounts/{account}";

    private string Base => $"{Root}/connections";

    public Task<ConnectionView> ConnectAsync(object request, CancellationToken cancellation = default) =>
        ReadAsync<ConnectionView>(HttpMethod.Post, "", request, cancellation);

    /// <summary>A new address to sign in at, for a connection that there is already.</summary>
    public Task<ConnectionView> ReconnectAsync(string connection, CancellationToken cancellation = default) =>
        ReadAsync<ConnectionView>(HttpMethod.Post, $"/{connection}/connect", new { requestedBy = "Sanne de Wit" }, cancellation);

    public Task<ConnectionView> ConnectionAsync(string connection, CancellationToken cancellation = default) =>
        ReadAsync<ConnectionView>(HttpMethod.Get, $"/{connection}", null, cancellation);

    public Task<ConnectionView> ChangeAsync(string connection, object change, CancellationToken cancellation = default) =>
        ReadAsync<ConnectionView>(HttpMethod.Patch, $"/{connection}", change, cancellation);

    public async Task<IReadOnlyList<AdministrationView>> AdministrationsAsync(
        string connection, CancellationToken cancellation = default) =>
        (await ReadAsync<AdministrationsView>(HttpMethod.Get, $"/{connection}/administrations", null, cancellation)).Administrations;

    public Task<AppAnswer> ChooseAsync(string connection, IEnumerable<Guid> administrations, CancellationToken cancellation = default) =>
        OkAsync(HttpMethod.Put, $"/{connection}/administrations", new { administrationIds = administrations }, cancellation);

    public Task<RunStarted> SyncAsync(string connection, object? scope = null, CancellationToken cancellation = default) =>
        ReadAsync<RunStarted>(HttpMethod.Post, $"/{connection}/sync", scope ?? new { }, cancellation);

    public async Task<IReadOnlyList<RunView>> RunsAsync(string connection, int limit = 20, CancellationToken cancellation = default) =>
        (await ReadAsync<RunsView>(HttpMethod.Get, $"/{connection}/runs?limit={limit}", null, cancellation)).Runs;

    public Task<RunView> RunAsync(string connection, string run, CancellationToken cancellation = default) =>
        ReadAsync<RunView>(HttpMethod.Get, $"/{connection}/runs/{run}", null, cancellation);

    /// <summary>All of it, page by page.</summary>
    public async Task<AdministrationReport> ReportAsync(
        string connection, string run, Guid administration, CancellationToken cancellation = default)
    {
        var path = $"/{connection}/runs/{run}/administrations/{administration}?pageSize={LargestPage}";
        var report = await ReadAsync<AdministrationReport>(HttpMethod.Get, path, null, cancellation);
        for (var page = 2; report.Employees.Count < report.Total; page++)
        {
            var next = await ReadAsync<AdministrationReport>(HttpMethod.Get, $"{path}&page={page}", null, cancellation);
            report = report with { Employees = [.. report.Employees, .. next.Employees] };
        }

        return report;
    }

    public async Task<IReadOnlyList<WaitingEmployee>> WaitingEmployeesAsync(string connection, CancellationToken cancellation = default) =>
        (await ReadAsync<WaitingEmployees>(
            HttpMethod.Get, $"/{connection}/employees?pageSize={LargestPage}", null, cancellation)).Employees;

    public Task<AppAnswer> ChooseEmployeeAsync(
        string connection, Guid loketEmployee, object choice, CancellationToken cancellation = default) =>
        OkAsync(HttpMethod.Put, $"/{connection}/employees/{loketEmployee}/choice", choice, cancellation);

    /// <summary>A link into the console for one of the planner's users: good once, for ten minutes.</summary>
    public async Task<Uri> ConsoleLinkAsync(ConsolePass pass, CancellationToken cancellation = default)
    {
        var answer = await SendAtAsync(
            HttpMethod.Post,
            $"{Root}/console-sessions",
            new
            {
                user = new { id = pass.UserId, name = pass.UserName },
                language = pass.Language,
                permissions = pass.Permissions,
                connectionId = pass.ConnectionId,
                returnAddress = pass.ReturnAddress,
            },
            cancellation);
        return answer.IsGood ? answer.Read<ConsoleLinkView>().Address : throw new AppApiException($"POST {Root}/console-sessions", answer);
    }

    /// <summary>Ends the user's links and sessions.</summary>
    public Task<AppAnswer> WithdrawConsoleAsync(string userId, CancellationToken cancellation = default) =>
        SendAtAsync(HttpMethod.Delete, $"{Root}/console-sessions/{userId}", null, cancellation);

    /// <summary>Waits until the run is over, and shows it each time it looked.</summary>
    public Task<RunView> FinishedAsync(
        string connection, string run, Action<RunView>? show = null, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        Waiting.ForAsync(
            $"the end of run {run}",
            async () =>
            {
                var view = await RunAsync(connection, run, cancellation);
                show?.Invoke(view);
                return view.IsFinished ? view : null;
            },
            limit,
            cancellation);

    /// <summary>Any request below the account's connections, signed; <paramref name="path"/> begins with a slash or is empty.</summary>
    public Task<AppAnswer> SendAsync(HttpMethod method, string path, object? body = null, CancellationToken cancellation = default) =>
        SendAtAsync(method, Base + path, body, cancellation);

    /// <summary>Any request of the account as a whole, signed; <paramref name="path"/> begins with a slash.</summary>
    public Task<AppAnswer> SendOfAccountAsync(
        HttpMethod method, string path, object? body = null, CancellationToken cancellation = default) =>
        SendAtAsync(method, Root + path, body, cancellation);

    /// <summary>A request whose body is streamed; <paramref name="id"/> is its webhook-id, null for one of its own.</summary>
    public async Task<AppAnswer> UploadAsync(string path, Stream body, string? id = null, CancellationToken cancellation = default)
    {
        using var response = await client.PostStreamAsync(Base + path, body, id, cancellation);
        var answer = await AppAnswer.OfAsync(response, cancellation);
        observe?.Invoke(answer);
        return answer;
    }

    /// <summary>A file, as its bytes.</summary>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellation = default) =>
        (await FileAsync(path, cancellation)).Content;

    /// <exception cref="AppApiException">Another answer than 2xx.</exception>
    public async Task<AppFile> FileAsync(string path, CancellationToken cancellation = default)
    {
        using var response = await client.GetAsync(Base + path, cancellation);
        return response.IsSuccessStatusCode
            ? new AppFile(
                response.Content.Headers.ContentDisposition?.FileName, response.Content.Headers.ContentType?.MediaType,
                await response.Content.ReadAsByteArrayAsync(cancellation))
            : throw new AppApiException($"GET {Base}{path}", await AppAnswer.OfAsync(response, cancellation));
    }

    /// <exception cref="AppApiException">Another answer than 2xx.</exception>
    public async Task<T> ReadAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        var answer = await OkAsync(method, path, body, cancellation);
        return answer.Read<T>();
    }

    /// <exception cref="AppApiException">Another answer than 2xx.</exception>
    public async Task<AppAnswer> OkAsync(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        var answer = await SendAsync(method, path, body, cancellation);
        return answer.IsGood ? answer : throw new AppApiException($"{method} {Base}{path}", answer);
    }

    private async Task<AppAnswer> SendAtAsync(HttpMethod method, string address, object? body, CancellationToken cancellation)
    {
        using var response = await client.SendAsync(method, address, body, cancellationToken: cancellation);
        var answer = await AppAnswer.OfAsync(response, cancellation);
        observe?.Invoke(answer);
        return answer;
    }
}
