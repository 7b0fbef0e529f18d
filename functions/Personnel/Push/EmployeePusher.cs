using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Push;

/// <summary>What all employees of a push have in common.</summary>
/// <param name="StartLine">Days before it stay as they are in Loket.</param>
internal sealed record PushScope(
    RunKey Push, bool Preview, ConnectionKey Connection, Guid EmployerId, Guid AdministrationId, IReadOnlyList<MappedAttribute> Mapping,
    DateOnly StartLine, DateOnly Today, ILoketSide Loket)
{
    /// <summary>Only new people are made: see <see cref="PlannerPeople"/>.</summary>
    public bool LoketLeads { get; init; }

    /// <summary>The attribute that stands for the field; null for none.</summary>
    public string? AttributeOf(string fieldId) => Mapping.FirstOrDefault(one => one.FieldId == fieldId)?.AttributeId;

    public override string ToString() => nameof(PushScope);
}

/// <summary>A record and what it says.</summary>
internal sealed record ReadEmployee(
    string Hash, StoredEmployee Stored, SaidEmployee Said, CitizenServiceNumber? Number, PushResult Result)
{
    public override string ToString() => nameof(ReadEmployee);
}

/// <summary>
/// Brings one employee to Loket: reads the record, finds who it is there, makes that person where nobody is, and has Loket hold what the
/// record says. Whatever was done before is found again, so that a repeat goes on where a death cut in.
/// </summary>
internal sealed class EmployeePusher(
    EmployeeRows rows, EmployeeRecords records, NewEmployees newEmployees, EmployeeChanges changes, PlannerPeople plannerPeople)
{
    /// <param name="begun">Told before anything is written to Loket.</param>
    public async Task<PushResult> PushAsync(
        PushScope scope, string hash, Func<PushResult, Task> begun, CancellationToken cancellation)
    {
        if (await records.OpenAsync(scope, hash, cancellation) is not { } stored)
            return new PushResult(null, PushOutcome.SetAside) { Hash = hash, Code = PushCodes.RecordLost };
        var reading = EmployeeReader.Read(stored.Pushed, scope.Mapping);
        var number = CitizenServiceNumber.Find(stored.Pushed.CitizenServiceNumber);
        var row = await rows.FindAsync(scope.Connection.Id, hash, cancellation);
        var result = new PushResult(stored.Pushed.EmployeeId, PushOutcome.Unchanged)
        {
            Hash = hash,
            Name = PersonMatch.NameOf(reading.Said),
            LoketEmployeeId = row?.LoketEmployeeId,
            IsOver = stored.Pushed.IsActive is false || stored.Pushed.InDutchPayroll is false || stored.Pushed.LastDay < scope.Today,
        };
        var read = new ReadEmployee(hash, stored, reading.Said, number, result);

        var faulty = reading.Faults.Select(fault => fault.FieldId).ToHashSet(StringComparer.Ordinal);
        if (Participation.Missing(stored.Pushed, reading.Said, faulty) is { Count: > 0 } missing)
        {
            if (!IsOverButKnown(stored.Pushed, row))
                return result with { Outcome = PushOutcome.NotTakingPart, Code = PushCodes.SomethingMissing, Missing = missing };
            // Of somebody who left, the end is entered, and pay; nothing else.
            read = read with { Said = OnlyTheEnd(reading.Said), Number = null };
            reading = reading with { Faults = [.. reading.Faults.Where(fault => IsOfTheEnd(LoketFields.Find(fault.FieldId)))] };
        }

        if (FaultsOf(reading, stored.Pushed, number) is { Count: > 0 } faults)
            return result with { Outcome = PushOutcome.SetAside, Code = PushCodes.FaultsInRecord, Faults = faults };

        var done = WithoutNumber(await GuardedAsync(result, () => PushAsync(scope, read, row, begun, cancellation)), number);
        return done with { PayIsDue = !scope.LoketLeads && done.IsInLoket && stored.Pushed.Compensations is not null };
    }

    /// <summary>Loket's words may repeat the number that they are about.</summary>
    private static PushResult WithoutNumber(PushResult result, CitizenServiceNumber? number) => number is { } known
        ? result with { LoketWords = result.LoketWords?.Replace(known.Reveal(), known.ToString(), StringComparison.Ordinal) }
        : result;

    private async Task<PushResult> PushAsync(
        PushScope scope, ReadEmployee read, EmployeeRow? row, Func<PushResult, Task> begun, CancellationToken cancellation)
    {
        if (row is { ConceptId: not null, AdministrationId: { } elsewhere } && elsewhere != scope.AdministrationId)
            return read.Result with { Outcome = PushOutcome.SetAside, Code = PushCodes.OtherAdministration };
        var isNew = false;
        var (employee, employment) = (row?.LoketEmployeeId, row?.LoketEmploymentId);
        if (employee is null || employment is null)
        {
            var arrival = await newEmployees.ArriveAsync(scope, read, row, begun, cancellation);
            if (arrival.Result is { } end)
                return end;
            (employee, employment, isNew) = (arrival.EmployeeId, arrival.EmploymentId, arrival.IsNew);
        }

        read = read with { Result = read.Result with { LoketEmployeeId = employee } };
        var done = scope.LoketLeads
            ? await plannerPeople.FinishAsync(scope, read, employee!.Value, employment!.Value, begun, cancellation)
            : await changes.MakeAsync(scope, read, employee!.Value, employment!.Value, begun, cancellation);
        return isNew && done.Outcome is (PushOutcome.Changed or PushOutcome.Unchanged or PushOutcome.Waiting)
            ? done with { Outcome = PushOutcome.Created, Code = null }
            : done;
    }

    private static bool IsOverButKnown(PushedEmployee pushed, EmployeeRow? row) =>
        pushed is { IsActive: false, LastDay: not null } && row is { LoketEmployeeId: not null, LoketEmploymentId: not null };

    private static SaidEmployee OnlyTheEnd(SaidEmployee said) => said with
    {
        Present = said.Present.Where(one => IsOfTheEnd(one.Key)).ToDictionary(),
        Histories = new Dictionary<LoketField, IReadOnlyList<Staff.DatedValue<string?>>>(),
    };

    private static bool IsOfTheEnd(LoketField? field) => field?.Resource == LoketResource.End;

    private static List<PushFault> FaultsOf(EmployeeReading reading, PushedEmployee pushed, CitizenServiceNumber? number)
    {
        var faults = reading.Faults.Select(fault => new PushFault(
            fault.Fault.Code, fault.AttributeId, fault.FieldId, fault.From,
            [.. fault.Fault.Arguments.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture) ?? "")])).ToList();
        if (pushed.CitizenServiceNumber is not null && number is null)
            faults.Add(new PushFault(PushFaultCodes.NotBsn, null, OtherFields.CitizenServiceNumber, null, []));
        faults.AddRange(CompensationCheck.Faults(pushed.Compensations ?? []).Select(PayWords.FaultOf));
        return faults;
    }

    /// <summary>What Loket has against this one employee is told, and the others go on.</summary>
    private static async Task<PushResult> GuardedAsync(PushResult result, Func<Task<PushResult>> work)
    {
        try
        {
            return await work();
        }
        catch (FormatException)
        {
            return result with { Outcome = PushOutcome.Failed, Code = RunCodes.RecordUnreadable };
        }
        catch (ChangedInLoketException)
        {
            return result with { Outcome = PushOutcome.Failed, Code = RunCodes.LoketConflict };
        }
        catch (SeveralConceptsException)
        {
            return result with { Outcome = PushOutcome.SetAside, Code = PushCodes.SeveralMatches };
        }
        catch (LoketException exception) when (IsOfOne(exception.Failure.Reason))
        {
            return result with
            {
                Outcome = PushOutcome.Failed,
                Code = exception.Failure.Reason == FailureReason.BusinessRule
                    ? PushCodes.RefusedByLoket
                    : StepFailures.CodeOf(exception.Failure.Reason),
                LoketWords = exception.Failure.LoketWords,
            };
        }
    }

    private static bool IsOfOne(FailureReason reason) => reason is FailureReason.BusinessRule or FailureReason.BadRequest
        or FailureReason.NotFound or FailureReason.Conflict or FailureReason.RecordUnreadable or FailureReason.Unreadable
        or FailureReason.ServerError;
}
