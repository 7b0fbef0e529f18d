using System.Globalization;
using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>Loket's defaults as a step read them, staged between steps.</summary>
/// <param name="Of">By employment; null of whom Loket gives none.</param>
internal sealed record StagedDefaults(Dictionary<Guid, EmploymentDefaults?> Of)
{
    public static string Name(int chunk) => string.Create(CultureInfo.InvariantCulture, $"defaults-{chunk}");

    /// <summary>All that were read, by employment, without those of whom Loket gives none.</summary>
    public static async Task<Dictionary<Guid, EmploymentDefaults>> AllAsync(
        ExportStaging staging, ExportRun run, Guid administrationId, CancellationToken cancellation)
    {
        var all = new Dictionary<Guid, EmploymentDefaults>();
        for (var chunk = 0; await staging.FindAsync<StagedDefaults>(
            run, administrationId, Name(chunk), cancellation) is { } staged; chunk++)
        {
            foreach (var defaults in staged.Of.Values.OfType<EmploymentDefaults>())
                all[defaults.EmploymentId] = defaults;
        }

        return all;
    }

    public override string ToString() => $"{Of.Count} employments";
}
