using System.Globalization;
using System.Net.Mail;
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
    private const string ReturnAddress = "returnAddress";
    private const int MaxAddressLength = 2000;

    /// <summary>Sets the field on the connection; returns what is wrong with the value, or null.</summary>
    private delegate string? Setter(Connection connection, JsonElement value, PlannerSettings planner);

    private static readonly Dictionary<string, Setter> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ownerEmail"] = SetOwnerEmail,
        ["language"] = SetLanguage,
        [ReturnAddress] = SetReturnAddress,
        ["nightlyAt"] = SetNightlyAt,
        ["newEmployees"] = (connection, value, _) => SetChoice<NewEmployeePolicy>(value, choice => connection.NewEmployees = choice),
        ["affiliate"] = (connection, value, _) => SetChoice<AffiliateSource>(value, choice => connection.Affiliate = choice),
        ["personnelNumber"] = (connection, value, _) => SetChoice<PersonnelNumberSource>(value, choice => connection.PersonnelNumber = choice),
    };

    private readonly IReadOnlyDictionary<string, JsonElement> _values;
    private readonly PlannerSettings _planner;

    private ConnectionSettings(IReadOnlyDictionary<string, JsonElement> values, PlannerSettings planner) =>
        (_values, _planner) = (values, planner);

    /// <summary>For a new connection, which must say where the user goes back to.</summary>
    public static ConnectionSettings ReadNew(byte[] body, PlannerSettings planner) => Read(body, planner, [ReturnAddress]);

    public static ConnectionSettings ReadChange(byte[] body, PlannerSettings planner) => Read(body, planner, []);

    public void ApplyTo(Connection connection)
    {
        foreach (var (name, value) in _values)
            Setters[name](connection, value, _planner);
    }

    private static ConnectionSettings Read(byte[] body, PlannerSettings planner, IReadOnlyList<string> required)
    {
        var values = new Dictionary<string, JsonElement>(
            RequestBody.Parse<Dictionary<string, JsonElement>>(body), StringComparer.OrdinalIgnoreCase);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in required.Where(name => !values.ContainsKey(name)))
            faults[name] = "is missing";
        var draft = new Connection();
        foreach (var (name, value) in values)
        {
            var fault = Setters.TryGetValue(name, out var set) ? set(draft, value, planner) : "is not a setting of a connection";
            if (fault is not null)
                faults[name] = fault;
        }

        return faults.Count == 0 ? new ConnectionSettings(values, planner) : throw Problems.Throw(Problems.Invalid(faults));
    }

    private static string? SetOwnerEmail(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            connection.OwnerEmail = null;
            return null;
        }

        // Only a bare address: a display name would let the caller choose words for the mail's header.
        if (Text(value) is not { } text || !MailAddress.TryCreate(text, out var address) || address.Address != text)
            return "is not an e-mail address";
        connection.OwnerEmail = text;
        return null;
    }

    private static string? SetLanguage(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (Text(value) is not { } text || !Words.Speaks(text))
            return $"is not one of {Words.DutchCode}, {Words.EnglishCode}";
        connection.Language = text;
        return null;
    }

    private static string? SetReturnAddress(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (Text(value) is not { Length: <= MaxAddressLength } text || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            return $"is not an absolute address of at most {MaxAddressLength} characters";
        if (!planner.AllowsReturnTo(address))
            return "is not below one of the addresses that the operator allowed for this planner";
        // As this app understood it, so that no browser can understand it otherwise.
        connection.ReturnAddress = address.AbsoluteUri;
        return null;
    }

    private static string? SetNightlyAt(Connection connection, JsonElement value, PlannerSettings planner)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            connection.NightlyAt = null;
            return null;
        }

        if (!TimeOnly.TryParseExact(Text(value), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return "is not a time of day: HH:mm or HH:mm:ss";
        connection.NightlyAt = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return null;
    }

    private static string? SetChoice<T>(JsonElement value, Action<T?> set)
        where T : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        foreach (var choice in Enum.GetValues<T>())
        {
            if (Text(value) == Name(choice))
            {
                set(choice);
                return null;
            }
        }

        return $"is not one of {string.Join(", ", Enum.GetValues<T>().Select(Name))}";
    }

    private static string Name<T>(T choice)
        where T : struct, Enum => JsonSerializer.SerializeToElement(choice, AppJson.Options).GetString()!;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
