namespace LoketFunctions.Loket.Model;

/// <summary>An end of employment (uit dienst).</summary>
/// <param name="Reason">Reden einde dienstverband, by its number in the metadata of the employment.</param>
/// <param name="ReasonTaxAuthorities">The same for the tax authorities; null: nothing is said of it.</param>
internal sealed record EmploymentEnd(DateOnly LastDay, int Reason, int? ReasonTaxAuthorities, bool DueToIllness) : PersonalRecord;
