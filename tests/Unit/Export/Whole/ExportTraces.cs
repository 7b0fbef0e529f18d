using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using LoketFunctions.Simulators.Loket.Control;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>What an export left in the world, in a form in which two worlds compare.</summary>
/// <param name="Files">Names of CSV files in the archive with the hash of what is in them.</param>
/// <param name="Cells">What Loket holds.</param>
/// <param name="Marks">What the planner received, with the webhook-id.</param>
/// <param name="Ledger">The ledger as its JSON.</param>
/// <param name="Registrations">Which registrations are exported, as JSON.</param>
/// <param name="Counts">State and counts of the administration's row.</param>
internal sealed record ExportTraces(
    IReadOnlyList<string> Files, IReadOnlyList<PeriodDataCell> Cells, IReadOnlyList<string> Marks, string Ledger, string Registrations,
    string Counts)
{
    public IEnumerable<string> PayrollFiles => Files.Where(file => !file.Contains("left-out", StringComparison.Ordinal));

    public static async Task<ExportTraces> OfAsync(ExportWorld world, ExportRun run)
    {
        var row = await world.AdministrationRowAsync(run);
        var folder = $"{world.Connection.Id}/{world.Administration.Id}/{ExportWorld.PeriodId}";
        return new ExportTraces(
            await FilesAsync(world, folder),
            CellsOf(world),
            [.. world.Confirmations.Received
                .Select(received => $"{received.WebhookId} {Text(received.Marks)}".Replace(world.Connection.RowKey, "c"))],
            await TextAsync(world.Blobs.Ledgers, $"{folder}.json.gz"),
            await TextAsync(world.Blobs.Ledgers, $"{folder}/registrations.json.gz"),
            $"{row.State} {row.Registrations.TakenIn} {row.Registrations.LeftOut} {row.Lines} {row.Created} {row.Changed} {row.Unchanged} "
                + $"{row.Withdrawn} {row.RefusedValues} {row.FailureCode}");
    }

    public static IReadOnlyList<PeriodDataCell> CellsOf(ExportWorld world, int periodId = ExportWorld.PeriodId) =>
        PeriodDataCells.Of(world.Loket.Database.State.PayrollOf(world.Administration.Id)!, periodId);

    /// <summary>Fails unless the other traces are the same.</summary>
    public void AssertSame(ExportTraces other)
    {
        Assert.Equal(Files, other.Files);
        Assert.Equal(Cells, other.Cells);
        Assert.Equal(Marks, other.Marks);
        Assert.Equal(Ledger, other.Ledger);
        Assert.Equal(Registrations, other.Registrations);
        Assert.Equal(Counts, other.Counts);
    }

    /// <summary>Nothing of the export is left behind: no staging, no lease, no confirmations that wait.</summary>
    public static async Task AssertClearedAsync(ExportWorld world)
    {
        Assert.Empty(await NamesAsync(world.Blobs.Staging, world.Connection.Id + "/"));
        Assert.Empty(await NamesAsync(world.Blobs.Ledgers, world.Connection.Id + "/marks/"));
        Assert.Null(
            (await world.Services.GetRequiredService<WorkLeases>().FindAsync(world.Connection.Id, ExportStep.Lease, default))!.RunId);
    }

    public static async Task<IReadOnlyList<string>> NamesAsync(BlobContainerClient container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(
            Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, default))
            names.Add(blob.Name);
        return names;
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(ExportWorld world, string folder)
    {
        var files = new List<string>();
        foreach (var name in await NamesAsync(world.Blobs.PayrollFiles, folder))
        {
            if (name.EndsWith(".csv", StringComparison.Ordinal))
            {
                var properties = await world.Blobs.PayrollFiles.GetBlobClient(name).GetPropertiesAsync();
                files.Add($"{name[folder.Length..]} {properties.Value.Metadata["sha256"]}");
            }
        }

        return files;
    }

    private static string Text<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static async Task<string> TextAsync(BlobContainerClient container, string name)
    {
        var blob = container.GetBlobClient(name);
        if (!await blob.ExistsAsync())
            return "";
        await using var unzipped = new GZipStream((await blob.DownloadContentAsync()).Value.Content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
