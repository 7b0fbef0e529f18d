using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Runs;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Somebody in the planner who may be the same person, for whoever chooses.</summary>
/// <param name="Words">What they share, in the reader's language.</param>
public sealed record ProposalResponse(
    string PlannerEmployeeId, string Name, PersonnelNumber? PersonnelNumber, bool Active, IReadOnlyList<string> Reasons,
    LinkConfidence Confidence, string Words)
{
    internal static ProposalResponse Of(LinkProposal proposal, string language) => new(
        proposal.PlannerEmployeeId, proposal.Name, proposal.PersonnelNumber, proposal.Active, proposal.Reasons, proposal.Confidence,
        LinkEvidenceWords.Of(proposal.Reasons, language));

    public override string ToString() => PlannerEmployeeId;
}

/// <summary>
/// A personnel number that is somebody else's, and where: in another connection of the account, or another administration.
/// </summary>
public sealed record NumberClashResponse(
    PersonnelNumber Number, ConnectionId ConnectionId, Guid? AdministrationId, string? AdministrationName, string? EmployerName)
{
    public override string ToString() => nameof(NumberClashResponse);
}

/// <summary>What happened to one employee in a run, or in a preview would.</summary>
public sealed record EmployeeReport
{
    /// <summary>Loket's id of the employee.</summary>
    public required Guid LoketEmployeeId { get; init; }

    /// <summary>Personeelsnummer; null where Loket says none.</summary>
    public required PersonnelNumber? PersonnelNumber { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; init; }

    /// <summary>What became of the employee.</summary>
    public required EmployeeOutcome Outcome { get; init; }

    /// <summary>Code of why; null where there is nothing to explain.</summary>
    public required string? Reason { get; init; }

    /// <summary>The reason in the reader's language; with the planner's own words where it rejected.</summary>
    public required string? Words { get; init; }

    /// <summary>The planner's own where it rejected.</summary>
    public required string? PlannerWords { get; init; }

    /// <summary>Whose the number is, where it is somebody else's.</summary>
    public required NumberClashResponse? Clash { get; init; }

    /// <summary>Names of the fields that were sent, for created and updated ones.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Those among them that were changed in the planner, and were put back.</summary>
    public required IReadOnlyList<string> Restored { get; init; }

    /// <summary>Something was changed in the planner, which does not say what; all that Loket leads in was put back.</summary>
    public required bool RestoredWhole { get; init; }

    /// <summary>Who it may be in the planner.</summary>
    public required IReadOnlyList<ProposalResponse> Proposals { get; init; }

    /// <summary>Of previews: what would change, field by field.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>What Loket ought to say of the employee and does not.</summary>
    public required IReadOnlyList<NoticeResponse> Notices { get; init; }

    public override string ToString() => $"{LoketEmployeeId} {Outcome}";
}

/// <summary>A page of what happened to each employee of an administration in a run.</summary>
/// <param name="Counts">Of all employees, whatever is on the page.</param>
/// <param name="Total">How many the page is one of.</param>
public sealed record AdministrationReport(IReadOnlyList<EmployeeReport> Employees, SyncCounts Counts, int Total, int Page, int PageSize)
{
    public override string ToString() => Counts.ToString();
}

/// <summary>Which part of a report is asked for; its first page unless it says otherwise.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most <see cref="Paged.MaxPageSize"/>.</param>
internal sealed record ReportQuery(EmployeeOutcome? Outcome = null, int Page = 1, int PageSize = Paged.DefaultPageSize);

/// <summary>Puts a run's report into the words of whoever reads it.</summary>
internal sealed class ReportResponses(NumberOwners owners)
{
    public async Task<AdministrationReport> OfAsync(
        AdministrationResult result, ReportQuery query, string language, CancellationToken cancellation)
    {
        var asked = result.Employees.Where(employee => query.Outcome is null || employee.Outcome == query.Outcome).ToList();
        var page = Paged.Take(asked, query.Page, query.PageSize);
        var places = await owners.FindAsync(page.Select(employee => employee.Clash), cancellation);
        return new AdministrationReport(
            [.. page.Select(employee => Of(employee, employee.Clash is { } clash ? places[clash] : null, language))],
            result.Counts, asked.Count, query.Page, query.PageSize);
    }

    private static EmployeeReport Of(EmployeeResult employee, NumberClashResponse? clash, string language) => new()
    {
        LoketEmployeeId = employee.LoketEmployeeId,
        PersonnelNumber = employee.PersonnelNumber,
        Name = employee.Name,
        Outcome = employee.Outcome,
        Reason = employee.Reason,
        Words = SyncWords.Reason(
            employee.Reason, SyncWords.Clash(clash, language) ?? SyncWords.Fields(employee.Unread, language) ?? employee.PlannerWords,
            language),
        PlannerWords = employee.PlannerWords,
        Clash = clash,
        Fields = employee.Fields,
        Restored = employee.Restored,
        RestoredWhole = employee.RestoredWhole,
        Proposals = [.. employee.Proposals.Select(proposal => ProposalResponse.Of(proposal, language))],
        Changes = employee.Changes,
        Notices = [.. employee.Gaps.Select(gap => NoticeResponse.Of(gap, SyncWords.Explain(gap, language)))],
    };
}

/// <summary>Puts names to where a personnel number is in use.</summary>
internal sealed class NumberOwners(ConnectionStore connections)
{
    public async Task<IReadOnlyDictionary<NumberClash, NumberClashResponse>> FindAsync(
        IEnumerable<NumberClash?> clashes, CancellationToken cancellation)
    {
        var answers = new Dictionary<NumberClash, NumberClashResponse>();
        foreach (var group in clashes.OfType<NumberClash>().Distinct().GroupBy(clash => clash.ConnectionId))
        {
            var administrations = (await connections.AdministrationsAsync(group.Key, cancellation)).ToDictionary(row => row.Id);
            foreach (var clash in group)
            {
                var administration = clash.AdministrationId is { } id ? administrations.GetValueOrDefault(id) : null;
                answers[clash] = new NumberClashResponse(
                    clash.Number, clash.ConnectionId, clash.AdministrationId, administration?.Name, administration?.EmployerName);
            }
        }

        return answers;
    }
}

/// <summary>What a record of Loket's and one of the planner's share, in Dutch and English.</summary>
internal static class LinkEvidenceWords
{
    private static readonly Dictionary<string, LocalizedText> Entries = new(StringComparer.Ordinal)
    {
        [LinkEvidence.Number] = SyncTexts.Of("LinkEvidence.Number"),
        [LinkEvidence.NameAndBirth] = SyncTexts.Of("LinkEvidence.NameAndBirth"),
        [LinkEvidence.Email] = SyncTexts.Of("LinkEvidence.Email"),
        [LinkEvidence.Held] = SyncTexts.Of("LinkEvidence.Held"),
        [LinkEvidence.Planner] = SyncTexts.Of("LinkEvidence.Planner"),
    };

    /// <summary>All of them, as one line.</summary>
    public static string Of(IReadOnlyList<string> signs, string language) =>
        string.Join(", ", signs.Select(sign => Entries[sign].In(language)));
}
