using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// The control addresses of a simulated Loket: the same for the one that this process started and for somebody else's.
/// </summary>
internal sealed class LoketControl(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web)
    { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "sandbox/") };

    /// <summary>The control addresses of the payroll side.</summary>
    public PayrollControl Payroll => new(_http, Json);

    /// <summary>False for a Loket of another make, which then has to be set up by whoever runs it.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellation = default)
    {
        using var answer = await _http.GetAsync("health", cancellation);
        return answer.IsSuccessStatusCode;
    }

    public Task RegisterAsync(SandboxClient client, CancellationToken cancellation = default) => PostAsync("clients", client, cancellation);

    public Task ResetAsync(StaffOptions staff, CancellationToken cancellation = default) => PostAsync("staff", staff, cancellation);

    public Task<StaffSummary> StaffAsync(CancellationToken cancellation = default) => GetAsync<StaffSummary>("staff", cancellation);

    /// <summary>The payroll period of an administration that holds the simulated Loket's day.</summary>
    public async Task<PayrollPeriodKey> PresentPeriodAsync(Guid administration, CancellationToken cancellation = default)
    {
        var staff = await StaffAsync(cancellation);
        var type = staff.Employers.SelectMany(employer => employer.Administrations).Single(one => one.Id == administration).PeriodType
            ?? throw new InvalidOperationException("There is no payroll in that administration.");
        var period = PayrollCalendar.Around(Enum.Parse<PeriodType>(type), staff.Today).First(one => one.Holds(staff.Today));
        return new PayrollPeriodKey(administration, period.Year, period.Number);
    }

    /// <summary>Changes are made on the day it is, also in a Loket that was started before midnight.</summary>
    public async Task<IReadOnlyList<ChangeDone>> ChangeAsync(ChangeRequest change, CancellationToken cancellation = default)
    {
        await PostAsync("date", new { date = AmsterdamTime.Today() }, cancellation);
        using var answer = await _http.PostAsJsonAsync("changes", change, Json, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<List<ChangeDone>>(Json, cancellation))!;
    }

    public Task FaultAsync(Fault fault, CancellationToken cancellation = default) => PostAsync("faults", fault, cancellation);

    public async Task<IReadOnlyList<FaultStatus>> FaultsAsync(CancellationToken cancellation = default) =>
        await GetAsync<List<FaultStatus>>("faults", cancellation);

    public async Task ClearFaultsAsync(CancellationToken cancellation = default)
    {
        using var answer = await _http.DeleteAsync("faults", cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Adds the user, or puts it in the place of the one with that name.</summary>
    public Task SetUserAsync(SandboxUser user, CancellationToken cancellation = default) => PostAsync("users", user, cancellation);

    /// <summary>Takes something, or all, from a list of an employer's.</summary>
    public Task TakeFromListAsync(TakeFromList taken, CancellationToken cancellation = default) =>
        PostAsync("lists/take", taken, cancellation);

    /// <summary>Changes how everything of an employer's is called, or back.</summary>
    public Task SetNamesAsync(NameSuffix names, CancellationToken cancellation = default) => PostAsync("names", names, cancellation);

    /// <summary>Whoever works at the administration has a citizen service number from now on, an invented one.</summary>
    public Task GiveNumbersAsync(Guid administration, IReadOnlyList<Guid>? except = null, CancellationToken cancellation = default) =>
        PostAsync("citizen-service-numbers", new GiveNumbers(administration, except), cancellation);

    /// <summary>Ends every access token of the user; the refresh token stays good.</summary>
    public Task ExpireTokensAsync(string user, CancellationToken cancellation = default) =>
        PostAsync("tokens/expire", new { user }, cancellation);

    /// <summary>The user takes the consent back.</summary>
    public Task RevokeAsync(string user, CancellationToken cancellation = default) =>
        PostAsync("tokens/revoke", new { user }, cancellation);

    /// <summary>How long access tokens are valid that are given from now on.</summary>
    public Task SetTokenLifetimeAsync(TimeSpan lifetime, CancellationToken cancellation = default) =>
        PostAsync("tokens/lifetime", new { seconds = (int)lifetime.TotalSeconds }, cancellation);

    public async Task<CallFigures> CallsAsync(CancellationToken cancellation = default) =>
        (await GetAsync<CallsAnswer>("calls?latest=0", cancellation)).Figures;

    public Task ForgetCallsAsync(CancellationToken cancellation = default) => PostAsync("calls/reset", new { }, cancellation);

    /// <summary>What the app sent, or this Loket answered, against Loket's OpenAPI document, with how often.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ViolationsAsync(CancellationToken cancellation = default) =>
        (await GetAsync<ViolationsAnswer>("violations", cancellation)).Violations;

    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        (await _http.GetFromJsonAsync<T>(path, Json, cancellation))!;

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Json, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record CallsAnswer(CallFigures Figures);

    private sealed record ViolationsAnswer(IReadOnlyDictionary<string, int> Violations);
}
