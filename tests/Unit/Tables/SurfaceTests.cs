using Azure.Data.Tables;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Tables;

public sealed class SurfaceTests
{
    [Fact]
    public void The_stand_in_offers_nothing_that_the_real_client_does_not_have()
    {
        var listing = Path.Combine(Repository.Root, "tests", "Unit", "Tables", "azure-data-tables-surface.txt");
        var real = SurfaceListing.Parse(File.ReadLines(listing));
        var offered = SurfaceListing.Of(typeof(TableClient).Assembly);

        Assert.NotEmpty(offered);
        Assert.Equal(string.Empty, string.Join('\n', SurfaceListing.Invented(offered, real)));
    }
}
