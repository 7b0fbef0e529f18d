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
        PrivacyTexts.Of("StaffPersonalDataSource.WhoThisEmployeeOfLoketsIs"),
        PersonalDataPlace.WhileTheConnectionStands);

    private static readonly PersonalDataPlace Snapshots = new(
        "snapshots",
        PrivacyTexts.Of("StaffPersonalDataSource.WhatWasLastReadFromLoket"),
        PersonalDataPlace.WhileTheConnectionStands);

    private static readonly PersonalDataPlace Roster = new(
        "snapshots",
        PrivacyTexts.Of("StaffPersonalDataSource.HowThePlannerLastNamedThis"),
        PrivacyTexts.Of("StaffPersonalDataSource.UntilTheNextSyncErasedWhen"));

    private static readonly PersonalDataPlace Entries = new(
        "Audit",
        PrivacyTexts.Of("StaffPersonalDataSource.WhoDidWhatWhenForThis"),
        PrivacyTexts.Of("StaffPersonalDataSource.YearsSoThatItCanBe"));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (person.Link is { } link)
            yield return Links.Item(person.Language, link, link.ChangedAt);
        foreach (var (administration, held) in person.Staff)
            yield return Snapshots.Item(person.Language, held.State, held.WrittenAt, administrationId: administration);

        if (await rosters.ReadAsync(person.ConnectionId, cancellation) is { } roster)
        {
            foreach (var employee in roster.Employees
                .Where(one => person.PlannerIds.Contains(one.Id) || one.LoketEmployeeId == person.EmployeeId))
                yield return Roster.Item(person.Language, employee, roster.ReadAt);
        }

        var subject = person.EmployeeId.ToString();
        await foreach (var row in audit.ReadAsync(
            person.Tenant, person.ConnectionId, withAccount: false, before: null, cancellation).Where(row => row.Subject == subject))
        {
            yield return Entries.Item(
                person.Language, new { row.Action, row.Actor, row.ActorId, row.Before, row.After }, row.At,
                row.At.AddYears(retention.AuditYears), row.AdministrationId);
        }
    }
}
