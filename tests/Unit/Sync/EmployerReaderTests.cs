using System.Net;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Loket;

namespace LoketFunctions.Tests.Sync;

/// <summary>S12: which calls a read of an employer costs, and what it makes of answers.</summary>
public sealed class EmployerReaderTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private readonly LoketHarness _loket = new();
    private readonly List<Guid> _changed = [];
    private bool _refusesIdFilters;
    private DateOnly? _lastDay;

    [Fact]
    public async Task Nothing_changed_costs_one_call()
    {
        var read = await ReadAsync(cursor: 5);
        Assert.False(read.Complete);
        Assert.Equal(9, read.Cursor);
        Assert.Single(_loket.Server.Paths);
    }

    [Fact]
    public async Task A_first_read_takes_the_lists_whole_and_no_call_per_employee()
    {
        var read = await ReadAsync(cursor: null);
        Assert.True(read.Complete);
        Assert.Equal(People.Sanne, Assert.Single(read.Employments).EmployeeId);
        Assert.Equal(6, _loket.Server.Paths.Length);
        Assert.DoesNotContain(_loket.Server.Paths, path => path.Contains("filter=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_read_by_filters_on_its_ids()
    {
        _changed.Add(People.SannesJob);
        var read = await ReadAsync(cursor: 5);
        Assert.False(read.Complete);
        Assert.Equal(People.SannesJob, Assert.Single(read.Employments).EmploymentId);
        Assert.Empty(read.NotReturned);
        Assert.All(_loket.Server.Paths, path => Assert.Contains("filter=", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_Loket_does_not_show_is_named_as_such()
    {
        var hidden = Guid.NewGuid();
        _changed.AddRange([People.SannesJob, hidden]);
        Assert.Equal([hidden], (await ReadAsync(cursor: 5)).NotReturned);
    }

    [Fact]
    public async Task Many_changes_are_read_as_whole_lists()
    {
        _changed.AddRange(Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()));
        Assert.True((await ReadAsync(cursor: 5)).Complete);
    }

    [Fact]
    public async Task A_list_that_takes_no_filter_by_id_is_read_whole()
    {
        _changed.Add(People.SannesJob);
        _refusesIdFilters = true;
        Assert.True((await ReadAsync(cursor: 5)).Complete);
    }

    [Fact]
    public async Task Whoever_is_due_by_date_is_read_though_no_number_changed()
    {
        const string Connection = "due-by-date";
        var snapshots = new SnapshotStore(storage.Blobs);
        var today = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow());
        var due = new StaffSnapshot(5, "rules", new() { [People.Sanne] = People.State(People.Person(null, People.Contract(nextChange: today))) });
        Assert.True(await snapshots.TryCommitAsync(Connection, People.Administration, due, null, 1, default));
        Assert.Equal(People.SannesJob, Assert.Single((await ReadAsync(cursor: 5, Connection)).Employments).EmploymentId);
    }

    /// <summary>Today's list leaves out who left, while their last hours still have to be paid by what they had.</summary>
    [Fact]
    public async Task Somebody_who_left_has_the_kind_of_contract_of_the_last_day()
    {
        _lastDay = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow()).AddDays(-5);
        _changed.Add(People.SannesJob);
        foreach (var cursor in new long?[] { null, 5 })
            Assert.Equal(LoketFunctions.Planner.KindInLoket.ZeroHours, Assert.Single((await ReadAsync(cursor)).Employments).Contract.History.Kinds.On(_lastDay.Value));
    }

    [Fact]
    public async Task Every_request_is_one_that_Loket_documents()
    {
        _lastDay = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow()).AddDays(-5);
        _changed.Add(People.SannesJob);
        await ReadAsync(cursor: 5);
        await ReadAsync(cursor: null);
        Assert.DoesNotContain(_loket.Server.Findings, finding => finding.StartsWith("wrong", StringComparison.Ordinal));
    }

    private async Task<StagedStaff> ReadAsync(long? cursor, string connection = "none")
    {
        _loket.Server.Then((request, _) => Task.FromResult(Answer(request.RequestUri!)));
        var employer = new EmployerPlan(LoketHarness.Employer, [People.Administration], cursor, 9, true);
        var step = new EmployerStep(new SyncRequest("l1nda:acme", connection, "run", 1, SyncTrigger.Nightly), employer);
        return await new EmployerReader(new SnapshotStore(storage.Blobs), _loket.Time).ReadAsync(step, People.Profile("eitje"), _loket.Client, default);
    }

    private HttpResponseMessage Answer(Uri address)
    {
        var (path, query) = (address.AbsolutePath, Uri.UnescapeDataString(address.Query));
        if (_refusesIdFilters && query.Contains("d eq '", StringComparison.Ordinal))
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("filter on id is not supported") };
        string[] items = path switch
        {
            _ when path.EndsWith("lastmodifiedversionnumbers", StringComparison.Ordinal) =>
                [.. _changed.Select(id => $$"""{ "id": "{{id}}", "lastModifiedVersionNumber": 8 }""")],
            _ when path.EndsWith("/employments", StringComparison.Ordinal) =>
            [
                $$"""{ "id": "{{People.SannesJob}}", "startDate": "2024-01-01", "isOnCallEmployment": true, "endDate": {{Json(_lastDay)}}, "employee": { "id": "{{People.Sanne}}" }, "payrollAdministration": { "id": "{{People.Administration}}" } }""",
            ],
            _ when path.EndsWith("/employees", StringComparison.Ordinal) => [$$"""{ "id": "{{People.Sanne}}", "employeeNumber": 1 }"""],
            _ when path.EndsWith("/actualwages", StringComparison.Ordinal) =>
                [$$"""{ "employmentId": "{{People.SannesJob}}", "wage": { "id": "{{Guid.NewGuid()}}", "grossWage": 14.5, "grossWageType": { "key": 2 } } }"""],
            _ when path.EndsWith("/actualworkinghours", StringComparison.Ordinal) && query.Contains($"referenceDate={_lastDay:yyyy-MM-dd}&", StringComparison.Ordinal) =>
                [$$"""{ "employmentId": "{{People.SannesJob}}", "workingHours": { "id": "{{Guid.NewGuid()}}", "startDate": "2024-01-01", "endDate": {{Json(_lastDay)}} } }"""],
            _ => [],
        };
        var single = path.Contains("filtersettings", StringComparison.Ordinal);
        var body = single
            ? """{ "messages": [], "content": { "employmentFilter": { "filterOnEmployedStatus": "AllEmployments" } } }"""
            : $$"""{ "totalSize": {{items.Length}}, "totalPages": 1, "currentPage": 1, "pageSize": 250, "messages": [], "_embedded": [ {{string.Join(',', items)}} ] }""";
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
    }

    private static string Json(DateOnly? day) => day is null ? "null" : $"\"{day:yyyy-MM-dd}\"";
}
