using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Runs;
using LoketFunctions.Time;

namespace LoketFunctions.Pension.Registering;

/// <summary>What could not be proposed of an employer, as Loket does not tell it.</summary>
/// <param name="NotRead">Employments that cannot be read, or of which Loket does not tell whether they are a director's.</param>
/// <param name="Failure">Why nothing of its employments could be read; null where it could.</param>
public sealed record ProposalGap(string EmployerName, int NotRead, string? Failure);

/// <param name="Draft">What Loket tells; what it does not tell is null.</param>
internal sealed record RegistrationProposal(RegistrationDraft Draft, IReadOnlyList<ProposalGap> Gaps)
{
    public override string ToString() => nameof(RegistrationProposal);
}

/// <summary>
/// Fills in the registration as far as Loket tells it, from the employers whose administrations were chosen. A 13th month is never
/// proposed: it is asked for.
/// </summary>
internal sealed class RegistrationProposer(LoketClients clients, ConnectionStore connections, TimeProvider clock)
{
    /// <exception cref="LoketException">Loket could not be asked for the employers, or somebody has to sign in again.</exception>
    public async Task<RegistrationProposal> ProposeAsync(Connection connection, CancellationToken cancellation)
    {
        var chosen = await connections.AdministrationsAsync(connection.Id, cancellation);
        var loket = clients.For(connection);
        var employers = chosen.Count == 0 ? [] : (await loket.Employers.ListAsync(filter: null, cancellation)).Readable();
        // All at once: the client itself limits how many calls of a connection run.
        var proposed = await Task.WhenAll(chosen.GroupBy(row => row.EmployerId)
            .OrderBy(rows => rows.First().EmployerName, StringComparer.OrdinalIgnoreCase)
            .Select(rows => OfEmployerAsync(loket, [.. rows], employers.FirstOrDefault(one => one.Id == rows.Key), cancellation)));
        string[] numbers = [.. chosen.Select(row => WageTaxNumber.Find(row.TaxNumber)?.ToString()).OfType<string>().Distinct()];
        var draft = new RegistrationDraft(
            CompanyName: proposed is [{ Employer.Name: var only }] ? only : null,
            Email: connection.OwnerEmail,
            ContractNumber: null,
            AcknowledgedContractNumber: null,
            WageTaxNumber: numbers is [var number] ? number : null,
            Employers: [.. proposed.Select(one => one.Employer)]);
        return new RegistrationProposal(draft, [.. proposed.Select(one => one.Gap).OfType<ProposalGap>()]);
    }

    private async Task<(RegisteredEmployer Employer, ProposalGap? Gap)> OfEmployerAsync(
        LoketClient loket, IReadOnlyList<AdministrationRow> rows, Employer? employer, CancellationToken cancellation)
    {
        var proposed = new RegisteredEmployer(
            employer?.EmployerNumber?.ToString(CultureInfo.InvariantCulture), employer?.CompanyName ?? rows[0].EmployerName,
            Directors: null, PeriodOf(rows), ThirteenthMonth: null);
        try
        {
            var employments = new List<Employment>();
            var notRead = 0;
            foreach (var row in rows)
            {
                var list = await loket.Employments.ListAsync(
                    row.EmployerId, EmploymentsClient.OfPayrollAdministration(row.Id), cancellation);
                employments.AddRange(list.Readable());
                notRead += list.Unreadable.Count;
            }

            var today = AmsterdamTime.DateOf(clock.GetUtcNow());
            var present = employments.Where(one => one.EndDate is null || one.EndDate >= today).ToList();
            notRead += present.Count(one => one.IsDirectorAndMajorShareholder is null);
            var directors = present.Where(one => one.IsDirectorAndMajorShareholder == true).Select(Of).Distinct();
            return (
                proposed with { Directors = [.. directors] },
                notRead == 0 ? null : new ProposalGap(proposed.Name!, notRead, Failure: null));
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return (proposed, new ProposalGap(proposed.Name!, 0, StepFailures.CodeOf(exception.Failure.Reason)));
        }
    }

    private static RegisteredDirector Of(Employment employment) => new(
        employment.Employee?.FormattedName, employment.PayrollId?.ToString(CultureInfo.InvariantCulture), employment.Employee?.Id);

    /// <summary>Null where Loket does not tell it of all of them, or not the same.</summary>
    private static PaymentPeriod? PeriodOf(IReadOnlyList<AdministrationRow> rows) =>
        rows.All(row => row.PayrollPeriodType == PeriodTypes.Month) ? PaymentPeriod.Month
        : rows.All(row => row.PayrollPeriodType == PeriodTypes.FourWeeks) ? PaymentPeriod.FourWeeks
        : null;
}
