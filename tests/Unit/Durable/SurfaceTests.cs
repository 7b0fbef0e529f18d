using LoketFunctions.Sandbox;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable;

public sealed class SurfaceTests
{
    [Fact]
    public void TheStandInOffersNothingThatMicrosoftDurableTaskDoesNotHave()
    {
        var listing = Path.Combine(Repository.Root, "tests", "Unit", "Durable", "durable-task-surface.txt");
        var real = SurfaceListing.Parse(File.ReadLines(listing));
        var offered = SurfaceListing.Of(typeof(TaskName).Assembly)
            .Where(type => type.Key.Contains("Microsoft.DurableTask", StringComparison.Ordinal))
            .Where(type => !type.Key.EndsWith(": MulticastDelegate", StringComparison.Ordinal)) // The listing has no delegates.
            .ToDictionary();

        Assert.NotEmpty(offered);
        Assert.Equal(string.Empty, string.Join('\n', SurfaceListing.Invented(offered, real)));
    }
}
