using System.Text.RegularExpressions;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;

namespace LoketFunctions.Pension.Registering;

/// <summary>What is wrong with a registration, each by its field. A draft may have faults; what is sent may not.</summary>
internal static partial class RegistrationCheck
{
    public const int MostEmployers = 50;
    public const int MostDirectors = 20;

    /// <summary>Of any text in a draft.</summary>
    public const int LongestText = 200;

    private const int LongestName = 100;
    private const int LongestContractNumber = 40;

    /// <summary>What a draft is refused for: it is more than a form holds.</summary>
    public static Dictionary<string, InputFault> TooMuch(RegistrationDraft draft)
    {
        var faults = Faults();
        foreach (var (field, text) in TextsOf(draft))
        {
            if (text?.Length > LongestText)
                faults[field] = InputFaults.TooLong(LongestText);
        }

        if (draft.Employers?.Count > MostEmployers)
            faults["employers"] = InputFaults.NotAtOnce(draft.Employers.Count, MostEmployers);
        foreach (var (employer, field) in Employers(draft))
        {
            if (employer.Directors?.Count > MostDirectors)
                faults[$"{field}.directors"] = InputFaults.NotAtOnce(employer.Directors.Count, MostDirectors);
        }

        return faults;
    }

    /// <summary>Why it cannot be sent; empty where it can, but for <see cref="WarningsOf"/>.</summary>
    public static Dictionary<string, InputFault> FaultsOf(RegistrationDraft draft)
    {
        var faults = Faults();
        void Judge(string field, string? text, Func<string, InputFault?> rule)
        {
            if ((string.IsNullOrWhiteSpace(text) ? PensionFaults.NotAnswered : rule(text)) is { } fault)
                faults[field] = fault;
        }

        Judge("companyName", draft.CompanyName, LineFault);
        Judge("email", draft.Email, text => Mailboxes.Parse(text) is null ? InputFaults.NotMailAddress : null);
        Judge("contractNumber", draft.ContractNumber, text => IsContractNumber(text) ? null : PensionFaults.NotContractNumber);
        Judge("wageTaxNumber", draft.WageTaxNumber, text => WageTaxNumber.Find(text) is null ? InputFaults.NotWageTaxNumber : null);
        if (draft.Employers is not { Count: > 0 })
            faults["employers"] = PensionFaults.NotAnswered;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (employer, field) in Employers(draft))
        {
            Judge($"{field}.employerId", employer.EmployerId, text => EmployerIdFault(text, seen));
            Judge($"{field}.name", employer.Name, LineFault);
            if (employer.PaymentPeriod is null)
                faults[$"{field}.paymentPeriod"] = PensionFaults.NotAnswered;
            if (employer.ThirteenthMonth is null)
                faults[$"{field}.thirteenthMonth"] = PensionFaults.NotAnswered;
            if (employer.Directors is null)
                faults[$"{field}.directors"] = PensionFaults.NotAnswered;
            // A personnel number is one person's within an administration only, of which an employer may have several.
            var people = new HashSet<(string?, string)>();
            for (var index = 0; index < employer.Directors?.Count; index++)
            {
                var director = employer.Directors[index];
                Judge($"{field}.directors[{index}].name", director.Name, LineFault);
                Judge($"{field}.directors[{index}].personnelNumber", director.PersonnelNumber,
                    text => !PersonnelNumberForm().IsMatch(text) ? PensionFaults.NotPersonnelNumber
                        : people.Add((director.Name?.Trim(), text)) ? null : InputFaults.Twice);
            }
        }

        return faults;
    }

    /// <summary>What may be right and has to be said to be: it can be sent once it is acknowledged.</summary>
    public static Dictionary<string, InputFault> WarningsOf(RegistrationDraft draft)
    {
        var warnings = Faults();
        if (draft.ContractNumber is { } number && IsContractNumber(number) && !UsualContractNumber().IsMatch(number)
            && draft.AcknowledgedContractNumber != number)
            warnings["contractNumber"] = PensionFaults.UnusualContractNumber;
        return warnings;
    }

    /// <summary>The visible number of an employer: Loket's API has a GUID beside it, which is not meant.</summary>
    public static bool IsEmployerId(string text) => EmployerIdForm().IsMatch(text);

    private static InputFault? EmployerIdFault(string text, HashSet<string> seen) =>
        Guid.TryParse(text, out _) ? PensionFaults.IdOfApi
        : !IsEmployerId(text) ? PensionFaults.NotEmployerId
        : seen.Add(text) ? null : InputFaults.Twice;

    public static bool IsLine(string text) =>
        text.Trim().Length is >= 1 and <= LongestName && !text.Any(char.IsControl) && text.Any(char.IsLetterOrDigit);

    public static InputFault? LineFault(string text) => IsLine(text) ? null : InputFaults.NotLine(LongestName);

    public static bool IsContractNumber(string text) =>
        text.Length <= LongestContractNumber && text.All(one => char.IsAsciiLetterOrDigit(one) || one is ' ' or '-' or '.' or '/')
        && text.Any(char.IsAsciiDigit);

    private static IEnumerable<(RegisteredEmployer Employer, string Field)> Employers(RegistrationDraft draft) =>
        (draft.Employers ?? []).Select((employer, index) => (employer, $"employers[{index}]"));

    private static IEnumerable<(string Field, string? Text)> TextsOf(RegistrationDraft draft) =>
    [
        ("companyName", draft.CompanyName), ("email", draft.Email), ("contractNumber", draft.ContractNumber),
        ("acknowledgedContractNumber", draft.AcknowledgedContractNumber), ("wageTaxNumber", draft.WageTaxNumber),
        .. Employers(draft).SelectMany(one => (IEnumerable<(string, string?)>)
        [
            ($"{one.Field}.employerId", one.Employer.EmployerId), ($"{one.Field}.name", one.Employer.Name),
            .. (one.Employer.Directors ?? []).SelectMany((director, index) => (IEnumerable<(string, string?)>)
            [
                ($"{one.Field}.directors[{index}].name", director.Name),
                ($"{one.Field}.directors[{index}].personnelNumber", director.PersonnelNumber),
            ]),
        ]),
    ];

    private static Dictionary<string, InputFault> Faults() => new(StringComparer.Ordinal);

    [GeneratedRegex(@"\A[1-9][0-9]{6}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmployerIdForm();

    [GeneratedRegex(@"\A[1-9][0-9]{0,8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonnelNumberForm();

    /// <summary>As the document gives it: it begins with A020 as a rule.</summary>
    [GeneratedRegex(@"\AA020[0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsualContractNumber();
}
