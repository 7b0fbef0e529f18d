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

    /// <summary>The same employer among others: by its number, else by a name that only one of them has.</summary>
    public static RegisteredEmployer? Find(IReadOnlyList<RegisteredEmployer>? employers, RegisteredEmployer wanted)
    {
        if (employers?.FirstOrDefault(one => one.EmployerId is not null && one.EmployerId == wanted.EmployerId) is { } found)
            return found;
        var named = (employers ?? []).Where(one => one.Name is not null && one.Name == wanted.Name).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static RegisteredEmployer Of(RegisteredEmployer employer, RegisteredEmployer? told) => employer with
    {
        EmployerId = employer.EmployerId ?? told?.EmployerId,
        Name = employer.Name ?? told?.Name,
        Directors = employer.Directors ?? told?.Directors,
        PaymentPeriod = employer.PaymentPeriod ?? told?.PaymentPeriod,
    };
}
