using System.Net;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Loket;

namespace LoketFunctions.Tests.Sync;

/// <summary>S12: which calls a read of an employer costs, and what it makes of answers.</summary>
public sealed class EmployerReaderTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private readonly LoketHarness _loket = new();
    private readonly List<Guid> _changed = [];
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);
    private string _filter = "AllEmployments";
    private Guid[]? _there;
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
        var connection = new ConnectionId("due-by-date");
        var snapshots = new SnapshotStore(storage.Blobs);
        var today = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow());
        var due = new StaffSnapshot(
            5, "rules", new() { [People.Sanne] = People.State(People.Person(null, People.Contract(nextChange: today))) });
        Assert.True(await snapshots.TryCommitAsync(new(connection, People.Administration), due, null, 1, default));
        Assert.Equal(People.SannesJob, Assert.Single((await ReadAsync(cursor: 5, connection)).Employments).EmploymentId);
    }

    /// <summary>P1, in each of the lists: one that cannot be read, and somebody else beside it.</summary>
    [Theory]
    [InlineData(
        "/employees", """ "id": "ID", "personalDetails": { "dateOfBirth": "1985-00-00" } """, "employee.personalDetails.dateOfBirth")]
    [InlineData("/employees", """ "id": "ID", "employeeNumber": "twaalf" """, "employee.employeeNumber")]
    [InlineData("/employees", """ "id": "ID", "address": { "houseNumber": "12-14" } """, "employee.address.houseNumber")]
    [InlineData(
        "/employments",
        """ "id": "JOB", "startDate": "2024-13-01", "employee": { "id": "ID" }, "payrollAdministration": { "id": "ADM" } """,
        "employment.startDate")]
    [InlineData(
        "/employments", """ "id": "JOB", "payrollId": 99999999999, "employee": { "id": "ID" }, "payrollAdministration": { "id": "ADM" } """,
        "employment.payrollId")]
    [InlineData("/actualwages", """ "employmentId": "JOB", "wage": { "grossWage": "14,71" } """, "wage.grossWage")]
    [InlineData(
        "/actualworkinghours", """ "employmentId": "JOB", "workingHours": { "workPattern": "ma-vr" } """, "workingHours.workPattern")]
    [InlineData("/actualorganizationalentities", """ "employmentId": "JOB", "organizationalEntity": { "department": { "key": 7 } } """,
        "organizationalEntity.department.key")]
    public async Task One_record_that_cannot_be_read_sets_one_person_aside(string list, string odd, string field)
    {
        Staff(2);
        var (person, job) = (Person(1), People.Job(1));
        _lists[list] = [.. _lists[list]
            .Where(item => !item.Contains(list == "/employees" ? $"{person}" : $"{job}", StringComparison.Ordinal)), $"{{ {Fill(odd)} }}"];
        foreach (var cursor in new long?[] { null, 5 })
        {
            _changed.Clear();
            _changed.AddRange([People.Job(0), job]);
            var read = await ReadAsync(cursor);
            Assert.Equal(People.Job(0), Assert.Single(read.Employments).EmploymentId);
            Assert.Empty(read.NotReturned);
            var aside = Assert.Single(read.SetAside);
            Assert.Equal((field, person, job, People.Administration),
                (aside.Field, aside.EmployeeId!.Value, aside.EmploymentId!.Value, aside.AdministrationId!.Value));
        }

        string Fill(string text) =>
            text.Replace("ID", $"{person}", StringComparison.Ordinal).Replace("JOB", $"{job}", StringComparison.Ordinal)
            .Replace("ADM", $"{People.Administration}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_employments_are_all_over_needs_no_record_that_can_be_read()
    {
        Staff(1, """ "endDate": "2020-01-31", """);
        _lists["/employees"] = [$$"""{ "id": "{{Person(0)}}", "personalDetails": { "dateOfBirth": "1985-00-00" } }"""];
        var read = await ReadAsync(cursor: null);
        Assert.Empty(read.SetAside);
        Assert.Equal(Person(0), Assert.Single(read.Employments).EmployeeId);
    }

    /// <summary>H1: of an employment that has not begun Loket gives nothing for today.</summary>
    [Theory]
    [InlineData(null, 20, true)]
    [InlineData(5L, 20, true)]
    [InlineData(null, 90, false)]
    public async Task Who_starts_soon_is_read_as_of_his_first_day(long? cursor, int days, bool isRead)
    {
        var today = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow());
        var start = today.AddDays(days);
        Staff(2);
        _lists["/employments"] =
        [
            _lists["/employments"][0],
            _lists["/employments"][1].Replace("2024-01-01", FieldText.Of(start), StringComparison.Ordinal),
        ];
        foreach (var actual in new[] { "/actualwages", "/actualworkinghours", "/actualorganizationalentities" })
        {
            _lists[$"{actual}?referenceDate={FieldText.Of(start)}"] = [
                .. _lists[actual].Select(item => item.Replace("14.5", "15.5", StringComparison.Ordinal))];
            _lists[actual] = [_lists[actual][0]];
        }

        _changed.AddRange([People.Job(0), People.Job(1)]);
        var read = await ReadAsync(cursor);
        var (works, starts) = (read.Employments.Single(one => one.EmploymentId == People.Job(0)),
            read.Employments.Single(one => one.EmploymentId == People.Job(1)));
        Assert.Equal("14.5", works.Contract.Fields[StaffField.HourlyWage]);
        Assert.Equal((isRead ? "15.5" : null, "24", "Keuken"), (
            starts.Contract.Fields.GetValueOrDefault(StaffField.HourlyWage),
            starts.Contract.Fields.GetValueOrDefault(StaffField.HoursPerWeek),
            starts.Contract.Fields.GetValueOrDefault(StaffField.Affiliate)));
        Assert.DoesNotContain(_loket.Server.Findings, finding => finding.StartsWith("wrong", StringComparison.Ordinal));
    }

    /// <summary>One more call for all of them, and one as of the own day for whom something else holds by then.</summary>
    [Fact]
    public async Task Who_starts_soon_gets_what_holds_on_his_own_first_day()
    {
        var today = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow());
        var (first, second) = (today.AddDays(10), today.AddDays(40));
        Staff(3);
        _lists["/employments"] =
        [
            _lists["/employments"][0].Replace("2024-01-01", FieldText.Of(first), StringComparison.Ordinal),
            _lists["/employments"][1].Replace("2024-01-01", FieldText.Of(first), StringComparison.Ordinal),
            _lists["/employments"][2].Replace("2024-01-01", FieldText.Of(second), StringComparison.Ordinal),
        ];
        string Wage(int index, DateOnly from, string gross) =>
            $$"""
            { "employmentId": "{{People.Job(index)}}",
              "wage": { "startDate": "{{FieldText.Of(from)}}", "grossWage": {{gross}}, "grossWageType": { "key": 2 } } }
            """;
        _lists[$"/actualwages?referenceDate={FieldText.Of(second)}"] = [
            Wage(0, first.AddDays(20), "16"), Wage(1, first, "14"), Wage(2, second, "15")];
        _lists[$"/actualwages?referenceDate={FieldText.Of(first)}"] = [Wage(0, first, "13"), Wage(1, first, "14")];
        _lists["/actualwages"] = [];

        var read = await ReadAsync(cursor: null);

        Assert.Equal(["13", "14", "15"], Enumerable.Range(0, 3).Select(index =>
            read.Employments.Single(one => one.EmploymentId == People.Job(index)).Contract.Fields[StaffField.HourlyWage]));
        Assert.Equal(3, _loket.Server.Paths.Count(path => path.Contains("/actualwages", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_starts_soon_is_read_from_whole_lists_where_those_take_no_filter()
    {
        Staff(1);
        _lists["/employments"] = [_lists["/employments"][0].Replace("2024-01-01",
            FieldText.Of(LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow()).AddDays(9)), StringComparison.Ordinal)];
        _refusesIdFilters = true;
        Assert.Equal("14.5", Assert.Single((await ReadAsync(cursor: null)).Employments).Contract.Fields[StaffField.HourlyWage]);
    }

    [Theory]
    [InlineData("""{ "lastModifiedVersionNumber": 8 }""", true)]
    [InlineData("""{ "id": "JOB", "lastModifiedVersionNumber": "acht" }""", false)]
    public async Task A_change_that_cannot_be_read_is_looked_for_all_the_same(string change, bool complete)
    {
        Staff(1);
        _lists["lastmodifiedversionnumbers"] = [change.Replace("JOB", $"{People.Job(0)}", StringComparison.Ordinal)];
        var read = await ReadAsync(cursor: 5);
        Assert.Equal((complete, People.Job(0)), (read.Complete, Assert.Single(read.Employments).EmploymentId));
    }

    /// <summary>M2: a deletion raises the employer's number and is in no list of changes.</summary>
    [Theory]
    [InlineData(null, "AllEmployments", true)]
    [InlineData(5L, "AllEmployments", true)]
    [InlineData(5L, "ActiveEmployments", false)]
    [InlineData(9L, "AllEmployments", false)]
    public async Task What_is_known_and_not_in_Loket_any_more_was_removed_where_nothing_hides_it(
        long? cursor, string filter, bool isRemoved)
    {
        var connection = new ConnectionId($"removed-{cursor}-{filter}");
        var known = People.Person(null, People.Contract(), People.Contract());
        await KnowAsync(connection, new() { [People.Sanne] = People.State(known) });
        (_filter, _there) = (filter, [People.SannesJob]);
        var read = await ReadAsync(cursor, connection);
        Assert.Equal(isRemoved ? [People.Job(1)] : [], read.Removed);
        Assert.DoesNotContain(_loket.Server.Findings, finding => finding.StartsWith("wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(12, 8, 4)]
    [InlineData(12, 7, 0)]
    [InlineData(12, 0, 0)]
    public async Task A_short_list_is_never_a_mass_deletion(int known, int there, int removed)
    {
        var connection = new ConnectionId($"short-{known}-{there}");
        await KnowAsync(connection, Enumerable.Range(0, known).ToDictionary(
            Person, index => People.State(new StaffPerson(People.Personal(), new() { [People.Job(index)] = People.Contract() }))));
        _there = [.. Enumerable.Range(0, there).Select(People.Job)];
        Assert.Equal(removed, (await ReadAsync(cursor: 5, connection)).Removed.Count);
    }

    private async Task KnowAsync(ConnectionId connection, Dictionary<Guid, PersonState> people) => Assert.True(
        await new SnapshotStore(storage.Blobs).TryCommitAsync(
            new(connection, People.Administration), new StaffSnapshot(5, "rules", people), null, 1, default));

    /// <summary>Today's list leaves out who left, while their last hours still have to be paid by what they had.</summary>
    [Fact]
    public async Task Somebody_who_left_has_the_kind_of_contract_of_the_last_day()
    {
        _lastDay = LoketFunctions.Time.AmsterdamTime.DateOf(_loket.Time.GetUtcNow()).AddDays(-5);
        _changed.Add(People.SannesJob);
        foreach (var cursor in new long?[] { null, 5 })
            Assert.Equal(LoketFunctions.Planner.KindInLoket.ZeroHours,
                Assert.Single((await ReadAsync(cursor)).Employments).Contract.History.Kinds.On(_lastDay.Value));
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

    private async Task<StagedStaff> ReadAsync(long? cursor, ConnectionId? connection = null)
    {
        _loket.Server.Then((request, _) => Task.FromResult(Answer(request.RequestUri!)));
        var employer = new EmployerPlan(LoketHarness.Employer, [People.Administration], cursor, 9, true);
        var step = new EmployerStep(new SyncRequest("l1nda:acme", connection ?? new("none"), "run", 1, SyncTrigger.Nightly), employer);
        return await new EmployerReader(new SnapshotStore(storage.Blobs), _loket.Time).ReadAsync(
            step, People.Profile("eitje"), _loket.Client, default);
    }

    private static Guid Person(int index) => Guid.Parse($"e0000000-0000-0000-0000-{index + 1:D12}");

    /// <summary>So many people with an employment each, in all five lists.</summary>
    private void Staff(int count, string also = "")
    {
        string[] Each(
            Func<Guid, Guid, string> item) => [.. Enumerable.Range(0, count).Select(index => item(Person(index), People.Job(index)))];
        _lists["/employees"] = Each((person, _) => $$"""{ "id": "{{person}}", "employeeNumber": 1 }""");
        _lists["/employments"] = Each((person, job) =>
            $$"""
            { "id": "{{job}}", "startDate": "2024-01-01", {{also}} "employee": { "id": "{{person}}" },
              "payrollAdministration": { "id": "{{People.Administration}}" } }
            """);
        _lists["/actualwages"] =
            Each((_, job) => $$"""{ "employmentId": "{{job}}", "wage": { "grossWage": 14.5, "grossWageType": { "key": 2 } } }""");
        _lists["/actualworkinghours"] =
            Each((_, job) => $$"""{ "employmentId": "{{job}}", "workingHours": { "aggregatedHoursPerWeek": 24 } }""");
        _lists["/actualorganizationalentities"] =
            Each((_, job) => $$"""{ "employmentId": "{{job}}", "organizationalEntity": { "department": { "description": "Keuken" } } }""");
    }

    private HttpResponseMessage Answer(Uri address)
    {
        var (path, query) = (address.AbsolutePath, Uri.UnescapeDataString(address.Query));
        if (_refusesIdFilters && query.Contains("d eq '", StringComparison.Ordinal))
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("filter on id is not supported") };
        string[] items = path switch
        {
            _ when path.EndsWith("lastmodifiedversionnumbers", StringComparison.Ordinal)
                && _there is { } ids
                && !query.Contains("filter", StringComparison.Ordinal) =>
                [.. ids.Select(id => $$"""{ "id": "{{id}}", "lastModifiedVersionNumber": 4 }""")],
            _ when _lists.FirstOrDefault(list =>
                list.Key.Contains('?') && $"{path}{query}".Contains(list.Key, StringComparison.Ordinal)).Value is { } given => given,
            _ when _lists.FirstOrDefault(list => path.EndsWith(list.Key, StringComparison.Ordinal)).Value is { } given => given,
            _ when path.EndsWith("lastmodifiedversionnumbers", StringComparison.Ordinal) =>
                [.. _changed.Select(id => $$"""{ "id": "{{id}}", "lastModifiedVersionNumber": 8 }""")],
            _ when path.EndsWith("/employments", StringComparison.Ordinal) =>
            [
                $$"""
                { "id": "{{People.SannesJob}}", "startDate": "2024-01-01", "isOnCallEmployment": true, "endDate": {{Json(_lastDay)}},
                  "employee": { "id": "{{People.Sanne}}" }, "payrollAdministration": { "id": "{{People.Administration}}" } }
                """,
            ],
            _ when path.EndsWith("/employees", StringComparison.Ordinal) => [$$"""{ "id": "{{People.Sanne}}", "employeeNumber": 1 }"""],
            _ when path.EndsWith("/actualwages", StringComparison.Ordinal) =>
            [
                $$"""
                { "employmentId": "{{People.SannesJob}}",
                  "wage": { "id": "{{Guid.NewGuid()}}", "grossWage": 14.5, "grossWageType": { "key": 2 } } }
                """,
            ],
            _ when path.EndsWith("/actualworkinghours", StringComparison.Ordinal)
                && query.Contains($"referenceDate={_lastDay:yyyy-MM-dd}&", StringComparison.Ordinal) =>
            [
                $$"""
                { "employmentId": "{{People.SannesJob}}",
                  "workingHours": { "id": "{{Guid.NewGuid()}}", "startDate": "2024-01-01", "endDate": {{Json(_lastDay)}} } }
                """,
            ],
            _ => [],
        };
        var single = path.Contains("filtersettings", StringComparison.Ordinal);
        var body = single
            ? $$"""{ "messages": [], "content": { "employmentFilter": { "filterOnEmployedStatus": "{{_filter}}" } } }"""
            : $$"""
              { "totalSize": {{items.Length}}, "totalPages": 1, "currentPage": 1, "pageSize": 250, "messages": [],
                "_embedded": [ {{string.Join(',', items)}} ] }
              """;
        return new HttpResponseMessage(
            HttpStatusCode.OK)
        { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
    }

    private static string Json(DateOnly? day) => day is null ? "null" : $"\"{day:yyyy-MM-dd}\"";
}
