namespace LoketFunctions.Sandbox;

/// <summary>Where this source tree is, for what is read from it rather than copied beside the program.</summary>
internal static class Repository
{
    /// <summary>The folder that holds LoketFunctions.sln.</summary>
    /// <exception cref="InvalidOperationException">The program runs outside the repository.</exception>
    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "LoketFunctions.sln")))
                    return folder.FullName;
            }

            throw new InvalidOperationException($"No LoketFunctions.sln above {AppContext.BaseDirectory}: run this from the repository.");
        }
    }
}
