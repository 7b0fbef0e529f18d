using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Selecting;

/// <summary>Which payroll period is asked for: by its number within the year, or by a day that it holds.</summary>
internal sealed record AskedPeriod(int? Year = null, int? PeriodNumber = null, DateOnly? Date = null);

/// <summary>What an export request says besides the registrations.</summary>
/// <param name="AdministrationId">Only this payroll administration; null for all of the connection.</param>
/// <param name="Preview">Nothing is to leave.</param>
/// <param name="RequestedBy">Who asked, in the planner's words; for the report.</param>
internal sealed record ExportHeader(AskedPeriod Period, Guid? AdministrationId = null, bool Preview = false, string? RequestedBy = null)
{
    private const int MaxText = 200;

    /// <summary>What is wrong with it, by field; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, string> Faults()
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Period.Date is null ? Period.Year is null || Period.PeriodNumber is null : Period.Year is not null || Period.PeriodNumber is not null)
            faults["period"] = "is either a year and a periodNumber, or a date";
        if (RequestedBy is { } name && (name.Length is 0 or > MaxText || name.Any(char.IsControl)))
            faults["requestedBy"] = $"is not 1 to {MaxText} characters without control characters";
        return faults;
    }

    /// <summary>Who asked can be a person.</summary>
    public override string ToString() => nameof(ExportHeader);
}

internal static class ExportHeaderReader
{
    /// <summary>Reads over the registrations without holding them.</summary>
    /// <exception cref="ProblemException">It is not readable, or not valid.</exception>
    public static async Task<ExportHeader> ReadAsync(Stream body, CancellationToken cancellation)
    {
        var header = await ReadJsonAsync(body, cancellation);
        return header.Faults() is { Count: 0 } ? header : throw Problems.Throw(Problems.Invalid(header.Faults()));
    }

    private static async Task<ExportHeader> ReadJsonAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<ExportHeader>(body, AppJson.Options, cancellation) ?? throw Problems.Throw(Problems.Unreadable());
        }
        catch (JsonException exception) when (exception.Path is { Length: > 2 } path)
        {
            throw Problems.Throw(Problems.Invalid(path[2..], "is missing or has the wrong form"));
        }
    }
}
