using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>What each setting that a planner may send does to the connection.</summary>
internal static class SettingSetters
{
    public const string Label = "label";
    public const string ReturnAddress = "returnAddress";
    public const string Documents = "documents";
    public const string CostPerHour = "costPerHour";
    public const string NewPeople = "newPeople";
    public const string AsksForRecords = "asksForRecords";

    private const int LongestLabel = 100;
    private const int MaxAddressLength = 2000;
    private const int MostDaysAfterPeriod = 28;
    private const int MostHoursPerWeek = 168;
    private const int MostAllowancePerDay = 100_000;
    private const int MostDeviationPercent = 1000;
    private const int WholePercent = 100;

    /// <summary>Sets the field on the connection; returns what is wrong with the value, or null.</summary>
    public delegate InputFault? Setter(Connection connection, JsonElement value, PlannerSettings planner);

    /// <summary>Of every product.</summary>
    private static readonly Dictionary<string, Setter> General = new(StringComparer.OrdinalIgnoreCase)
    {
        [Label] = (connection, value, _) => SettingValue.FreeText(value, LongestLabel, label => connection.Label = label),
        ["ownerEmail"] = (connection, value, _) => SettingValue.MailAddress(value, address => connection.OwnerEmail = address),
        ["language"] = SetLanguage,
        [ReturnAddress] = SetReturnAddress,
    };

    /// <summary>What is set where an HR system leads.</summary>
    private static readonly Dictionary<string, Setter> HrLed = new(StringComparer.OrdinalIgnoreCase)
    {
        [AsksForRecords] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.AsksForRecords = isOn),
    };

    /// <summary>What is set wherever employees go either way. A pension provider gets what its link is for, and nothing else.</summary>
    private static readonly Dictionary<string, Setter> OfEmployees = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nightlyAt"] = (connection, value, _) => SettingValue.TimeOfDay(value, time => connection.NightlyAt = time),
        [Documents] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.Documents = isOn),
        [CostPerHour] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.CostPerHour = isOn),
    };

    /// <summary>What is set about staff that comes from Loket and hours that go there.</summary>
    private static readonly Dictionary<string, Setter> StaffAndHours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["newEmployees"] = (connection, value, _) =>
            SettingValue.Choice<NewEmployeePolicy>(value, choice => connection.NewEmployees = choice),
        [NewPeople] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.NewPeople = isOn),
        ["affiliate"] = (connection, value, _) => SettingValue.Choice<AffiliateSource>(value, choice => connection.Affiliate = choice),
        ["lastName"] = (connection, value, _) => SettingValue.Choice<LastNameSource>(value, choice => connection.LastName = choice),
        ["personnelNumber"] = (connection, value, _) =>
            SettingValue.Choice<PersonnelNumberSource>(value, choice => connection.PersonnelNumber = choice),
        ["delivery"] = (connection, value, _) => SettingValue.Choice<Delivery>(value, choice => connection.Delivery = choice),
        ["fixedContractHours"] = (connection, value, _) =>
            SettingValue.Choice<FixedContractHours>(value, choice => connection.FixedContractHours = choice),
        ["zeroHoursAs"] = (connection, value, _) => SettingValue.Choice<ContractKind>(value, kind => connection.ZeroHoursAs = kind),
        ["minMaxAs"] = (connection, value, _) => SettingValue.Choice<ContractKind>(value, kind => connection.MinMaxAs = kind),
        ["fixedHoursAs"] = (connection, value, _) => SettingValue.Choice<ContractKind>(value, kind => connection.FixedHoursAs = kind),
        ["maxHoursPerWeek"] = (connection, value, _) =>
            SettingValue.WholeNumber(value, 1, MostHoursPerWeek, hours => connection.MaxHoursPerWeek = hours),
        ["maxAllowancePerDay"] = (connection, value, _) =>
            SettingValue.WholeNumber(value, 1, MostAllowancePerDay, amount => connection.MaxAllowancePerDay = amount),
        ["maxDeviationPercent"] = (connection, value, _) =>
            SettingValue.WholeNumber(value, 1, MostDeviationPercent, percent => connection.MaxDeviationPercent = percent),
        ["maxWithdrawnPercent"] = (connection, value, _) =>
            SettingValue.WholeNumber(value, 1, WholePercent, percent => connection.MaxWithdrawnPercent = percent),
        ["unlikelyHours"] = (connection, value, _) =>
            SettingValue.Choice<UnlikelyHours>(value, choice => connection.UnlikelyHours = choice),
        ["payrollFileNumber"] = (connection, value, _) =>
            SettingValue.Choice<PersonnelNumberSource>(value, choice => connection.PayrollFileNumber = InFile(choice)),
        ["payrollFileColumns"] = (connection, value, _) =>
            SettingValue.Choices<PayrollFileDimension>(value, columns => connection.PayrollFileColumns = columns),
        ["exportRecipients"] = (connection, value, _) => SettingValue.MailAddresses(value, list => connection.ExportRecipients = list),
        ["carryCorrections"] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.CarryCorrections = isOn),
        ["exportByLink"] = (connection, value, _) => SettingValue.Flag(value, isOn => connection.ExportByLink = isOn),
        ["readyForPayroll"] = (connection, value, _) => SettingValue.MailAddresses(value, list => connection.ReadyForPayroll = list),
        ["exportDaysAfterPeriod"] = (connection, value, _) =>
            SettingValue.WholeNumber(value, 0, MostDaysAfterPeriod, days => connection.ExportDaysAfterPeriod = days),
        ["exportAt"] = (connection, value, _) => SettingValue.TimeOfDay(value, time => connection.ExportAt = time),
    };

    public static readonly IReadOnlyDictionary<string, Setter> ByName =
        General.Concat(OfEmployees).Concat(HrLed).Concat(StaffAndHours).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the product knows what it is about.</summary>
    public static bool HasMeaning(string name, PlannerProfile profile) => General.ContainsKey(name) || profile.Purpose switch
    {
        LinkPurpose.StaffAndHours => !HrLed.ContainsKey(name),
        LinkPurpose.EmployeesToLoket => !StaffAndHours.ContainsKey(name),
        _ => false,
    };

    private static InputFault? SetLanguage(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (SettingValue.Text(value) is not { } text || !Languages.Speaks(text))
            return InputFaults.NotOneOf(Languages.All);
        connection.Language = text;
        return null;
    }

    private static InputFault? SetReturnAddress(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (SettingValue.Text(value) is not { Length: <= MaxAddressLength } text || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            return ConnectionFaults.NotAddress(MaxAddressLength);
        if (!planner.AllowsReturnTo(address))
            return ConnectionFaults.AddressNotAllowed;
        // As this app understood it, so that no browser can understand it otherwise.
        connection.ReturnAddress = address.AbsoluteUri;
        return null;
    }

    private static PayrollFileValue? InFile(PersonnelNumberSource? number) => number switch
    {
        PersonnelNumberSource.PayrollId => PayrollFileValue.PayrollId,
        PersonnelNumberSource.EmployeeNumber => PayrollFileValue.EmployeeNumber,
        _ => null,
    };
}
