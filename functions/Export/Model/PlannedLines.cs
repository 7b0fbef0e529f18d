using System.Runtime.CompilerServices;

namespace LoketFunctions.Export.Model;

internal static class PlannedLines
{
    /// <summary>The lines of one employment at a time; plans keep them together.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<PlannedLine>> ByEmploymentAsync(
        this IAsyncEnumerable<PlannedLine> lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<PlannedLine> employment = [];
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (employment.Count > 0 && employment[0].Key.EmploymentId != line.Key.EmploymentId)
            {
                yield return employment;
                employment = [];
            }

            employment.Add(line);
        }

        if (employment.Count > 0)
            yield return employment;
    }
}
