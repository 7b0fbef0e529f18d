using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Tests.Http;

/// <summary>Which page of a list is asked for, and where one that grows with time goes on.</summary>
public sealed class PageQueryTests
{
    private static readonly IReadOnlyList<int> Numbers = [.. Enumerable.Range(1, 120)];

    [Theory]
    [InlineData("", 1, 50)]
    [InlineData("?page=3", 101, 20)]
    [InlineData("?page=2&pageSize=7", 8, 7)]
    [InlineData("?pageSize=200", 1, 120)]
    public void A_page_is_that_part_of_the_list(string query, int first, int count)
    {
        var page = Read(query).From(Numbers);
        Assert.Equal((first, count), (page[0], page.Count));
    }

    [Fact]
    public void Behind_the_last_page_is_nothing() => Assert.Empty(Read($"?page={int.MaxValue}&pageSize=200").From(Numbers));

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?page=-1", "page")]
    [InlineData("?page=x", "page")]
    [InlineData("?page=99999999999", "page")]
    [InlineData("?pageSize=0", "pageSize")]
    [InlineData("?pageSize=201", "pageSize")]
    [InlineData("?pageSize=%00", "pageSize")]
    public void No_such_page_is_a_fault_of_that_parameter(string query, string field) =>
        AssertFault(field, Assert.Throws<ProblemException>(() => Read(query)));

    [Theory]
    [InlineData("2516061878978819668-4be1d07c")]
    [InlineData("2516061878978819668_Reconnect_Raised_OwnerMail")]
    public void A_list_goes_on_behind_what_an_answer_gave(string older) => Assert.Equal(older, OlderThan.Read(older));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_it_a_list_begins_with_the_newest(string? before) => Assert.Null(OlderThan.Read(before));

    [Theory]
    [InlineData("x")]
    [InlineData("2516061878978819668")]
    [InlineData("251606187897881966-4be1d07c")]
    [InlineData("2516061878978819668-4be1d07c\n")]
    [InlineData("2516061878978819668-' or PartitionKey ne '")]
    [InlineData("2516061878978819668-\ud800")]
    [InlineData("run_2516061878978819668-4be1d07c")]
    [InlineData("٢٥١٦٠٦١٨٧٨٩٧٨٨١٩٦٦٨-4be1d07c")]
    public void What_no_answer_gave_is_a_fault_of_that_parameter(string before) =>
        AssertFault("before", Assert.Throws<ProblemException>(() => OlderThan.Read(before)));

    [Fact]
    public void What_no_answer_gave_is_not_read_however_long_it_is() =>
        AssertFault("before", Assert.Throws<ProblemException>(() => OlderThan.Read("2516061878978819668-" + new string('a', 1_000_000))));

    private static PageQuery Read(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        return PageQuery.Of(request);
    }

    private static void AssertFault(string field, ProblemException exception)
    {
        Assert.Equal(StatusCodes.Status400BadRequest, exception.Problem.Status);
        Assert.Equal([field], exception.Problem.Faults!.Keys);
    }
}
