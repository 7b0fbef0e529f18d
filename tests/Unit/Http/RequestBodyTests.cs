using System.Text;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Http;

/// <summary>Bad bodies are a 400 that names the field.</summary>
public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("""{ "ful": true }""", "ful")]
    [InlineData("""{ "full": true, "preview": true, "x": { "y": 1 } }""", "x")]
    [InlineData("""{ "preview": true, "preview": false }""", "preview")]
    [InlineData("""{ "preview": true, "Preview": false }""", "Preview")]
    [InlineData("""{ "full": 1 }""", "full")]
    [InlineData("""{ "full": null }""", "full")]
    [InlineData("""{ "employeeId": "7" }""", "employeeId")]
    [InlineData("""{ "reportTo": "\ud800@example.nl" }""", "reportTo")]
    public void A_member_that_cannot_be_meant_is_named(string body, string field) => Assert.Equal([field], FaultsOf<SyncNowRequest>(body));

    [Theory]
    [InlineData("""{ "administrationIds": [null] }""", "administrationIds[0]")]
    [InlineData("""{ "administrationIds": ["3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10", 7] }""", "administrationIds[1]")]
    [InlineData("""{ }""", "administrationIds")]
    [InlineData("""{ "administrationIds": {} }""", "administrationIds")]
    public void In_lists_too(string body, string field) => Assert.Equal([field], FaultsOf<AdministrationChoice>(body));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    public void What_is_no_object_is_unreadable(string body) =>
        Assert.Equal("unreadable-body",
            Assert.Throws<ProblemException>(() => RequestBody.Parse<SyncNowRequest>(Encoding.UTF8.GetBytes(body))).Problem.Code);

    [Fact]
    public void Bytes_that_are_no_text_are_named()
    {
        byte[] body = [.. """{ "reportTo": """u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. " }"u8];
        Assert.Equal(["reportTo"], Assert.Throws<ProblemException>(() => RequestBody.Parse<SyncNowRequest>(body)).Problem.Faults!.Keys);
    }

    /// <summary>Where the form itself would let null in.</summary>
    [Fact]
    public void Nothing_is_no_item_of_a_list_of_text() =>
        Assert.Equal(["accept[1]"], FaultsOf<ChooseCorrectionsRequest>("""{ "accept": ["a", null], "release": [], "reason": "late" }"""));

    /// <summary>As of lists: null behind a key is for those that say what it means, as a mapping does.</summary>
    [Fact]
    public void Nothing_is_no_value_of_a_key_where_it_means_nothing()
    {
        const string Change = """
            { "version": "1", "changedBy": "Sanne", "attributes": [
              { "attributeId": "a", "fieldId": "f", "origin": "duplicated", "previousId": null, "values": VALUES }] }
            """;

        Assert.Equal(
            ["attributes[0].values.2"],
            FaultsOf<AttributeMappingChange>(Change.Replace("VALUES", """{ "1": "x", "2": null }""", StringComparison.Ordinal)));
        Assert.NotNull(RequestBody.Parse<AttributeMappingChange>(
            Encoding.UTF8.GetBytes(Change.Replace("VALUES", "null", StringComparison.Ordinal))));
    }

    /// <summary>A planner may have the codes "bar" and "Bar"; what it says twice of one is a fault.</summary>
    [Fact]
    public void Keys_that_are_no_names_may_differ_in_case_only()
    {
        const string Mapping =
            """{ "version": 1, "departments": { "bar": null, "KEY": null }, "hourComponents": {}, "wageComponents": {}, "counts": {} }""";

        Assert.Equal(["bar", "Bar"], RequestBody.Parse<MappingChange>(
            Encoding.UTF8.GetBytes(Mapping.Replace("KEY", "Bar", StringComparison.Ordinal))).Departments.Keys);
        Assert.Equal(["departments.bar"], FaultsOf<MappingChange>(Mapping.Replace("KEY", "bar", StringComparison.Ordinal)));
        Assert.Equal(["DEPARTMENTS"], FaultsOf<MappingChange>(Mapping.Replace("\"counts\"", "\"DEPARTMENTS\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{ "language": "nl", "Language": "en" }""", "Language")]
    [InlineData("""{ "language": "nl", "language": "nl" }""", "language")]
    public void Settings_have_names(string body, string field) => Assert.Equal([field], FaultsOf<Dictionary<string, JsonElement>>(body));

    private static IEnumerable<string> FaultsOf<T>(string body)
        where T : class => Assert.Throws<ProblemException>(() => RequestBody.Parse<T>(Encoding.UTF8.GetBytes(body))).Problem.Faults!.Keys;
}
