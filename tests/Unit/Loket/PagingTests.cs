using System.Text.Json.Nodes;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Tests.Loket;

public sealed class PagingTests
{
    private readonly LoketHarness _loket = new();

    [Fact]
    public async Task All_pages_are_read_by_the_answers_own_size()
    {
        _loket.Server.ThenPage(1, 3, 5, 1, 2).ThenPage(2, 3, 5, 3, 4).ThenPage(3, 3, 5, 5);

        var list = await _loket.DepartmentsAsync();

        Assert.Equal([1, 2, 3, 4, 5], list.Items.Select(d => d.Code!.Value));
        Assert.Equal(["pageNumber=1&pageSize=250", "pageNumber=2&pageSize=2", "pageNumber=3&pageSize=2"],
            _loket.Server.Paths.Select(p => p.Split('?')[1]));
        Assert.Empty(_loket.Server.Findings);
    }

    [Fact]
    public async Task A_list_that_changes_while_read_is_read_anew()
    {
        _loket.Server
            .ThenPage(1, 2, 3, 1, 2).ThenPage(2, 2, 4, 3, 4)
            .ThenPage(1, 2, 4, 0, 1).ThenPage(2, 2, 4, 2, 3);

        Assert.Equal([0, 1, 2, 3], (await _loket.DepartmentsAsync()).Items.Select(d => d.Code!.Value));
    }

    [Fact]
    public async Task An_item_on_two_pages_means_that_the_list_shifted()
    {
        _loket.Server
            .ThenPage(1, 2, 3, 1, 2).ThenPage(2, 2, 3, 2)
            .ThenPage(1, 2, 3, 0, 1).ThenPage(2, 2, 3, 2);

        Assert.Equal([0, 1, 2], (await _loket.DepartmentsAsync()).Items.Select(d => d.Code!.Value));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("long")]
    [InlineData("other page")]
    [InlineData("no total")]
    public async Task A_list_that_never_adds_up_is_a_failure(string fault)
    {
        var page = Pages.Departments(1, 1, 2, 1, 2);
        switch (fault)
        {
            case "short": page["totalSize"] = 4; break;
            case "long": page["totalSize"] = 1; break;
            case "other page": page["currentPage"] = 2; break;
            default: page.Remove("totalSize"); break;
        }

        _loket.Server.ThenOk(page);

        var exception = await Assert.ThrowsAsync<LoketException>(_loket.DepartmentsAsync);

        Assert.Equal((FailureReason.Unreadable, FailureClass.Transient), (exception.Failure.Reason, exception.Failure.Class));
        Assert.Equal(4, _loket.Server.Requests.Count);
    }

    [Fact]
    public async Task Half_a_page_is_read_again()
    {
        _loket.Server.ThenPage(1, 1, 4, 1, 2).ThenPage(1, 1, 4, 1, 2, 3, 4);

        Assert.Equal(4, (await _loket.DepartmentsAsync()).Items.Count);
    }

    [Fact]
    public async Task Failures_in_A200_are_given_beside_the_items()
    {
        var page = Pages.Departments(1, 1, 3, 1, 2);
        page["messages"] = new JsonArray(Pages.Message("EXCEPTION", "Afdeling 3 is onleesbaar"), Pages.Message("warning", "Let op"));
        _loket.Server.ThenOk(page);

        var list = await _loket.DepartmentsAsync();

        Assert.Equal(2, list.Items.Count);
        Assert.Equal("Afdeling 3 is onleesbaar", Assert.Single(list.Failures).Description);
        Assert.Equal("Let op", Assert.Single(list.Warnings).Description);
        Assert.Equal(FailureReason.BusinessRule, Assert.Throws<LoketException>(() => list.Complete()).Failure.Reason);
    }

    [Fact]
    public async Task Streaming_gives_each_item_once()
    {
        _loket.Server
            .ThenOk(Employees(1, 2, 3, 1, 2)).ThenOk(Employees(2, 2, 4, 3, 4))
            .ThenOk(Employees(1, 2, 4, 1, 2)).ThenOk(Employees(2, 2, 4, 3, 4));

        Assert.Equal(["1", "2", "3", "4"], await _loket.Time.DriveAsync(StreamAsync()));
    }

    [Fact]
    public async Task Streaming_ends_with_the_failure_that_Loket_reports()
    {
        var page = Employees(1, 1, 2, 1);
        page["messages"] = new JsonArray(Pages.Message("Exception", "Medewerker 2"));
        _loket.Server.ThenOk(page);

        await Assert.ThrowsAsync<LoketException>(() => _loket.Time.DriveAsync(StreamAsync()));
    }

    [Fact]
    public async Task A_list_without_paging_parameters_is_paged_when_it_must()
    {
        JsonObject Page(int number, string name)
        {
            var page = Pages.Departments(number, 2, 2);
            page["_embedded"] = new JsonArray(new JsonObject { ["name"] = name });
            return page;
        }

        _loket.Server.ThenOk(Page(1, "GetA")).ThenOk(Page(2, "GetB"));

        var activities = await _loket.Time.DriveAsync(
            _loket.Client.Authorizations.ActivitiesAsync(LoketHarness.Employer, CancellationToken.None));

        Assert.Equal(["GetA", "GetB"], activities.Order(StringComparer.Ordinal));
        Assert.EndsWith("/authorizations", _loket.Server.Paths[0], StringComparison.Ordinal);
        Assert.EndsWith("/authorizations?pageNumber=2&pageSize=2", _loket.Server.Paths[1], StringComparison.Ordinal);
    }

    private static JsonObject Employees(int number, int totalPages, int totalSize, params int[] numbers) =>
        Pages.Departments(number, totalPages, totalSize, numbers);

    private async Task<List<string>> StreamAsync()
    {
        var ids = new List<string>();
        await foreach (var employee in _loket.Client.Employees.StreamAsync(LoketHarness.Employer, null, CancellationToken.None))
            ids.Add(employee.Id!.Value.ToString("D")[^1..]);
        return ids;
    }
}
