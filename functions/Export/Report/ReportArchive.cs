using System.Text;
using System.Text.Json;
using LoketFunctions.Components;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Report;

/// <summary>Keeps reports beside the payroll file: as JSON for programs and as a page for people.</summary>
internal sealed class ReportArchive(PayrollArchive archive)
{
    /// <summary>Gives the name of both blobs without their endings.</summary>
    /// <param name="language">"nl" or "en": of the connection.</param>
    /// <param name="explain">The words of a code, in that language.</param>
    /// <exception cref="InvalidOperationException">Another report lies there: what it says differed between two attempts.</exception>
    public async Task<string> StoreAsync(
        ArchiveFolder folder, ExportReport report, string language, Func<string, Explanation> explain, CancellationToken cancellation)
    {
        await StoreJsonAsync(folder, PayrollFileName.Report + PayrollFileName.JsonEnding, report, cancellation);
        await archive.StoreAsync(
            folder, PayrollFileName.Report + PayrollFileName.HtmlEnding, PayrollArchive.Html,
            stream => MeasuredStream.MeasureAsync(
                stream, (measured, _) => WritePageAsync(measured, report, language, explain), cancellation),
            cancellation);
        return folder.Name(PayrollFileName.Report);
    }

    /// <summary>What a mail says of the payroll file.</summary>
    /// <exception cref="InvalidOperationException">Others lie there.</exception>
    public Task StoreFactsAsync(ArchiveFolder folder, PayrollFileFacts facts, CancellationToken cancellation) =>
        StoreJsonAsync(folder, PayrollFileName.Facts, facts, cancellation);

    private static async Task WritePageAsync(Stream stream, ExportReport report, string language, Func<string, Explanation> explain)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await text.WriteAsync(await HtmlRendering.ToTextAsync(new ReaderFormat(language), PrintedReport.Of(report, explain)));
    }

    private Task<ArchivedFile> StoreJsonAsync<T>(ArchiveFolder folder, string fileName, T value, CancellationToken cancellation) =>
        archive.StoreAsync(
            folder, fileName, PayrollArchive.Json,
            stream => MeasuredStream.MeasureAsync(
                stream, (measured, token) => JsonSerializer.SerializeAsync(measured, value, AppJson.Options, token), cancellation),
            cancellation);
}
