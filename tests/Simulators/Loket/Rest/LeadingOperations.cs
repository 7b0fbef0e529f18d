using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Writes;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>What an HR system that leads writes: concept employees, employees, employments and their date chains.</summary>
internal static class LeadingOperations
{
    private const string V2018 = "2018-01-01";
    private const string V2019 = "2019-12-16";
    private const string Employer = "/providers/employers/{employerId}";
    private const string Concept = "/providers/employers/conceptemployees/{conceptEmployeeId}";
    private const string Employee = "/providers/employers/employees/{employeeId}";
    private const string Employments = "/providers/employers/employees/employments";
    private const string Employment = $"{Employments}/{{employmentId}}";

    public static readonly IReadOnlyList<Operation> All =
    [
        .. Concepts(), .. Employees(), .. OfEmployments(),
        .. Linked(Chains.Wages, "Wage", "wageId"),
        .. Linked(Chains.Hours, "WorkingHours", "workinghoursId"),
        .. Linked(Chains.Organization, "OrganizationalEntity", "organizationalEntityId"),
        One($"{Employment}/wages/metadata/payscale/{{payScaleKey}}", "GetWageMetadataByEmploymentIdAndPayScaleKey",
            c => MetadataShapes.PayGrades(c.RouteNumber("payScaleKey"), Chains.Options(c))) with { IsSingle = false },
        .. Broken(Chains.HourlyWages, "deviatinghourlywages", "deviatingHourlyWageId",
            "GetDeviatingHourlyWagesByEmploymentId", "GetDeviatingHourlyWageByDeviatingHourlyWageId",
            "PostDeviatingHourlyWageByEmploymentId", "PutDeviatingHourlyWageByDeviatingHourlyWageId",
            "DeleteDeviatingHourlyWageByDeviatingHourlyWageId"),
        .. Broken(Chains.Benefits, "benefitsanddeductions", "benefitsanddeductionsId",
            "GetBenefitsAndDeductionsByEmploymentId", "GetBenefitsAndDeductionsBybenefitsAndDeductionsId",
            "PostBenefitsAndDeductionsByEmploymentId", "PutBenefitsAndDeductionsByBenefitsAndDeductionsId",
            "DeleteBenefitsAndDeductionsByBenefitsAndDeductionsId"),
    ];

    private static IEnumerable<Operation> Concepts()
    {
        yield return Metadata(
            $"{Employer}/conceptemployees", "GetConceptEmployeeMetadataByEmployerId", HttpMethod.Post, ConceptWrites.Options);
        yield return Metadata(Concept, "GetConceptEmployeeMetadataByConceptEmployeeId", HttpMethod.Put, ConceptWrites.Options);
        yield return One(
            "/providers/employers/conceptemployees/metadata/payrolladministration/{payrollAdministrationId}",
            "GetConceptEmployeeMetadataByPayrollAdministrationId",
            c => MetadataShapes.Of(
                ["shift", "payScale", "flexibleHoursContract"],
                new FieldOptions(c.Employer!, c.Employer!.Administration(c.Id), c.State.Today.Year))) with
        { IsSingle = false };
        yield return One($"{Employer}/conceptemployees", "GetConceptEmployeesByEmployerId", c => ConceptShapes.Concepts(c.Staff.Concepts))
            with
        { IsSingle = false };
        yield return Write(
            HttpMethod.Post, $"{Employer}/conceptemployees", "PostConceptEmployeeByEmployerId", ConceptWrites.Post);
        yield return One(Concept, "GetConceptEmployeeByConceptEmployeeId", Of);
        yield return Write(HttpMethod.Put, Concept, "PutConceptEmployeeByConceptEmployeeId", ConceptWrites.Put, Of);
        yield return Write(HttpMethod.Delete, Concept, "DeleteConceptEmployeeByConceptEmployeeId", ConceptWrites.Delete, Of);
        yield return Write(
            HttpMethod.Patch, $"{Concept}/convertToEmployee", "PatchConvertToEmployeeByConceptEmployeeId", Conversion.Patch, Of)
            with
        { HasBody = false };
        yield return One($"{Concept}/citizenservicenumber", "GetCitizenServiceNumberByConceptEmployeeId", Number);
        yield return Write(
            HttpMethod.Put, $"{Concept}/citizenservicenumber", "PutCitizenServiceNumberByConceptEmployeeId", ConceptWrites.PutNumber,
            Number);

        static Rows Of(Call call) => ConceptShapes.Concepts([ConceptWrites.Of(call)]);
        static Rows Number(Call call) => ConceptShapes.Numbers([ConceptWrites.Of(call)]);
    }

    private static IEnumerable<Operation> Employees()
    {
        yield return Metadata(Employee, "GetEmployeeMetadataByEmployeeId", HttpMethod.Put, EmployeeWrites.Options);
        yield return Write(HttpMethod.Put, Employee, "PutEmployeeByEmployeeId", EmployeeWrites.Put, Of) with
        {
            Versions = [new ResourceVersion("2018-12-31", _ => Rows.None), new ResourceVersion("2021-03-29", _ => Rows.None)],
        };
        yield return One($"{Employee}/citizenservicenumber", "GetCitizenServiceNumberByEmployeeId", Number);
        yield return Write(
            HttpMethod.Put, $"{Employee}/citizenservicenumber", "PutCitizenServiceNumberByEmployeeId", EmployeeWrites.PutNumber, Number);

        static Rows Of(Call call) => EmployeeShapes.Version20210329([EmployeeWrites.Of(call)]);
        static Rows Number(Call call) => ConceptShapes.Number(EmployeeWrites.Of(call));
    }

    private static IEnumerable<Operation> OfEmployments()
    {
        yield return Metadata($"{Employee}/employments", "GetEmploymentMetadataByEmployeeId", HttpMethod.Post, EmployeeWrites.Options);
        yield return Metadata(Employment, "GetEmploymentMetadataByEmploymentId", HttpMethod.Put, Chains.Options, V2019);
        yield return Write(HttpMethod.Post, $"{Employee}/employments", "PostEmploymentByEmployeeId", EmploymentWrites.Post);
        yield return Write(HttpMethod.Put, Employment, "PutEmploymentByEmploymentId", EmploymentWrites.Put, Of, V2019);
        yield return Write(
            HttpMethod.Patch, Employment, "PatchTypeOfEmploymentCategoryTypeFieldsByEmploymentId", EmploymentWrites.Patch, Of, V2019);
        yield return Write(HttpMethod.Patch, $"{Employment}/terminate", "PatchTerminateByEmploymentId", EmploymentWrites.Terminate, Of) with
        {
            Versions = [new ResourceVersion(V2018, _ => Rows.None), new ResourceVersion(V2019, _ => Rows.None)],
        };
        yield return Write(HttpMethod.Patch, $"{Employment}/reinstate", "PatchReinstateByEmploymentId", EmploymentWrites.Reinstate, Of)
            with
        { HasBody = false };

        static Rows Of(Call call) => EmploymentShapes.Employments(call.Employer!, [call.Employment]);
    }

    private static IEnumerable<Operation> Linked<T>(LinkedChain<T> chain, string name, string id)
        where T : IChainLink
    {
        var by = char.ToUpperInvariant(id[0]) + id[1..];
        var list = $"{Employment}/{chain.Path}";
        var one = $"{Employments}/{chain.Path}/{{{id}}}";
        by = by == "WorkinghoursId" ? "WorkingHoursId" : by;
        yield return Metadata(list, $"Get{name}MetadataByEmploymentId", HttpMethod.Post, Chains.Options);
        yield return Metadata(one, $"Get{name}MetadataBy{by}", HttpMethod.Put, Chains.Options);
        yield return Write(HttpMethod.Post, list, $"Post{name}ByEmploymentId", chain.Post);
        yield return One(one, $"Get{name}By{by}", chain.Current);
        yield return Write(HttpMethod.Put, one, $"Put{name}By{by}", chain.Put, chain.Current);
        yield return Write(HttpMethod.Delete, one, $"Delete{name}By{by}", chain.Delete, chain.Current);
    }

    private static IEnumerable<Operation> Broken(
        BrokenChain chain, string list, string id, string getMany, string get, string post, string put, string delete)
    {
        var one = $"{Employments}/{chain.Path}/{{{id}}}";
        yield return One($"{Employment}/{list}", getMany, chain.List) with { IsSingle = false };
        yield return Write(HttpMethod.Post, $"{Employment}/{list}", post, chain.Post);
        // Of one deviating hourly wage the document shows a list.
        yield return One(one, get, chain.Current) with { IsSingle = chain != Chains.HourlyWages };
        yield return Write(HttpMethod.Put, one, put, chain.Put, chain.Current);
        yield return Write(HttpMethod.Delete, one, delete, chain.Delete, chain.Current);
    }

    private static Operation One(string template, string activity, Func<Call, Rows> rows) =>
        new(template, activity, true, new ResourceVersion(V2018, rows));

    /// <summary>Most of these addresses are not in this copy of the document.</summary>
    private static Operation Metadata(
        string template, string activity, HttpMethod write, Func<Call, FieldOptions> options, string version = V2018) =>
        new($"{template}/metadata", activity, false, new ResourceVersion(version, c => MetadataShapes.Of(c, write, options(c))));

    private static Operation Write(
        HttpMethod method, string template, string activity, Func<Call, Answer> write, Func<Call, Rows>? current = null,
        string version = V2018) =>
        new(template, activity, false, new ResourceVersion(version, _ => Rows.None))
        {
            Method = method,
            Write = write,
            Current = current,
            IsAlone = true,
            HasBody = method != HttpMethod.Delete,
        };
}
