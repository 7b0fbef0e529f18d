using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Personnel.Plan;

public sealed class ConceptPlanTests
{
    private const string Unit = "904d6856-6034-4624-bcbc-886188c115c5";
    private static readonly Guid Administration = Guid.Parse("a0000000-0000-4000-8000-000000000001");

    private static readonly Dictionary<LoketField, string> Fallbacks =
        LoketFields.All.Where(field => field.FallbackName is not null).ToDictionary(field => field, _ => Unit);

    [Fact]
    public void A_person_of_whom_all_is_said_is_what_the_document_takes()
    {
        var plan = ConceptPlan.Of(Whole(), "hr-17", Administration, Fallbacks);

        Assert.Empty(plan.Missing);
        var operation = LoketDocument.Load().Operations.First(one => one.ActivityName?.Trim() == "PostConceptEmployeeByEmployerId");
        var findings = new Findings();
        new SchemaChecker(findings, partial: true).Check(
            operation.RequestBody!.Values.First().Schema!, plan.Body, new Place(InRequest: true, HttpMethod.Post, operation.Name));
        Assert.Empty(findings.All);
        Assert.Equal("hr-17", (string?)plan.Body["uniqueName"]);
        Assert.Equal($"{Administration}", (string?)plan.Body["employmentData"]!["payrollAdministration"]!["id"]);
    }

    [Fact]
    public void What_is_needed_and_not_said_is_named()
    {
        var said = Whole();
        var lacking = said with { Present = said.Present.Where(one => one.Key.Id != "employee.personalDetails.gender").ToDictionary() };

        Assert.Equal(
            ["employee.personalDetails.gender"],
            ConceptPlan.Of(lacking, "hr-17", Administration, Fallbacks).Missing.Select(field => field.Id));
        Assert.Equal(
            ["organizationalEntity.function", "organizationalEntity.department", "organizationalEntity.distributionUnit"],
            ConceptPlan.Of(said, "hr-17", Administration, new Dictionary<LoketField, string>()).Missing.Select(field => field.Id));
    }

    [Fact]
    public void The_first_day_decides_which_value_of_a_history_it_is()
    {
        var wage = LoketFields.Find("wage.grossWage")!;
        var said = Whole();
        var histories = said.Histories.ToDictionary();
        histories[wage] = [new(new DateOnly(2026, 1, 1), "14"), new(new DateOnly(2026, 6, 1), "15"), new(new DateOnly(2026, 7, 1), "16")];

        var body = ConceptPlan.Of(said with { Histories = histories }, "hr-17", Administration, Fallbacks).Body;

        Assert.Equal(15, (decimal?)body["wageData"]!["grossWage"]);
    }

    [Fact]
    public void What_is_first_told_of_a_later_day_is_missing_on_the_first()
    {
        var wage = LoketFields.Find("wage.grossWage")!;
        var histories = Whole().Histories.ToDictionary();
        histories[wage] = [new(new DateOnly(2026, 6, 2), "15")];

        Assert.Equal([wage], ConceptPlan.Of(Whole() with { Histories = histories }, "hr-17", Administration, Fallbacks).Missing);
    }

    /// <summary>Somebody who begins on 1 June 2026.</summary>
    private static SaidEmployee Whole() => new(
        "hr-17", null,
        LoketFields.All.Where(field => field is { IsDated: false, IsNeeded: true }).ToDictionary(field => field, ValueOf),
        LoketFields.All.Where(field => field is { IsDated: true, IsNeeded: true, FallbackName: null }).ToDictionary(
            field => field, IReadOnlyList<DatedValue<string?>> (field) => [new(new DateOnly(2026, 6, 1), ValueOf(field))]));

    private static string? ValueOf(LoketField field) => field.Kind switch
    {
        FieldKind.Text => "A",
        FieldKind.Date => "2026-06-01",
        _ => "1",
    };
}
