using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>S7, S8 and C5 as people see them: who stands how, and what a choice changes at once.</summary>
public sealed class EmployeeOperationsTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private static readonly Guid Daan = Guid.Parse("e0000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task Everybody_is_there_with_how_he_stands()
    {
        using var world = await WorldAsync();
        var page = await SearchAsync(world, new EmployeeSearch());
        Assert.Equal(
            [
                ("Aad Ended", EmployeeStatus.Ended), ("Bo Later", EmployeeStatus.StartsLater), ("Cas Clash", EmployeeStatus.Clash),
                ("Dirk Failed", EmployeeStatus.Failed), ("Élise Linked", EmployeeStatus.Linked), ("Fay Hidden", EmployeeStatus.Hidden),
                ("Gijs Alike", EmployeeStatus.Proposed), ("Sanne de Vries", EmployeeStatus.Waiting),
            ],
            page.Employees.Select(employee => (employee.Name, employee.Status)));
        Assert.Equal(1, page.Counts["proposed"]);
        Assert.Equal(0, page.Counts["check"]);
        Assert.Equal(8, page.Counts.Values.Sum());
        Assert.Contains("The roster is locked.", page.Employees[3].Words, StringComparison.Ordinal);
        Assert.Equal("same e-mail address", Assert.Single(page.Employees[6].Proposals).Words);
        Assert.Equal(new EmployeeLink("p-linked", "E. Linked", LinkRule.Created, world.Clock.GetUtcNow()), page.Employees[4].Link);
    }

    [Theory]
    [InlineData("elise", "Élise Linked")]
    [InlineData("VRIES sanne", "Sanne de Vries")]
    [InlineData("de vries", "Sanne de Vries")]
    [InlineData("0156", "Sanne de Vries")]
    [InlineData("nobody", null)]
    public async Task Somebody_is_found_by_name_or_number(string text, string? name)
    {
        using var world = await WorldAsync();
        var page = await SearchAsync(world, new EmployeeSearch(Text: text));
        Assert.Equal(name, page.Employees.SingleOrDefault()?.Name);
        Assert.Equal(8, page.Counts.Values.Sum());
    }

    /// <summary>The oldest first, whatever their order in the snapshot: what a registration can name.</summary>
    [Fact]
    public async Task Employments_are_listed_with_what_names_them()
    {
        var (first, second) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var person = new StaffPerson(
            new() { [StaffField.LastName] = "Vos" },
            new()
            {
                [second] = new StaffContract(new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31), null, [], 219),
                [first] = new StaffContract(new DateOnly(2024, 3, 1), null, null, [], 118),
            });
        using var world = await WorldAsync();
        var view = new StaffView(
            Profiles.Find("eitje")!, new DateOnly(2026, 11, 28), new PlannerIndex(new PlannerStaff(DateTimeOffset.MinValue, [], [])), null,
            new Dictionary<Guid, StaffSnapshot>
            {
                [Administration] = StaffSnapshot.Empty(
                "") with
                { People = new() { [Daan] = new PersonState { Wanted = person } } }
            });
        Assert.Equal(
            [
                new EmploymentResponse(first, Administration, 118, new DateOnly(2024, 3, 1), null),
                new EmploymentResponse(second, Administration, 219, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31)),
            ],
            view.EmploymentsOf(Daan));
        var page = await SearchAsync(world, new EmployeeSearch());
        Assert.All(page.Employees, employee => Assert.NotEmpty(employee.Employments));
    }

    [Fact]
    public async Task Pages_and_filters_take_their_part()
    {
        using var world = await WorldAsync();
        var second = await SearchAsync(world, new EmployeeSearch(Page: 2, PageSize: 3));
        Assert.Equal(["Dirk Failed", "Élise Linked", "Fay Hidden"], second.Employees.Select(employee => employee.Name));
        Assert.Equal((8, 2, 3), (second.Total, second.Page, second.PageSize));
        Assert.Equal("Sanne de Vries",
            Assert.Single((await SearchAsync(world, new EmployeeSearch(Statuses: [EmployeeStatus.Waiting]))).Employees).Name);
        Assert.Empty((await SearchAsync(world, new EmployeeSearch(Page: int.MaxValue))).Employees);
        Assert.Equal(0, (await SearchAsync(world, new EmployeeSearch(OtherAdministration))).Total);
        await FailsAsync("invalid-input", () => SearchAsync(world, new EmployeeSearch(PageSize: 201)));
    }

    [Fact]
    public async Task A_caller_sees_and_chooses_only_where_he_may()
    {
        using var world = await WorldAsync();
        var (connection, elsewhere) = (world.Connection.Id, world.User(Permission.EditPayroll, OtherAdministration));
        Assert.Empty((await world.Employees.SearchAsync(elsewhere, connection, new EmployeeSearch(), default)).Employees);
        Assert.DoesNotContain((await world.Employees.SearchPlannerAsync(
            elsewhere, connection, new PlannerEmployeeSearch(), default)).Employees, one => one.PlannerEmployeeId == "p-linked");
        await FailsAsync("not-found", () => world.Employees.GetAsync(elsewhere, connection, Sanne, default));
        await FailsAsync(
            "not-found", () => world.Choices.ChooseAsync(elsewhere, connection, Sanne, new ChoiceRequest(EmployeeChoice.Add), default));
        await FailsAsync(
            "not-permitted", () => world.Choices.UndoAsync(world.User(Permission.ViewPayroll, Administration), connection, Sanne, default));
        await FailsAsync("not-permitted", () => world.Employees.SearchAsync(
            world.User(Permission.ViewPayroll, OtherAdministration), connection, new EmployeeSearch(Administration), default));
        var (viewing, editing) = (
            world.User(Permission.ViewPayroll, Administration), world.User(Permission.EditPayroll, OtherAdministration));
        var both = viewing with { Access = new Access(connection, [.. viewing.Access.Grants, .. editing.Access.Grants]) };
        await FailsAsync(
            "not-permitted", () => world.Choices.ChooseAsync(both, connection, Sanne, new ChoiceRequest(EmployeeChoice.Add), default));
        await FailsAsync("not-found", () => world.Employees.SearchAsync(
            Caller.OfPlanner(new Tenant("zonplan", "another")), connection, new EmployeeSearch(), default));
    }

    [Fact]
    public async Task A_choice_shows_at_once_and_so_does_its_undoing()
    {
        using var world = await WorldAsync();
        Assert.Equal(EmployeeStatus.New, await AfterAsync(new ChoiceRequest(EmployeeChoice.Add)));
        Assert.Equal(EmployeeStatus.Ignored, await AfterAsync(new ChoiceRequest(EmployeeChoice.Ignore)));
        Assert.Equal(EmployeeStatus.Check, await AfterAsync(new ChoiceRequest(EmployeeChoice.Link, "p-free")));
        await world.Choices.UndoAsync(world.Caller, world.Connection.Id, Sanne, default);
        Assert.Equal(EmployeeStatus.Waiting, (await OneAsync(world, Sanne)).Status);
        Assert.Null((await OneAsync(world, Sanne)).Choice);
        Assert.Equal(
            [nameof(AuditAction.EmployeeChoiceUndone), .. Enumerable.Repeat(nameof(AuditAction.EmployeeChosen), 3)],
            (await world.Tables.Audit.PartitionAsync<AuditRow>(world.Connection.PartitionKey, default)).Select(row => row.Action).Order());

        async Task<EmployeeStatus> AfterAsync(ChoiceRequest choice)
        {
            await world.Choices.ChooseAsync(world.Caller, world.Connection.Id, Sanne, choice, default);
            var employee = await OneAsync(world, Sanne);
            Assert.Equal(choice.Choice, employee.Choice);
            return employee.Status;
        }
    }

    [Fact]
    public async Task A_link_that_cannot_be_is_refused_by_name()
    {
        using var world = await WorldAsync();
        await FailsAsync("invalid-input", () => ChooseAsync(Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-unknown")));
        await FailsAsync("invalid-input", () => ChooseAsync(Sanne, new ChoiceRequest(EmployeeChoice.Link)));
        await FailsAsync("invalid-input", () => ChooseAsync(Sanne, new ChoiceRequest(EmployeeChoice.Add, "p-free")));
        await FailsAsync("planner-employee-taken", () => ChooseAsync(Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-linked")));
        await FailsAsync("planner-employee-taken", () => ChooseAsync(Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-theirs")));
        await FailsAsync("not-found", () => ChooseAsync(Guid.NewGuid(), new ChoiceRequest(EmployeeChoice.Add)));

        Task ChooseAsync(Guid employee, ChoiceRequest choice) =>
            world.Choices.ChooseAsync(world.Caller, world.Connection.Id, employee, choice, default);
    }

    /// <summary>R1: the leaver's record in Loket is linked, by a rule or by choice; the same person has a new one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_hired_again_goes_on_as_the_employee_whom_the_planner_has(bool byChoice)
    {
        using var world = await RehiredAsync(Today.AddDays(-80), byChoice);
        Assert.Equal(EmployeeStatus.Proposed, (await OneAsync(world, Sanne)).Status);
        await world.Choices.ChooseAsync(world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Link, "p7"), default);
        Assert.Equal(
            (EmployeeStatus.Linked, "p7"), ((await OneAsync(world, Sanne)).Status, (await OneAsync(world, Sanne)).Link!.PlannerEmployeeId));

        await world.RunAsync(preview: false, Staged(), Staged(Job(1), Daan, contract: Contract(end: Today.AddDays(-80))));
        var record = Assert.Single(world.Planner.Records);
        Assert.Equal((Sanne, "p7", RecordIntent.Reactivate), (record.LoketEmployeeId, record.PlannerEmployeeId, record.Intent));
    }

    [Fact]
    public async Task Whoever_works_still_is_not_taken_over()
    {
        using var world = await RehiredAsync(lastDay: null, byChoice: false);
        await FailsAsync("planner-employee-taken", () =>
            world.Choices.ChooseAsync(world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Link, "p7"), default));
    }

    /// <summary>Both records are the planner's employee: the contracts of both are sent, and the person by the newer one.</summary>
    [Fact]
    public async Task Two_records_are_merged_into_one_employee_and_parted_again()
    {
        using var world = await RehiredAsync(Today.AddDays(-80), byChoice: false);
        await MergeAsync(world, Sanne);

        var (sanne, daan) = (await OneAsync(world, Sanne), await OneAsync(world, Daan));
        Assert.Equal((EmployeeStatus.Linked, "p7", Daan),
            (sanne.Status, sanne.Link!.PlannerEmployeeId, Assert.Single(sanne.MergedWith).LoketEmployeeId));
        Assert.Equal(Sanne, Assert.Single(daan.MergedWith).LoketEmployeeId);
        await world.RunAsync(preview: false, Staged(), Staged(Job(1), Daan, contract: Contract(end: Today.AddDays(-80))));
        var record = Assert.Single(world.Planner.Records);
        // The planner knows the employee by the id that it received first.
        Assert.Equal((Daan, "p7"), (record.LoketEmployeeId, record.PlannerEmployeeId));
        Assert.Equal((SannesJob, "de Vries"), (Assert.Single(record.Contracts).EmploymentId, record.PersonalData["lastName"]?.ToString()));
        var links = (await world.Links.ListAsync(world.Connection.Id, default)).ToDictionary(link => link.EmployeeId);
        Assert.Equal(("p7", "p7", false, true),
            (links[Sanne].PlannerEmployeeId, links[Daan].PlannerEmployeeId, links[Sanne].Silent, links[Daan].Silent));

        await world.Choices.UndoAsync(world.Caller, world.Connection.Id, Sanne, default);
        (sanne, daan) = (await OneAsync(world, Sanne), await OneAsync(world, Daan));
        Assert.Equal((EmployeeStatus.Proposed, 0, 0), (sanne.Status, sanne.MergedWith.Count, daan.MergedWith.Count));
        links = (await world.Links.ListAsync(world.Connection.Id, default)).ToDictionary(link => link.EmployeeId);
        Assert.Equal((null, "p7", false), (links[Sanne].PlannerEmployeeId, links[Daan].PlannerEmployeeId, links[Daan].Silent));
        Assert.Equal(
            ["Link p7 merged"],
            (await world.Tables.Audit.PartitionAsync<AuditRow>(world.Connection.PartitionKey, default))
                .Where(row => row.Action == nameof(AuditAction.EmployeeChosen)).Select(row => row.After));
    }

    [Fact]
    public async Task Of_somebody_who_works_for_both_the_first_record_speaks_and_the_other_tells_its_contract()
    {
        using var world = await RehiredAsync(lastDay: null, byChoice: true);
        await MergeAsync(world, Sanne);

        await world.RunAsync(preview: false, Staged(city: "Ede"), Staged(Job(1), Daan, city: "Leiden"));

        var told = world.Planner.Records.Single(record => record.Contracts.Any(contract => contract.EmploymentId == SannesJob));
        Assert.Empty(told.PersonalData);
        Assert.Equal((Daan, RecordIntent.Update, "p7"), (told.LoketEmployeeId, told.Intent, told.PlannerEmployeeId));
        Assert.Equal(2, world.Planner.Keys.Count);

        // What changed at the silent record alone is not sent; a second run has nothing to say.
        world.Planner.Records.Clear();
        await world.RunAsync(preview: false, Staged(city: "Gouda"), Staged(Job(1), Daan, city: "Leiden"));
        Assert.Empty(world.Planner.Records);

        // Parted from the one who spoke, it speaks for itself.
        await world.Choices.ChooseAsync(world.Caller, world.Connection.Id, Daan, new ChoiceRequest(EmployeeChoice.Ignore), default);
        await world.RunAsync(preview: false, Staged(city: "Gouda"), Staged(Job(1), Daan, city: "Leiden"));
        Assert.Equal("Gouda", Assert.Single(world.Planner.Records).PersonalData["city"]?.ToString());
    }

    [Fact]
    public async Task There_is_nothing_to_merge_with_whom_nobody_holds_or_may_choose_for()
    {
        using var world = await RehiredAsync(lastDay: null, byChoice: false);
        world.Listed.Add(new PlannerEmployee("p-free"));
        await world.Rosters.WriteAsync(world.Connection.Id, new PlannerRoster(world.Clock.GetUtcNow(), world.Listed), default);

        await FailsAsync("invalid-input", () => world.Choices.ChooseAsync(
            world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-free", Merge: true), default));
        await FailsAsync("invalid-input", () => world.Choices.ChooseAsync(
            world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Add, Merge: true), default));
    }

    private static Task MergeAsync(StaffWorld world, Guid employee) => world.Choices.ChooseAsync(
        world.Caller, world.Connection.Id, employee, new ChoiceRequest(EmployeeChoice.Link, "p7", Merge: true), default);

    private async Task<StaffWorld> RehiredAsync(DateOnly? lastDay, bool byChoice)
    {
        var world = await StaffWorld.StartAsync(storage, "eitje");
        world.Listed.Add(new PlannerEmployee("p7", null, Daan, "Sanne", "Vries", new DateOnly(1995, 5, 21), Active: lastDay is null));
        await world.KnowAsync(
            Administration, (Sanne, State(Person())), (Daan, State(Person(Personal("12"), Contract(end: lastDay)), Person(), "p7")));
        if (byChoice)
            Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Daan, EmployeeChoice.Link, "p7", default));
        else
            await world.Links.SaveAsync(world.Connection.Id, [(Daan, "p7", LinkRule.Created)], default);
        return world;
    }

    [Fact]
    public async Task Many_are_chosen_at_once_and_each_that_cannot_be_is_named()
    {
        using var world = await WorldAsync();
        var alike = (await SearchAsync(world, new EmployeeSearch(Statuses: [EmployeeStatus.Proposed]))).Employees.Single();
        var answer = await world.Choices.ChooseManyAsync(world.Caller, world.Connection.Id, new ChoicesRequest(
        [
            new(Sanne, EmployeeChoice.Add),
            new(alike.LoketEmployeeId, EmployeeChoice.Link, "p-alike"),
            new(Guid.NewGuid(), EmployeeChoice.Ignore),
        ]), default);
        Assert.Equal([ChoiceOutcome.Kept, ChoiceOutcome.TooUncertain, ChoiceOutcome.NoSuchEmployee],
            answer.Results.Select(result => result.Outcome));
        Assert.Equal(1, answer.Kept);
        Assert.All(answer.Results.Skip(1), result => Assert.NotNull(result.Words));
        await world.Choices.ChooseAsync(
            world.Caller, world.Connection.Id, alike.LoketEmployeeId, new ChoiceRequest(EmployeeChoice.Link, "p-alike"), default);
    }

    [Fact]
    public async Task What_linking_leaves_alone_is_listed_until_somebody_checked_it()
    {
        using var world = await WorldAsync();
        await world.Choices.ChooseAsync(
            world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-free"), default);
        FieldToCheck[] expected = [
            new("email", null, "sanne@example.nl", "s.devries@werk.nl"), new("affiliate", SannesJob, "Bediening", null)];
        Assert.Equal(expected, (await OneAsync(world, Sanne)).CheckByHand);
        await world.RunAsync(preview: false, Staged());
        Assert.Equal(expected,
            Assert.Single((await SearchAsync(world, new EmployeeSearch(Statuses: [EmployeeStatus.Check]))).Employees).CheckByHand);

        await world.Choices.MarkCheckedAsync(world.Caller, world.Connection.Id, Sanne, default);
        Assert.Equal(EmployeeStatus.Linked, (await OneAsync(world, Sanne)).Status);
    }

    [Fact]
    public async Task Undone_after_a_sync_a_link_does_not_come_back_and_somebody_else_can_have_it()
    {
        using var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        world.Listed.Add(new PlannerEmployee("p-free"));
        await world.RunAsync(preview: false, Staged(), Second());
        await world.Choices.ChooseAsync(
            world.Caller, world.Connection.Id, Sanne, new ChoiceRequest(EmployeeChoice.Link, "p-free"), default);
        await world.RunAsync(preview: false, Staged(), Second());
        world.Listed[0] = world.Listed[0] with { LoketEmployeeId = Sanne };
        await world.RunAsync(preview: false, Staged(), Second());

        await world.Choices.UndoAsync(world.Caller, world.Connection.Id, Sanne, default);
        var report = (await world.RunAsync(preview: false, Staged(), Second()))[Administration];
        Assert.Equal(SkipReason.PossibleMatch, report.Employees.Single(employee => employee.LoketEmployeeId == Sanne).Reason);
        Assert.Equal("planner", Assert.Single((await OneAsync(world, Sanne)).Proposals).Reasons.Single());
        await world.Choices.ChooseAsync(world.Caller, world.Connection.Id, Daan, new ChoiceRequest(EmployeeChoice.Link, "p-free"), default);
        Assert.Equal("p-free", (await OneAsync(world, Daan)).Link!.PlannerEmployeeId);

        static StagedEmployment Second() => new(Job(7), Daan, Administration, Personal("7"), Contract());
    }

    [Fact]
    public async Task Rejected_shows_until_the_planner_takes_it()
    {
        using var world = await StaffWorld.StartAsync(storage, "l1nda");
        world.Planner.Rejects.Add(Sanne);
        await world.RunAsync(preview: false, Staged());
        Assert.Equal(
            (EmployeeStatus.Failed, SkipReason.Rejected), ((await OneAsync(world, Sanne)).Status, (await OneAsync(world, Sanne)).Reason));
        world.Planner.Rejects.Clear();
        await world.RunAsync(preview: false, Staged());
        Assert.Equal(EmployeeStatus.Linked, (await OneAsync(world, Sanne)).Status);
    }

    [Fact]
    public async Task The_planner_s_own_are_searched_with_whose_they_are()
    {
        using var world = await WorldAsync();
        var list = await world.Employees.SearchPlannerAsync(
            world.Caller, world.Connection.Id, new PlannerEmployeeSearch("linked"), default);
        var found = Assert.Single(list.Employees);
        Assert.Equal(("p-linked", "Élise Linked"), (found.PlannerEmployeeId, found.LinkedToName));
        Assert.NotNull(list.ReadAt);
    }

    [Fact]
    public async Task Fields_say_what_Loket_has_and_what_the_planner_accepted()
    {
        using var world = await WorldAsync();
        var linked = (await SearchAsync(world, new EmployeeSearch(Text: "elise"))).Employees.Single();
        var fields = (await world.Employees.GetAsync(world.Caller, world.Connection.Id, linked.LoketEmployeeId, default)).Fields;
        Assert.Equal(
            new EmployeeField("city", null, FieldPolicy.Always, "Leiden", true, "Leiden"), fields.Single(field => field.Field == "city"));
        var email = fields.Single(field => field.Field == "email");
        Assert.Equal((FieldPolicy.OnceAtAdding, false), (email.Policy, email.IsAcceptedKnown));
    }

    [Fact]
    public async Task Five_thousand_people_are_paged_through()
    {
        using var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        world.Listed.AddRange(Enumerable.Range(0, 5000).Select(n => new PlannerEmployee(
            $"p{n}", LastName: $"Naam{n % 700}", DateOfBirth: new DateOnly(1990, 1, 1), Email: $"{n}@example.nl")));
        await world.KnowAsync(
            Administration, [.. Enumerable.Range(0, 5000).Select(n => Known(Guid.NewGuid(), $"Voor{n}", $"Naam{n}", $"{n}"))]);
        var page = await SearchAsync(world, new EmployeeSearch(Text: "naam", Page: 40));
        Assert.Equal((5000, 50), (page.Total, page.Employees.Count));
    }

    private static (Guid, PersonState) Known(Guid id, string first, string last, string number, params StaffContract[] contracts)
    {
        var personal = Personal(number, $"{number}@example.nl");
        (personal[StaffField.FirstName], personal[StaffField.LastName]) = (first, last);
        return (id, State(Person(personal, contracts)));
    }

    /// <summary>One who stands in each way, but for those whom a choice makes so.</summary>
    private async Task<StaffWorld> WorldAsync()
    {
        var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        world.Listed.AddRange(
        [
            new("p-linked", FirstName: "E.", LastName: "Linked"), new("p-failed"), new("p-alike", Email: "8@example.nl"),
            new("p-free", Email: "s.devries@werk.nl"),
            new("p-theirs", LoketEmployeeId: Guid.NewGuid()),
        ]);
        var linked = new List<(Guid, string, string)>();
        (Guid Id, PersonState State) Linked((Guid Id, PersonState State) one, string planner)
        {
            linked.Add((one.Id, planner, LinkRule.Created));
            return (one.Id, one.State with { Sent = one.State.Wanted, PlannerEmployeeId = planner });
        }

        (Guid Id, PersonState State) Changed((Guid Id, PersonState State) one, Func<PersonState, PersonState> change) =>
            (one.Id, change(one.State));

        await world.KnowAsync(
            Administration,
            (Sanne, State(Person())),
            Known(Guid.NewGuid(), "Aad", "Ended", "2", Contract(end: Today.AddDays(-1))),
            Known(Guid.NewGuid(), "Bo", "Later", "3", Contract(start: Today.AddDays(90))),
            Changed(Known(Guid.NewGuid(), "Cas", "Clash", "4"),
                state => state with { Clash = new NumberClash(new("4"), world.Connection.Id, OtherAdministration) }),
            Changed(Linked(Known(Guid.NewGuid(), "Dirk", "Failed", "5"), "p-failed"), state => state with
            {
                Sent = Person(Personal("5", city: "Gouda")),
                Refusal = new PlannerRefusal(SkipReason.Rejected, "The roster is locked.", world.Clock.GetUtcNow()),
            }),
            Linked(Known(Guid.NewGuid(), "Élise", "Linked", "6"), "p-linked"),
            Changed(Known(Guid.NewGuid(), "Fay", "Hidden", "7"), state => state with { HiddenUntilLookedAtOn = Today.AddDays(7) }),
            Known(Guid.NewGuid(), "Gijs", "Alike", "8"));
        await world.Links.SaveAsync(world.Connection.Id, linked, default);
        return world;
    }

    private static Task<EmployeePage> SearchAsync(StaffWorld world, EmployeeSearch search) =>
        world.Employees.SearchAsync(world.Caller, world.Connection.Id, search, default);

    private static async Task<EmployeeResponse> OneAsync(StaffWorld world, Guid employee) =>
        (await world.Employees.GetAsync(world.Caller, world.Connection.Id, employee, default)).Employee;

    private static async Task FailsAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Code);
}
