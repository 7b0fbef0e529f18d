using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Deliver.PeriodData;

/// <summary>Reads what Loket holds: the administration's lists, and single employments that those do not show.</summary>
internal sealed class PeriodDataReadBack(LoketClient loket, AdministrationContext context, ExpectedValues expected)
{
    /// <summary>A list per payslip type and category of components, as Loket does not give all at once.</summary>
    public async Task ReadListsAsync(CancellationToken cancellation)
    {
        var components = expected.Lines.SelectMany(line => line.Planned.Cells, (_, cell) => cell.Component).ToHashSet();
        var categories = context.Lists.Components.Where(component => components.Contains(component.Number))
            .ToLookup(component => component.Category, component => component.Number);
        foreach (var payslipType in expected.Lines.Select(line => line.Key.PayslipType).Distinct().ToArray())
        {
            foreach (var category in categories)
            {
                if (await TryReadListAsync(payslipType, category.Key, cancellation))
                    expected.Listed(payslipType, category);
            }
        }
    }

    /// <summary>The record of an employment by itself. Nothing becomes known where Loket does not give it.</summary>
    public async Task LookUpAsync(Guid employmentId, CancellationToken cancellation)
    {
        var (year, number) = (context.Period.Year, context.Period.PeriodNumber);
        try
        {
            var list = await loket.PayrollPeriodData.ListOfEmploymentAsync(
                employmentId, PayrollPeriodDataClient.OfPeriod(year, number), cancellation);
            expected.LookedUp(employmentId,
                list.Complete().Where(record => (record.PayrollPeriod?.Year, record.PayrollPeriod?.PeriodNumber) == (year, number)));
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            // Stays unknown, and is reported as such: what was sent is no less sent.
        }
    }

    /// <summary>False where Loket could not give some of it.</summary>
    private async Task<bool> TryReadListAsync(int payslipType, int category, CancellationToken cancellation)
    {
        try
        {
            var records = loket.PayrollPeriodData.StreamAsync(
                context.AdministrationId, context.Period.Id, payslipType, category, cancellation);
            await foreach (var record in records)
            {
                if (record.Employment?.Id is { } employmentId)
                    expected.Show(employmentId, record);
            }

            return true;
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BusinessRule or FailureReason.RecordUnreadable)
        {
            return false;
        }
    }
}
