using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Deliver.PeriodData;

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
