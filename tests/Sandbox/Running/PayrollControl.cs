using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Import;
using LoketFunctions.Simulators.Loket.Payroll;

namespace LoketFunctions.Sandbox.Running;

/// <summary>A payroll period of an administration.</summary>
internal sealed record PayrollPeriodKey(Guid AdministrationId, int Year, int Number)
{
    /// <summary>Year and number, as 202601.</summary>
    public int Id => (Year * 100) + Number;

    public string Query => string.Create(CultureInfo.InvariantCulture, $"administrationId={AdministrationId}&year={Year}&period={Number}");
}

/// <summary>The control addresses of a simulated Loket's payroll side, and what a person does at Loket's own screens.</summary>
internal sealed class PayrollControl(HttpClient http, JsonSerializerOptions json)
{
    /// <summary>Everything that stands in the period, past the API, in a fixed order.</summary>
    public async Task<IReadOnlyList<PeriodDataCell>> CellsAsync(PayrollPeriodKey period, CancellationToken cancellation = default) =>
        (await http.GetFromJsonAsync<List<PeriodDataCell>>($"period-data?{period.Query}", json, cancellation))!;

    /// <summary>Takes away the period data of all periods of an administration.</summary>
    public async Task ClearAsync(Guid administration, CancellationToken cancellation = default)
    {
        using var answer = await http.DeleteAsync($"period-data?administrationId={administration}", cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Somebody types a value in at Loket; null takes it away.</summary>
    public Task EnterAsync(
        PayrollPeriodKey period, Guid employment, int component, decimal? value, CancellationToken cancellation = default) =>
        PostAsync(
            "period-data",
            new { employmentId = employment, year = period.Year, periodNumber = period.Number, component, value },
            cancellation);

    /// <summary>From now on every value of the employment is refused with these words; null ends that.</summary>
    public Task RefuseAsync(Guid employment, string? description, CancellationToken cancellation = default) =>
        PostAsync("period-data/refuse", new { employmentId = employment, description }, cancellation);

    /// <summary>Sets the status of the period's run: 0 waiting, 1 done, 9 approved; null for no run.</summary>
    public Task SetRunAsync(PayrollPeriodKey period, int? status, CancellationToken cancellation = default) =>
        PostAsync("runs", new { period.AdministrationId, period.Year, periodNumber = period.Number, status }, cancellation);

    /// <summary>The run of the period is approved: it is paid.</summary>
    public Task ApproveAsync(PayrollPeriodKey period, CancellationToken cancellation = default) =>
        SetRunAsync(period, RunStatus.Approved, cancellation);

    /// <summary>
    /// An approved run that changes pensionable wages: of <see cref="CorrectionRequest.ChangedYear"/>'s period or its own. The period's own
    /// run where that is not approved yet, else one more.
    /// </summary>
    public async Task<CorrectionDone> CorrectAsync(CorrectionRequest correction, CancellationToken cancellation = default)
    {
        using var answer = await http.PostAsJsonAsync("runs/correction", correction, json, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CorrectionDone>(json, cancellation))!;
    }

    /// <summary>The results of the period as they stand, by payroll number; empty without an approved run.</summary>
    public async Task<IReadOnlyList<ResultCell>> ResultsAsync(PayrollPeriodKey period, CancellationToken cancellation = default) =>
        (await http.GetFromJsonAsync<List<ResultCell>>($"results?{period.Query}", json, cancellation))!;

    /// <summary>From now on payroll makes no results of the employment, or makes them again.</summary>
    public Task LeaveOutOfResultsAsync(Guid employment, bool isLeftOut = true, CancellationToken cancellation = default) =>
        PostAsync("results/leave-out", new { employmentId = employment, isLeftOut }, cancellation);

    /// <summary>The "Klaar met muteren" mails that were asked for.</summary>
    public async Task<IReadOnlyList<ReadyForPayroll>> ReadyAsync(CancellationToken cancellation = default) =>
        (await http.GetFromJsonAsync<List<ReadyForPayroll>>("ready-for-payroll", json, cancellation))!;

    /// <summary>
    /// Imports a payroll file by "collectieve mutaties", with CSV, overwrite and distribution unit as the app's mail says, but without
    /// keeping what comes of it: the period data as it would be, of a period that was empty before.
    /// </summary>
    public async Task<ImportResult> TryImportAsync(PayrollPeriodKey period, byte[] file, CancellationToken cancellation = default)
    {
        using var content = new ByteArrayContent(file);
        using var answer = await http.PostAsync(
            $"collectieve-mutaties?{period.Query}&bestandstype=csv&action=overschrijven&verdelingseenheid=ja&dryRun=true&from=empty",
            content, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ImportResult>(json, cancellation))!;
    }

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(path, body, json, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
