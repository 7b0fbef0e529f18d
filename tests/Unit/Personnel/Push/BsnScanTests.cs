using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Http;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Storage;
using LoketFunctions.Tests.EndToEnd.Scanning;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>
/// Citizen service numbers (BSN) in every way that a push can go, and then all that the app has put down or told: tables, blobs, queues,
/// logs, the engine's histories, answers and problems. They are in Loket, and in sealed records.
/// </summary>
public sealed class BsnScanTests(AppStorage storage) : IClassFixture<AppStorage>
{
    /// <summary>They pass the eleven test, and are nobody's but those who are made up here.</summary>
    private const string First = "453477823";
    private const string Changed = "481862274";
    private const string Foretold = "152153457";
    private const string Refused = "933876555";
    private const string NotPermitted = "926465417";
    private const string OfTwins = "722259475";
    private const string OfOddRecord = "845528348";
    private const string OfBrokenBody = "156551214";

    /// <summary>Does not pass.</summary>
    private const string Unreadable = "583914276";

    private readonly List<Found> _told = [];

    [Fact]
    public async Task No_citizen_service_number_is_outside_its_places_whatever_comes_of_its_push()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        var one = await PushAllAsync(world, host);

        IReadOnlyList<Found> found =
        [
            .. await StorageScan.ReadAsync(storage.ConnectionString, new HashSet<string>(), new HashSet<string>()),
            .. world.Logs.All.Select(line => Found.Of("log", line)), Found.Of("engine's histories", world.Histories), .. _told,
        ];

        // What is scanned is what was pushed, also where it is zipped.
        Assert.Contains(found, part => part.Place == "blob reports" && part.Text.Contains(one.LastName, StringComparison.Ordinal));
        Assert.Contains(found, part => part.Place.StartsWith("table Audit", StringComparison.Ordinal));
        Assert.Contains(found, part => part.Place == "blob personnel" && part.Text.Contains("sealed", StringComparison.Ordinal));
        Assert.Contains(found, part => part.Place == "log");
        Assert.Contains(found, part => part.Place == "report" && part.Text.Contains("***", StringComparison.Ordinal));
        string[] numbers =
            [First, Changed, Foretold, Refused, NotPermitted, OfTwins, OfOddRecord, OfBrokenBody, Unreadable];
        // Longer ones are times and the like.
        var pattern = new Regex($"(?<![0-9])({string.Join('|', numbers)})(?![0-9])", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
        Assert.Empty(found.Where(part => pattern.IsMatch(part.Text) || pattern.IsMatch(part.Key)).Select(part => part.Place).Distinct());
    }

    /// <returns>The first who was pushed.</returns>
    private async Task<HrPerson> PushAllAsync(ExportWorld world, AppHost host)
    {
        var one = Person(world, 1, First);
        await PushAsync(world, host, PushOutcome.Created, one.Record());
        one.Bsn = Changed;
        await PushAsync(world, host, PushOutcome.Changed, one.Record());
        Assert.Equal(Changed, InLoket(world, one));
        one.Bsn = Foretold;
        await PushAsync(world, host, PushOutcome.Changed, preview: true, one.Record());
        Assert.Equal(Changed, InLoket(world, one));

        await PushAsync(world, host, PushOutcome.SetAside, Person(world, 2, Unreadable).Record());
        var twins = Person(world, 3, OfTwins).Record();
        await PushAsync(world, host, PushOutcome.SetAside, twins, twins.DeepClone().AsObject());
        var odd = Person(world, 4, OfOddRecord).Record();
        odd["citizenServiceNumber"] = int.Parse(OfOddRecord);
        await PushAsync(world, host, PushOutcome.SetAside, odd);
        var problem = await Assert.ThrowsAsync<ProblemException>(() => world.TakeAsync(
            host, "broken", Encoding.UTF8.GetBytes($$"""{"employees":[{"citizenServiceNumber":"{{OfBrokenBody}}",,""")));
        _told.Add(Found.Of("problem", $"{JsonSerializer.Serialize(problem.Problem, AppJson.Options)} {problem}"));

        world.Loket.Faults.Add(new Fault(FaultKind.BrokenRule) { Path = "PatchConvertToEmployeeByConceptEmployeeId" });
        await PushAsync(world, host, PushOutcome.Failed, Person(world, 5, Refused).Record());
        world.Loket.Faults.Clear();
        await world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.CitizenServiceNumbers });
        await PushAsync(world, host, PushOutcome.Created, Person(world, 6, NotPermitted).Record());
        return one;
    }

    private Task PushAsync(ExportWorld world, AppHost host, PushOutcome outcome, params JsonObject[] records) =>
        PushAsync(world, host, outcome, preview: false, records);

    /// <summary>Pushes to the end, and notes all that the API tells of it.</summary>
    private async Task PushAsync(ExportWorld world, AppHost host, PushOutcome outcome, bool preview, params JsonObject[] records)
    {
        var body = new JsonObject { ["preview"] = preview, ["employees"] = new JsonArray([.. records]) };
        var pushId = await world.PushAsync(host, $"message {_told.Count}", JsonSerializer.SerializeToUtf8Bytes(body));
        var (operations, caller) = (host.Services.GetRequiredService<PushOperations>(), Caller.OfPlanner(world.Connection.Tenant));
        var report = await operations.GetReportAsync(caller, world.Connection.Id, pushId, null, PageQuery.First, default);
        Assert.All(report.Employees, employee => Assert.Equal(outcome, employee.Outcome));
        Assert.Equal(records.Length, report.Employees.Count);
        object[] answers =
        [
            report, await operations.GetAsync(caller, world.Connection.Id, pushId, default),
            await operations.ListLastAsync(caller, world.Connection.Id, null, PageQuery.First, default),
        ];
        _told.AddRange(answers.Select(answer => Found.Of(
            answer is PushReport ? "report" : "answer", JsonSerializer.Serialize(answer, AppJson.Options))));
    }

    private static HrPerson Person(ExportWorld world, int number, string bsn)
    {
        var person = HrPerson.New(90_000 + number, PushWorld.FirstDay, world.Employer);
        person.Bsn = bsn;
        return person;
    }

    private static string? InLoket(ExportWorld world, HrPerson person) =>
        world.Loket.Database.State.Employers[0].Staff.Employees.Single(one => one.Number == person.Number).CitizenServiceNumber;
}
