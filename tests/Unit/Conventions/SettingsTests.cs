using System.Text.RegularExpressions;
using LoketFunctions.Planner;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds docs/settings.md and local.settings.sample.json to what the app really reads.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public void Every_setting_that_the_app_reads_is_explained_and_no_other()
    {
        var read = SettingNames.Read();
        var documented = SettingNames.Documented.Select(setting => setting.Name).ToList();
        Rule.Holds(read.Except(documented).Select(key => $"{key} is read but not explained.").Concat(
            documented.Except(read).Select(key => $"{key} is explained but not read.")));
    }

    [Fact]
    public void The_sample_holds_them_all() =>
        Assert.Equal(
            SettingNames.Documented.Where(setting => !setting.OnlyInAzure).Select(setting => setting.Name).Order(StringComparer.Ordinal),
            SettingNames.Sample.Keys.Select(SettingNames.NameOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_are_true()
    {
        var stated = SettingNames.Documented
            .Where(setting => setting.Default.StartsWith('`') && !setting.Name.Contains('{', StringComparison.Ordinal))
            .Select(setting =>
                KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Default.Trim('`')));
        var (unset, set) = (StartUp.Settings([]), StartUp.Settings(stated));
        Assert.Equal(OptionsOf(unset), OptionsOf(set));
    }

    [Fact]
    public void The_sample_names_no_real_secret() =>
        Assert.All(SettingNames.Sample.Where(setting => SecretName().IsMatch(setting.Key) && setting.Value!.Length > 0), setting =>
        {
            var text = setting.Value!.Replace("whsec_", "", StringComparison.Ordinal);
            var decoded = text.EndsWith('=') ? System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(text)) : text;
            Assert.StartsWith("example", decoded, StringComparison.Ordinal);
        });

    [Fact]
    public void Profiles_are_all_named() =>
        Assert.All(Profiles.Names, name => Assert.Contains($"`{name}`", File.ReadAllText(SettingNames.Document), StringComparison.Ordinal));

    private static IEnumerable<object> OptionsOf(AppSettings settings) => new ServiceCollection().AddLogging().AddApp(settings)
        .Select(service => service.ImplementationInstance)
        .Where(one => one?.GetType().Name.EndsWith("Options", StringComparison.Ordinal) == true)
        .OfType<object>().Where(one => one.GetType().Namespace!.StartsWith("LoketFunctions", StringComparison.Ordinal));

    [GeneratedRegex("Secret|Key$|Password|ClientId", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
