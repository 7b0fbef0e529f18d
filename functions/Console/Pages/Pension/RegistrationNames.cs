using System.Globalization;
using System.Text.RegularExpressions;
using LoketFunctions.Console.Requests;
using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>What the fields of a registration are called, by the API's names for them.</summary>
internal static partial class RegistrationNames
{
    /// <summary>With the employer and the row that it is of.</summary>
    public static string Of(ConsoleRequest request, RegistrationDraft draft, string field)
    {
        var match = Place().Match(field);
        if (!match.Success)
            return NameOf(request, field);
        var name = match.Groups["director"] is { Success: true, Value: var row }
            ? request.In("Registration.FieldOfDirector", NumberOf(row) + 1, NameOf(request, match.Groups["of"].Value))
            : NameOf(request, match.Groups["field"].Value);
        return $"{EmployerOf(request, draft, NumberOf(match.Groups["employer"].Value))}, {name}";
    }

    /// <summary>By its name where it has one, else by its place.</summary>
    public static string EmployerOf(ConsoleRequest request, RegistrationDraft draft, int index) =>
        draft.Employers?.ElementAtOrDefault(index)?.Name ?? request.In("Registration.EmployerNumber", index + 1);

    private static int NumberOf(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string NameOf(ConsoleRequest request, string field) => field switch
    {
        RegistrationInput.CompanyName => request.In("Registration.CompanyName"),
        RegistrationInput.Email => request.In("Registration.Email"),
        RegistrationInput.ContractNumber => request.In("Registration.ContractNumber"),
        RegistrationInput.WageTaxNumber => request.In("SetUp.TaxNumber"),
        RegistrationInput.Employers => request.In("Registration.Employers"),
        "employerId" => request.In("Registration.EmployerId"),
        "paymentPeriod" => request.In("Registration.PaymentPeriod"),
        "thirteenthMonth" => request.In("Registration.ThirteenthMonth"),
        "directors" => request.In("Registration.Directors"),
        "personnelNumber" => request.In("Common.PersonnelNumber"),
        _ => request.In("Common.Name"),
    };

    [GeneratedRegex(
        @"\Aemployers\[(?<employer>\d{1,4})\]\.(directors\[(?<director>\d{1,4})\]\.(?<of>\w+)|(?<field>\w+))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
