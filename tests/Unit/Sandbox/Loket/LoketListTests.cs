using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketListTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;

    private string Employees => $"/v2/providers/employers/{_visitor.FirstEmployer}/employees";

    public async ValueTask InitializeAsync() =>
        _visitor = await LoketVisitor.StartAsync(new() { Staff = LoketVisitor.Staff(1400), MaxPageSize = 500 });

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Theory]
    [InlineData("", 250)]
    [InlineData("&pageSize=100", 100)]
    [InlineData("&pageSize=5000", 500)]
    [InlineData("&pageSize=33&orderBy=-personalDetails.lastName", 33)]
    public async Task The_pages_together_are_the_whole_list_without_repeats(string query, int pageSize)
    {
        var ids = new List<Guid>();
        int pages, number = 0;
        do
        {
            var page = await _visitor.GetAsync($"{Employees}?pageNumber={++number}{query}");
            pages = page["totalPages"]!.GetValue<int>();
            Assert.Equal(pageSize, page["pageSize"]!.GetValue<int>());
            Assert.Equal(number, page["currentPage"]!.GetValue<int>());
            Assert.Equal(700, page["totalSize"]!.GetValue<int>());
            ids.AddRange(LoketVisitor.Ids(page["_embedded"]!.AsArray()));
        }
        while (number < pages);
        Assert.Equal((700 + pageSize - 1) / pageSize, pages);
        Assert.Equal(_visitor.Loket.Database.State.Employers[0].Staff.Employees.Select(e => e.Id).Order(), ids.Order());
        Assert.Empty(await _visitor.RowsAsync($"{Employees}?pageNumber={number + 1}{query}"));
    }

    [Fact]
    public async Task Filter_order_and_page_work_together()
    {
        var page = await _visitor.GetAsync(
            $"{Employees}?filter={Uri.EscapeDataString("employeeNumber ge 1001 and employeeNumber lt 1011")}"
                + "&orderBy=-employeeNumber&pageSize=4&pageNumber=2");
        Assert.Equal(10, page["totalSize"]!.GetValue<int>());
        Assert.Equal([1006, 1005, 1004, 1003], page["_embedded"]!.AsArray().Select(r => r!["employeeNumber"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("filter=nothing%20eq%201")]
    [InlineData("orderBy=nothing")]
    public async Task A_wrong_filter_or_order_is_a_broken_rule(string query)
    {
        using var answer = await _visitor.SendAsync($"{Employees}?{query}");
        Assert.Equal(400, (int)answer.StatusCode);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("BrokenBusinessRule", json["messages"]![0]!["type"]!.GetValue<string>());
        Assert.Contains("nothing", json["messages"]![0]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pageSize=0")]
    [InlineData("pageNumber=-1")]
    [InlineData("pageNumber=x")]
    public async Task A_wrong_page_is_refused_as_text(string query)
    {
        using var answer = await _visitor.SendAsync($"{Employees}?{query}");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("2018-12-31", "2018-12-31")]
    [InlineData("2021-03-28", "2018-12-31")]
    [InlineData("2021-03-29", "2021-03-29")]
    [InlineData("2030-01-01", "2021-03-29")]
    public async Task The_version_is_the_one_on_or_before_the_date(string asked, string given)
    {
        var page = await _visitor.GetAsync(Employees + "?pageSize=1", $"application/json;version={asked}");
        Assert.Equal(given, page["version"]!["resourceVersion"]!.GetValue<string>());
        var contact = page["_embedded"]![0]!["contactInformation"]!.AsObject();
        Assert.Equal(given == "2021-03-29", contact.ContainsKey("businessEmailAddress"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/json;version=2018-12-30")]
    [InlineData("application/json;version=newest")]
    [InlineData("text/csv;version=2018-12-31")]
    public async Task Without_a_version_that_exists_nothing_is_given(string? accept)
    {
        using var answer = await _visitor.SendAsync(Employees, accept);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Errors_have_lokets_shapes()
    {
        Assert.Equal(404, await _visitor.StatusAsync($"/v2/providers/employers/{Guid.NewGuid()}/employees"));
        Assert.Equal(400, await _visitor.StatusAsync("/v2/providers/employers/42/employees"));
        Assert.Equal(404, await _visitor.StatusAsync("/v2/verlof/saldi"));
        Assert.Contains(_visitor.Loket.Contract.Undocumented, f => f.Key.Contains("verlof", StringComparison.Ordinal));

        _visitor.AccessToken = "nonsense";
        using var answer = await _visitor.SendAsync(Employees);
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("{\"message\":\"Authorization has been denied for this request.\"}", await answer.Content.ReadAsStringAsync());
    }
}
