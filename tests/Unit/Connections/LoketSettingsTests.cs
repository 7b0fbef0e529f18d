using LoketFunctions.Connections;
using LoketFunctions.Http;

namespace LoketFunctions.Tests.Connections;

public sealed class LoketSettingsTests
{
    [Fact]
    public void Settings_become_options_and_the_callback_is_where_Loket_returns_to()
    {
        var options = StartUp.Read(
            new Dictionary<string, string?>
            {
                ["PUBLIC_BASE_ADDRESS"] = "https://app.example/",
                ["Loket:ApiBaseAddress"] = "https://api.loket.nl/v2/",
                ["Loket:OAuthBaseAddress"] = "https://oauth.loket.nl/",
                ["Loket:ClientId"] = "client",
                ["Loket:ClientSecret"] = "hush",
                ["Loket:MaxCallsAtOncePerConnection"] = "7",
                ["Loket:AttemptTimeout"] = "00:00:09",
            },
            settings => LoketSettings.Read(settings, PublicAddress.Read(settings)));

        Assert.Equal(("client", "hush", 7, TimeSpan.FromSeconds(9)),
            (options.ClientId, options.ClientSecret!.Reveal(), options.MaxCallsAtOncePerConnection, options.AttemptTimeout));
        Assert.Equal("https://app.example/api/connect/callback", options.RedirectUri!.AbsoluteUri);
    }
}
