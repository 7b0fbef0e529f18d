using System.Security.Cryptography;
using System.Text;
using LoketFunctions.DevelopmentHost.App;

namespace LoketFunctions.DevelopmentHost.Http;

/// <summary>
/// What opens what is not anonymous: FUNCTIONS_MASTER_KEY everything, FUNCTIONS_KEY every function, FUNCTIONS_KEY_{name} one of them.
/// A key that is not set opens nothing.
/// </summary>
internal sealed class Keys
{
    private const string Header = "x-functions-key";
    private const string Parameter = "code";

    private readonly string? _master = Read("FUNCTIONS_MASTER_KEY");
    private readonly string? _host = Read("FUNCTIONS_KEY");

    /// <summary>Opens the addresses of extensions, which give it along when they tell them.</summary>
    public string Extensions { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool OpenAdmin(HttpContext context) => Opens(context, _master);

    public bool OpenExtensions(HttpContext context) => Opens(context, _master, Extensions);

    public bool Open(HttpContext context, Function function) => function.Trigger.Text("authLevel")?.ToUpperInvariant() switch
    {
        "ANONYMOUS" => true,
        // Keys of extensions open their addresses, and no function.
        "ADMIN" or "SYSTEM" => OpenAdmin(context),
        _ => Opens(context, _master, _host, Read($"FUNCTIONS_KEY_{function.Name}")),
    };

    private static bool Opens(HttpContext context, params string?[] keys)
    {
        var given = context.Request.Headers[Header].ToString() is { Length: > 0 } header
            ? header
            : context.Request.Query[Parameter].ToString();
        return keys.OfType<string>()
            .Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(given)));
    }

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } key ? key : null;
}
