using System.Security.Cryptography;
using System.Text.Json;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>What a run left with the planner and in mailboxes, without what is made anew for each run.</summary>
internal static class PlannerTraces
{
    public static IEnumerable<string> OfEmployees(PlannerAccount planner) => planner.Employees
        .Select(employee => $"employee {employee.LoketEmployeeId} of {employee.AdministrationId}, {employee.Active}: " +
            JsonSerializer.Serialize(employee.PersonalData) + JsonSerializer.Serialize(employee.Contracts))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> OfConfirmations(ExportAccount account) => account.Confirmations.ByRegistration
        .Select(mark => $"mark {mark.Key}: {mark.Value.State} {mark.Value.Reason} {mark.Value.AdministrationId}")
        .Order(StringComparer.Ordinal);

    /// <summary>A mail that was sent once more is the same.</summary>
    public static IEnumerable<string> OfMails(ExportAccount account) => account.Mails
        .Select(mail => $"mail {mail.Subject}: " + string.Join(
            ", ", mail.Attachments.Select(file => $"{file.FileName} {Convert.ToHexString(SHA256.HashData(file.Bytes))}")))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
