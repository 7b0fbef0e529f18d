using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>What can grow with administrations, people or time is answered page by page.</summary>
public sealed class PagedListTests
{
    /// <summary>Answers with lists that cannot grow so, and what holds them.</summary>
    private static readonly Dictionary<string, string> Bounded = new(StringComparer.Ordinal)
    {
        ["Ready"] = "the checks of the app itself",
        ["GetSetUp"] = "the steps of one set-up",
        ["GetAttributes"] = "the attributes of one HR system, limited when they are told",
        ["GetAttributeMapping"] = "Loket's fields, each once",
        ["GetAttributeMappingProposal"] = "Loket's fields, each once",
        ["CheckAttributeMapping"] = "what is wrong with one mapping of Loket's fields",
        ["ListAttributeMappingVersions"] = "the last hundred",
        ["GetPensionLink"] = "the steps of one link, of which the last are kept",
        ["GetRegistration"] = "what is wrong with one form, whose size is limited",
        ["GetRegistrationProposal"] = "employers whose administrations were chosen, which are limited",
        ["GetPensionLayout"] = "columns of one file, limited when they are written",
        ["GetRightsLetter"] = "a letter per language; employers that are looked at are limited",
        ["GetChecklist"] = "the items of a profile; employers that are looked at are limited",
        ["GetMappingOptions"] = "Loket's lists of one administration",
        ["GetMappingOverview"] = "codes of one administration, limited when they are written",
        ["GetEmployee"] = "one person",
        ["GetPersonData"] = "one person",
        ["ListPayrollPeriods"] = "the periods of two years",
        ["GetExportReport"] = "a document of one administration and period, which SearchExportReport answers page by page",
    };

    private static readonly string[] Pages = ["pageSize", "before"];

    public static TheoryData<string> Reading { get; } =
        [.. ApiDocument.Operations.Where(operation => !operation.IsPlanners && operation.Method == "GET")
            .Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_list_that_can_grow_is_paged(string id)
    {
        var operation = ApiDocument.Operations.Single(operation => operation.Id == id);
        var lists = operation.AnswerContent?.Schema?.Properties?.Where(property => property.Value.Type == JsonSchemaType.Array)
            .Select(property => property.Key) ?? [];
        var isPaged = operation.ParameterNames(ParameterLocation.Query).Any(Pages.Contains);
        if (lists.Any())
            Assert.True(isPaged ^ Bounded.ContainsKey(id), $"{id} answers {string.Join(", ", lists)}: page it, or say what bounds it.");
        else
            Assert.False(Bounded.ContainsKey(id));
    }

    [Fact]
    public void A_page_has_a_largest_size()
    {
        var sizes = ApiDocument.Operations.Where(operation => !operation.IsPlanners).SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.In == ParameterLocation.Query && parameter.Name is "pageSize" or "limit").ToList();
        Assert.NotEmpty(sizes);
        Assert.All(
            sizes, size => Assert.InRange(int.Parse(size.Schema!.Maximum!, System.Globalization.CultureInfo.InvariantCulture), 1, 200));
    }
}
