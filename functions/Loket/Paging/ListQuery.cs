using System.Globalization;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;

namespace LoketFunctions.Loket.Paging;

/// <summary>A list to read.</summary>
internal sealed record ListQuery(string Activity, string Path, string Version)
{
    public LoketFilter? Filter { get; init; }

    public LoketOrder? OrderBy { get; init; }

    /// <summary>The date whose data is wanted, for the `actual…` lists; null: today, by Loket's clock.</summary>
    public DateOnly? ReferenceDate { get; init; }

    /// <summary>Only what is on payslips of this type, for period data.</summary>
    public int? PayslipType { get; init; }

    /// <summary>Only components of this category, for period data.</summary>
    public int? PayrollComponentCategory { get; init; }

    /// <summary>Only components of these numbers, for payroll results; null: all.</summary>
    public IReadOnlyCollection<int>? PayrollComponents { get; init; }

    /// <summary>Where Loket has no cost per hour of an employment it answers with an estimation.</summary>
    public bool IncludeEstimation { get; init; }

    /// <summary>
    /// False for lists that answer with the paging envelope but document no paging parameters: then the first page is asked
    /// for without any, and further ones only when the answer says that there are.
    /// </summary>
    public bool DocumentsPaging { get; init; } = true;

    public LoketCall Page(int number, int size)
    {
        var parameters = Parameters(number, size)
            .Where(p => p.Value is not null)
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        var query = string.Join('&', parameters);
        return new LoketCall(HttpMethod.Get, Activity, query.Length == 0 ? Path : $"{Path}?{query}", Version);
    }

    private IEnumerable<(string Name, string? Value)> Parameters(int number, int size)
    {
        yield return ("referenceDate", ReferenceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("payslipType", PayslipType?.ToString(CultureInfo.InvariantCulture));
        yield return ("payrollComponentCategory", PayrollComponentCategory?.ToString(CultureInfo.InvariantCulture));
        yield return ("payrollComponents",
            PayrollComponents is { } keys ? string.Join(',', keys.Select(key => key.ToString(CultureInfo.InvariantCulture))) : null);
        yield return ("includeEstimation", IncludeEstimation ? "true" : null);
        yield return ("filter", Filter?.Text);
        yield return ("orderBy", OrderBy?.Text);
        if (!DocumentsPaging && number == 1)
            yield break;
        yield return ("pageNumber", number.ToString(CultureInfo.InvariantCulture));
        yield return ("pageSize", size.ToString(CultureInfo.InvariantCulture));
    }
}
