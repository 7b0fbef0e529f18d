using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>
/// What a planner may set on a connection, read from a request: absent stays as it is, null goes back to the profile's own
/// rule. Every fault is named, by field, and then nothing is changed.
/// </summary>
internal sealed class ConnectionSettings
{
    private const string Label = SettingSetters.Label;
    private const string ReturnAddress = SettingSetters.ReturnAddress;
    private const string Form = "credentials";

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
            SettingSetters.ByName[name](connection, value, _planner);
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
            var fault = SettingSetters.ByName.TryGetValue(name, out var set)
                ? SettingSetters.HasMeaning(name, planner.Profile) ? set(draft, value, planner) : ConnectionFaults.SettingWithoutMeaning
                : ConnectionFaults.NoSuchSetting;
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
}
