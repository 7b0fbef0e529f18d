using LoketFunctions.Personnel.Fields;
using LoketFunctions.Simulators.Loket.OpenApi;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Personnel.Fields;

/// <summary>Every field is held against Loket's own document: where it is written, its type, its width and its bounds.</summary>
public sealed class LoketFieldsTests
{
    private static readonly LoketDocument Document = LoketDocument.Load();

    private static readonly Dictionary<LoketResource, string> Written = new Dictionary<LoketResource, string>
    {
        [LoketResource.Employee] = "PutEmployeeByEmployeeId",
        [LoketResource.Employment] = "PutEmploymentByEmploymentId",
        [LoketResource.End] = "PatchTerminateByEmploymentId",
        [LoketResource.WorkingHours] = "PostWorkingHoursByEmploymentId",
        [LoketResource.Wage] = "PostWageByEmploymentId",
        [LoketResource.OrganizationalEntity] = "PostOrganizationalEntityByEmploymentId",
    };

    public static TheoryData<string> Fields => [.. LoketFields.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Each_is_what_the_document_takes_for_a_concept_employee(string id)
    {
        var field = LoketFields.Find(id)!;
        // Nobody ends before beginning.
        if (field.Resource != LoketResource.End)
            Check(field, "PostConceptEmployeeByEmployerId", field.ConceptPath);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Each_is_what_the_document_takes_for_a_change(string id)
    {
        var field = LoketFields.Find(id)!;
        if (field.OnlyAtStart)
            Assert.True(Schema(Written[field.Resource], field.Path).ReadOnly);
        else
            Check(field, Written[field.Resource], field.Path);
    }

    [Fact]
    public void Only_chains_have_dates() =>
        Assert.Equal(
            ["OrganizationalEntity", "Wage", "WorkingHours"],
            LoketFields.All.Where(field => field.IsDated).Select(field => $"{field.Resource}").Distinct().Order(StringComparer.Ordinal));

    private static void Check(LoketField field, string operation, string path)
    {
        var schema = Schema(operation, path);
        Assert.False(schema.ReadOnly);
        switch (field.Kind)
        {
            case FieldKind.Text:
                Assert.Equal(JsonSchemaType.String, schema.Type);
                Assert.True(field.MaxLength <= (schema.First(one => one.MaxLength) ?? field.MaxLength));
                break;
            case FieldKind.Integer:
                Assert.Equal(JsonSchemaType.Integer, schema.Type);
                break;
            case FieldKind.Decimal:
                Assert.Equal(JsonSchemaType.Number, schema.Type);
                break;
            case FieldKind.Date:
                Assert.Equal((JsonSchemaType.String, "date"), (schema.Type, schema.First(one => one.Format)));
                break;
            case FieldKind.Flag:
                Assert.Equal(JsonSchemaType.Boolean, schema.Type);
                break;
            case FieldKind.Option:
                Assert.Equal(JsonSchemaType.Integer, SchemaView.Of(schema.Properties["key"]).Type);
                break;
            case FieldKind.Unit:
                Assert.Equal("uuid", SchemaView.Of(schema.Properties["key"]).First(one => one.Format));
                break;
        }

        Assert.True(field.Minimum is null || !(schema.Minimum > field.Minimum));
        Assert.True(schema.Maximum is null || field.Kind == FieldKind.Text || field.Maximum <= schema.Maximum);
    }

    private static SchemaView Schema(string activity, string path)
    {
        var body = Document.Operations.First(one => one.ActivityName!.Trim().StartsWith(activity, StringComparison.Ordinal)).RequestBody!;
        var schema = SchemaView.Of(body.First().Value.Schema!);
        foreach (var name in path.Split('.'))
            schema = SchemaView.Of(schema.Properties[name]);
        return schema;
    }
}
