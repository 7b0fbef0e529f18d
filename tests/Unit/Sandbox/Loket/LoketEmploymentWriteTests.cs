using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Employees and employments changed over the API.</summary>
public sealed class LoketEmploymentWriteTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;
    private EmployerStaff _staff = null!;
    private Employment _employment = null!;

    private string Employee => $"/v2/providers/employers/employees/{_employment.EmployeeId}";

    private string Employment => $"/v2/providers/employers/employees/employments/{_employment.Id}";

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync(user: "hr");
        _staff = _visitor.Loket.Database.State.Employers[0].Staff;
        var people = _staff.Employees.Where(e => e.Address is not null && e.Name.LastNamePartner is null).Select(e => e.Id).ToHashSet();
        _employment = _visitor.ActiveAt(_staff.Administrations[0].Id).First(e => e.EndDate is null && people.Contains(e.EmployeeId));
    }

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Theory]
    [InlineData("2018-12-31")]
    [InlineData("2021-03-29")]
    public async Task An_employee_that_was_read_is_written_with_a_change(string version)
    {
        var before = _visitor.Loket.Database.State.Version;
        var employee = (await _visitor.GetAsync(Employee, $"application/json;version={version}"))["content"]!.AsObject();
        employee["personalDetails"]!["lastName"] = "Nieuwenhuis";
        employee["personalDetails"]!["title"] = Bodies.Key(2);
        employee["contactInformation"]!["faxNumber"] = "020-1234567";
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Put, Employee, employee, version: version);
        Assert.True(status == 200, answer?.ToJsonString());
        var read = (await _visitor.GetAsync(Employee, $"application/json;version={version}"))["content"]!;
        Assert.StartsWith("Nieuwenhuis", read["personalDetails"]!["formattedName"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Mr.", read["personalDetails"]!["title"]!["value"]!.GetValue<string>());
        Assert.Equal("020-1234567", read["contactInformation"]!["faxNumber"]!.GetValue<string>());
        Assert.Equal(employee["address"]!["street"]!.GetValue<string>(), read["address"]!["street"]!.GetValue<string>());
        Assert.Equal(employee["employeeNumber"]!.GetValue<int>(), read["employeeNumber"]!.GetValue<int>());
        Assert.True(Versions(_employment.EmployeeId).All(number => number == before + 1));
        AssertOnlyReadOnly();
    }

    [Fact]
    public async Task What_is_wrong_with_an_employee_is_said_by_field()
    {
        var employee = (await _visitor.ReadAsync(Employee)).Content;
        employee["employeeNumber"] = _staff.Employees.First(e => e.Id != _employment.EmployeeId).Number;
        LoketVisitor.AssertRefused(await PutAsync(), "employeeNumber");
        employee["personalDetails"]!["lastName"] = new string('x', 26);
        employee["personalDetails"]!["gender"] = null;
        employee["address"]!.AsObject().Remove("postalCode");
        LoketVisitor.AssertRefused(await PutAsync(), "address.postalCode", "personalDetails.gender", "personalDetails.lastName");

        Task<(int Status, JsonObject? Body)> PutAsync() =>
            _visitor.WriteAsync(HttpMethod.Put, Employee, employee, version: "2021-03-29");
    }

    [Fact]
    public async Task An_employee_that_changed_since_is_a_conflict()
    {
        var (employee, etag) = await _visitor.ReadAsync(Employee);
        await _visitor.ControlAsync("/sandbox/changes", new { kind = "phone", employmentId = _employment.Id });
        var (status, _) = await _visitor.WriteAsync(
            HttpMethod.Put, Employee, employee, version: "2021-03-29", headers: ("If-Match", etag));
        Assert.Equal(409, status);
        (employee, etag) = await _visitor.ReadAsync(Employee);
        (status, _) = await _visitor.WriteAsync(HttpMethod.Put, Employee, employee, version: "2021-03-29", headers: ("If-Match", etag));
        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData("123456782", 200)]
    [InlineData(null, 200)]
    [InlineData("123456789", 400)]
    [InlineData("1234", 400)]
    public async Task A_citizen_service_number_holds_to_the_eleven_test(string? number, int expected)
    {
        var address = $"{Employee}/citizenservicenumber";
        Assert.Null((await _visitor.ReadAsync(address)).Content["citizenServiceNumber"]);
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Put, address, new { citizenServiceNumber = number });
        Assert.Equal(expected, status);
        if (expected == 400)
        {
            Assert.Contains("citizenServiceNumber", LoketVisitor.Fields(answer));
            return;
        }

        Assert.Equal(number, (await _visitor.ReadAsync(address)).Content["citizenServiceNumber"]?.GetValue<string>());
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.CitizenServiceNumbers });
        Assert.Equal(403, await _visitor.StatusAsync(address));
        Assert.Empty(_visitor.Loket.Contract.Violations);
    }

    [Fact]
    public async Task Somebody_gets_a_second_employment_with_chains_of_its_own()
    {
        var body = Bodies.Employment(_staff, _staff.Administrations[1].Id, 7);
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Post, $"{Employee}/employments", body);
        Assert.True(status == 201, answer?.ToJsonString());
        var id = answer!["id"]!.GetValue<Guid>();
        var read = (await _visitor.ReadAsync($"/v2/providers/employers/employees/employments/{id}")).Content;
        Assert.Equal(_staff.Administrations[1].Id, read["payrollAdministration"]!["id"]!.GetValue<Guid>());
        Assert.Equal((7, "2026-04-01"), (read["incomeRelationshipNumber"]!.GetValue<int>(), read["startDate"]!.GetValue<string>()));
        foreach (var chain in new[] { "wages", "workinghours", "organizationalentities" })
        {
            Assert.Single(await _visitor.RowsAsync($"/v2/providers/employers/employees/employments/{id}/{chain}"));
        }

        LoketVisitor.AssertRefused(
            await _visitor.WriteAsync(HttpMethod.Post, $"{Employee}/employments", body), "employmentData.incomeRelationshipNumber");
        Assert.Empty(_visitor.Loket.Contract.Violations);
    }

    [Fact]
    public async Task An_employment_that_was_read_is_written_and_read_only_fields_stay()
    {
        var (employment, etag) = await _visitor.ReadAsync(Employment);
        employment["commissionUntilDate"] = "2026-12-31";
        employment["employmentDurationType"] = Bodies.Key(2);
        employment["cancellationPeriodEmployee"] = null;
        employment["startDate"] = "2001-01-01";
        employment["payrollId"] = 99_999;
        var (status, answer) = await _visitor.WriteAsync(
            HttpMethod.Put, Employment, employment, version: "2019-12-16", headers: ("If-Match", etag));
        Assert.True(status == 200, answer?.ToJsonString());
        var read = (await _visitor.ReadAsync(Employment)).Content;
        Assert.Equal("2026-12-31", read["commissionUntilDate"]!.GetValue<string>());
        Assert.Null(read["cancellationPeriodEmployee"]);
        Assert.Equal($"{_employment.StartDate:yyyy-MM-dd}", read["startDate"]!.GetValue<string>());
        Assert.Equal(_employment.PayrollId, read["payrollId"]!.GetValue<int>());
        (status, _) = await _visitor.WriteAsync(
            HttpMethod.Put, Employment, employment, version: "2019-12-16", headers: ("If-Match", etag));
        Assert.Equal(409, status);
        AssertOnlyReadOnly();
    }

    [Fact]
    public async Task The_few_fields_of_the_patch_outlive_a_put()
    {
        var (status, answer) = await _visitor.WriteAsync(
            HttpMethod.Patch, Employment, new { employmentCategoryType = new { key = 1 } }, version: "2019-12-16");
        Assert.Equal((200, "Vaste kracht"), (status, answer!["content"]!["employmentCategoryType"]!["value"]!.GetValue<string>()));
        var employment = (await _visitor.ReadAsync(Employment)).Content;
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Put, Employment, employment, version: "2019-12-16")).Status);
        Assert.Equal(1, (await _visitor.ReadAsync(Employment)).Content["employmentCategoryType"]!["key"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_employment_ends_and_is_reopened()
    {
        var before = _visitor.Loket.Database.State.Version;
        Assert.Equal(200, (await TerminateAsync("2026-04-30", 2)).Status);
        var read = (await _visitor.ReadAsync(Employment)).Content;
        Assert.Equal(("2026-04-30", 2), (read["endDate"]!.GetValue<string>(), read["endOfEmploymentReason"]!["key"]!.GetValue<int>()));
        Assert.Equal(
            "2026-04-30", (await _visitor.RowsAsync($"{Employment}/workinghours"))[^1]!["endDate"]!.GetValue<string>());
        Assert.Equal(200, (await TerminateAsync("2026-05-31", 3)).Status);
        Assert.Equal(400, (await TerminateAsync($"{_employment.StartDate.AddDays(-1):yyyy-MM-dd}", 3)).Status);

        Assert.Equal(200, (await ReinstateAsync()).Status);
        read = (await _visitor.ReadAsync(Employment)).Content;
        Assert.Null(read["endDate"]);
        Assert.Null(read["endOfEmploymentReason"]);
        Assert.Equal(400, (await ReinstateAsync()).Status);
        Assert.Equal([before + 3], Versions(_employment.EmployeeId).Where(number => number > before));
        Assert.Empty(_visitor.Loket.Contract.Violations);

        Task<(int Status, JsonObject? Body)> TerminateAsync(string day, int reason) =>
            _visitor.WriteAsync(HttpMethod.Patch, $"{Employment}/terminate", new
            {
                endDate = day,
                endOfEmploymentReason = new { key = reason },
                endOfEmploymentReasonTaxAuthorities = new { key = 1 },
                endOfEmploymentDueToIllness = false,
                createMdvEntry = false,
            }, version: "2019-12-16");
        Task<(int Status, JsonObject? Body)> ReinstateAsync() =>
            _visitor.WriteAsync(HttpMethod.Patch, $"{Employment}/reinstate", new { });
    }

    [Fact]
    public async Task Metadata_tells_the_choices_of_people_and_employments()
    {
        var employer = $"/v2/providers/employers/{_visitor.FirstEmployer}";
        var ofEmployee = await FieldsAsync($"{Employee}/metadata");
        Assert.Equal("Vrouw", Value(ofEmployee["gender"], 2));
        Assert.Equal("België", Value(ofEmployee["country"], 540));
        Assert.Contains(ofEmployee["nationality"], option => option!["key"]!.GetValue<int>() == 143);
        Assert.Contains("civilStatus", ofEmployee.Keys);
        var ofEmployment = await FieldsAsync($"{Employment}/metadata");
        Assert.Contains("endOfEmploymentReason", ofEmployment.Keys);
        Assert.Contains("employmentContractType", ofEmployment.Keys);
        var ofConcept = await FieldsAsync($"{employer}/conceptemployees/metadata");
        Assert.Equal(
            _staff.Administrations.Where(a => a.IsPayroll).Select(a => a.Id),
            ofConcept["payrollAdministration"].Select(option => option!["id"]!.GetValue<Guid>()));
        Assert.Equal("Uurloon", Value(ofConcept["grossWageType"], 2));
        Assert.Equal(_staff.Departments.Count, ofConcept["department"].Count);
        Assert.Contains("payrollAdministration", (await FieldsAsync($"{Employee}/employments/metadata")).Keys);
        var ofAdministration = await FieldsAsync(
            $"/v2/providers/employers/conceptemployees/metadata/payrolladministration/{_staff.Administrations[0].Id}");
        Assert.Equal(_staff.Administrations[0].Shifts.Count, ofAdministration["shift"].Count);
        Assert.Empty(_visitor.Loket.Contract.Violations);

        async Task<Dictionary<string, JsonArray>> FieldsAsync(string address) => (await _visitor.RowsAsync(address))
            .ToDictionary(row => row!["field"]!.GetValue<string>(), row => row!["options"]!.AsArray(), StringComparer.Ordinal);
        static string Value(JsonArray options, int key) =>
            options.First(option => option!["key"]!.GetValue<int>() == key)!["value"]!.GetValue<string>();
    }

    /// <summary>Who sends back what was read sends read-only fields, which the document forbids and Loket ignores.</summary>
    private void AssertOnlyReadOnly()
    {
        Assert.NotEmpty(_visitor.Loket.Contract.Violations);
        Assert.All(
            _visitor.Loket.Contract.Violations.Keys,
            finding => Assert.EndsWith("read-only, must not be sent", finding, StringComparison.Ordinal));
    }

    private IEnumerable<long> Versions(Guid employeeId) =>
        _visitor.Loket.Database.State.Employers[0].EmploymentsOf(employeeId).Select(e => e.Version);
}
