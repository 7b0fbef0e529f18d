using System.Globalization;
using System.Text.Json;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>local.settings.json, as the Core Tools read it.</summary>
internal sealed record LocalSettings(int? Port, IReadOnlyList<string> Refusals)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Its values become environment variables; those that are set win.</summary>
    public static LocalSettings Apply(string path)
    {
        if (!File.Exists(path))
            return new LocalSettings(null, []);
        JsonElement root;
        try
        {
            root = JsonElement.Parse(File.ReadAllText(path), Lenient);
        }
        catch (JsonException)
        {
            return new LocalSettings(null, ["local.settings.json is not JSON."]);
        }

        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            return new LocalSettings(null, ["local.settings.json is encrypted: `func settings decrypt`."]);

        if (root.TryGetProperty("Values", out var values))
        {
            foreach (var value in values.EnumerateObject().Where(value => Environment.GetEnvironmentVariable(value.Name) is null))
                Environment.SetEnvironmentVariable(value.Name, value.Value.ToString());
        }

        int? port = null;
        var refusals = new List<string>();
        if (root.TryGetProperty("ConnectionStrings", out _))
            refusals.Add("local.settings.json has ConnectionStrings: only Values are read here.");
        if (root.TryGetProperty("Host", out var host))
        {
            foreach (var entry in host.EnumerateObject())
            {
                if (!entry.NameEquals("LocalHttpPort"))
                    refusals.Add($"local.settings.json, Host: {entry.Name} is not served here.");
                else if (ushort.TryParse(entry.Value.ToString(), CultureInfo.InvariantCulture, out var given))
                    port = given;
                else
                    refusals.Add("local.settings.json, Host: LocalHttpPort is no port.");
            }
        }

        return new LocalSettings(port, refusals);
    }
}
