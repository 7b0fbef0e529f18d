using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>One measurement, in the process that is started for it.</summary>
internal static class ExportMeasurement
{
    public const string Command = "measure-export";

    /// <summary>System.Text.Json alone: the whole body into records.</summary>
    public const string Deserialize = "deserialize";

    /// <summary>Parse, select, map, plan and file.</summary>
    public const string Export = "export";

    public static Task<Measurement> ElsewhereAsync(string what, string folder, string warmUp) =>
        Measurement.ElsewhereAsync(Command, "--what", what, "--folder", folder, "--warmup", warmUp);

    public static async Task RunAsync(string what, string folder, string warmUp)
    {
        var measured = await Measurement.OfAsync(
            () => WorkAsync(what, new ExportFiles(warmUp)), () => WorkAsync(what, new ExportFiles(folder)));
        System.Console.WriteLine(JsonSerializer.Serialize(measured));
    }

    private static Task<int> WorkAsync(string what, ExportFiles files) =>
        what == Deserialize ? DeserializeAsync(files) : WholeExport.RunAsync(files);

    private static async Task<int> DeserializeAsync(ExportFiles files)
    {
        await using var body = File.OpenRead(files.Body);
        return (await JsonSerializer.DeserializeAsync<WholeBody>(body, AppJson.Options))!.Registrations.Count;
    }

    private sealed record WholeBody(IReadOnlyList<Registration> Registrations);
}
