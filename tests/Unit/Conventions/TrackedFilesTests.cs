using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.Conventions;

/// <summary>The repository builds from any feed and on any machine, so its files name none.</summary>
public sealed partial class TrackedFilesTests
{
    private static readonly string[] TextFiles =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".yaml", ".yml", ".bicep", ".bicepparam", ".editorconfig",
            ".npmrc", ".gitignore", ".txt", ".sh", ".config", ".html", ".css"];

    // In two parts, or this file would name them.
    private static readonly string[] Registries =
        ["nuget." + "org", "npmjs." + "org", "npmjs." + "com", "pypi." + "org", "pkgs." + "dev.azure.com", "myget." + "org",
            "npm.pkg." + "github.com", "mcr." + "microsoft.com"];

    private static IEnumerable<SourceFile> Files => App.Files(".").Where(file =>
        TextFiles.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)
            || file.Path.StartsWith(".ci/", StringComparison.Ordinal));

    [Fact]
    public void No_file_names_a_package_registry() =>
        Rule.Holds(
            from file in Files
            from registry in Registries
            where file.Text.Contains(registry, StringComparison.OrdinalIgnoreCase)
            select $"{file.Path} names {registry}.");

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() =>
        Rule.Holds(
            from file in Files
            from Match place in MachinePath().Matches(file.Text)
            select $"{file.Path} names {place.Value}.");

    [Fact]
    public void The_files_were_found() => Assert.True(Files.Count() > 100);

    [GeneratedRegex(@"(?<![\w.})/])(/(home|Users|root|work|tmp|mnt|opt)/\w[\w.-]*|[A-Za-z]:\\(Users|Temp|src|work)\\\w+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MachinePath();
}
