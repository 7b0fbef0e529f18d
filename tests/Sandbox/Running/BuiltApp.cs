namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Where the build left the app, the development host and the simulators, of the same configuration and framework as the running assembly.
/// </summary>
internal static class BuiltApp
{
    /// <summary>The app's output.</summary>
    public static string Folder() => FolderOf("functions", "LoketFunctions.dll");

    /// <summary>The assembly of the development host.</summary>
    public static string Host() => Path.Combine(FolderOf("tests/Host", HostAssembly), HostAssembly);

    /// <summary>The output of the app that the development host is tried on.</summary>
    public static string HostSample() => FolderOf("tests/Host/Sample", "LoketFunctions.Host.Sample.dll");

    /// <summary>The assembly of a simulator, by the name of its folder.</summary>
    public static string Simulator(string name)
    {
        var assembly = $"LoketFunctions.Simulators.{name}.dll";
        return Path.Combine(FolderOf($"tests/Simulators/{name}", assembly), assembly);
    }

    private const string HostAssembly = "LoketFunctions.Host.dll";

    private static string FolderOf(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Repository.Root, project, "bin", output.Parent!.Name, output.Name);
        return File.Exists(Path.Combine(folder, assembly))
            ? folder
            : throw new InvalidOperationException($"Not built: there is no {assembly} in {folder}. Run 'dotnet build LoketFunctions.sln'.");
    }
}
