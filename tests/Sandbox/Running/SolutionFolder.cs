namespace LoketFunctions.Sandbox.Running;

/// <summary>Finds the built app from wherever the sandbox or a test runs in the repository.</summary>
internal static class SolutionFolder
{
    private const string SolutionFile = "LoketFunctions.sln";

    /// <summary>The app's output folder, of the same configuration and framework as the running assembly.</summary>
    public static string BuiltApp()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Root(), "functions", "bin", output.Parent!.Name, output.Name);
        return File.Exists(Path.Combine(folder, "LoketFunctions.dll"))
            ? folder
            : throw new InvalidOperationException($"The app is not built: there is no LoketFunctions.dll in {folder}. Run 'dotnet build LoketFunctions.sln'.");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"There is no {SolutionFile} above {AppContext.BaseDirectory}: run this from the repository.");
    }
}
