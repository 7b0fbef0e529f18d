using System.Text.Json.Nodes;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Tests.Loket;

/// <summary>P1: a record that cannot be read is set aside, with the field named and without what it holds; the others go on.</summary>
public sealed class UnreadableRecordTests
{
    private readonly LoketHarness _loket = new();

    [Theory]
    [InlineData("code", "\"x1\"", "code")]
    [InlineData("code", "99999999999", "code")]
    [InlineData("description", "{}", "description")]
    [InlineData("subDepartmentOf", "5", "subDepartmentOf")]
    [InlineData("subDepartmentOf", """{ "key": "keuken" }""", "subDepartmentOf.key")]
    [InlineData("id", "null", "id")]
    [InlineData("id", "\"keuken\"", "id")]
    public async Task It_is_set_aside_by_the_name_of_the_field(string property, string value, string field)
    {
        var page = Pages.Departments(1, 1, 3, 1, 2, 3);
        page["_embedded"]![1]![property] = JsonNode.Parse(value);
        _loket.Server.ThenOk(page);

        var list = await _loket.DepartmentsAsync();

        Assert.Equal([1, 3], list.Readable().Select(department => department.Code!.Value));
        var aside = Assert.Single(list.Unreadable);
        Assert.Equal((field, property == "id" ? null : "00000000-0000-4000-8000-000000000002"), (aside.Field, aside.Id?.ToString("D")));
        Assert.Single(_loket.Server.Requests);
    }

    [Fact]
    public async Task A_null_in_the_place_of_a_record_is_set_aside_too()
    {
        var page = Pages.Departments(1, 1, 2, 1, 2);
        page["_embedded"]![0] = null;
        _loket.Server.ThenOk(page);
        Assert.Equal([2], (await _loket.DepartmentsAsync()).Readable().Select(department => department.Code!.Value));
    }

    [Fact]
    public async Task Whoever_can_do_nothing_with_a_part_of_the_list_is_told_what_is_wrong_for_good()
    {
        var page = Pages.Departments(1, 1, 2, 1, 2);
        page["_embedded"]![1]!["code"] = "x1";
        _loket.Server.ThenOk(page);

        var list = await _loket.DepartmentsAsync();

        var failure = Assert.Throws<LoketException>(() => list.Complete()).Failure;
        Assert.Equal(
            (FailureReason.RecordUnreadable, FailureClass.Configuration, "code"), (failure.Reason, failure.Class, failure.LoketWords));
    }

    [Fact]
    public async Task The_log_names_the_list_and_the_field_and_not_what_it_holds()
    {
        var page = Pages.Departments(1, 1, 2, 1, 2);
        page["_embedded"]![1]!["code"] = "s3cret";
        _loket.Server.ThenOk(page);
        await _loket.DepartmentsAsync();
        Assert.Contains("GetDepartmentsByEmployerId: a record cannot be read, its code is none", _loket.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", _loket.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "totalSize": 2, "_embedded": [ { "id": "00000000-0000-4000-8000-000000000001" }, { "id": """)]
    [InlineData("""{ "totalSize": 2, "_embedded": { } }""")]
    [InlineData("""{ "totalSize": "veel", "_embedded": [] }""")]
    public async Task An_answer_that_is_broken_itself_still_fails_whole(string answer)
    {
        _loket.Server.ThenOk(answer);
        Assert.Equal(FailureReason.Unreadable, (await Assert.ThrowsAsync<LoketException>(_loket.DepartmentsAsync)).Failure.Reason);
    }

    [Fact]
    public async Task A_stream_gives_all_others_before_it_ends_with_the_failure()
    {
        var page = Pages.Departments(1, 1, 3, 1, 2, 3);
        page["_embedded"]![1]!["employeeNumber"] = "x1";
        _loket.Server.ThenOk(page);
        var given = new List<string>();
        async Task<bool> ReadAsync()
        {
            await foreach (var employee in _loket.Client.Employees.StreamAsync(LoketHarness.Employer, null, CancellationToken.None))
                given.Add(employee.Id!.Value.ToString("D")[^1..]);
            return true;
        }

        var exception = await Assert.ThrowsAsync<LoketException>(() => _loket.Time.DriveAsync(ReadAsync()));

        Assert.Equal((FailureReason.RecordUnreadable, "employeeNumber"), (exception.Failure.Reason, exception.Failure.LoketWords));
        Assert.Equal(["1", "3"], given);
    }

    [Fact]
    public async Task An_activity_whose_id_has_another_form_is_not_missing()
    {
        _loket.Server.ThenOk(
            """{ "totalSize": 1, "totalPages": 1, "currentPage": 1, "_embedded": [ { "id": 12, "description": "GetA" } ] }""");
        Assert.Equal(["GetA"],
            await _loket.Time.DriveAsync(_loket.Client.Authorizations.ActivitiesAsync(LoketHarness.Employer, CancellationToken.None)));
    }
}
