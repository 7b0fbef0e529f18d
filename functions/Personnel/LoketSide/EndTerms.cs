using System.Text.Json.Nodes;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Personnel.LoketSide;

/// <summary>What Loket needs besides the last day to end an employment. What stands there already is kept where only the day moves.</summary>
/// <param name="Reason">Reden einde dienstverband, by its number.</param>
internal sealed record EndTerms(int Reason, int? ReasonTaxAuthorities, bool DueToIllness)
{
    public EmploymentEnd On(DateOnly lastDay, JsonObject employment) => Key(employment, "endOfEmploymentReason") is { } reason
        ? new EmploymentEnd(
            lastDay, reason, Key(employment, "endOfEmploymentReasonTaxAuthorities"),
            employment["endOfEmploymentDueToIllness"]?.GetValue<bool>() ?? DueToIllness)
        : new EmploymentEnd(lastDay, Reason, ReasonTaxAuthorities, DueToIllness);

    private static int? Key(JsonObject employment, string name) => (employment[name] as JsonObject)?["key"]?.GetValue<int>();
}
