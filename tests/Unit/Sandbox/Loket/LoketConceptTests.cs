using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Concept employees, up to where they become employees.</summary>
public sealed class LoketConceptTests : IAsyncLifetime
{
    private const string Good = "123456782";
    private const string Bad = "123456789";
    private LoketVisitor _visitor = null!;
    private EmployerStaff _staff = null!;

    private string Employer => $"/v2/providers/employers/{_visitor.FirstEmployer}";

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync(user: "hr");
        _staff = _visitor.Loket.Database.State.Employers[0].Staff;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task A_concept_is_kept_with_whole_choices_and_read_back()
    {
        var id = await PostAsync(Body());
        var (concept, _) = await _visitor.ReadAsync(Of(id));
        Assert.Equal("Vrouw", concept["employeeData"]!["personalDetails"]!["gender"]!["value"]!.GetValue<string>());
        Assert.Equal("Vries S.L. de", concept["employeeData"]!["personalDetails"]!["formattedName"]!.GetValue<string>());
        Assert.Equal("NL", concept["employeeData"]!["address"]!["country"]!["isoCode"]!.GetValue<string>());
        Assert.Equal(
            _staff.Departments[0].Description, concept["organizationalEntityData"]!["department"]!["description"]!.GetValue<string>());
        Assert.Equal(
            _staff.Administrations[0].ClientNumber, concept["employmentData"]!["payrollAdministration"]!["clientNumber"]!.GetValue<int>());
        Assert.Null(concept["fiscalData"]);
        Assert.Equal([id], LoketVisitor.Ids(await _visitor.RowsAsync($"{Employer}/conceptemployees?filter=uniqueName%20eq%20'hr-4711'")));
        Assert.DoesNotContain(id, LoketVisitor.Ids(await _visitor.RowsAsync($"{Employer}/employees?pageSize=1000")));
    }

    [Fact]
    public async Task Little_is_needed_but_a_name()
    {
        await PostAsync(Named("leeg"));
        var nameless = new { uniqueName = "x", employeeData = new { personalDetails = new { } } };
        LoketVisitor.AssertRefused(
            await _visitor.WriteAsync(HttpMethod.Post, $"{Employer}/conceptemployees", nameless), "employeeData.personalDetails.lastName");
        _visitor.Loket.Contract.Reset();
    }

    [Fact]
    public async Task A_choice_that_is_in_no_list_is_refused_with_its_field()
    {
        var body = Body();
        body["employeeData"]!["personalDetails"]!["nationality"] = Bodies.Key(9999);
        body["organizationalEntityData"]!["department"] = Bodies.Key(Guid.NewGuid());
        LoketVisitor.AssertRefused(
            await _visitor.WriteAsync(HttpMethod.Post, $"{Employer}/conceptemployees", body),
            "employeeData.personalDetails.nationality", "organizationalEntityData.department");
    }

    [Fact]
    public async Task A_concept_is_replaced_and_taken_away()
    {
        var id = await PostAsync(Body());
        var other = Named("een ander");
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Put, Of(id), other);
        Assert.Equal((200, "een ander"), (status, answer!["content"]!["uniqueName"]!.GetValue<string>()));
        Assert.Null((await _visitor.ReadAsync(Of(id))).Content["wageData"]);
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Delete, Of(id), null)).Status);
        Assert.Equal(404, await _visitor.StatusAsync(Of(id)));
        Assert.Equal(404, (await _visitor.WriteAsync(HttpMethod.Delete, Of(id), null)).Status);
    }

    [Fact]
    public async Task Only_the_newest_concept_is_replaced_where_the_request_says_which_it_knew()
    {
        var id = await PostAsync(Body());
        var (_, etag) = await _visitor.ReadAsync(Of(id));
        Assert.Equal(200, (await PutAsync(etag)).Status);
        var (status, conflict) = await PutAsync(etag);
        Assert.Equal(409, status);
        Assert.NotEmpty(conflict!["messages"]!.AsArray());
        Assert.NotNull(conflict["version"]);

        Task<(int Status, JsonObject? Body)> PutAsync(string tag) =>
            _visitor.WriteAsync(HttpMethod.Put, Of(id), Named("nieuw"), headers: ("If-Match", tag));
    }

    [Fact]
    public async Task A_converted_concept_is_an_employee_with_the_same_id_that_the_sync_finds()
    {
        var id = await PostAsync(Body());
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Put, $"{Of(id)}/citizenservicenumber", Number(Good))).Status);
        var highest = _visitor.Loket.Database.State.Version;
        var highestNumber = _staff.Employees.Max(e => e.Number);

        Assert.Equal(200, (await ConvertAsync(id)).Status);

        Assert.Equal(404, await _visitor.StatusAsync(Of(id)));
        Assert.Equal(404, (await ConvertAsync(id)).Status);
        var (employee, _) = await _visitor.ReadAsync($"/v2/providers/employers/employees/{id}");
        Assert.Equal("Vries S.L. de", employee["personalDetails"]!["formattedName"]!.GetValue<string>());
        Assert.True(employee["employeeNumber"]!.GetValue<int>() > highestNumber);
        var bsn = (await _visitor.ReadAsync($"/v2/providers/employers/employees/{id}/citizenservicenumber")).Content;
        Assert.Equal(Good, bsn["citizenServiceNumber"]!.GetValue<string>());

        var employment = Assert.Single(await _visitor.RowsAsync($"/v2/providers/employers/employees/{id}/employments"))!;
        Assert.Equal("2026-04-01", employment["startDate"]!.GetValue<string>());
        Assert.Equal("2026-10-31", employment["commissionUntilDate"]!.GetValue<string>());
        Assert.Equal(2, employment["employmentDurationType"]!["key"]!.GetValue<int>());
        var of = $"/v2/providers/employers/employees/employments/{employment["id"]}";
        Assert.Equal(2600, Assert.Single(await _visitor.RowsAsync($"{of}/wages"))!["grossWage"]!.GetValue<decimal>());
        Assert.Equal(24, Assert.Single(await _visitor.RowsAsync($"{of}/workinghours"))!["aggregatedHoursPerWeek"]!.GetValue<decimal>());
        Assert.Equal(
            _staff.Functions[0].Description,
            Assert.Single(await _visitor.RowsAsync($"{of}/organizationalentities"))!["function"]!["description"]!.GetValue<string>());
        var changed = await _visitor.RowsAsync(
            $"{Employer}/employees/employments/lastmodifiedversionnumbers?filter=lastModifiedVersionNumber%20gt%20{highest}");
        Assert.Equal([employment["id"]!.GetValue<Guid>()], LoketVisitor.Ids(changed));
    }

    [Fact]
    public async Task All_that_an_employee_needs_is_asked_for_at_once()
    {
        var id = await PostAsync(Named("leeg"));
        var (status, refusal) = await ConvertAsync(id);
        Assert.Equal(400, status);
        string[] needed =
        [
            "employeeData.personalDetails.dateOfBirth", "employeeData.personalDetails.gender", "employeeData.address.street",
            "employeeData.address.postalCode", "employeeData.address.city", "employmentData.startDate",
            "employmentData.payrollAdministration", "organizationalEntityData.department", "organizationalEntityData.function",
            "organizationalEntityData.distributionUnit", "wageData.grossWage", "workingHoursData.shift",
        ];
        Assert.Empty(needed.Except(LoketVisitor.Fields(refusal), StringComparer.Ordinal));
        Assert.Equal(200, await _visitor.StatusAsync(Of(id)));
    }

    [Fact]
    public async Task Validating_only_keeps_nothing()
    {
        var id = await PostAsync(Body());
        var version = _visitor.Loket.Database.State.Version;
        Assert.Equal(200, (await ConvertAsync(id, ("X-ValidateOnly", "true"))).Status);
        Assert.Equal(200, await _visitor.StatusAsync(Of(id)));
        Assert.Equal(404, await _visitor.StatusAsync($"/v2/providers/employers/employees/{id}"));
        Assert.Equal(version, _visitor.Loket.Database.State.Version);
        await _visitor.WriteAsync(HttpMethod.Put, $"{Of(id)}/citizenservicenumber", Number(Bad));
        LoketVisitor.AssertRefused(await ConvertAsync(id, ("X-ValidateOnly", "true")), "citizenServiceNumber");
    }

    [Fact]
    public async Task A_number_that_is_taken_and_a_department_that_is_gone_are_refused()
    {
        var body = Body();
        body["employeeData"]!["employeeNumber"] = _staff.Employees[0].Number;
        var id = await PostAsync(body);
        await _visitor.ControlAsync(
            "/sandbox/lists/take", new { employer = 0, list = "departments", description = _staff.Departments[0].Description });
        LoketVisitor.AssertRefused(await ConvertAsync(id), "employeeData.employeeNumber", "organizationalEntityData.department");
    }

    [Fact]
    public async Task The_number_of_a_free_person_is_kept()
    {
        var body = Body();
        body["employeeData"]!["employeeNumber"] = 777_001;
        var id = await PostAsync(body);
        Assert.Equal(200, (await ConvertAsync(id)).Status);
        var employee = (await _visitor.ReadAsync($"/v2/providers/employers/employees/{id}")).Content;
        Assert.Equal(777_001, employee["employeeNumber"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(Rights.ReadConcepts, 200, 403)]
    [InlineData(Rights.CitizenServiceNumbers, 403, 200)]
    public async Task Citizen_service_numbers_have_a_right_of_their_own(string right, int concept, int number)
    {
        var id = await PostAsync(Body());
        await _visitor.ControlAsync("/sandbox/users", new
        {
            name = "deel",
            password = "welkom01",
            rights = new[] { right },
        });
        await _visitor.SignInAsync("deel");
        Assert.Equal(concept, await _visitor.StatusAsync(Of(id)));
        Assert.Equal(number, await _visitor.StatusAsync($"{Of(id)}/citizenservicenumber"));
        var (status, refusal) = await _visitor.WriteAsync(HttpMethod.Put, Of(id), Body());
        Assert.Equal(403, status);
        Assert.Contains("rechten", refusal!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static object Number(string number) => new { citizenServiceNumber = number };

    private static JsonObject Named(string name) => new()
    {
        ["uniqueName"] = name,
        ["employeeData"] = new JsonObject { ["personalDetails"] = new JsonObject { ["lastName"] = "Jansen" } },
    };

    private static string Of(Guid id) => $"/v2/providers/employers/conceptemployees/{id}";

    private JsonObject Body() => Bodies.Concept(_staff, _staff.Administrations[0].Id);

    private async Task<Guid> PostAsync(JsonObject body)
    {
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Post, $"{Employer}/conceptemployees", body);
        Assert.True(status == 201, answer?.ToJsonString());
        return answer!["content"]!["id"]!.GetValue<Guid>();
    }

    private Task<(int Status, JsonObject? Body)> ConvertAsync(Guid id, params (string Name, string Value)[] headers) =>
        _visitor.WriteAsync(HttpMethod.Patch, $"{Of(id)}/convertToEmployee", null, headers: headers);
}
