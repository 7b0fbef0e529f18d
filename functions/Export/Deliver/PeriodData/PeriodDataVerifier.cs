using LoketFunctions.Export.Model;
using LoketFunctions.Loket;

namespace LoketFunctions.Export.Deliver.PeriodData;

/// <summary>
/// Reads back what Loket holds and compares it with everything that is this app's, sent now or before. Nothing that somebody
/// changed in Loket is overwritten.
/// </summary>
internal static class PeriodDataVerifier
{
    /// <summary>Employments that are asked for by themselves, and records that are sent again: a call each.</summary>
    public const int MostSingleCalls = 50;

    /// <param name="plan">The plan that was sent, with what it left unchanged.</param>
    /// <param name="refused">What <see cref="PeriodDataSender"/> gave for it, of all chunks.</param>
    /// <returns>All that is refused in the end: a value that Loket refused and holds all the same is not among it.</returns>
    /// <exception cref="Loket.Failures.LoketException">Loket could not be read; verifying again does no harm.</exception>
    public static async Task<VerificationResult> VerifyAsync(
        LoketClient loket, AdministrationContext context, IAsyncEnumerable<PlannedLine> plan, IReadOnlyCollection<RefusedValue> refused,
        CancellationToken cancellation)
    {
        var expected = await ExpectedValues.OfAsync(plan, cancellation);
        var readBack = new PeriodDataReadBack(loket, context, expected);
        await readBack.ReadListsAsync(cancellation);
        foreach (var employmentId in expected.UnknownEmployments().Take(MostSingleCalls).ToArray())
            await readBack.LookUpAsync(employmentId, cancellation);

        var words = refused.DistinctBy(KeyOf).ToDictionary(KeyOf, value => value.LoketWords);
        await SendAgainAsync(loket, context, expected, words, readBack, cancellation);
        return Compare(expected, words);
    }

    /// <summary>
    /// What Loket accepted and does not hold is sent once more, by itself, before it counts as refused: where Loket holds nothing,
    /// or what it held before. Any other value was entered by somebody else.
    /// </summary>
    private static async Task SendAgainAsync(
        LoketClient loket, AdministrationContext context, ExpectedValues expected, Dictionary<(Guid, int?), string?> words,
        PeriodDataReadBack readBack, CancellationToken cancellation)
    {
        var employments = new HashSet<Guid>();
        var again = expected.Lines.Select(NotArrived).Where(line => line.Cells.Count > 0).Take(MostSingleCalls).ToArray();
        foreach (var line in again)
        {
            if (await line.TrySendAsync(loket, context.Period, cancellation) is { } failure)
            {
                foreach (var value in line.Refused(failure.LoketWords))
                    words[KeyOf(value)] = value.LoketWords;
            }

            employments.Add(line.Key.EmploymentId);
        }

        foreach (var employmentId in employments)
            await readBack.LookUpAsync(employmentId, cancellation);

        PlannedLine NotArrived(ExpectedLine line) => line.Planned with
        {
            Cells =
            [
                .. line.Planned.Cells.Where((cell, i) => cell.IsSent() && expected.IsKnown(line.Key, cell.Component)
                    && line.InLoket[i] != cell.Value && (line.InLoket[i] is null || line.InLoket[i] == cell.Before)
                    && !words.ContainsKey((line.Key.EmploymentId, cell.Component))),
            ],
        };
    }

    private static VerificationResult Compare(ExpectedValues expected, Dictionary<(Guid, int?), string?> words)
    {
        var (confirmed, refused, notVerified) = (new HashSet<CellKey>(), new List<RefusedValue>(), new HashSet<Guid>());
        foreach (var line in expected.Lines)
        {
            foreach (var (i, cell) in line.Planned.Cells.Index())
            {
                string? said = null;
                var isRefused = cell.IsSent() && words.TryGetValue((line.Key.EmploymentId, cell.Component), out said);
                var isKnown = expected.IsKnown(line.Key, cell.Component);
                if (!isKnown)
                    notVerified.Add(line.Key.EmploymentId);
                if (isKnown && line.InLoket[i] == cell.Value)
                    confirmed.Add(new CellKey(line.Key, cell.Component));
                else if (isKnown || isRefused)
                    refused.Add(RefusedOf(
                        line, i, isRefused ? RefusedCode.RefusedByLoket : CodeOf(cell), said) with
                    { Line = isKnown ? line.Key : null });
            }
        }

        var differs = refused.Exists(value => value.Code == RefusedCode.DiffersInLoket);
        return new VerificationResult(confirmed, refused, notVerified, [.. Warnings()]);

        IEnumerable<string> Warnings()
        {
            if (differs)
                yield return PeriodDataCodes.ChangedInLoket;
            if (notVerified.Count > 0)
                yield return PeriodDataCodes.NotVerified;
        }
    }

    private static RefusedValue RefusedOf(ExpectedLine line, int cell, string code, string? loketWords)
    {
        var planned = line.Planned.Cells[cell];
        return new RefusedValue(
            line.Key.EmploymentId, line.Planned.PayrollId, planned.Component, planned.Value, line.InLoket[cell], code, loketWords);
    }

    private static string CodeOf(PlannedCell cell) => cell.IsSent() ? RefusedCode.NotConfirmed : RefusedCode.DiffersInLoket;

    private static (Guid, int?) KeyOf(RefusedValue value) => (value.EmploymentId, value.Component);
}

/// <summary>One value of one record.</summary>
internal readonly record struct CellKey(PayrollLineKey Line, int Component);

/// <summary>What Loket holds after a plan was sent, against what it should.</summary>
/// <param name="Confirmed">Loket holds what the plan says; of a withdrawn one nothing.</param>
/// <param name="Refused">
/// Where it does not, by <see cref="RefusedCode"/>; those that differ in Loket are no errors. With their record where that is known.
/// </param>
/// <param name="NotVerified">Employments of which it could not be seen: neither confirmed nor refused.</param>
/// <param name="Warnings">Of <see cref="PeriodDataCodes"/>.</param>
internal sealed record VerificationResult(
    IReadOnlySet<CellKey> Confirmed, IReadOnlyList<RefusedValue> Refused, IReadOnlySet<Guid> NotVerified, IReadOnlyList<string> Warnings);
