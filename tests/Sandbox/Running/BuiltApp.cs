namespace LoketFunctions.Sandbox.Running;

/// <summary>Where the build left the app.</summary>
internal static class BuiltApp
{
    /// <summary>The app's output, of the same configuration and framework as the running assembly.</summary>
    public static string Folder()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Repository.Root, "functions", "bin", output.Parent!.Name, output.Name);
        return File.Exists(Path.Combine(folder, "LoketFunctions.dll"))
            ? folder
            : throw new InvalidOperationException($"The app is not built: there is no LoketFunctions.dll in {folder}. Run 'dotnet build LoketFunctions.sln'.");
    }
}
