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
public sealed record CorrectionResponse
{
    /// <summary>Of this correction as it is now: one of another value has another.</summary>
    public required string Id { get; init; }

    /// <summary>How it stands with it.</summary>
    public required CorrectionState State { get; init; }

    /// <summary>Payroll year of the period that is paid.</summary>
    public required int FromYear { get; init; }

    /// <summary>Its number within the year.</summary>
    public required int FromPeriodNumber { get; init; }

    /// <summary>Loket's id of the employment.</summary>
    public required Guid EmploymentId { get; init; }

    /// <summary>Personeelsnummer verloning.</summary>
    public required int? PayrollId { get; init; }

    /// <summary>Of the person; empty where the employment is not known any more.</summary>
    public required string Name { get; init; }

    /// <summary>Loket's component number.</summary>
    public required int Component { get; init; }

    /// <summary>Loket's own of the component; empty where the year does not have it.</summary>
    public required string Description { get; init; }

    /// <summary>Of the distribution unit (verdelingseenheid).</summary>
    public required int? UnitCode { get; init; }

    /// <summary>What should be there less what was sent.</summary>
    public required decimal Value { get; init; }

    /// <summary>The planner's own id; null where it is offered, or the planner did not say.</summary>
    public required string? AcceptedBy { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Why it cannot be carried; null where it can.</summary>
    public required NoticeResponse? Problem { get; init; }

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
