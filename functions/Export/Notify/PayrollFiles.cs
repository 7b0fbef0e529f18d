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

/// <summary>Finds an export's payroll file in the archive, with what its report says of it.</summary>
internal sealed class PayrollFiles(PayrollArchive archive) : IPayrollFiles
{
    public async Task<PayrollFile?> FindAsync(ExportAdministrationRow administration, CancellationToken cancellation)
    {
        if (administration is not { FileBlob: { } blob, ReportBlob: { } reportBlob })
            return null;
        await using var content = await archive.OpenAsync(reportBlob + PayrollFileName.JsonEnding, cancellation);
        if (content is null || await JsonSerializer.DeserializeAsync<ExportReport>(content.Content, AppJson.Options, cancellation) is not { } report)
            return null;
        return new PayrollFile(
            PayrollFileFacts.Of(report, administration.FileVersion, administration.Delivery ?? Delivery.File), blob, OpenAsync);

        async Task<Stream> OpenAsync(CancellationToken token) => (await archive.OpenAsync(blob, token))?.Content
            ?? throw new InvalidOperationException("The payroll file is not in the archive any more.");
    }
}
