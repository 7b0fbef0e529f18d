using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class AdministrationChooserTests
{
    private static readonly PlannerProfile Profile = Profiles.Find("eitje")!;

    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly FakeEmployer _bakery = new("Bakkerij Jansen B.V.", "Winkel Utrecht", "Winkel Ede");
    private readonly FakeEmployer _cafe = new("Café De Zon", "Horeca");

    public AdministrationChooserTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        _installation.Loket.Employers.AddRange([_bakery, _cafe]);
        foreach (var employer in _installation.Loket.Employers)
            employer.Activities.UnionWith(Profile.RequiredRights.SelectMany(right => right.Activities));
    }

    [Fact]
    public async Task The_list_shows_what_the_user_can_reach()
    {
        _cafe.Activities.Remove("GetActualWagesByEmployerId");

        var answer = await _machine.Chooser.ListAsync(await SignedInAsync(), null, default);

        Assert.Equal(["Winkel Ede", "Winkel Utrecht", "Horeca"], answer.Administrations.Select(administration => administration.Name));
        var cafe = answer.Administrations[2];
        Assert.Equal((_cafe.Id, "Café De Zon", 100, 1, new DateOnly(2020, 1, 1), false),
            (cafe.EmployerId, cafe.EmployerName, cafe.ClientNumber, cafe.PayrollPeriodType, cafe.StartDate, cafe.Chosen));
        Assert.Equal(["Raadplegen beloningen"], cafe.MissingRights);
        Assert.Empty(answer.Administrations[0].MissingRights);
    }

    [Fact]
    public async Task With_every_right_the_choice_makes_the_connection_active()
    {
        var connection = await SignedInAsync();

        var answer = await _machine.Chooser.ChooseAsync(connection, Choice(_bakery.Administrations[0].Id), null, default);

        Assert.Equal((ConnectionState.Active, null), (answer.State, answer.Attention));
        Assert.Equal([false, true, false], answer.Administrations.Select(administration => administration.Chosen));
        var row = Assert.Single(await _machine.Connections.AdministrationsAsync(connection.Id, default));
        Assert.Equal((_bakery.Administrations[0].Id, _bakery.Id, "Bakkerij Jansen B.V.", "Winkel Utrecht"),
            (row.Id, row.EmployerId, row.EmployerName, row.Name));
    }

    [Fact]
    public async Task No_more_take_part_than_was_measured_for()
    {
        var choice = new AdministrationChoice(
            [.. Enumerable.Range(0, AdministrationChoice.MostAdministrations + 1).Select(_ => Guid.NewGuid())]);
        var problem = (await Assert.ThrowsAsync<ProblemException>(
            async () => await _machine.Chooser.ChooseAsync(await SignedInAsync(), choice, null, default))).Problem;
        Assert.Equal((400, "administrationIds"), (problem.Status, Assert.Single(problem.Faults!).Key));
    }

    [Fact]
    public async Task A_new_choice_replaces_the_old_one()
    {
        var connection = await SignedInAsync();
        await _machine.Chooser.ChooseAsync(connection, Choice(_bakery.Administrations[0].Id), null, default);

        await _machine.Chooser.ChooseAsync(connection, Choice(_cafe.Administrations[0].Id, _cafe.Administrations[0].Id), null, default);

        Assert.Equal(
            _cafe.Administrations[0].Id, Assert.Single(await _machine.Connections.AdministrationsAsync(connection.Id, default)).Id);
    }

    [Fact]
    public async Task Missing_rights_are_named_and_the_same_choice_heals_it()
    {
        _bakery.Activities.Remove("PatchCollectivePayrollPeriodDataByEmployerId");
        _bakery.Activities.Remove("GetEmployeesByEmployerId");
        _cafe.Activities.Clear();
        var connection = await SignedInAsync();
        var choice = Choice(_bakery.Administrations[0].Id);

        var answer = await _machine.Chooser.ChooseAsync(connection, choice, null, default);

        Assert.Equal((ConnectionState.SetUp, AttentionReason.RightsMissing, ActionOwner.Accountant),
            (answer.State, answer.Attention!.Reason, answer.Attention.WhoseMove));
        Assert.Equal("Bij Bakkerij Jansen B.V.: Beheer variabele gegevens, Beheer dienstverbanden.", answer.Attention.Detail);
        Assert.Contains("accountant", answer.Attention.WhatToDo, StringComparison.Ordinal);
        Assert.True(answer.Administrations[1].Chosen);

        _bakery.Activities.UnionWith(
            _bakery.Activities.Append("PatchCollectivePayrollPeriodDataByEmployerId").Append("GetEmployeesByEmployerId").ToList());
        var healed = await _machine.Chooser.ChooseAsync(await _machine.ReadAsync(connection), choice, null, default);

        Assert.Equal((ConnectionState.Active, null), (healed.State, healed.Attention));
        Assert.Single(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task An_active_connection_that_loses_a_right_needs_attention_and_still_syncs()
    {
        var connection = await SignedInAsync();
        await _machine.Chooser.ChooseAsync(connection, Choice(_cafe.Administrations[0].Id), null, default);
        _cafe.Activities.Clear();

        var answer = await _machine.Chooser.ChooseAsync(
            await _machine.ReadAsync(connection), Choice(_cafe.Administrations[0].Id), null, default);

        Assert.Equal(ConnectionState.NeedsAttention, answer.State);
        Assert.True((await _machine.ReadAsync(connection)).CanSync);
    }

    [Fact]
    public async Task Unknown_ids_are_named_and_nothing_is_changed()
    {
        var connection = await SignedInAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => _machine.Chooser.ChooseAsync(
            connection, Choice(_bakery.Administrations[0].Id, Guid.NewGuid(), _bakery.Id), null, default));

        Assert.Equal(["administrationIds[1]", "administrationIds[2]"], refused.Problem.Faults!.Keys);
        Assert.Empty(await _machine.Connections.AdministrationsAsync(connection.Id, default));
        await Assert.ThrowsAsync<ProblemException>(() => _machine.Chooser.ChooseAsync(connection, Choice(), null, default));
    }

    [Fact]
    public async Task What_takes_part_in_another_connection_of_the_account_is_told_and_refused()
    {
        var first = await SignedInAsync();
        await _machine.Chooser.ChooseAsync(first, Choice(_bakery.Administrations[0].Id), null, default);
        var second = await SignedInAsync();

        var offered = await _machine.Chooser.ListAsync(second, null, default);
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => _machine.Chooser.ChooseAsync(second, Choice(_cafe.Administrations[0].Id, _bakery.Administrations[0].Id), null, default));

        Assert.Equal([null, first.Id, null], offered.Administrations.Select(administration => administration.OtherConnection));
        Assert.Equal("administrationIds[1]", Assert.Single(refused.Problem.Faults!).Key);
        Assert.Contains(first.RowKey, refused.Problem.Faults!["administrationIds[1]"].Detail, StringComparison.Ordinal);
        Assert.Empty(await _machine.Connections.AdministrationsAsync(second.Id, default));
    }

    /// <summary>Many times, as it is by chance who comes between what another does.</summary>
    [Fact]
    public async Task Of_two_that_choose_the_same_at_once_never_both_have_it_and_who_is_refused_keeps_what_was_there()
    {
        var wanted = _bakery.Administrations[0].Id;
        Guid[] before = [_bakery.Administrations[1].Id, _cafe.Administrations[0].Id];
        for (var round = 0; round < 20; round++)
        {
            var two = new[] { await SignedInAsync(), await SignedInAsync() };
            foreach (var (one, own) in two.Zip(before))
                await _machine.Chooser.ChooseAsync(one, Choice(own), null, default);

            var refused = await Task.WhenAll(two.Select(one => Record.ExceptionAsync(
                () => _machine.Chooser.ChooseAsync(one, Choice(wanted), null, default)).AsTask()));

            Assert.Contains(refused, exception => exception is not null);
            foreach (var (one, own, exception) in two.Zip(before, refused))
            {
                if (exception is not null)
                    Assert.Equal("administrationIds[0]", Assert.Single(Assert.IsType<ProblemException>(exception).Problem.Faults!).Key);
                var kept = Assert.Single(await _machine.Connections.AdministrationsAsync(one.Id, default));
                Assert.Equal(exception is null ? wanted : own, kept.Id);
                await _machine.Connections.TryEndAsync(one.Key, _installation.Clock.GetUtcNow(), default);
            }
        }
    }

    [Fact]
    public async Task What_took_part_in_a_connection_that_was_ended_can_be_chosen_and_ones_own_again()
    {
        var ended = await SignedInAsync();
        await _machine.Chooser.ChooseAsync(ended, Choice(_bakery.Administrations[0].Id), null, default);
        await _machine.Connections.TryEndAsync(ended.Key, _installation.Clock.GetUtcNow(), default);
        var connection = await SignedInAsync();

        await _machine.Chooser.ChooseAsync(connection, Choice(_bakery.Administrations[0].Id), null, default);
        var again = await _machine.Chooser.ChooseAsync(connection, Choice(_bakery.Administrations[0].Id), null, default);

        Assert.Equal(ConnectionState.Active, again.State);
    }

    [Fact]
    public async Task An_employer_that_Loket_closes_is_named_and_the_others_are_there()
    {
        _cafe.Closed = true;

        var answer = await _machine.Chooser.ListAsync(await SignedInAsync(), null, default);

        Assert.Equal(2, answer.Administrations.Count);
        Assert.Equal(new ClosedEmployer(_cafe.Id, "Café De Zon"), Assert.Single(answer.ClosedEmployers));
    }

    [Fact]
    public async Task Whoever_may_not_see_his_rights_has_none()
    {
        _cafe.Closed = true;
        var loket = _machine.Clients.For(await SignedInAsync());

        Assert.Equal(
            Profile.RequiredRights.Select(right => right.DutchName), await RightsCheck.MissingAsync(loket, _cafe.Id, Profile, default));
        Assert.Empty(await RightsCheck.MissingAsync(loket, _bakery.Id, Profile, default));
    }

    [Fact]
    public async Task Without_a_sign_in_there_is_nothing_to_list()
    {
        var connection = await _installation.AddConnectionAsync();

        var failed = await Assert.ThrowsAsync<LoketException>(() => _machine.Chooser.ListAsync(connection, null, default));

        Assert.Equal(("sign-in-needed", 409, ActionOwner.User),
            (ConnectionProblems.Of(failed.Failure).Code, ConnectionProblems.Of(failed.Failure).Status,
                ConnectionProblems.Of(failed.Failure).Move));
    }

    [Fact]
    public void Many_employers_are_shortened()
    {
        var lacking = Enumerable.Range(1, 12).Select(number =>
            new EmployerRights(Guid.NewGuid(), $"W{number}", ["Raadplegen loonoutput beperkt", "Beheer dienstverbanden"])).ToList();

        var text = AttentionTexts.MissingRights(lacking, "en");

        Assert.Contains("At W10: Raadplegen loonoutput beperkt, ", text, StringComparison.Ordinal);
        Assert.EndsWith("And at 2 more employers.", text, StringComparison.Ordinal);
    }

    private async Task<Connection> SignedInAsync()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.SetUp);
        await _machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());
        return connection;
    }

    private static AdministrationChoice Choice(params Guid[] ids) => new(ids);
}
