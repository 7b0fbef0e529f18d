using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

public sealed class PackageTests
{
    [Fact]
    public void Nothing_of_the_development_host_is_in_the_built_app() =>
        Assert.Empty(Directory.EnumerateFiles(BuiltApp.Folder(), "LoketFunctions.Host*", SearchOption.AllDirectories));
}
