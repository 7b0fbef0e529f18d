using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Planning;

namespace LoketFunctions.Export.Telling;

/// <summary>
/// Which registrations a period pays for earlier ones that were closed before they could go out, by the corrections that people had carried into it.
/// One of which a value still differs in its own period is not paid.
/// </summary>
internal sealed class CarriedRegistrations(CorrectionStore corrections, ExportedRegistrations exported)
{
    /// <param name="held">Values that the plan kept back.</param>
    public async IAsyncEnumerable<ExportedRegistration> IntoAsync(
        string connectionId, ExportAdministrationRow row, IReadOnlyList<HeldValue> held, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (from, all) in await corrections.ListAsync(connectionId, row.AdministrationId, cancellation))
        {
            var paid = all.Carried.Where(one => one.Into == row.PeriodId).Select(one => new HeldValue(one.Key.EmploymentId, one.Key, one.Component)).ToList();
            var unpaid = all.Open().Select(one => new HeldValue(one.Key.EmploymentId, one.Key, one.Component)).Concat(held).ToList();
            if (paid.Count == 0)
                continue;
            await foreach (var registration in exported.UnpaidAsync(connectionId, row.AdministrationId, from, cancellation))
            {
                if (IsPartOfAny(paid, registration) && !IsPartOfAny(unpaid, registration))
                    yield return registration;
            }
        }
    }

    private static bool IsPartOfAny(List<HeldValue> values, ExportedRegistration registration) =>
        values.Exists(value => value.EmploymentId == registration.EmploymentId && value.IsPartOf(registration));
}
