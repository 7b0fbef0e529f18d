using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>Employments added, changed, ended and reopened.</summary>
internal static class EmploymentWrites
{
    private static readonly string[] ByPatch = ["employmentCategoryType", "linkedEmployment"];

    public static Answer Post(Call call)
    {
        var body = Body.Read(call, EmployeeWrites.Options(call));
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var data = body.Json;
        var id = data.Id("employmentData.payrollAdministration.id") ?? data.Id("employmentData.nonPayrollAdministration.id");
        var administration = call.Staff.Administrations.FirstOrDefault(a => a.Id == id);
        body.Require(administration is not null, 201, "employmentData.payrollAdministration", "De administratie is verplicht.");
        body.Require(
            call.Employer!.EmploymentsOf(call.Id).All(e => e.AdministrationId != id
                || e.IncomeRelationshipNumber != data.Whole("employmentData.incomeRelationshipNumber")),
            205, "employmentData.incomeRelationshipNumber", "Het nummer inkomstenverhouding is al in gebruik.");
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var employment = call.Database.Change(edit =>
        {
            var added = Conversion.Employment(data, call.Id, administration!, call, edit);
            return added with { Version = edit.Save(added) };
        });
        return Answer.Created(call.Version, employment.Id) with
        {
            ETag = $"\"{employment.Version}\"",
            Location = $"{Resources}/{employment.Id}",
        };
    }

    public static Answer Put(Call call)
    {
        var employment = call.Employment;
        var body = Body.Read(call, Options(call));
        if (!body.IsBroken)
        {
            body.Require(
                !(body.Json.Day("commissionUntilDate") < employment.StartDate), 204, "commissionUntilDate",
                "De aanstelling eindigt voor de datum in dienst.");
        }

        if (body.IsBroken)
            return body.Refusal(call.Version);
        var changed = Reading.Terms(employment, body.Json);
        return Saved(call, changed with { Written = changed.Written!.With(Kept(employment)) });
    }

    /// <summary>The few fields that PUT does not take.</summary>
    public static Answer Patch(Call call)
    {
        var body = Body.Read(call, Options(call));
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var written = (call.Employment.Written?.DeepClone().AsObject() ?? new JsonObject()).With(body.Json);
        call.Database.Change(edit => edit.Save(call.Employment with { Written = written }));
        return Answer.Content(200, call.Version, Rows.One(body.Json, json => json));
    }

    /// <summary>Ends it with the given day, or revises that. What was to begin later in its date chains never does.</summary>
    public static Answer Terminate(Call call)
    {
        var employment = call.Employment;
        var body = Body.Read(call, Options(call));
        var end = body.IsBroken ? null : body.Json.Day("endDate");
        if (!body.IsBroken)
        {
            body.Require(end is not null, 201, "endDate", "De datum uit dienst is verplicht.");
            body.Require(body.Json.At("endOfEmploymentReason") is not null, 201, "endOfEmploymentReason", "De reden is verplicht.");
            body.Require(!(end < employment.StartDate), 206, "endDate", "De datum uit dienst ligt voor de datum in dienst.");
        }

        if (body.IsBroken)
            return body.Refusal(call.Version);
        call.Database.Change(edit => edit.Save(employment with
        {
            EndDate = end,
            Wages = Until(employment.Wages, end!.Value),
            Hours = Until(employment.Hours, end.Value),
            Organization = Until(employment.Organization, end.Value),
            EndWritten = body.Json.Without("endDate", "createMdvEntry"),
        }));
        return Answer.Messages(200, call.Version, []);
    }

    public static Answer Reinstate(Call call)
    {
        if (call.Employment.EndDate is null)
            return Answer.BrokenRule(call.Version, "Het dienstverband is niet beëindigd.");
        call.Database.Change(edit => edit.Save(call.Employment with { EndDate = null, EndWritten = null }));
        return Answer.Messages(200, call.Version, []);
    }

    private const string Resources = "/v2/providers/employers/employees/employments";

    private static FieldOptions Options(Call call) =>
        new(call.Employer!, call.Employer!.Administration(call.Employment.AdministrationId), call.State.Today.Year);

    private static JsonObject Kept(Employment employment)
    {
        var kept = new JsonObject();
        foreach (var field in ByPatch.Where(field => employment.Written?.ContainsKey(field) is true))
            kept[field] = employment.Written![field]?.DeepClone();
        return kept;
    }

    private static Answer Saved(Call call, Employment employment)
    {
        call.Database.Change(edit => edit.Save(employment));
        return Answer.Content(200, call.Version, EmploymentShapes.Employments(call.Employer!, [employment]));
    }

    private static IReadOnlyList<T> Until<T>(IReadOnlyList<T> chain, DateOnly lastDay)
        where T : IChainLink => [.. chain.Where(link => link.StartDate <= lastDay)];
}
