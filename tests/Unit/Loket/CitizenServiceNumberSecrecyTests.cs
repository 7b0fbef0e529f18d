using System.Net;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Tests.Loket;

/// <summary>Loket may quote the number that it refuses; no failure holds it.</summary>
public sealed class CitizenServiceNumberSecrecyTests
{
    private readonly LoketHarness _loket = new();

    [Theory]
    [InlineData("123456782")]
    [InlineData("1234.56.782")]
    public async Task A_refused_number_is_in_no_failure(string quoted)
    {
        _loket.Server.Then(
            HttpStatusCode.BadRequest,
            $$"""
            {
              "messages": [
                { "type": "BrokenBusinessRule", "description": "BSN {{quoted}} is al in gebruik", "properties": ["citizenServiceNumber"] }
              ]
            }
            """);

        var failure = (await Assert.ThrowsAsync<LoketException>(() => _loket.Client.CitizenServiceNumbers.SetOfEmployeeAsync(
            LoketHarness.Employer, CitizenServiceNumber.Find("123456782")!.Value, CancellationToken.None))).Failure;

        Assert.Empty(_loket.Server.Findings);
        Assert.Equal("BSN *** is al in gebruik", failure.LoketWords);
        Assert.Equal("BSN *** is al in gebruik", Assert.Single(failure.WordsByField["citizenServiceNumber"]));
        Assert.DoesNotContain("123456782", _loket.Log.All, StringComparison.Ordinal);
    }
}
