using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>Concept employees made, changed and taken away. No version number rises by it: they are not employees yet.</summary>
internal static class ConceptWrites
{
    public static Answer Post(Call call)
    {
        var body = Read(call);
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var concept = new ConceptEmployee(Guid.NewGuid(), call.State.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), body.Json);
        Change(call, concepts => [.. concepts, concept]);
        return Answer.Content(201, call.Version, ConceptShapes.Concepts([concept])) with { Location = $"{Resources}/{concept.Id}" };
    }

    public static Answer Put(Call call)
    {
        var body = Read(call);
        return body.IsBroken ? body.Refusal(call.Version) : Saved(call, Of(call) with { Data = body.Json }, ConceptShapes.Concepts);
    }

    public static Answer Delete(Call call)
    {
        Change(call, concepts => [.. concepts.Where(c => c.Id != call.Id)]);
        return Answer.Messages(200, call.Version, []);
    }

    /// <summary>Validations are disabled: that it is a real number counts when it becomes an employee.</summary>
    public static Answer PutNumber(Call call)
    {
        var body = Body.Read(call, Options(call));
        return body.IsBroken
            ? body.Refusal(call.Version)
            : Saved(call, Of(call) with { CitizenServiceNumber = body.Json.Text("citizenServiceNumber") }, ConceptShapes.Numbers);
    }

    public static ConceptEmployee Of(Call call) => call.Employer!.Concept(call.Id)!;

    /// <summary>Of all administrations: the concept's own may still change.</summary>
    public static FieldOptions Options(Call call) => new(call.Employer!, null, call.State.Today.Year);

    private const string Resources = "/v2/providers/employers/conceptemployees";

    private static Body Read(Call call)
    {
        var body = Body.Read(call, Options(call), isConcept: true);
        foreach (var field in new[] { "uniqueName", "employeeData.personalDetails.lastName" })
            body.Require(body.Json.At(field) is not null, 20, field, $"{field} is verplicht.");
        return body;
    }

    private static Answer Saved(Call call, ConceptEmployee concept, Func<IReadOnlyList<ConceptEmployee>, Rows> shape)
    {
        Change(call, concepts => [.. concepts.Select(c => c.Id == concept.Id ? concept : c)]);
        return Answer.Content(200, call.Version, shape([concept]));
    }

    private static void Change(Call call, Func<IReadOnlyList<ConceptEmployee>, IReadOnlyList<ConceptEmployee>> change) =>
        call.Database.ChangeLists(call.Employer!.Id, staff => staff with { Concepts = change(staff.Concepts) });
}
