using System.Globalization;

namespace LoketFunctions.Personnel.Documents;

/// <summary>What payroll makes for an employee.</summary>
internal enum DocumentKind
{
    /// <summary>Loonstroken of one run.</summary>
    Payslip,

    /// <summary>Jaaropgave.</summary>
    YearEndStatement,
}

/// <summary>
/// Names one document: its kind, Loket's id of the employment, and the run or the year. It holds nothing of the person, and opens nothing
/// by itself: whoever uses it looks first whose the employment is.
/// </summary>
/// <param name="RunId">Of a payslip.</param>
/// <param name="Year">Of a year-end statement.</param>
internal sealed record DocumentId(DocumentKind Kind, Guid EmploymentId, Guid? RunId, int? Year)
{
    private const char Slip = 'p';
    private const char Statement = 'y';
    private const int GuidLength = 32;

    public static DocumentId Payslip(Guid employmentId, Guid runId) => new(DocumentKind.Payslip, employmentId, runId, null);

    public static DocumentId YearEndStatement(Guid employmentId, int year) => new(DocumentKind.YearEndStatement, employmentId, null, year);

    /// <summary>Null for what this app never gave out.</summary>
    public static DocumentId? TryParse(string text)
    {
        if (text.Length <= GuidLength + 1 || !Guid.TryParseExact(text.AsSpan(1, GuidLength), "N", out var employment))
            return null;
        var rest = text.AsSpan(GuidLength + 1);
        return text[0] switch
        {
            Slip when Guid.TryParseExact(rest, "N", out var run) => Payslip(employment, run),
            Statement when rest.Length == 4 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var year) =>
                YearEndStatement(employment, year),
            _ => null,
        };
    }

    public override string ToString() => Kind == DocumentKind.Payslip
        ? string.Create(CultureInfo.InvariantCulture, $"{Slip}{EmploymentId:N}{RunId:N}")
        : string.Create(CultureInfo.InvariantCulture, $"{Statement}{EmploymentId:N}{Year:D4}");
}
