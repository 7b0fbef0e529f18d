using LoketFunctions.Http;

namespace LoketFunctions.Tests.Connections;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://app.example", "https://app.example/api/connect/callback")]
    [InlineData("https://app.example/", "https://app.example/api/connect/callback")]
    [InlineData("https://app.example/loket/", "https://app.example/loket/api/connect/callback")]
    [InlineData("http://localhost:7071", "http://localhost:7071/api/connect/callback")]
    [InlineData("http://127.0.0.1:7071", "http://127.0.0.1:7071/api/connect/callback")]
    public void The_callback_is_below_the_base(string address, string callback) =>
        Assert.Equal(callback, Read(address).Callback.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("app.example")]
    [InlineData("http://app.example")]
    [InlineData("https://user@app.example")]
    [InlineData("https://app.example?x=1")]
    [InlineData("file:///app")]
    public void Anything_else_stops_the_start(string? address) =>
        Assert.Contains(
            "PUBLIC_BASE_ADDRESS", Assert.Throws<InvalidOperationException>(() => Read(address)).Message, StringComparison.Ordinal);

    private static PublicAddress Read(string? address) =>
        StartUp.Read(new Dictionary<string, string?> { ["PUBLIC_BASE_ADDRESS"] = address }, PublicAddress.Read);
}
