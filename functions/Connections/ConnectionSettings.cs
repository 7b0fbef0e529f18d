using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>
/// What a planner may set on a connection, read from a request: absent stays as it is, null goes back to the profile's own
/// rule. Every fault is named, by field, and then nothing is changed.
/// </summary>
internal sealed class ConnectionSettings
{
    private const string Label = "label";
    private const string ReturnAddress = "returnAddress";
    private const string Form = "credentials";
    private const int LongestLabel = 100;
    private const int MaxAddressLength = 2000;
    private const int MostDaysAfterPeriod = 28;
    private const int MostHoursPerWeek = 168;
    private const int MostAllowancePerDay = 100_000;
    private const int MostDeviationPercent = 1000;
    private const int WholePercent = 100;

    /// <summary>Sets the field on the connection; returns what is wrong with the value, or null.</summary>
    private delegate InputFault? Setter(Connection connection, JsonElement value, PlannerSettings planner);

    private static readonly Dictionary<string, Setter> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        [Label] = (connection, value, _) => SettingValue.FreeText(value, LongestLabel, label => connection.Label = label),
        ["ownerEmail"] = (connection, value, _) => SettingValue.MailAddress(value, address => connection.OwnerEmail = address),
        ["language"] = SetLanguage,
        [ReturnAddress] = SetReturnAddress,
        ["nightlyAt"] = (connection, value, _) => SettingValue.TimeOfDay(value, time => connection.NightlyAt = time),
        ["newEmployees"] = (connection, value, _) =>
            SettingValue.Choice<NewEmployeePolicy>(value, choice => connection.NewEmployees = choice),
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

    /// <summary>Whose values say who somebody is.</summary>
    private static readonly HashSet<string> PersonalSettings = new(StringComparer.OrdinalIgnoreCase) { Label, "ownerEmail", ReturnAddress };

    private static readonly HashSet<string> Mailed = new(StringComparer.OrdinalIgnoreCase) { "ownerEmail", "exportRecipients" };

    private readonly IReadOnlyDictionary<string, JsonElement> _values;
    private readonly PlannerSettings _planner;
    private readonly string? _environmentCode;

    private ConnectionSettings(
        IReadOnlyDictionary<string, JsonElement> values, PlannerSettings planner, string? environmentCode, string? requester) =>
        (_values, _planner, _environmentCode, Requester) = (values, planner, environmentCode, requester);

    /// <summary>
    /// For a new connection, which must say where the user goes back to, and may bring what the older connect form asks for.
    /// </summary>
    public static ConnectionSettings ReadNew(byte[] body, PlannerSettings planner) => Read(body, planner, isNew: true);

    public static ConnectionSettings ReadChange(byte[] body, PlannerSettings planner) => Read(body, planner, isNew: false);

    /// <summary>The older connect form was filled in. Of it only the environment code is left here.</summary>
    public bool HadCredentials => _environmentCode is not null;

    /// <summary>Who asks for a new connection's link, by name; null where the planner does not say.</summary>
    public string? Requester { get; }

    /// <summary>Names of the settings that are given.</summary>
    public string Names => string.Join(' ', _values.Keys.Order(StringComparer.Ordinal));

    /// <summary>The addresses that this app is to mail to, by setting. Who is notified through Loket is mailed by Loket.</summary>
    public IEnumerable<(string Setting, IReadOnlyList<string> Addresses)> MailAddresses =>
        from value in _values
        where Mailed.Contains(value.Key)
        let list = value.Value.ValueKind == JsonValueKind.Array ? value.Value.EnumerateArray().ToArray() : [value.Value]
        select (value.Key, (IReadOnlyList<string>)[.. list.Select(SettingValue.Text).OfType<string>()]);

    /// <summary>The given settings before and after, for the audit log: mail addresses only as how many there are.</summary>
    public (string Before, string After) Describe(SettingsResponse before, SettingsResponse after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return (Of(old), Of(now));

        string Of(Dictionary<string, JsonElement> fields) => string.Join(' ', _values.Keys.Order(StringComparer.Ordinal)
            .Select(name => $"{name}={Harmless(name, fields.GetValueOrDefault(name))}"));
    }

    public void ApplyTo(Connection connection)
    {
        foreach (var (name, value) in _values)
            Setters[name](connection, value, _planner);
        connection.EnvironmentCode = _environmentCode ?? connection.EnvironmentCode;
    }

    private static ConnectionSettings Read(byte[] body, PlannerSettings planner, bool isNew)
    {
        var values = new Dictionary<string, JsonElement>(
            RequestBody.Parse<Dictionary<string, JsonElement>>(body), StringComparer.OrdinalIgnoreCase);
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (isNew && !values.ContainsKey(ReturnAddress))
            faults[ReturnAddress] = InputFaults.Missing;
        var credentials = isNew && values.Remove(Form, out var form) ? ReadForm(form, planner, faults) : null;
        string? requester = null;
        if (isNew
            && values.Remove(LinkUse.RequestedBy, out var asker)
            && SettingValue.FreeText(asker, LinkUse.LongestRequester, text => requester = text) is { } wrong)
            faults[LinkUse.RequestedBy] = wrong;
        var draft = new Connection();
        foreach (var (name, value) in values)
        {
            var fault = Setters.TryGetValue(name, out var set) ? set(draft, value, planner) : ConnectionFaults.NoSuchSetting;
            if (fault is not null)
                faults[name] = fault;
        }

        return faults.Count == 0
            ? new ConnectionSettings(values, planner, credentials?.EnvironmentCode, requester)
            : throw Problems.Throw(Problems.Invalid(faults));
    }

    private static Credentials? ReadForm(JsonElement form, PlannerSettings planner, Dictionary<string, InputFault> faults)
    {
        try
        {
            var credentials = form.Deserialize<Credentials>(AppJson.Requests);
            if (credentials?.FaultOf(planner.Profile) is { } fault)
                faults[Form] = fault;
            return credentials;
        }
        catch (JsonException)
        {
            faults[Form] = ConnectionFaults.NoEnvironmentCode;
            return null;
        }
    }

    private static Dictionary<string, JsonElement> Fields(SettingsResponse settings) => new(
        JsonSerializer.SerializeToElement(
            settings, AppJson.Options).EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value)),
        StringComparer.OrdinalIgnoreCase);

    private static string Harmless(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"({value.GetArrayLength()})",
        JsonValueKind.String when PersonalSettings.Contains(name) => "***",
        JsonValueKind.Undefined or JsonValueKind.Null => "-",
        _ => value.ToString(),
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
