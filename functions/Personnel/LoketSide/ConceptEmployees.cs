using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.LoketSide;

/// <summary>Where a person is on the way from a concept to an employee.</summary>
internal enum ConceptState
{
    /// <summary>Loket would convert it as it is.</summary>
    Ready,

    /// <summary>Loket would not, or did not: the answer says why.</summary>
    Refused,

    /// <summary>There is an employee under the id of the concept.</summary>
    Converted,

    /// <summary>Neither is there: somebody took it away.</summary>
    Gone,
}

/// <param name="Refusal">Loket's words, also by field; only where <see cref="ConceptState.Refused"/>.</param>
internal sealed record ConceptAnswer(ConceptState State, LoketFailure? Refusal = null)
{
    public override string ToString() => State.ToString();
}

/// <summary>
/// New people, first as concept employees. Each step may run again: a concept is found again by its unique name, and one that is converted
/// by the employee with its id.
/// </summary>
internal sealed class ConceptEmployees(LoketClient loket)
{
    private const string UniqueName = "uniqueName";

    /// <summary>Makes the concept, unless one of its unique name is there.</summary>
    /// <returns>Its id, which is recorded before anything else is done with it.</returns>
    /// <exception cref="SeveralConceptsException">More than one bears the name.</exception>
    public async Task<Guid> MakeAsync(Guid employerId, ConceptPlan plan, CancellationToken cancellation) =>
        await FindAsync(employerId, (string)plan.Body[UniqueName]!, cancellation)
        ?? await loket.ConceptEmployees.CreateAsync(employerId, plan.Body, cancellation);

    /// <summary>Null when no concept bears the name.</summary>
    /// <exception cref="SeveralConceptsException">More than one bears it.</exception>
    public async Task<Guid?> FindAsync(Guid employerId, string uniqueName, CancellationToken cancellation)
    {
        var found = await loket.ConceptEmployees.ListByUniqueNameAsync(employerId, uniqueName, cancellation);
        return found.Complete() switch
        {
            [] => null,
            [var one] => one.Id,
            _ => throw new SeveralConceptsException(),
        };
    }

    /// <summary>Whether Loket would convert it. Changes nothing.</summary>
    public Task<ConceptAnswer> ValidateAsync(Guid conceptId, CancellationToken cancellation) =>
        AnswerAsync(conceptId, loket.ConceptEmployees.ValidateAsync, ConceptState.Ready, cancellation);

    /// <summary>Makes an employee of it. Again, it says that there is one.</summary>
    public Task<ConceptAnswer> ConvertAsync(Guid conceptId, CancellationToken cancellation) =>
        AnswerAsync(conceptId, loket.ConceptEmployees.ConvertAsync, ConceptState.Converted, cancellation);

    private async Task<ConceptAnswer> AnswerAsync(
        Guid conceptId, Func<Guid, CancellationToken, Task<bool>> ask, ConceptState well, CancellationToken cancellation)
    {
        try
        {
            if (await ask(conceptId, cancellation))
                return new ConceptAnswer(well);
        }
        catch (LoketException e) when (e.Failure.Reason == FailureReason.BusinessRule)
        {
            return new ConceptAnswer(ConceptState.Refused, e.Failure);
        }

        var employee = await loket.Employees.ReadAsync(conceptId, cancellation);
        return new ConceptAnswer(employee is null ? ConceptState.Gone : ConceptState.Converted);
    }
}

/// <summary>Which of the concepts is the person cannot be told; somebody takes the others away in Loket.</summary>
internal sealed class SeveralConceptsException() : Exception("Several concept employees in Loket bear the same unique name.");
