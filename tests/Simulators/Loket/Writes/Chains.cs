using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>The date chains that can be written.</summary>
internal static class Chains
{
    public static readonly LinkedChain<Wage> Wages = new(
        "wages", true, e => e.Wages, (e, chain) => e with { Wages = chain },
        (json, id, start, call) => Reading.Wage(json, id, start, Administration(call)), ChainShapes.Wages)
    {
        Check = body =>
        {
            var json = body.Json;
            body.Require(
                json.At("grossWage") is not null || json.At("netWage") is not null || json.Flag("applyPayGrade") is true, 201, "grossWage",
                "Een brutoloon of een nettoloon is verplicht.");
            body.Require(
                json.At("grossWage") is null || json.At("grossWageType") is not null, 201, "grossWageType",
                "Bij een brutoloon is de soort verplicht.");
            body.Require(
                json.Flag("applyPayGrade") is not true || json.At("payGrade") is not null, 201, "payGrade", "De trede is verplicht.");
        },
    };

    public static readonly LinkedChain<WorkingHours> Hours = new(
        "workinghours", false, e => e.Hours, (e, chain) => e with { Hours = chain },
        (json, id, start, call) => Reading.Hours(json, id, start, Administration(call)), ChainShapes.Hours);

    public static readonly LinkedChain<OrganizationalEntity> Organization = new(
        "organizationalentities", false, e => e.Organization, (e, chain) => e with { Organization = chain },
        (json, id, start, call) => Reading.Place(json, id, start, call.Staff), ChainShapes.Organization);

    public static readonly BrokenChain HourlyWages = new(
        "deviatinghourlywages", e => e.HourlyWages, (e, chain) => e with { HourlyWages = chain }, component => component.IsHours,
        ChainShapes.HourlyWages);

    public static readonly BrokenChain Benefits = new(
        "benefitsAndDeductions", e => e.Benefits, (e, chain) => e with { Benefits = chain },
        component => !component.IsHours && component.DeductionOrPayment is not null && component.Category.Key != ComponentLists.Output.Key,
        ChainShapes.Benefits);

    /// <summary>The choices at the employment of the path, or of the record in the path.</summary>
    public static FieldOptions Options(Call call) => new(call.Employer!, Administration(call), call.State.Today.Year);

    private static Administration Administration(Call call) => call.Employer!.Administration(call.Owner.AdministrationId)!;
}
