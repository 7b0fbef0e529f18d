using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>Fills what Loket tells into what is not answered yet; what was answered stays.</summary>
internal static class ProposalFill
{
    public static RegistrationDraft Of(RegistrationDraft draft, RegistrationDraft told)
    {
        var employers = (draft.Employers ?? []).Select(one => Of(one, Find(told.Employers, one))).ToList();
        employers.AddRange((told.Employers ?? []).Where(one => Find(draft.Employers, one) is null));
        return draft with
        {
            CompanyName = draft.CompanyName ?? told.CompanyName,
            Email = draft.Email ?? told.Email,
            WageTaxNumber = draft.WageTaxNumber ?? told.WageTaxNumber,
            Employers = employers,
        };
    }

    /// <summary>The same employer among others: by its number, and by its name where one of the two has none.</summary>
    public static RegisteredEmployer? Find(IReadOnlyList<RegisteredEmployer>? employers, RegisteredEmployer wanted) =>
        employers?.FirstOrDefault(one => one.EmployerId is not null && one.EmployerId == wanted.EmployerId)
        ?? employers?.FirstOrDefault(
            one => (one.EmployerId is null || wanted.EmployerId is null) && one.Name is not null && one.Name == wanted.Name);

    private static RegisteredEmployer Of(RegisteredEmployer employer, RegisteredEmployer? told) => employer with
    {
        EmployerId = employer.EmployerId ?? told?.EmployerId,
        Name = employer.Name ?? told?.Name,
        Directors = employer.Directors ?? told?.Directors,
        PaymentPeriod = employer.PaymentPeriod ?? told?.PaymentPeriod,
    };
}
