using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Planner;

public sealed class PlannersTests
{
    private const string Inbound = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private const string Outbound = "whsec_MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    [Fact]
    public void A_planner_is_read_with_its_profile()
    {
        var planner = Read("zonplan").Get("zonplan");
        Assert.Equal("eitje", planner.Profile.Name);
        Assert.Single(planner.InboundSecrets);
        Assert.DoesNotContain("MDEyMzQ1", planner.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zon-plan", null, null, "small letters and digits")]
    [InlineData("Zonplan", null, null, "small letters and digits")]
    [InlineData("zonplan", "Profile", "other", "Profile is not one of l1nda, loket-koppeling, eitje")]
    [InlineData("zonplan", "BaseAddress", "planner.example.nl", "BaseAddress is not an absolute https address")]
    [InlineData("zonplan", "OutboundSecret", "whsec_c2hvcnQ=", "24 to 64 bytes")]
    [InlineData("zonplan", "InboundSecrets:1", "geheim", "24 to 64 bytes")]
    public void What_is_wrong_is_named(string id, string? setting, string? value, string fault)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => Read(id, setting, value));
        Assert.Contains($"Planners__{id}", problem.Message, StringComparison.Ordinal);
        Assert.Contains(fault, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Or a message that one of them signed would be good for two.</summary>
    [Theory]
    [InlineData("zonplan:OutboundSecret", "zonplan:InboundSecrets:0")]
    [InlineData("zonplan:OutboundSecret", "zonplan:InboundSecrets:1")]
    [InlineData("maanplan:InboundSecrets:0", "zonplan:InboundSecrets:0")]
    [InlineData("maanplan:InboundSecrets:0", "zonplan:InboundSecrets:1")]
    [InlineData("maanplan:OutboundSecret", "zonplan:InboundSecrets:0")]
    public void Nobody_s_secret_is_what_a_planner_signs_with(string other, string inbound)
    {
        var settings = new Dictionary<string, string?>(Settings("zonplan").Concat(Settings("maanplan")))
        {
            ["Planners:maanplan:InboundSecrets:0"] = "whsec_MjEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        };
        Assert.NotNull(StartUp.Read(settings, Planners.Read).Find("maanplan"));

        settings[$"Planners:{inbound}"] = settings[$"Planners:{other}"];

        var problem = Assert.Throws<InvalidOperationException>(() => StartUp.Read(settings, Planners.Read));
        Assert.Contains(
            "Planners__zonplan__InboundSecrets holds a secret that is set elsewhere too", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MDEyMzQ1", problem.Message, StringComparison.Ordinal);
    }

    private static Planners Read(string id, string? setting = null, string? value = null)
    {
        var settings = Settings(id);
        if (setting is not null)
            settings[$"Planners:{id}:{setting}"] = value;
        return StartUp.Read(settings, Planners.Read);
    }

    private static Dictionary<string, string?> Settings(string id) => new()
    {
        [$"Planners:{id}:Profile"] = "eitje",
        [$"Planners:{id}:BaseAddress"] = "https://planner.example.nl/",
        [$"Planners:{id}:InboundSecrets:0"] = Inbound,
        [$"Planners:{id}:OutboundSecret"] = Outbound,
    };
}
