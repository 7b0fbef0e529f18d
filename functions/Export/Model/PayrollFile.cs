using LoketFunctions.Planner;

namespace LoketFunctions.Export.Model;

/// <summary>What a mail says of a payroll file. Names of employer and administration, numbers and counts; nothing of a person.</summary>
/// <param name="Version">Of the file, from 1, within its administration and period.</param>
/// <param name="LeftOutByReason">How many registrations, or parts of them, are not in the file, by <see cref="LeftOutReason"/>.</param>
/// <param name="StandsInLoket">The same values were put straight into Loket already.</param>
/// <param name="DifferingValues">Of these, how many do not stand in Loket as in the file: refused, or changed there by hand.</param>
internal sealed record PayrollFileFacts(
    string ExportId, Guid AdministrationId, string AdministrationName, string EmployerName, int? ClientNumber, ExportPeriod Period,
    int Version, int Lines, int? Employees, IReadOnlyDictionary<string, int> LeftOutByReason, bool StandsInLoket, int DifferingValues)
{
    /// <summary>Values were taken back that the file cannot empty in Loket.</summary>
    public bool LeavesValues { get; init; }

    /// <summary>How much was taken back, where somebody had to confirm it; null where that was not so.</summary>
    public MuchWithdrawn? MuchWithdrawn { get; init; }

    /// <summary>Values were taken back, for which the file has a 0.</summary>
    public bool HasZeros { get; init; }

    public static PayrollFileFacts Of(ExportReport report, int version, Delivery delivery) => new(
        report.ExportId, report.AdministrationId, report.AdministrationName, report.EmployerName, report.ClientNumber, report.Period,
        version, report.Counts.Lines, report.Employees.Count, report.LeftOutByReason, delivery == Delivery.Both, report.Refused.Count)
    {
        MuchWithdrawn = report.MuchWithdrawn,
        LeavesValues = report.Warnings.Contains(PlanWarning.StaysInLoket, StringComparer.Ordinal),
        HasZeros = report.Warnings.Contains(PlanWarning.ZeroInFile, StringComparer.Ordinal),
    };

    public override string ToString() => ExportId;
}

/// <summary>A payroll file in the archive.</summary>
/// <param name="Blob">Its name in the archive; the last part is the file's own.</param>
internal sealed record PayrollFile(PayrollFileFacts Facts, string Blob, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    public string Name => NameOf(Blob);

    public static string NameOf(string blob) => blob[(blob.LastIndexOf('/') + 1)..];

    public override string ToString() => Facts.ToString();
}

/// <summary>A link in place of the attached file.</summary>
internal sealed record FileLink(Uri Address, DateTimeOffset ExpiresAt)
{
    public override string ToString() => "***";
}
