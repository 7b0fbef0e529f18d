namespace LoketFunctions.Pension.Registering;

/// <summary>How often is paid.</summary>
public enum PaymentPeriod
{
    Month,
    FourWeeks,
}

/// <summary>
/// The registration form (aanmeldscherm) as far as it is filled in. Null is what nobody answered yet, and never stands for no or none.
/// </summary>
/// <param name="CompanyName">Of the organisation that registers.</param>
/// <param name="Email">To which employers' requests for a link come.</param>
/// <param name="ContractNumber">Raamwerkcontractnummer: of the provider's, A020… as a rule.</param>
/// <param name="AcknowledgedContractNumber">
/// The same again, where it has another form and somebody says that it is right. Another number is asked about anew.
/// </param>
/// <param name="WageTaxNumber">Loonheffingennummer of the organisation to be linked.</param>
public sealed record RegistrationDraft(
    string? CompanyName, string? Email, string? ContractNumber, string? AcknowledgedContractNumber, string? WageTaxNumber,
    IReadOnlyList<RegisteredEmployer>? Employers)
{
    public static RegistrationDraft Empty { get; } = new(null, null, null, null, null, null);

    public override string ToString() => nameof(RegistrationDraft);
}

/// <summary>An employer of the organisation, as its payroll package knows it.</summary>
/// <param name="EmployerId">Werkgever-id: the number that Loket shows, and not the id of its API.</param>
/// <param name="Name">For people to recognise.</param>
/// <param name="Directors">Directors and major shareholders (DGA's) who are paid. Empty: there are none. Null: not answered.</param>
/// <param name="ThirteenthMonth">Whether a 13th month is paid.</param>
public sealed record RegisteredEmployer(
    string? EmployerId, string? Name, IReadOnlyList<RegisteredDirector>? Directors, PaymentPeriod? PaymentPeriod, bool? ThirteenthMonth)
{
    public override string ToString() => nameof(RegisteredEmployer);
}

/// <param name="PersonnelNumber">Personeelsnummer verloning.</param>
/// <param name="EmployeeId">Loket's id of the person where it was proposed from there, so that the person's data can be found.</param>
public sealed record RegisteredDirector(string? Name, string? PersonnelNumber, Guid? EmployeeId)
{
    public override string ToString() => nameof(RegisteredDirector);
}
