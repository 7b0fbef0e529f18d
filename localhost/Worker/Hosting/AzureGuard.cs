namespace LoketFunctions.Localhost.Hosting;

/// <summary>A build against the stand-ins is for one machine; inside Azure it would have no identity, no scale and no keys.</summary>
internal static class AzureGuard
{
    private static readonly string[] Signs = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME"];

    public static void RefuseInsideAzure(Func<string, string?> environment, TextWriter error, Action<int> exit)
    {
        if (!Signs.Any(sign => !string.IsNullOrEmpty(environment(sign))))
            return;
        error.WriteLine(
            "This build is for one machine (FunctionsRuntime=Local) and does not run inside Azure. " +
            "The operator deploys the output of 'dotnet publish', which is built with FunctionsRuntime=Azure.");
        exit(1);
    }
}
