using LoketFunctions.Personnel.SetUp;

namespace LoketFunctions.Tests.Personnel.SetUp;

public sealed class TaxNumbersTests
{
    private static readonly CandidateAdministration Wanted = Administration("111111110L46");

    [Fact]
    public void One_whose_number_is_its_own_is_taken() =>
        Assert.Null(TaxNumbers.Refusal(Wanted, [Wanted, Administration("123456782L01"), Administration(null), Administration("?")]));

    [Theory]
    [InlineData("111111110L46")]
    [InlineData("1111.11.110.l.46")]
    public void One_whose_number_another_bears_is_refused_by_that_one(string number)
    {
        var other = Administration(number) with { ConnectionId = new("con-2") };

        var refusal = TaxNumbers.Refusal(Wanted, [Wanted, other])!;

        Assert.Equal(TaxNumberCodes.Shared, refusal.Code);
        Assert.Equal([other], refusal.Others);
    }

    [Theory]
    [InlineData(null, TaxNumberCodes.Missing)]
    [InlineData(" ", TaxNumberCodes.Missing)]
    [InlineData("111111111L46", TaxNumberCodes.Unreadable)]
    public void One_of_which_it_cannot_be_known_is_refused(string? number, string code) =>
        Assert.Equal(code, TaxNumbers.Refusal(Administration(number), [])!.Code);

    private static CandidateAdministration Administration(string? number) => new(Guid.NewGuid(), "Administratie", number, null);
}
