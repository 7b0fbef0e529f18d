using LoketFunctions.Localhost;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Localhost;

public sealed class SurfaceTests
{
    /// <summary>The app compiles against these types here and against Microsoft's in Azure; a stand-in may offer less, never something else.</summary>
    [Fact]
    public void The_stand_ins_offer_nothing_that_the_real_worker_does_not_have()
    {
        var listing = Path.Combine(Repository.Root, "tests", "Unit", "Localhost", "azure-sdk-surface.txt");
        var real = SurfaceListing.Parse(File.ReadLines(listing));
        var offered = SurfaceListing.Of(typeof(IFunctionExecutor).Assembly)
            .Where(type => !type.Key.EndsWith(": MulticastDelegate", StringComparison.Ordinal)) // The listing has no delegates.
            .ToDictionary();

        Assert.NotEmpty(offered);
        Assert.Equal("", string.Join(" | ", SurfaceListing.Invented(offered, real)));
    }
}
