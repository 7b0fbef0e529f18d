using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Simulators;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>
/// Random weeks in Loket, in the planner and of choices, through the app's own steps over a simulated Loket and planner: after each night
/// the planner holds, field by field, what the documents say.
/// </summary>
public sealed class PeopleModelTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private const int Sequences = 8;
    private const int Nights = 15;

    [Theory]
    [InlineData("l1nda")]
    [InlineData("loket-koppeling")]
    [InlineData("eitje")]
    public async Task After_any_night_the_planner_holds_what_the_product_s_document_says(string profile)
    {
        await using var app = await PeopleApp.StartAsync(storage);
        var rules = Array.Find(ProfileRules.All, one => one.Name == profile)!;
        Prop.ForAll(Weeks, seeds => CheckAsync(app, rules, seeds).GetAwaiter().GetResult()).Check(ModelRuns.Of(Sequences));
    }

    /// <summary>A seed for each day; what fails is made shorter by leaving days out.</summary>
    private static Arbitrary<int[]> Weeks => Arb.From(
        Gen.Choose(0, int.MaxValue).ArrayOf(Nights),
        seeds => seeds.Length == 1
            ? []
            : seeds.Select((_, day) => (int[])[.. seeds[..day], .. seeds[(day + 1)..]]).Prepend(seeds[..(seeds.Length / 2)]));

    private static async Task CheckAsync(PeopleApp app, ProfileRules rules, int[] seeds)
    {
        var story = await PeopleStory.BeginAsync(app, rules, new Dice(seeds[^1]));
        foreach (var (night, seed) in seeds.Index())
        {
            var differences = await story.LiveAsync(new Dice(seed));
            Assert.True(differences.Count == 0, $"Night {night}: {string.Join("; ", differences)}");
        }
    }
}
