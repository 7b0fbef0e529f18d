using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Personnel.Fields;

public sealed class LoketObjectTests
{
    private static readonly LoketDocument Document = LoketDocument.Load();

    public static TheoryData<string, string, string> Resources => new()
    {
        { nameof(LoketResource.Employee), "GetEmployeeByEmployeeId", "PutEmployeeByEmployeeId" },
        { nameof(LoketResource.Employment), "GetEmploymentByEmploymentId", "PutEmploymentByEmploymentId" },
        { nameof(LoketResource.WorkingHours), "GetWorkingHoursByWorkinghoursId", "PutWorkingHoursByWorkingHoursId" },
        { nameof(LoketResource.Wage), "GetWageByWageId", "PutWageByWageId" },
        {
            nameof(LoketResource.OrganizationalEntity), "GetOrganizationalEntityByOrganizationalEntityId",
            "PutOrganizationalEntityByOrganizationalEntityId"
        },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public void What_Loket_answers_can_be_sent_back(string name, string get, string put)
    {
        var resource = Enum.Parse<LoketResource>(name);
        var answer = (JsonObject)SchemaExample.Build(Operation(get).Answer(200)!.Values.First(), full: true)!;

        var sent = LoketObject.Written(resource, (JsonObject)answer["content"]!, new Dictionary<LoketField, string?>());

        var findings = new Findings();
        new SchemaChecker(findings, partial: false).Check(
            Operation(put).RequestBody!.Values.First().Schema!, sent, new Place(InRequest: true, HttpMethod.Put, put));
        Assert.True(findings.All.Count == 0, string.Join(Environment.NewLine, findings.All));
    }

    [Theory]
    [MemberData(nameof(LoketFieldsTests.Fields), MemberType = typeof(LoketFieldsTests))]
    public void What_is_written_is_read_again(string id)
    {
        var field = LoketFields.Find(id)!;
        var value = field.Kind switch
        {
            FieldKind.Text => "Ab",
            FieldKind.Integer or FieldKind.Option => "7",
            FieldKind.Decimal => "12.5",
            FieldKind.Date => "2026-02-28",
            FieldKind.Flag => "true",
            _ => "904d6856-6034-4624-bcbc-886188c115c5",
        };

        var written = LoketObject.Written(field.Resource, [], new Dictionary<LoketField, string?> { [field] = value });
        Assert.Equal(value, LoketObject.Read(written, field));

        var emptied = LoketObject.Written(field.Resource, written, new Dictionary<LoketField, string?> { [field] = null });
        Assert.Null(LoketObject.Read(emptied, field));
    }

    [Fact]
    public void What_is_not_changed_goes_back_as_it_came()
    {
        var record = JsonNode.Parse(
            """
            {
              "id": "x", "startDate": "2026-01-01", "endDate": null, "grossWage": 14.71, "payScale": { "key": 3, "value": "Schaal 3" },
              "newField": { "a": 1 }
            }
            """)!;

        var written = LoketObject.Written(
            LoketResource.Wage, (JsonObject)record, new Dictionary<LoketField, string?> { [LoketFields.Find("wage.grossWage")!] = "15" });

        Assert.Equal(
            """{"startDate":"2026-01-01","grossWage":15,"payScale":{"key":3},"newField":{"a":1}}""", written.ToJsonString());
    }

    [Fact]
    public void A_value_that_cannot_be_is_not_taken_for_none() =>
        Assert.Throws<FormatException>(() => LoketObject.Read(
            new JsonObject { ["grossWage"] = "veel" }, LoketFields.Find("wage.grossWage")!));

    private static LoketOperation Operation(string activity) => Document.Operations.First(
        one => string.Equals(one.ActivityName?.Trim().Split(' ')[0], activity, StringComparison.OrdinalIgnoreCase));
}
