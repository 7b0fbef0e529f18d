using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;

namespace LoketFunctions.Export.Corrections;

/// <summary>How it stands with a correction.</summary>
public enum CorrectionState
{
    /// <summary>Waits for somebody to accept it.</summary>
    Offered,

    /// <summary>Accepted: the period pays it.</summary>
    Carried,
}

/// <summary>A difference of a paid period, as a later one can pay it.</summary>
/// <param name="Id">Of this correction as it is now: one of another value has another.</param>
/// <param name="FromPeriodNumber">Of the period that is paid.</param>
/// <param name="Name">Of the person; empty where the employment is not known any more.</param>
/// <param name="AcceptedBy">The planner's own id; null where it is offered, or the planner did not say.</param>
/// <param name="Problem">Why it cannot be carried; null where it can.</param>
public sealed record CorrectionResponse(
    string Id, CorrectionState State, int FromYear, int FromPeriodNumber, Guid EmploymentId, int? PayrollId, string Name, int Component,
    string Description,
    int? UnitCode, decimal Value, string? AcceptedBy, DateTimeOffset? AcceptedAt, NoticeResponse? Problem)
{
    internal static string IdOf(int from, PayrollLineKey key, int component, decimal value) => SecureRandom.Hash(string.Create(
        CultureInfo.InvariantCulture,
        $"{from}\n{key.EmploymentId}\n{key.Shift}\n{key.PayslipType}\n{key.DistributionUnit}\n{key.CostCenter}\n{key.CostUnit}\n"
        + $"{component}\n{value:0.##}"))[..16];

    public override string ToString() => Id;
}

/// <summary>By period, then by payroll number.</summary>
/// <param name="Total">How many there are, whichever are listed.</param>
public sealed record CorrectionsResponse(ExportPeriod Period, IReadOnlyList<CorrectionResponse> Corrections, int Total)
{
    public CorrectionsResponse AtPage(PageQuery page) => this with { Corrections = page.From(Corrections) };
}

/// <param name="Accept">Ids of what is offered that the period is to pay.</param>
/// <param name="Release">Ids of what is carried that it is to pay no more.</param>
/// <param name="Reason">For the audit log; in one line.</param>
internal sealed record ChooseCorrectionsRequest(IReadOnlyList<string> Accept, IReadOnlyList<string> Release, string Reason)
{
    public const int MaxLength = 200;
    public const int MostAtOnce = 2000;

    public override string ToString() => nameof(ChooseCorrectionsRequest);
}
