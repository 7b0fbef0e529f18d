using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>The form of the registration, as it was sent. Its fields are named as the API names them.</summary>
/// <param name="Faults">Of what a registration cannot say.</param>
internal sealed record RegistrationInput(RegistrationDraft Draft, IReadOnlyDictionary<string, InputFault> Faults)
{
    public const string Version = "version";
    public const string CompanyName = "companyName";
    public const string Email = "email";
    public const string ContractNumber = "contractNumber";
    public const string WageTaxNumber = "wageTaxNumber";
    public const string Employers = "employers";

    /// <summary>Ticked: the number that the page asked about is right.</summary>
    public const string IsContractNumberRight = "contractNumberIsRight";

    /// <summary>That number, so that another one is not taken for acknowledged.</summary>
    public const string AskedContractNumber = "askedContractNumber";

    public static string Employer(int index) => $"{Employers}[{index}]";

    public static string EmployerId(string employer) => $"{employer}.employerId";

    public static string Name(string place) => $"{place}.name";

    public static string Period(string employer) => $"{employer}.paymentPeriod";

    public static string ThirteenthMonth(string employer) => $"{employer}.thirteenthMonth";

    /// <summary>The box that says there are none.</summary>
    public static string Directors(string employer) => $"{employer}.directors";

    public static string Director(string employer, int index) => $"{Directors(employer)}[{index}]";

    public static string PersonnelNumber(string director) => $"{director}.personnelNumber";

    /// <summary>Who was proposed from Loket: see <see cref="Known"/>.</summary>
    public static string Proposed(string director) => $"{director}.proposed";

    /// <summary>Loket's id of the person, with number and name: what is typed over both is somebody else, whose id that is not.</summary>
    public static string? Known(RegisteredDirector director) =>
        director.EmployeeId is { } id ? $"{id} {director.PersonnelNumber} {director.Name}" : null;

    /// <param name="without">The place of an employer that is to go.</param>
    public static RegistrationInput Read(ConsoleRequest request, int? without = null)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        var employers = new List<RegisteredEmployer>();
        for (var index = 0; request.Input.ContainsKey(Name(Employer(index))); index++)
        {
            // Of those that were left empty nothing is kept, and the others stand where they are sent to.
            if (index != without && ReadEmployer(request, Employer(index), Employer(employers.Count), faults) is { } employer)
                employers.Add(employer);
        }

        var number = request.Text(ContractNumber);
        var draft = new RegistrationDraft(
            request.Text(CompanyName), request.Text(Email), number,
            request.Text(IsContractNumberRight) is null ? null : request.Text(AskedContractNumber), request.Text(WageTaxNumber),
            employers.Count == 0 ? null : employers);
        return new RegistrationInput(draft, faults);
    }

    public override string ToString() => nameof(RegistrationInput);

    /// <summary>Null for one that was left empty.</summary>
    private static RegisteredEmployer? ReadEmployer(
        ConsoleRequest request, string sent, string kept, Dictionary<string, InputFault> faults)
    {
        var directors = new List<RegisteredDirector>();
        for (var index = 0; request.Input.ContainsKey(Name(Director(sent, index))); index++)
        {
            if (ReadDirector(request, Director(sent, index)) is { } director)
                directors.Add(director);
        }

        var saysNone = request.Text(Directors(sent)) is not null;
        if (saysNone && directors.Count > 0)
            faults[Directors(kept)] = RegistrationFaults.DirectorsBesideNone;
        var employer = new RegisteredEmployer(
            request.Text(EmployerId(sent)), request.Text(Name(sent)), directors.Count > 0 || saysNone ? directors : null,
            Read<PaymentPeriod>(request.Text(Period(sent)), Period(kept), faults),
            Read<YesNo>(request.Text(ThirteenthMonth(sent)), ThirteenthMonth(kept), faults) is { } answer ? answer == YesNo.Yes : null);
        return employer is { EmployerId: null, Name: null, Directors: null, PaymentPeriod: null, ThirteenthMonth: null } ? null : employer;
    }

    /// <summary>Null for a row that was left empty.</summary>
    private static RegisteredDirector? ReadDirector(ConsoleRequest request, string place)
    {
        var (name, number) = (request.Text(Name(place)), request.Text(PersonnelNumber(place)));
        if (name is null && number is null)
            return null;
        var isKnown = request.Text(Proposed(place))?.Split(' ', 3) is [var id, var knownNumber, var knownName]
            && Guid.TryParse(id, out _) && (knownNumber == number || knownName == name);
        return new RegisteredDirector(name, number, isKnown ? Guid.Parse(request.Text(Proposed(place))!.Split(' ', 2)[0]) : null);
    }

    /// <summary>Null where it was not answered, or by nothing that the page offers.</summary>
    private static T? Read<T>(string? text, string field, Dictionary<string, InputFault> faults)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        if (Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value))
            return value;
        faults[field] = InputFaults.NotOffered;
        return null;
    }
}

/// <summary>An answer that has no default.</summary>
internal enum YesNo
{
    Yes,
    No,
}
