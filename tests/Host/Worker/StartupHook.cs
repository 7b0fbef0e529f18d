#pragma warning disable MA0047 // .NET looks for it by this name, in no namespace.
/// <summary>
/// Run by .NET in the worker process before its Main (DOTNET_STARTUP_HOOKS): ends the worker with its host, however that ends. The
/// host holds the other end of standard input, which the operating system closes even after a SIGKILL.
/// </summary>
internal static class StartupHook
{
    private const int HostIsGone = 1;

    public static void Initialize() =>
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            Environment.Exit(HostIsGone);
        })
        { IsBackground = true }.Start();
}
