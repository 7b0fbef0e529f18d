using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>
/// A linked date chain of employments: records are added at its end, one closes the one before it, and only the last can be taken away.
/// </summary>
/// <param name="MayBeEmpty">An employment may have no record at all, or one that begins later (wages).</param>
internal sealed record LinkedChain<T>(
    string Path, bool MayBeEmpty, Func<Employment, IReadOnlyList<T>> Of, Func<Employment, IReadOnlyList<T>, Employment> With,
    Func<JsonObject, Guid, DateOnly, Call, T> Read, Func<IReadOnlyList<Link<T>>, Rows> Shape)
    where T : IChainLink
{
    private const int Order = 301;
    private const int Gap = 302;

    /// <summary>Gets what must hold of a record besides its place in the chain.</summary>
    public Action<Body>? Check { get; init; }

    public Rows Current(Call call)
    {
        var chain = Of(call.Owner);
        return Shape([ChainShapes.Whole(call.Owner, chain).First(link => link.Record.Id == call.Id)]);
    }

    public Answer Post(Call call)
    {
        var employment = call.Owner;
        var chain = Of(employment);
        var body = Checked(call);
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var start = body.Json.Day("startDate")!.Value;
        if (chain.Count == 0)
            CheckFirst(body, employment, start);
        else
            body.Require(start > chain[^1].StartDate, Order, "startDate", "De ingangsdatum moet na die van het laatste gegeven liggen.");
        CheckEnd(body, employment, start);
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var record = Read(body.Json, Guid.NewGuid(), start, call);
        return Saved(call, With(employment, [.. chain, record]), record.Id, 201) with { Location = $"{Resources}/{Path}/{record.Id}" };
    }

    public Answer Put(Call call)
    {
        var employment = call.Owner;
        var chain = Of(employment);
        var body = Checked(call);
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var start = body.Json.Day("startDate")!.Value;
        var at = Position(chain, call.Id);
        if (at == 0)
            CheckFirst(body, employment, start);
        else
            body.Require(start > chain[at - 1].StartDate, Order, "startDate", "De ingangsdatum moet na die van het vorige gegeven liggen.");
        if (at + 1 < chain.Count)
        {
            body.Require(
                start < chain[at + 1].StartDate, Order, "startDate", "De ingangsdatum moet voor die van het volgende gegeven liggen.");
        }

        CheckEnd(body, employment, start);
        if (body.IsBroken)
            return body.Refusal(call.Version);
        var record = Read(body.Json, call.Id, start, call);
        return Saved(call, With(employment, [.. chain.Select(link => link.Id == call.Id ? record : link)]), call.Id, 200);
    }

    public Answer Delete(Call call)
    {
        var employment = call.Owner;
        var chain = Of(employment);
        var refusal = Position(chain, call.Id) != chain.Count - 1 ? "Alleen het laatste gegeven kan worden verwijderd."
            : chain.Count == 1 && !MayBeEmpty ? "Het enige gegeven van een dienstverband kan niet worden verwijderd."
            : null;
        if (refusal is not null)
            return Answer.BrokenRule(call.Version, refusal);
        call.Database.Change(edit => edit.Save(With(employment, [.. chain.SkipLast(1)])));
        return Answer.Messages(200, call.Version, []);
    }

    private const string Resources = "/v2/providers/employers/employees/employments";

    private Body Checked(Call call)
    {
        var body = Body.Read(call, Chains.Options(call));
        if (!body.IsBroken)
            Check?.Invoke(body);
        return body;
    }

    private void CheckFirst(Body body, Employment employment, DateOnly start) => body.Require(
        MayBeEmpty ? start >= employment.StartDate : start == employment.StartDate, Gap, "startDate",
        MayBeEmpty ? "De ingangsdatum ligt voor de datum in dienst." : "Het eerste gegeven gaat in op de datum in dienst.");

    private static void CheckEnd(Body body, Employment employment, DateOnly start) =>
        body.Require(!(employment.EndDate < start), Gap, "startDate", "De ingangsdatum ligt na de datum uit dienst.");

    private static int Position(IReadOnlyList<T> chain, Guid id) => chain.Index().First(link => link.Item.Id == id).Index;

    private Answer Saved(Call call, Employment employment, Guid id, int status)
    {
        call.Database.Change(edit => edit.Save(employment));
        var saved = ChainShapes.Whole(employment, Of(employment)).First(link => link.Record.Id == id);
        return Answer.Content(status, call.Version, Shape([saved]));
    }
}
