using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Personnel.LoketSide;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>
/// A host dies right after each of the things that it does outside itself while it brings somebody to Loket (a call to Loket, a table's
/// row, a blob), before it hears of them. Another host does the step again, and what comes of it in Loket and in the report is what comes
/// of a push that nothing disturbed. Today is 15 June, 1 March the start line.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class PushDeathTests(AppStorage storage, ITestOutputHelper output)
{
    private const string Initials = "employee.personalDetails.initials";
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly DateOnly May = new(2026, 5, 1);
    private static readonly DateOnly June = new(2026, 6, 1);

    /// <summary>What was pushed before, nothing where the person is new; and what is pushed while the host dies.</summary>
    private static readonly Dictionary<string, (Action<HrPerson>? Before, Action<HrPerson> Then)> Kinds = new()
    {
        ["somebody new"] = (null, person =>
        {
            person.Bsn = "123456782";
            person.From(April, HrPerson.Gross, "2600").From(May, HrPerson.Hours, "24");
        }
        ),
        ["changes all over"] = (Raised, person =>
        {
            person.Bsn = "123456782";
            person.Present[Initials] = "B.";
            person.From(April, HrPerson.Gross, "2600").From(June, HrPerson.Gross, "2800").From(April, HrPerson.Hours, "24")
                .From(May, HrPerson.Shift, person.Histories[HrPerson.Shift][January]).From(May, HrPerson.GrossType, "2");
        }
        ),
        ["a raise that comes earlier, and what nobody leads in stays"] = (Raised, person => person.From(April, HrPerson.Gross, "2700")),
        ["an end with a correction before it"] = (Raised, person =>
        {
            person.LastDay = new DateOnly(2026, 5, 20);
            person.From(April, HrPerson.Gross, "2600");
        }
        ),
        ["an end that is taken out"] = (
            person =>
            {
                Raised(person);
                person.LastDay = new DateOnly(2026, 4, 20);
            },
            person => person.LastDay = null),
    };

    private int _number = 60_000;

    public static TheoryData<string> KindNames => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(KindNames))]
    public async Task Whatever_was_done_last_the_person_is_there_once_with_whole_chains_and_all_of_it_is_told(string kind)
    {
        using var loket = await PersonnelLoket.StartAsync();
        await using var visitor = loket.Visitor;
        var (effects, undisturbed) = await SurviveAsync(loket, kind, int.MaxValue);
        Assert.True(effects.Count(effect => effect.StartsWith("Loket", StringComparison.Ordinal)) > 1, string.Join('\n', effects));

        await DeathSweep.RunAsync(effects, async dieAfter =>
        {
            var (_, disturbed) = await SurviveAsync(loket, kind, dieAfter);
            Assert.Equal(undisturbed, disturbed);
            return true;
        });

        Assert.Empty(loket.Visitor.Loket.Contract.Violations);
        output.WriteLine($"{effects.Count} deaths");
    }

    /// <summary>As above, of somebody first made in a planner, who is never in Loket without the link that syncs go by.</summary>
    [Fact]
    public async Task Whatever_was_done_last_somebody_of_the_planners_is_in_Loket_once_and_linked()
    {
        using var loket = await PersonnelLoket.StartAsync();
        await using var visitor = loket.Visitor;
        var (effects, undisturbed) = await SurviveNewAsync(loket, int.MaxValue);

        await DeathSweep.RunAsync(effects, async dieAfter =>
        {
            var (_, disturbed) = await SurviveNewAsync(loket, dieAfter);
            Assert.Equal(undisturbed, disturbed);
            return true;
        });

        Assert.Empty(loket.Visitor.Loket.Contract.Violations);
        output.WriteLine($"{effects.Count} deaths");
    }

    private async Task<(IReadOnlyList<string> Effects, IReadOnlyList<string> Traces)> SurviveNewAsync(PersonnelLoket loket, int dieAfter)
    {
        var push = new RealPush(storage, loket, loketLeads: true);
        var person = HrPerson.New(Interlocked.Increment(ref _number), Today, loket.Staff);
        person.Bsn = "123456782";
        var life = new Life(dieAfter);
        var result = await push.PushAsync(
            person, Today, life, betweenHosts: async () =>
            {
                var there = loket.Staff.Employees.SingleOrDefault(one => one.Name.LastName == person.LastName);
                Assert.True(there is null || await LinkedAsync(push, person) == there.Id, "Somebody is in Loket without a link.");
            });
        Assert.Equal((PushOutcome.Created, null, 0), (result.Outcome, result.Code, result.Faults.Count));
        var traces = await TracesAsync(loket, push, person, result);
        Assert.Equal(loket.Staff.Employees.Single(one => one.Name.LastName == person.LastName).Id, await LinkedAsync(push, person));

        person.Present[Initials] = "B.";
        var again = new Life();
        var repeated = await push.PushAsync(person, Today, again);
        Assert.Equal((PushOutcome.Unchanged, PushCodes.AlreadyInLoket), (repeated.Outcome, repeated.Code));
        Assert.Equal((PushFaultCodes.LoketLeads, Initials), repeated.Faults.Select(fault => (fault.Code, fault.FieldId)).Single());
        Assert.DoesNotContain(again.Effects, effect => effect.StartsWith("Loket", StringComparison.Ordinal));
        return (life.Effects, traces);
    }

    private static async Task<Guid?> LinkedAsync(RealPush push, HrPerson person) =>
        (await push.Links.FindByPlannerAsync(push.Connection.Id, person.Id, default))?.EmployeeId;

    private static void Raised(HrPerson person) => person.From(May, HrPerson.Gross, "2700");

    /// <returns>What the host did, and what came of it.</returns>
    private async Task<(IReadOnlyList<string> Effects, IReadOnlyList<string> Traces)> SurviveAsync(
        PersonnelLoket loket, string kind, int dieAfter)
    {
        var (before, then) = Kinds[kind];
        var push = new RealPush(storage, loket);
        var person = HrPerson.New(Interlocked.Increment(ref _number), January, loket.Staff);
        if (before is not null)
        {
            before(person);
            Assert.Equal(PushOutcome.Created, (await push.PushAsync(person, Today)).Outcome);
            EnterCosts(loket, person);
        }

        then(person);
        var life = new Life(dieAfter);
        var result = await push.PushAsync(person, Today, life);
        Assert.Equal(before is null ? PushOutcome.Created : PushOutcome.Changed, result.Outcome);
        var traces = await TracesAsync(loket, push, person, result);

        var again = new Life();
        Assert.Equal(PushOutcome.Unchanged, (await push.PushAsync(person, Today, again)).Outcome);
        Assert.DoesNotContain(again.Effects, effect => effect.StartsWith("Loket", StringComparison.Ordinal));
        return (life.Effects, traces);
    }

    /// <summary>By hand, on the last wage: the HR system says nothing of them.</summary>
    private static void EnterCosts(PersonnelLoket loket, HrPerson person) => loket.Visitor.Loket.Database.Change(edit =>
    {
        var staff = edit.Before.Employers[0].Staff;
        var id = staff.Employees.Single(one => one.Number == person.Number).Id;
        var employment = staff.Employments.Single(one => one.EmployeeId == id);
        var costs = employment.Wages[^1].Written?.DeepClone().AsObject() ?? new JsonObject();
        costs["employerCosts"] = 7;
        return edit.Save(employment with { Wages = [.. employment.Wages.SkipLast(1), employment.Wages[^1] with { Written = costs }] });
    });

    /// <summary>All that is to be the same, without what tells people apart.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(
        PersonnelLoket loket, RealPush push, HrPerson person, PushResult result)
    {
        var employee = Assert.Single(loket.Staff.Employees, one => one.Name.LastName == person.LastName);
        var employment = Assert.Single(loket.Staff.Employments, one => one.EmployeeId == employee.Id);
        var hash = push.HashOf(person);
        Assert.DoesNotContain(
            loket.Staff.Concepts, one => one.Data["uniqueName"]?.ToString().EndsWith(hash, StringComparison.Ordinal) is true);
        var row = (await push.Rows.FindAsync(push.Connection.Id, hash, default))!;
        Assert.Equal((employee.Id, employment.Id, null), (row.LoketEmployeeId, row.LoketEmploymentId, row.ConceptId));
        Assert.False(row.IsPending);
        var record = (await push.Records.FindAsync(push.Connection, hash, default))!;
        Assert.Null(record.Removed);
        return
        [
            $"{employee.Number == person.Number} {employee.Name.Initials} {employee.CitizenServiceNumber} {employment.EndDate}",
            .. HeldChain.Of(employment).Select(chain => chain.ToString()),
            $"{row.LastOutcome} {row.LastCode} {row.NextDay} {string.Join(' ', result.Notices)}",
            .. result.Changes.Select(change => change.FieldId.StartsWith("employee.", StringComparison.Ordinal)
                ? change.FieldId
                : $"{change.FieldId} from {change.From}: {change.Was} -> {change.Becomes}, overwritten {change.Overwritten}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
