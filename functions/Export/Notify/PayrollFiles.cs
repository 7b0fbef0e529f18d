using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Notify;

/// <summary>Finds payroll files of exports that ended, with what their reports say of them.</summary>
internal interface IPayrollFiles
{
    /// <summary>The file that the administration's export wrote, or that still held; null where there is none.</summary>
    Task<PayrollFile?> FindAsync(ExportAdministrationRow administration, CancellationToken cancellation);
}

/// <summary>Finds an export's payroll file in the archive, with the facts that were kept beside its report.</summary>
internal sealed class PayrollFiles(PayrollArchive archive) : IPayrollFiles
{
    public async Task<PayrollFile?> FindAsync(ExportAdministrationRow administration, CancellationToken cancellation)
    {
        if (administration is not { FileBlob: { } blob, ReportBlob: { } report })
            return null;
        var facts = await ReadAsync<PayrollFileFacts>($"{report[..report.LastIndexOf('/')]}/{PayrollFileName.Facts}", cancellation)
            ?? await OfReportAsync(administration, report + PayrollFileName.JsonEnding, cancellation);
        return facts is null ? null : new PayrollFile(facts, blob, OpenAsync);

        async Task<Stream> OpenAsync(CancellationToken token) => (await archive.OpenAsync(blob, token))?.Content
            ?? throw new InvalidOperationException("The payroll file is not in the archive any more.");
    }

    /// <summary>Of an export of an earlier version, which kept none.</summary>
    private async Task<PayrollFileFacts?> OfReportAsync(
        ExportAdministrationRow administration, string blob, CancellationToken cancellation) =>
        await ReadAsync<ExportReport>(blob, cancellation) is { } report
            ? PayrollFileFacts.Of(report, administration.FileVersion, administration.Delivery ?? Delivery.File)
            : null;

    private async Task<T?> ReadAsync<T>(string blob, CancellationToken cancellation)
        where T : class
    {
        await using var file = await archive.OpenAsync(blob, cancellation);
        return file is null ? null : await JsonSerializer.DeserializeAsync<T>(file.Content, AppJson.Options, cancellation);
    }
}
