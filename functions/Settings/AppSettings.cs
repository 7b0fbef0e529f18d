using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Settings;

/// <summary>
/// The app's settings while they are read at its start. A fault is collected and reading goes on, with the default in its place, so
/// that the operator hears of all of them at once. No fault quotes a value: it may be a secret in the wrong place.
/// </summary>
internal sealed class AppSettings(IConfiguration configuration)
{
    private readonly List<string> _faults = [];
    private readonly List<string> _sections = [];
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A setting of Azure's or the host's own, such as <c>AZURE_CLIENT_ID</c>; null where it is absent or empty.</summary>
    public string? Text(string name) => configuration[name] is { Length: > 0 } text ? text : null;

    /// <summary>True inside Azure, which sets the name of the app.</summary>
    public bool IsInAzure => Text("WEBSITE_SITE_NAME") is not null;

    /// <summary>Null where it is not an address that personal data may go to: https, or in development http on this machine.</summary>
    public Uri? SafeAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && !IsInAzure))
            ? address : null;

    public SettingsSection Section(string name)
    {
        _sections.Add(name);
        return new SettingsSection(this, configuration.GetSection(name), name);
    }

    /// <summary>Notes that this setting is one that the app knows.</summary>
    public void Known(string setting) => _read.Add(setting);

    /// <summary>
    /// What is set in the app's sections and was never read: most likely misspelt. Not a fault, so that an older version starts with newer
    /// settings.
    /// </summary>
    public IEnumerable<string> Unknown() => _sections.Distinct(StringComparer.Ordinal)
        .SelectMany(name => configuration.GetSection(name).AsEnumerable()).Where(setting => setting.Value is not null)
        .Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal)).Where(setting => !_read.Contains(setting));

    /// <summary>Something cannot be used.</summary>
    /// <param name="setting">As the operator writes it: <c>Sync__AtOnce</c>.</param>
    /// <param name="fault">What is wrong with it, and where it is not plain, what to set.</param>
    public void Fault(string setting, string fault) => _faults.Add($"{setting} {fault}");

    /// <exception cref="InvalidOperationException">Something cannot be used; the message names each, on a line of its own.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(
                Environment.NewLine,
                ["The app does not start until the operator mends its settings (docs/settings.md explains them):",
                    .. _faults.Select(fault => $"- {fault}")]));
        }
    }
}
