using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Loket;

/// <summary>The contract check itself: it must find what is wrong, or every test that leans on it proves nothing.</summary>
public sealed class LoketContractTests
{
    private const string Employer = "a1b2c3d4-0000-4000-8000-000000000001";
    private const string Departments = $"/v2/providers/employers/{Employer}/departments";
    private const string Employees = $"/providers/employers/{Employer}/employees";

    private static readonly LoketContract Contract = LoketContract.Load();

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["Authorization"] = "Bearer token",
        ["Accept"] = "application/json;version=2018-01-01",
    };

    [Fact]
    public void A_proper_request_has_no_findings() =>
        Assert.Empty(Contract.CheckRequest(
            HttpMethod.Get, Departments + "?pageNumber=1&pageSize=250&filter=code%20eq%201&orderBy=-address.city", Headers));

    [Theory]
    [InlineData("/v2/providers/employers/not-a-guid/departments", "wrong: ")]
    [InlineData(Departments + "?pageNumber=one", "wrong: ")]
    [InlineData(Departments + "?orderBy=a%20b", "wrong: ")]
    [InlineData(Departments + "?page=1", "not in the document: ")]
    [InlineData("/v2/providers/employers/" + Employer + "/Departments", "wrong: ")]
    [InlineData("/v2/verlof/saldi", "not in the document: ")]
    [InlineData("/v2/user/filtersettings/" + Employer, "wrong: ")]
    public void An_improper_request_is_found(string path, string kind) =>
        Assert.StartsWith(kind, Assert.Single(Contract.CheckRequest(HttpMethod.Get, path, Headers)), StringComparison.Ordinal);

    [Theory]
    [InlineData("application/json", "wrong: ")]
    [InlineData("application/json;version=2017-01-01", "not in the document: ")]
    public void A_version_must_be_asked_for(string accept, string kind) =>
        Assert.StartsWith(kind, Assert.Single(Contract.CheckRequest(HttpMethod.Get, Departments,
            new Dictionary<string, string>(Headers, StringComparer.Ordinal) { ["Accept"] = accept })), StringComparison.Ordinal);

    [Fact]
    public void A_body_is_held_to_its_schema()
    {
        var headers = new Dictionary<string, string>(Headers, StringComparer.Ordinal) { ["Content-Type"] = "application/json" };
        Assert.Empty(Contract.CheckRequest(HttpMethod.Post, Departments, headers,
            """{"code":1,"description":"Keuken","emailLeaveRequest":null,"subDepartmentOf":null}"""));

        var findings = Contract.CheckRequest(
            HttpMethod.Post, Departments, headers, $$"""{"id":"{{Employer}}","code":"1","description":null,"colour":"red"}""");

        Assert.Contains(findings, f => f.StartsWith("wrong: body.id", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.StartsWith("wrong: body.code", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.StartsWith("wrong: body.description", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.StartsWith("not in the document: body.colour", StringComparison.Ordinal));
        Assert.Equal(4, findings.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_example_of_the_schema_has_no_findings(bool full) => Assert.Empty(CheckEmployees(Example(full)));

    [Theory]
    [InlineData("employeeNumber", "\"12\"")]
    [InlineData("employeeNumber", "0")]
    [InlineData("employeeNumber", "null")]
    [InlineData("personalDetails.lastName", "\"Van Wassenaer van Duvenvoorde tot Rosande\"")]
    [InlineData("personalDetails.dateOfBirth", "\"21-05-1995\"")]
    [InlineData("contactInformation.emailAddress", "\"sanne at example.nl\"")]
    [InlineData("id", "\"12\"")]
    [InlineData("FirstName", "\"Sanne\"")]
    public void A_wrong_value_is_found(string property, string json)
    {
        var answer = Example(full: true);
        Set(answer, property, JsonNode.Parse(json));
        Assert.NotEmpty(CheckEmployees(answer));
    }

    [Theory]
    [InlineData("contactInformation.emailAddress", "\"Sanne.de.Vries@Example.NL\"")]
    [InlineData("personalDetails.dateOfBirth", "\"1995-05-21T00:00:00+01:00\"")]
    [InlineData("id", "\"a1b2c3d4-0000-4000-8000-00000000000f\"")]
    public void A_known_trap_is_let_pass(string property, string json)
    {
        var answer = Example(full: true);
        Set(answer, property, JsonNode.Parse(json));
        Assert.Empty(CheckEmployees(answer));
    }

    [Fact]
    public void A_missing_property_is_found()
    {
        var answer = Example(full: true);
        answer["_embedded"]![0]!.AsObject().Remove("employeeNumber");
        Assert.Equal("wrong: 200._embedded[0].employeeNumber: missing", Assert.Single(CheckEmployees(answer)));
    }

    [Fact]
    public void The_version_chooses_the_schema()
    {
        var path = $"/providers/employers/{Employer}/authorizations";
        JsonNode Answer(string version, string item) => JsonNode.Parse(
            $$"""
            {"totalSize":1,"pageSize":250,"totalPages":1,"currentPage":1,
            "version":{"obsoleteDate":null,"resourceVersion":"{{version}}"},"messages":[],"_embedded":[{{item}}]}
            """)!;

        Assert.Empty(Contract.CheckAnswer(HttpMethod.Get, path, 200, "2018-01-01", Answer("2018-01-01", """{"name":"GetX"}""")));
        Assert.NotEmpty(Contract.CheckAnswer(
            HttpMethod.Get, path, 200, "application/json;version=2019-02-11", Answer("2019-02-11", """{"name":"GetX"}""")));
        Assert.NotEmpty(Contract.CheckAnswer(HttpMethod.Get, path, 200, "application/json", Answer("2019-02-11", """{"name":"GetX"}""")));
    }

    [Fact]
    public void Errors_have_their_own_shapes()
    {
        Assert.Empty(Contract.CheckAnswer(HttpMethod.Get, Employees, 401, "application/json",
            JsonNode.Parse("""{"message":"Authorization has been denied for this request."}""")));
        Assert.NotEmpty(Contract.CheckAnswer(HttpMethod.Get, Employees, 401, "application/json", JsonNode.Parse("""{"messages":[]}""")));
        Assert.Empty(Contract.CheckAnswer(HttpMethod.Get, Employees, 400, "text/plain", null));
        Assert.True(LoketContract.IsNotInDocument(Assert.Single(Contract.CheckAnswer(HttpMethod.Get, Employees, 429, null, null))));
    }

    [Fact]
    public void An_activity_name_may_differ_from_the_operation_id() =>
        Assert.Equal(
            "GetEmploymentLastModifiedVersionNumbersByEmployerId",
            Contract.ActivityName(HttpMethod.Get, $"{Employees}/employments/lastmodifiedversionnumbers"));

    /// <summary>
    /// Some schemas contradict themselves; what matters is that each can be read and that nearly all are met by an example.
    /// </summary>
    [Fact]
    public void Every_JSON_answer_of_the_document_can_be_checked()
    {
        var answers = from operation in Contract.Document.Operations
                      from version in operation.Answer(200)?.Where(a => MediaTypes.IsJson(a.Key)) ?? []
                      select Contract.CheckAnswer(
                          operation.Method,
                          operation.Template.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
                          200,
                          version.Key,
                          SchemaExample.Build(version.Value, full: true));
        var all = answers.ToArray();
        Assert.True(all.Length > 400);
        Assert.InRange(all.Count(findings => findings.Count > 0), 0, 20);
    }

    private static IReadOnlyList<string> CheckEmployees(JsonNode answer) =>
        Contract.CheckAnswer(HttpMethod.Get, Employees, 200, "application/json;version=2018-12-31", answer);

    private static JsonNode Example(bool full)
    {
        var operation = Contract.Document.Operations
            .Single(o => o.Template == "/providers/employers/{employerId}/employees" && o.Method == HttpMethod.Get);
        return SchemaExample.Build(operation.Answer(200)!["application/json;version=2018-12-31"], full)!;
    }

    private static void Set(JsonNode answer, string property, JsonNode? value)
    {
        var at = answer["_embedded"]![0]!;
        var names = property.Split('.');
        foreach (var name in names[..^1])
            at = at[name]!;
        at[names[^1]] = value;
    }
}
