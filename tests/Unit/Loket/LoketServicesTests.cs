using LoketFunctions.Loket;
using LoketFunctions.Loket.OAuth;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Loket;

public sealed class LoketServicesTests
{
    [Fact]
    public void The_clients_come_from_the_container()
    {
        using var services = new ServiceCollection().AddLogging().AddLoket(LoketHarness.Configured)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.NotNull(services.GetRequiredService<LoketClientFactory>().Open(new("connection"), new StubTokens()));
        Assert.NotNull(services.GetRequiredService<LoketOAuthClient>());
    }

    [Theory]
    [InlineData("https://api.loket.nl/v2/", "https://k8s.loket.nl/globalfilter-microservice/")]
    [InlineData("https://api.loket-acc.nl/v2", "https://k8s.loket-acc.nl/globalfilter-microservice/")]
    [InlineData("http://localhost:7300/v2/", "http://localhost:7300/globalfilter-microservice/")]
    public void Filter_settings_live_on_their_own_server(string api, string expected) =>
        Assert.Equal(expected, (LoketHarness.Configured with { ApiBaseAddress = new Uri(api) }).UserFilterSettingsAddress.ToString());

    [Fact]
    public void Addresses_may_lack_their_last_slash() =>
        Assert.Equal("https://api.loket.nl/v2/",
            (LoketHarness.Configured with { ApiBaseAddress = new Uri("https://api.loket.nl/v2") }).ApiAddress.ToString());
}
