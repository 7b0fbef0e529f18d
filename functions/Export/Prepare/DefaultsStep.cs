using System.Collections.Concurrent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;

namespace LoketFunctions.Export.Prepare;

/// <summary>
/// Reads Loket's defaults anew in every export: they have no date, and one that was kept from an earlier export would be true for good,
/// whatever is corrected in Loket.
/// </summary>
internal sealed class DefaultsStep(ExportStaging staging, ExportOptions options)
{
    /// <summary>Those of a part of the employments of which something goes out. What was read before a failure is not read again.</summary>
    public async Task ReadAsync(ExportScope scope, Guid administrationId, int chunk, CancellationToken cancellation)
    {
        var employments = await staging.SelectedAsync(scope.Run, administrationId, cancellation)
            .Select(line => line.EmploymentId).Distinct()
            .Skip(chunk * options.DefaultsPerStep).Take(options.DefaultsPerStep).ToListAsync(cancellation);
        var known = await staging.FindAsync<StagedDefaults>(scope.Run, administrationId, StagedDefaults.Name(chunk), cancellation);
        var read = new ConcurrentDictionary<Guid, EmploymentDefaults?>(known?.Of ?? []);
        try
        {
            await DefaultsReader.ReadAsync(
                scope.Loket, employments.Where(id => !read.ContainsKey(id)), (id, defaults) => read[id] = defaults, cancellation);
        }
        finally
        {
            await staging.WriteAsync(scope.Run, administrationId, StagedDefaults.Name(chunk), new StagedDefaults(new(read)), cancellation);
        }
    }
}
