using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Personnel.Push;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>A host died.</summary>
internal sealed class DeathException() : Exception("The host is dead.");

/// <summary>
/// Loket's side in memory: people, concept employees and the wages of each. After each write the host may die, before it hears of it.
/// </summary>
internal sealed class FakeLoketSide : ILoketSide, ILoketSides
{
    public Dictionary<Guid, JsonObject> Concepts { get; } = [];

    public Dictionary<Guid, Person> People { get; } = [];

    /// <summary>How many writes there were.</summary>
    public int Writes { get; private set; }

    /// <summary>The write after which the host dies, from 1.</summary>
    public int DieAfter { get; set; } = int.MaxValue;

    public bool HasBsnRight { get; set; } = true;

    /// <summary>What Loket says of each new person; null: it takes them.</summary>
    public string? Refuses { get; set; }

    /// <summary>As <see cref="Refuses"/>, but only once everything was found valid.</summary>
    public string? RefusesToConvert { get; set; }

    public ILoketSide Open(LoketClient loket) => this;

    public Task<IReadOnlyList<Employee>> SearchAsync(Guid employerId, int? number, DateOnly? dateOfBirth, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Employee>>(
        [
            .. People.Where(one => one.Value.Number == number || one.Value.DateOfBirth == dateOfBirth).Select(one => new Employee(
                one.Key, one.Value.Number,
                new PersonalDetails { LastName = one.Value.LastName, DateOfBirth = one.Value.DateOfBirth }, null, null)),
        ]);

    public Task<bool> IsEmployeeAsync(Guid employeeId, CancellationToken cancellation) => Task.FromResult(People.ContainsKey(employeeId));

    public Task<IReadOnlyList<Employment>> EmploymentsAsync(
        Guid employerId, Guid employeeId, Guid administrationId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Employment>>(
            [new Employment { Id = People[employeeId].EmploymentId, IncomeRelationshipNumber = People[employeeId].IncomeNumber }]);

    public Task<HeldEmployee?> ReadAsync(Guid employeeId, Guid employmentId, CancellationToken cancellation) =>
        Task.FromResult(People.TryGetValue(employeeId, out var person)
            ? new HeldEmployee(
                employeeId, employmentId, person.FirstDay, person.LastDay, (JsonObject)person.Employee.DeepClone(),
                (JsonObject)person.Employment.DeepClone(),
                new Dictionary<LoketResource, IReadOnlyList<HeldRecord>> { [LoketResource.Wage] = [.. person.Wages] })
            : null);

    public Task<IReadOnlyDictionary<LoketField, string>> FallbacksAsync(Guid employerId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<LoketField, string>>(
            LoketFields.All.Where(field => field.FallbackName is not null).ToDictionary(field => field, _ => Guid.Empty.ToString()));

    public Task CarryOutAsync(HeldEmployee held, EmployeePlan plan, CancellationToken cancellation)
    {
        var person = People[held.EmployeeId];
        if (plan.Employee.Count > 0)
            Write(() => person.Employee = LoketObject.Written(LoketResource.Employee, person.Employee, plan.Employee));
        if (plan.Employment.Count > 0)
            Write(() => person.Employment = LoketObject.Written(LoketResource.Employment, person.Employment, plan.Employment));
        foreach (var write in plan.Chains.Values.SelectMany(writes => writes))
            Write(() => Write(person, write));
        if (plan.ChangesEnd)
        {
            Write(() => (person.LastDay, person.Employment) =
                (plan.End, LoketObject.Written(LoketResource.End, person.Employment, plan.EndFields)));
        }

        return Task.CompletedTask;
    }

    public Task<CitizenServiceNumber?> ReadNumberAsync(Guid employeeId, CancellationToken cancellation) =>
        HasBsnRight ? Task.FromResult(People[employeeId].Bsn) : throw Failed(FailureReason.RightMissing, null);

    public Task WriteNumberAsync(Guid employeeId, CitizenServiceNumber number, CancellationToken cancellation)
    {
        Write(() => People[employeeId].Bsn = number);
        return Task.CompletedTask;
    }

    public Task<Guid?> FindConceptAsync(Guid employerId, string uniqueName, CancellationToken cancellation) => Task.FromResult(
        Concepts.Where(one => (string?)one.Value["uniqueName"] == uniqueName).Select(one => (Guid?)one.Key).FirstOrDefault());

    public Task<Guid> MakeConceptAsync(Guid employerId, JsonObject concept, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        Write(() => Concepts[id] = concept);
        return Task.FromResult(id);
    }

    public Task<bool> TryChangeConceptAsync(Guid conceptId, JsonObject concept, CancellationToken cancellation)
    {
        if (!Concepts.ContainsKey(conceptId))
            return Task.FromResult(false);
        Write(() => Concepts[conceptId] = concept);
        return Task.FromResult(true);
    }

    public Task<bool> TryConvertAsync(Guid conceptId, bool validateOnly, CancellationToken cancellation)
    {
        if (!Concepts.TryGetValue(conceptId, out var concept))
            return Task.FromResult(false);
        if ((Refuses ?? (validateOnly ? null : RefusesToConvert)) is { } words)
            throw Failed(FailureReason.BusinessRule, words);
        if (!validateOnly)
        {
            Write(() =>
            {
                Concepts.Remove(conceptId);
                People[conceptId] = Person.Of(concept);
            });
        }

        return Task.FromResult(true);
    }

    private static LoketException Failed(FailureReason reason, string? words) => new(new LoketFailure(reason, 400, "Fake", words));

    private static void Write(Person person, ChainWrite<FieldValues> write)
    {
        person.Wages.RemoveAll(one => one.Id == write.Record?.Id && write.Kind != ChainWriteKind.Append);
        if (write.Kind == ChainWriteKind.Remove)
            return;
        var content = LoketObject.Written(LoketResource.Wage, [], write.Value.All);
        person.Wages.Add(new HeldRecord(write.Kind == ChainWriteKind.Append ? Guid.NewGuid() : write.Record!.Id, write.Start, content));
        person.Wages.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    private void Write(Action change)
    {
        if (Writes >= DieAfter)
            throw new DeathException();
        change();
        if (++Writes == DieAfter)
            throw new DeathException();
    }

    /// <summary>Somebody in Loket.</summary>
    internal sealed class Person
    {
        public Guid EmploymentId { get; } = Guid.NewGuid();

        public JsonObject Employee { get; set; } = [];

        public JsonObject Employment { get; set; } = [];

        public DateOnly FirstDay { get; set; } = new(2026, 1, 1);

        public DateOnly? LastDay { get; set; }

        public CitizenServiceNumber? Bsn { get; set; }

        public List<HeldRecord> Wages { get; } = [];

        public int? Number => (int?)Employee["employeeNumber"];

        public int? IncomeNumber => (int?)Employment["incomeRelationshipNumber"];

        public string? LastName => (string?)Employee["personalDetails"]?["lastName"];

        public DateOnly? DateOfBirth => (string?)Employee["personalDetails"]?["dateOfBirth"] is { } day
            ? DateOnly.ParseExact(day, "yyyy-MM-dd")
            : null;

        public static Person Of(JsonObject concept)
        {
            var person = new Person
            {
                Employee = (JsonObject)concept["employeeData"]!.DeepClone(),
                Employment = (JsonObject)concept["employmentData"]!.DeepClone(),
            };
            person.FirstDay = DateOnly.ParseExact((string)person.Employment["startDate"]!, "yyyy-MM-dd");
            if (concept["wageData"] is JsonObject wage)
                person.Wages.Add(new HeldRecord(Guid.NewGuid(), person.FirstDay, (JsonObject)wage.DeepClone()));
            return person;
        }
    }
}
