using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Personnel.SetUp;

/// <summary>An installation of an HR system that leads, and the legal entities that its customer books.</summary>
[Collection(ConnectionTests.Name)]
public abstract class SetUpTest
{
    private const string ReturnTo = "https://planner.example/settings";

    private protected SetUpTest(AppStorage fixture, bool leads = true)
    {
        Storage = fixture;
        Installation = new Installation(fixture.Tables);
        var planner = Installation.NewPlanners(ReturnTo).Get("eitje");
        var purpose = leads ? LinkPurpose.EmployeesToLoket : LinkPurpose.StaffAndHours;
        planner = planner with { Profile = planner.Profile with { Purpose = purpose } };
        Installation.Planners = new Planners(new Dictionary<string, PlannerSettings> { [planner.Id] = planner });
        Machine = new Machine(Installation, notices: new NoticeOptions { OperatorEmail = "operator@example.test" });
        Employer.Activities.UnionWith(planner.Profile.RequiredRights.SelectMany(right => right.Activities));
        Installation.Loket.Employers.Add(Employer);
        Number(Employer.Administrations[0].Id);
        Number(Employer.Administrations[1].Id);
    }

    private protected AppStorage Storage { get; }

    private protected Installation Installation { get; }

    private protected Machine Machine { get; }

    private protected FakeEmployer Employer { get; } = new("Brasserie De Zwaan B.V.", "Horeca", "Kantoor");

    private protected Caller HrSystem => Caller.OfPlanner(Installation.Tenant);

    private protected Caller Operator => Caller.OfOperator(Installation.Tenant);

    private protected static BookedEntity Entity(string id = "31") => new(id, "Brasserie De Zwaan B.V.", "NL", NewNumber());

    private protected static BookingRequest Booking(params BookedEntity[] entities) =>
        new(new PayrollContact("Sanne de Wit", "salaris@dezwaan.example"), "hr@dezwaan.example", "nl", entities);

    private protected async Task<ConnectionId> BookedAsync(string entity = "31") =>
        (await Machine.Bookings.BookAsync(HrSystem, Booking(Entity(entity)), default)).Connections[0].ConnectionId;

    private protected async Task<ConnectionId> EnabledAsync(string entity = "31")
    {
        var id = await BookedAsync(entity);
        await Machine.Entities.ChangeAsync(id, row => row.AttributesLiveAt = Installation.Clock.GetUtcNow(), default);
        await Machine.Operator.EnableAsync(Operator, id, default);
        return id;
    }

    private protected async Task<ConnectionId> AuthorizedAsync(string entity = "31")
    {
        var id = await EnabledAsync(entity);
        var connection = await Machine.Connections.ChangeAsync(
            Installation.Tenant, id, row => row.SignedIn(hasAdministrations: false), default);
        await Machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), Installation.Clock.GetUtcNow());
        return id;
    }

    private protected async Task<ConnectionId> MappedAsync(string entity = "31")
    {
        var id = await AuthorizedAsync(entity);
        await ChooseAsync(id, Employer.Administrations[0].Id);
        return id;
    }

    private protected async Task ChooseAsync(ConnectionId id, params Guid[] administrations) => await Machine.Chooser.ChooseAsync(
        await Machine.Connections.GetAsync(Installation.Tenant, id, default), new AdministrationChoice(administrations), null, default);

    private protected async Task<SetUpStage> StageAsync(ConnectionId id) => (await Machine.SetUps.GetAsync(HrSystem, id, default)).Stage;

    private protected void Number(Guid administration, string? number = null) =>
        Employer.TaxNumbers[administration] = number ?? NewNumber();

    /// <summary>A number that no test had before, as tests share their tables.</summary>
    private protected static string NewNumber()
    {
        while (true)
        {
            var digits = 100_000_000 + BitConverter.ToUInt32(Guid.NewGuid().ToByteArray()) % 900_000_000;
            var number = $"{digits.ToString(CultureInfo.InvariantCulture)}L01";
            if (WageTaxNumber.Find(number) is not null)
                return number;
        }
    }

    private protected static async Task<Problem> RefusedAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<ProblemException>(act)).Problem;

    /// <summary>It is said to people so, in both languages.</summary>
    private protected static void Says(Problem problem, string code, string english, string dutch)
    {
        var words = ProblemWords.Of(problem);
        Assert.Equal((code, english, dutch), (problem.Code, words.Title.In("en"), words.Title.In("nl")));
    }

    private protected static void Says(InputFault fault, string english, string dutch) =>
        Assert.Equal((english, dutch), (FaultWords.Of(fault, "en"), FaultWords.Of(fault, "nl")));
}
