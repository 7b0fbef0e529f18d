using System.Reflection;
using System.Runtime.InteropServices;

namespace LoketFunctions.Tests.Infra;

/// <summary>Microsoft's Bicep compiler, as its package brings it.</summary>
internal static class Bicep
{
    private const string NoId = "00000000-0000-0000-0000-000000000000";

    private static readonly string Program =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "BicepPath").Value!;

    /// <summary>What the compiler and its linter find in a folder and below it, values of parameters included, one a line.</summary>
    public static IReadOnlyList<string> ComplaintsOf(string folder)
    {
        var ofFiles = Run(folder, "lint", "--pattern", "**/*.bicep").Faults;
        var ofParameters = Run(folder, "build-params", "--pattern", "**/*.bicepparam").Faults;
        return (ofFiles + ofParameters).Replace($"{folder}/", "", StringComparison.Ordinal).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The JSON that Azure gets.</summary>
    public static string Build(string folder, string file) => Done(Run(folder, "build", file, "--stdout")).Output;

    /// <summary>The resources of a deployment, as far as they are known beforehand; what only Azure knows stays an expression.</summary>
    public static string Snapshot(string folder, string parameters)
    {
        Done(Run(
            folder, "snapshot", parameters, "--mode", "overwrite",
            "--tenant-id", NoId, "--subscription-id", NoId, "--location", "westeurope", "--deployment-name", "test"));
        return File.ReadAllText(Path.Combine(folder, Path.ChangeExtension(parameters, ".snapshot.json")));
    }

    private static CommandResult Run(string folder, params string[] arguments)
    {
        var canRun = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;
        Assert.SkipUnless(canRun, "The package of the Bicep compiler is for Linux on x64.");
        return CommandLine.Run(Program, arguments, folder);
    }

    private static CommandResult Done(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.Faults);
        return result;
    }
}
