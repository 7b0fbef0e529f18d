using System.Globalization;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.Push;

/// <summary>Who somebody is in Loket from now on, or why that is not known.</summary>
/// <param name="Result">The end of it: set aside, or a preview; null where it goes on.</param>
internal sealed record Arrival(Guid? EmployeeId, Guid? EmploymentId, bool IsNew, PushResult? Result)
{
    public override string ToString() => nameof(Arrival);
}

/// <summary>
/// Brings somebody into Loket of whom no link is known. It is searched first; where nobody can be the person, a concept employee (concept
/// werknemer) is made and converted. Its id is written down before anything else is done with it, and it has a name by which it is found
/// again, so that neither a repeat nor a death makes a second person.
/// </summary>
internal sealed class NewEmployees(EmployeeRows rows, PlannerPeople plannerPeople)
{
    public async Task<Arrival> ArriveAsync(
        PushScope scope, ReadEmployee read, EmployeeRow? row, Func<PushResult, Task> begun, CancellationToken cancellation)
    {
        var uniqueName = UniqueNameOf(read.Hash);
        var concept = row?.ConceptId ?? await scope.Loket.FindConceptAsync(scope.EmployerId, uniqueName, cancellation);
        var known = await plannerPeople.FindAsync(scope, read, row, cancellation);
        if (concept is null && known is null && row is not { IsNewPerson: true })
        {
            var match = await MatchAsync(scope, read, cancellation);
            if (match.Code is { } code)
                return SetAside(read with { Result = read.Result with { Candidates = match.Candidates } }, code);
            if (match.EmployeeId is { } found)
                return await LinkAsync(scope, read, found, isNew: false, cancellation);
        }
        else if (known is { } linked)
        {
            return await LinkAsync(scope, read, linked, isNew: false, cancellation);
        }

        var fallbacks = await scope.Loket.FallbacksAsync(scope.EmployerId, cancellation);
        var plan = ConceptPlan.Of(read.Said, uniqueName, scope.AdministrationId, fallbacks);
        if (plan.Missing.Count > 0)
        {
            return SetAside(read, PushCodes.FieldsMissing, [
                .. plan.Missing.Select(field => new PushFault(FieldFaultCodes.Needed, scope.AttributeOf(field.Id), field.Id, null, []))]);
        }

        var result = read.Result with { Outcome = PushOutcome.Created, Changes = ChangesOf(read) };
        if (scope.Preview)
            return new Arrival(null, null, true, result);
        await begun(result with { IsUnderWay = true });
        return await ConvertAsync(scope, read, concept, plan, cancellation);
    }

    /// <summary>Of the hash whole: two people never share one.</summary>
    internal static string UniqueNameOf(string hash) => $"hr-{hash}";

    private async Task<Arrival> ConvertAsync(
        PushScope scope, ReadEmployee read, Guid? known, ConceptPlan plan, CancellationToken cancellation)
    {
        // Nothing else comes between the making and the writing down.
        var concept = known ?? await scope.Loket.MakeConceptAsync(scope.EmployerId, plan.Body, cancellation);
        await rows.ChangeOrAddAsync(
            scope.Connection.Id, read.Hash,
            row => (row.ConceptId, row.OwesNumber) = (concept, scope.LoketLeads && read.Number is not null), cancellation);
        var isThere = (known is null || await scope.Loket.TryChangeConceptAsync(concept, plan.Body, cancellation))
            && await scope.Loket.TryConvertAsync(concept, validateOnly: true, cancellation);
        // It becomes an employee under its own id.
        if (isThere && !await plannerPeople.TryLinkAsync(scope, read, concept, cancellation))
            return SetAside(read, PushCodes.LinkedElsewhere);
        isThere = isThere && await TryConvertAsync(scope, concept, cancellation);
        // A concept that is gone and whose id is an employee's was converted before.
        if (!isThere && !await scope.Loket.IsEmployeeAsync(concept, cancellation))
        {
            await plannerPeople.UnlinkAsync(scope, concept, cancellation);
            await rows.ChangeOrAddAsync(scope.Connection.Id, read.Hash, row => row.ConceptId = null, cancellation);
            return SetAside(read, PushCodes.GoneFromLoket);
        }

        return await LinkAsync(scope, read, concept, isNew: true, cancellation);
    }

    private async Task<bool> TryConvertAsync(PushScope scope, Guid concept, CancellationToken cancellation)
    {
        try
        {
            return await scope.Loket.TryConvertAsync(concept, validateOnly: false, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BusinessRule or FailureReason.BadRequest)
        {
            await plannerPeople.UnlinkAsync(scope, concept, cancellation);
            throw;
        }
    }

    private async Task<Arrival> LinkAsync(
        PushScope scope, ReadEmployee read, Guid employeeId, bool isNew, CancellationToken cancellation)
    {
        if (await rows.IsTakenAsync(scope.Connection.Id, employeeId, read.Hash, cancellation))
            return SetAside(read, PushCodes.LinkedElsewhere);
        var employments = await scope.Loket.EmploymentsAsync(scope.EmployerId, employeeId, scope.AdministrationId, cancellation);
        if (EmploymentOf(read, employments) is not { } employment)
            return SetAside(read, PushCodes.EmploymentUnclear);
        if (!await plannerPeople.TryLinkAsync(scope, read, employeeId, cancellation))
            return SetAside(read, PushCodes.LinkedElsewhere);
        if (!scope.Preview)
        {
            await rows.ChangeOrAddAsync(
                scope.Connection.Id, read.Hash,
                row => (row.LoketEmployeeId, row.LoketEmploymentId, row.ConceptId) = (employeeId, employment, null), cancellation);
        }

        return new Arrival(employeeId, employment, isNew, null);
    }

    /// <summary>The one of the income number (inkomstenverhouding), and where that is not said so of any, the only one.</summary>
    private static Guid? EmploymentOf(ReadEmployee read, IReadOnlyList<Employment> employments)
    {
        var said = read.Said.Present.GetValueOrDefault(LoketFields.Find("employment.incomeRelationshipNumber")!);
        var same = employments.Where(one =>
            one.IncomeRelationshipNumber is { } number && number.ToString(CultureInfo.InvariantCulture) == said).ToList();
        return same is [var one] ? one.Id : same.Count == 0 && employments is [var only] ? only.Id : null;
    }

    private static async Task<PersonMatch> MatchAsync(PushScope scope, ReadEmployee read, CancellationToken cancellation)
    {
        var found = await scope.Loket.SearchAsync(
            scope.EmployerId, PersonMatch.NumberOf(read.Said), PersonMatch.DateOfBirthOf(read.Said), cancellation);
        return PersonMatch.Of(read.Said, found, await WithBsnAsync(scope, read.Number, found, cancellation));
    }

    /// <summary>Those among the found who bear the number: it is looked at with them alone, and is in no filter.</summary>
    private static async Task<IReadOnlyList<Guid>> WithBsnAsync(
        PushScope scope, CitizenServiceNumber? number, IReadOnlyList<Employee> found, CancellationToken cancellation)
    {
        if (number is not { } known)
            return [];
        var same = new List<Guid>();
        try
        {
            foreach (var id in found.Select(one => one.Id).OfType<Guid>())
            {
                if ((await scope.Loket.ReadNumberAsync(id, cancellation))?.Reveal() == known.Reveal())
                    same.Add(id);
            }

            return same;
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            // Then it is searched without; the missing right is told where the number would be sent.
            return [];
        }
    }

    private static Arrival SetAside(ReadEmployee read, string code, IReadOnlyList<PushFault>? faults = null) =>
        new(null, null, false, read.Result with { Outcome = PushOutcome.SetAside, Code = code, Faults = faults ?? [] });

    private static List<PushedChange> ChangesOf(ReadEmployee read) =>
    [
        .. from one in read.Said.Present
           where one.Value is not null
           select new PushedChange(one.Key.Id, null, null, one.Value, false),
        .. from one in read.Said.Histories
           from value in one.Value
           where value.Value is not null
           select new PushedChange(one.Key.Id, value.From, null, value.Value, false),
    ];
}
