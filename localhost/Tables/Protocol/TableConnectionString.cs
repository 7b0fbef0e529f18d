namespace Azure.Data.Tables;

/// <summary>The account and key forms of a storage connection string, and <c>UseDevelopmentStorage=true</c>.</summary>
internal static class TableConnectionString
{
    private const string Development =
        "AccountName=devstoreaccount1;" +
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" +
        "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1";

    /// <exception cref="FormatException">The string names no account, key or endpoint. The message never holds the key.</exception>
    public static (Uri Endpoint, TableSharedKeyCredential Credential) Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Split(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var use) && use)
            settings = Split(Development);

        var account = Required("AccountName");
        var credential = new TableSharedKeyCredential(account, Required("AccountKey"));
        return (new Uri(settings.GetValueOrDefault("TableEndpoint") ?? UsualEndpoint()), credential);

        string Required(string name) => settings.GetValueOrDefault(name)
            ?? throw new FormatException($"The storage connection string has no {name}. Set one with AccountName and AccountKey.");

        string UsualEndpoint() =>
            $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table." +
            settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException("The storage connection string is no list of name=value pairs, separated by semicolons.");
            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }
}
