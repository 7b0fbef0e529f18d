using System.Text.Json;
using LoketFunctions.Sandbox.Running.Exporting;

namespace LoketFunctions.Sandbox.Running;

/// <summary>The figures of a whole run of the sandbox command, as --json writes them.</summary>
internal sealed record SandboxFigures(IReadOnlyList<NightFigures> Nights, IReadOnlyList<ExportFigures> Exports)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public Task WriteAsync(string file, CancellationToken cancellation) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Json), cancellation);
}
