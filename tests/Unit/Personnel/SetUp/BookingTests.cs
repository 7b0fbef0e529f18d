using LoketFunctions.Connections;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Personnel.SetUp;

public sealed class BookingTests(AppStorage fixture) : SetUpTest(fixture)
{
    [Fact]
    public async Task A_booking_makes_a_connection_per_legal_entity_and_tells_the_operator()
    {
        var booking = Booking(Entity("31"), Entity("32")) with { Message = "Graag voor januari" };

        var answer = await Machine.Bookings.BookAsync(HrSystem, booking, default);

        Assert.Equal(["31", "32"], answer.Connections.Select(one => one.EntityId));
        Assert.All(answer.Connections, one => Assert.Equal(SetUpStage.Booked, one.Stage));
        var connections = await Machine.Connections.ListAsync(Installation.Tenant, default);
        Assert.Equal(
            answer.Connections.Select(one => (one.ConnectionId, ConnectionState.Requested, "hr@dezwaan.example")).ToHashSet(),
            connections.Select(row => (row.Id, row.State, row.OwnerEmail!)).ToHashSet());
        var entity = (await Machine.Entities.FindAsync(answer.Connections[1].ConnectionId, default))!;
        Assert.Equal(("32", "Sanne de Wit", "Graag voor januari"), (entity.EntityId, entity.ContactName, entity.Message));
        foreach (var one in answer.Connections)
        {
            var told = await Storage.Tables.Notices.ListAsync<OperatorFactRow>(
                TableClientExtensions.TableFilter($"RowKey eq {OperatorFactRow.Of(
                    new OperatorNotice(OperatorReason.LinkBooked, one.ConnectionId.ToString(), ""), default).RowKey}"), default);
            Assert.DoesNotContain("Zwaan", Assert.Single(told).Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_fault_is_named_and_then_nothing_is_booked()
    {
        var twice = Entity("33");
        var problem = await RefusedAsync(() => Machine.Bookings.BookAsync(
            HrSystem,
            Booking(Entity("31"), Entity("") with { Name = " " }, Entity("34") with { Country = "BE" },
                Entity("35") with { TaxId = "111111111L46" }, twice, twice) with
            { Message = new string('x', 2001), OwnerEmail = "niemand", Language = "de", PayrollContact = new("", "geen") },
            default));

        Assert.Equal(
            new[]
            {
                "message", "payrollContact.name", "payrollContact.email", "ownerEmail", "language", "legalEntities[1].id",
                "legalEntities[1].name", "legalEntities[2].country", "legalEntities[3].taxId", "legalEntities[5].id",
                "legalEntities[5].taxId",
            }.Order(StringComparer.Ordinal),
            problem.Faults!.Keys.Order(StringComparer.Ordinal));
        Says(problem.Faults["message"], "This is too long: 2000 characters at most.", "Dit is te lang: hooguit 2000 tekens.");
        Says(problem.Faults["payrollContact.name"], "Fill in one line of at most 100 characters.",
            "Vul één regel in van hooguit 100 tekens.");
        Says(problem.Faults["payrollContact.email"], "This is not a valid e-mail address.", "Dit is geen geldig e-mailadres.");
        Says(problem.Faults["ownerEmail"], "This is not a valid e-mail address.", "Dit is geen geldig e-mailadres.");
        Says(problem.Faults["language"], "Choose one of the possibilities.", "Kies een van de mogelijkheden.");
        Says(problem.Faults["legalEntities[1].id"], "Use 1 to 128 ordinary characters.", "Gebruik 1 tot 128 gewone tekens.");
        Says(problem.Faults["legalEntities[1].name"], "Fill in one line of at most 100 characters.",
            "Vul één regel in van hooguit 100 tekens.");
        Says(problem.Faults["legalEntities[5].id"], "This is filled in twice.", "Dit is twee keer ingevuld.");
        Says(problem.Faults["legalEntities[5].taxId"], "This is filled in twice.", "Dit is twee keer ingevuld.");
        Says(problem.Faults["legalEntities[2].country"], "Only legal entities in the Netherlands can be linked.",
            "Alleen juridische entiteiten in Nederland kunnen worden gekoppeld.");
        Says(problem.Faults["legalEntities[3].taxId"], "This is not a Dutch wage tax number, such as 111111110L46.",
            "Dit is geen loonheffingennummer, zoals 111111110L46.");
        Assert.Empty(await Machine.Connections.ListAsync(Installation.Tenant, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public async Task A_booking_is_of_one_to_twenty_legal_entities(int count)
    {
        var problem = await RefusedAsync(() => Machine.Bookings.BookAsync(
            HrSystem, Booking([.. Enumerable.Range(1, count).Select(number => Entity($"{number}"))]), default));

        Says(problem.Faults!["legalEntities"], "Choose 1 to 20 at once.", "Kies er 1 tot 20 tegelijk.");
    }

    [Fact]
    public async Task A_legal_entity_with_a_living_connection_is_refused_by_its_name_and_can_be_booked_after_its_end()
    {
        var id = await BookedAsync("31");

        var problem = await RefusedAsync(() => Machine.Bookings.BookAsync(HrSystem, Booking(Entity("30"), Entity("31")), default));

        Assert.Equal("legalEntities[1].id", Assert.Single(problem.Faults!).Key);
        Says(problem.Faults!["legalEntities[1].id"], $"This legal entity has connection {id} already. End that one first.",
            $"Deze juridische entiteit heeft al koppeling {id}. Beëindig die eerst.");
        Assert.Single(await Machine.Connections.ListAsync(Installation.Tenant, default));

        await Machine.Connections.TryEndAsync(new ConnectionKey(Installation.Tenant, id), Installation.Clock.GetUtcNow(), default);
        Assert.NotEqual(id, await BookedAsync("31"));
    }

    /// <summary>Whoever made it may have died before the operator was told of it.</summary>
    [Fact]
    public async Task The_same_booking_again_is_the_same_one_and_another_of_the_same_entities_is_refused()
    {
        var booking = Booking(Entity("41"), Entity("42"));
        var first = await Machine.Bookings.BookAsync(HrSystem, booking, default);
        await Machine.Entities.ChangeAsync(
            first.Connections[0].ConnectionId, row => row.AttributesLiveAt = Installation.Clock.GetUtcNow(), default);

        var again = await Machine.Bookings.BookAsync(HrSystem, booking, default);

        Assert.Equal(first.Connections.Select(one => one.ConnectionId), again.Connections.Select(one => one.ConnectionId));
        Assert.Equal([SetUpStage.AttributesSetUp, SetUpStage.Booked], again.Connections.Select(one => one.Stage));
        Assert.Equal(2, (await Machine.Connections.ListAsync(Installation.Tenant, default)).Count);
        Assert.Equal(
            ["legalEntities[0].id", "legalEntities[1].id"],
            (await RefusedAsync(() => Machine.Bookings.BookAsync(HrSystem, booking with { Message = "Nog eens" }, default))).Faults!.Keys);
    }

    [Fact]
    public async Task A_connection_of_a_product_that_leads_is_not_made_without_a_booking()
    {
        var settings = ConnectionSettings.ReadNew(
            """{"returnAddress":"https://planner.example/settings"}"""u8.ToArray(), Installation.Planners.Get("eitje"));

        Says(await RefusedAsync(() => Machine.Operations.CreateAsync(HrSystem, settings, default)), "booking-needed",
            "A connection of this product is booked", "Een koppeling van dit product wordt geboekt");
    }
}

public sealed class BookingElsewhereTests(AppStorage fixture) : SetUpTest(fixture, leads: false)
{
    [Fact]
    public async Task A_product_that_does_not_lead_takes_no_booking() =>
        Says(await RefusedAsync(() => Machine.Bookings.BookAsync(HrSystem, Booking(Entity()), default)), "bookings-not-taken",
            "This product takes no bookings", "Dit product neemt geen boekingen aan");
}
