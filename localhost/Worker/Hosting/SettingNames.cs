using System.Text.RegularExpressions;
using LoketFunctions.Localhost.Functions;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Localhost.Hosting;

/// <summary>Fills settings into trigger attributes: <c>%NAME%</c>.</summary>
internal sealed partial class SettingNames(IConfiguration configuration)
{
    /// <exception cref="FunctionAppException">The setting is not there; the message names it and the function.</exception>
    public string Resolve(string text, string function) => Name().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return configuration[name] is { Length: > 0 } value
            ? value
            : throw FunctionCatalog.Problem(function, $"it needs the setting '{name}', which is not set. Set it in local.settings.json or the environment.");
    });

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
