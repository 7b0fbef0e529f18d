using System.Runtime.CompilerServices;
using LoketFunctions.Audit;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Staff;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>What is known of a connection's staff, and what was done to it.</summary>
internal sealed class StaffPersonalDataSource(PlannerRosterStore rosters, AuditLog audit, RetentionOptions retention) : IPersonalDataSource
{
    private static readonly PersonalDataPlace Links = new(
        "Links",
        new("Wie deze medewerker van Loket.nl in de planner is, en wat daarvoor gekozen is.", "Who this employee of Loket's is in the planner, and what was chosen for it."),
        PersonalDataPlace.WhileTheConnectionStands);

    private static readonly PersonalDataPlace Snapshots = new(
        "snapshots",
        new("Wat het laatst uit Loket.nl gelezen is (wanted) en wat de planner het laatst overnam (sent), zodat alleen verschillen gestuurd worden.",
            "What was last read from Loket (wanted) and what the planner last took over (sent), so that only differences are sent."),
        PersonalDataPlace.WhileTheConnectionStands);

    private static readonly PersonalDataPlace Roster = new(
        "snapshots",
        new("Hoe de planner deze medewerker het laatst opgaf, om te kunnen koppelen.", "How the planner last named this employee, to link by."),
        new("Tot de volgende synchronisatie; gewist als de koppeling beëindigd wordt.", "Until the next sync; erased when the connection is ended."));

    private static readonly PersonalDataPlace Entries = new(
        "Audit",
        new("Wie wat wanneer voor deze medewerker deed.", "Who did what when for this employee."),
        new("Jaren, om na te kunnen gaan wat er gebeurd is; wordt de koppeling beëindigd, dan zonder om wie het ging.",
            "Years, so that it can be told what happened; without whom it was about, once the connection is ended."));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (person.Link is { } link)
            yield return Links.Item(person.Language, link, link.ChangedAt);
        foreach (var (administration, held) in person.Staff)
            yield return Snapshots.Item(person.Language, held.State, held.WrittenAt, administrationId: administration);

        if (await rosters.ReadAsync(person.ConnectionId, cancellation) is { } roster)
        {
            foreach (var employee in roster.Employees.Where(one => person.PlannerIds.Contains(one.Id) || one.LoketEmployeeId == person.EmployeeId))
                yield return Roster.Item(person.Language, employee, roster.ReadAt);
        }

        var subject = person.EmployeeId.ToString();
        await foreach (var row in audit.ReadAsync(person.Tenant, person.ConnectionId, withAccount: false, before: null, cancellation).Where(row => row.Subject == subject))
        {
            yield return Entries.Item(
                person.Language, new { row.Action, row.Actor, row.ActorId, row.Before, row.After }, row.At, row.At.AddYears(retention.AuditYears), row.AdministrationId);
        }
    }
}
