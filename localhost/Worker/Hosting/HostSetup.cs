using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LoketFunctions.Localhost.Functions;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Localhost.Hosting;

/// <summary>What the host is told from outside: where the app lies, its port, its keys.</summary>
/// <param name="AppDirectory">Holds host.json and perhaps local.settings.json.</param>
/// <param name="Port">On loopback; 0 for any free one.</param>
/// <param name="FunctionKey">Opens functions of level Function; null for one that nobody knows.</param>
/// <param name="MasterKey">Opens everything; null for one that nobody knows.</param>
/// <param name="Functions">The types that hold the app's functions.</param>
internal sealed record HostSetup(
    string AppDirectory, int Port, string? FunctionKey, string? MasterKey, IReadOnlyList<Type> Functions)
{
    private const int DefaultPort = 7071;

    public static HostSetup FromEnvironment(Func<string, string?> environment)
    {
        var directory = environment("FUNCTIONS_APP_DIR") is { Length: > 0 } given ? given : AppContext.BaseDirectory;
        ApplyLocalSettings(Path.Combine(directory, "local.settings.json"));
        var port = environment("FUNCTIONS_PORT") is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue
                ? number
                : throw new FunctionAppException($"FUNCTIONS_PORT is '{text}', which is not a port number.")
            : DefaultPort;
        return new HostSetup(
            directory, port, environment("FUNCTIONS_KEY"), environment("FUNCTIONS_MASTER_KEY"), Assembly.GetEntryAssembly()!.GetTypes());
    }

    /// <summary>host.json, empty where the app has none; <c>AzureFunctionsJobHost__…</c> in the environment wins over it.</summary>
    public IConfigurationRoot ReadHostJson() =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppDirectory, "host.json"), optional: true)
            .AddEnvironmentVariables("AzureFunctionsJobHost__")
            .Build();

    /// <summary>Its values become environment variables, as the Functions tools do it; those that are set win.</summary>
    private static void ApplyLocalSettings(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            using var settings = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!settings.RootElement.TryGetProperty("Values", out var values))
                return;
            foreach (var value in values.EnumerateObject().Where(value => Environment.GetEnvironmentVariable(value.Name) is null))
                Environment.SetEnvironmentVariable(value.Name, value.Value.ToString());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FunctionAppException($"{path} cannot be read: it is not JSON with an object 'Values'.");
        }
    }
}
