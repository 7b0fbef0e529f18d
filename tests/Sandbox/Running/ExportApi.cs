using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running;

/// <summary>The exports of one connection over the app's API, and the mappings that they go by.</summary>
internal sealed class ExportApi(AppApi app, string connection)
{
    private string Exports => $"/{connection}/exports";

    public Task<MappingOptionsView> MappingOptionsAsync(Guid administration, CancellationToken cancellation = default) =>
        app.ReadAsync<MappingOptionsView>(HttpMethod.Get, $"{Mapping(administration)}/options", null, cancellation);

    public Task<MappingView> MappingAsync(Guid administration, CancellationToken cancellation = default) =>
        app.ReadAsync<MappingView>(HttpMethod.Get, Mapping(administration), null, cancellation);

    public Task<MappingView> MapAsync(Guid administration, MappingView mapping, CancellationToken cancellation = default) =>
        app.ReadAsync<MappingView>(HttpMethod.Put, Mapping(administration), mapping, cancellation);

    /// <exception cref="AppApiException">It was not accepted.</exception>
    public async Task<ExportStarted> RequestAsync(
        ExportHeader header, IEnumerable<Registration> registrations, string? id = null, CancellationToken cancellation = default)
    {
        var answer = await TryRequestAsync(header, registrations, id, cancellation);
        return answer.IsGood ? answer.Read<ExportStarted>() : throw new AppApiException($"POST {Exports}", answer);
    }

    /// <summary>
    /// Asks for an export by a signed message whose body passes through a file, as it can be larger than one wants to hold.
    /// </summary>
    public async Task<AppAnswer> TryRequestAsync(
        ExportHeader header, IEnumerable<Registration> registrations, string? id = null, CancellationToken cancellation = default)
    {
        await using var body = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous
            });
        await RegistrationBody.WriteAsync(body, header, registrations, cancellation);
        body.Position = 0;
        return await app.UploadAsync(Exports, body, id, cancellation);
    }

    public async Task<IReadOnlyList<ExportView>> ListAsync(CancellationToken cancellation = default) =>
        (await app.ReadAsync<ExportList>(HttpMethod.Get, Exports, null, cancellation)).Exports;

    public Task<ExportView> ViewAsync(string export, CancellationToken cancellation = default) =>
        app.ReadAsync<ExportView>(HttpMethod.Get, $"{Exports}/{export}", null, cancellation);

    /// <summary>Waits until the export is over, and shows it each time it looked.</summary>
    public Task<ExportView> FinishedAsync(string export, Action<ExportView>? show = null, CancellationToken cancellation = default) =>
        UntilAsync(export, "the end", view => view.IsFinished, show, cancellation);

    /// <summary>Waits until the export is over and was confirmed to the planner, or that was given up.</summary>
    public Task<ExportView> ToldAsync(string export, Action<ExportView>? show = null, CancellationToken cancellation = default) =>
        UntilAsync(export, "the last mark", view => view.IsFinished && view.IsTold, show, cancellation);

    public Task<ExportReportView> ReportAsync(string export, Guid administration, CancellationToken cancellation = default) =>
        app.ReadAsync<ExportReportView>(HttpMethod.Get, $"{Part(export, administration)}/report?format=json", null, cancellation);

    /// <summary>The report as a page for people.</summary>
    public async Task<string> ReportPageAsync(string export, Guid administration, CancellationToken cancellation = default) =>
        (await app.OkAsync(HttpMethod.Get, $"{Part(export, administration)}/report?format=html", null, cancellation)).Body;

    public Task<byte[]> FileAsync(string export, Guid administration, CancellationToken cancellation = default) =>
        app.DownloadAsync($"{Part(export, administration)}/file", cancellation);

    /// <summary>All that was left out, as CSV.</summary>
    public async Task<string> LeftOutAsync(string export, Guid administration, CancellationToken cancellation = default) =>
        (await app.OkAsync(HttpMethod.Get, $"{Part(export, administration)}/left-out", null, cancellation)).Body;

    /// <summary>What of paid periods the period can pay.</summary>
    public async Task<IReadOnlyList<CorrectionView>> CorrectionsAsync(PayrollPeriodKey period, CancellationToken cancellation = default) =>
        (await app.ReadAsync<CorrectionList>(HttpMethod.Get, Corrections(period), null, cancellation)).Corrections;

    public Task<AppAnswer> ChooseCorrectionsAsync(
        PayrollPeriodKey period, IReadOnlyList<string> accept, string reason, CancellationToken cancellation = default) =>
        app.OkAsync(HttpMethod.Post, Corrections(period), new { accept, release = Array.Empty<string>(), reason }, cancellation);

    public Task<AppAnswer> MailAgainAsync(string export, Guid administration, CancellationToken cancellation = default) =>
        app.SendAsync(HttpMethod.Post, $"{Part(export, administration)}/mail", new { }, cancellation);

    public Task<AppAnswer> SendMarksAgainAsync(string export, CancellationToken cancellation = default) =>
        app.SendAsync(HttpMethod.Post, $"{Exports}/{export}/marks", body: null, cancellation);

    private string Mapping(Guid administration) => $"/{connection}/administrations/{administration}/mapping";

    private string Corrections(PayrollPeriodKey period) =>
        FormattableString.Invariant(
            $"/{connection}/administrations/{period.AdministrationId}/periods/{period.Year}{period.Number:00}/corrections");

    private string Part(string export, Guid administration) => $"{Exports}/{export}/administrations/{administration}";

    private Task<ExportView> UntilAsync(
        string export, string what, Func<ExportView, bool> isSo, Action<ExportView>? show, CancellationToken cancellation) =>
        Waiting.ForAsync(
            $"{what} of export {export}",
            async () =>
            {
                var view = await ViewAsync(export, cancellation);
                show?.Invoke(view);
                return isSo(view) ? view : null;
            },
            cancellation: cancellation);
}
