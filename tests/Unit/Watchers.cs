using System.Runtime.CompilerServices;

namespace LoketFunctions.Tests;

internal static class Watchers
{
    /// <summary>Hosts of tests watch no files of settings: there are many at once, and a machine gives only so many watchers.</summary>
    [ModuleInitializer]
    internal static void TurnOff() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
