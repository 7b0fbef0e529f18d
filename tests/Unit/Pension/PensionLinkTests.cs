using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Notifications;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Pension;

/// <summary>A pension link from its registration to its end, as it rests in storage and as it is told.</summary>
[Collection(ConnectionTests.Name)]
public sealed class PensionLinkTests(AppStorage storage) : IAsyncLifetime
{
    private PensionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PensionWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task From_the_registration_to_the_first_exchange_each_step_is_told_once_and_kept()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        var day = _world.DayFromNow(30);

        _world.Clock.Advance(TimeSpan.FromDays(29));
        await _world.LookAsync(connection);
        Assert.Equal(PensionStage.Confirmed, (await GetAsync(connection)).Stage);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.LookAsync(connection);
        await _world.LookAsync(connection);

        var link = await GetAsync(connection);
        Assert.Equal((PensionStage.Active, day, null), (link.Stage, link.FirstExchange, link.Expected));
        Assert.Equal(
            [
                ("registered", PensionParty.User), ("policyDataAdded", PensionParty.Provider), ("setUpContact", PensionParty.Provider),
                ("authorizationsArranged", PensionParty.Provider), ("confirmed", PensionParty.Provider), ("active", PensionParty.App),
            ],
            link.History.Select(step => (step.Stage, step.By)));
        Assert.Equal("u-17", link.History[0].ActorId);
        Assert.Equal([day, day], link.History.TakeLast(2).Select(step => step.FirstExchange));
        Assert.Equal(
            [
                "PensionRegistered", "PensionPolicyDataAdded", "PensionSetUpContact", "PensionAuthorizationsArranged", "PensionConfirmed",
                "PensionActive",
            ],
            await _world.ToldAsync(connection));
        Assert.Equal(
            [
                "PensionRegistrationChanged 1", "PensionRegistrationSent 1", "PensionStageReached 6",
            ],
            (await _world.AuditAsync(connection)).CountBy(action => action).Select(one => $"{one.Key} {one.Value}").Order());
    }

    [Fact]
    public async Task A_step_that_is_not_the_next_one_is_refused_with_what_is_expected_and_by_whom()
    {
        var connection = await _world.AtAsync(PensionStage.Registered);

        var refused = await PensionWorld.RefusedAsync(() => MoveAsync(connection, PensionStage.SetUpContact, SignedParty.Provider));

        Assert.Equal((409, "step-not-next", ActionOwner.Planner), (refused.Status, refused.Code, refused.Move));
        Assert.Contains("policyDataAdded, by provider or operator", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(PensionStage.Registered, (await GetAsync(connection)).Stage);
    }

    [Fact]
    public async Task Nobody_of_the_organisation_says_what_only_the_provider_knows()
    {
        var connection = await _world.AtAsync(PensionStage.Registered);
        var move = new PensionMove(PensionStage.PolicyDataAdded, SignedParty.Provider);

        // In the console a person is of the organisation, whatever the form says.
        Assert.Equal("step-not-yours", (await PensionWorld.RefusedAsync(
            () => _world.Pension.MoveAsync(_world.Person, connection.Id, move, default))).Code);
        Assert.Equal("step-not-yours", (await PensionWorld.RefusedAsync(
            () => MoveAsync(connection, PensionStage.PolicyDataAdded, SignedParty.User))).Code);
        Assert.Equal(["by"], (await PensionWorld.RefusedAsync(
            () => MoveAsync(connection, PensionStage.PolicyDataAdded, by: null))).Faults!.Keys);

        var link = await _world.Pension.MoveAsync(_world.Operator, connection.Id, move with { By = null }, default);
        Assert.Equal((PensionStage.PolicyDataAdded, PensionParty.Operator), (link.Stage, link.History[^1].By));
    }

    [Fact]
    public async Task The_same_step_again_changes_nothing_and_is_not_told_again()
    {
        var connection = await _world.AtAsync(PensionStage.PolicyDataAdded);
        var before = await GetAsync(connection);
        var (told, audit) = (await _world.ToldAsync(connection), await _world.AuditAsync(connection));
        _world.Clock.Advance(TimeSpan.FromHours(1));

        await MoveAsync(connection, PensionStage.PolicyDataAdded, SignedParty.Provider);

        var after = await GetAsync(connection);
        Assert.Equal((before.Since, before.History.Count), (after.Since, after.History.Count));
        Assert.Equal(told, await _world.ToldAsync(connection));
        Assert.Equal(audit, await _world.AuditAsync(connection));
    }

    [Theory]
    [InlineData(null, "Missing")]
    [InlineData("soon", "NotDay")]
    [InlineData("2020-01-01", "NotExchangeDay")]
    [InlineData("2099-01-01", "NotExchangeDay")]
    public async Task A_confirmation_names_a_day_that_can_be(string? day, string code)
    {
        var connection = await _world.AtAsync(PensionStage.AuthorizationsArranged);

        var refused = await PensionWorld.RefusedAsync(() => MoveAsync(connection, PensionStage.Confirmed, SignedParty.Provider, day));

        Assert.Equal(code, refused.Faults!["firstExchange"].Code);
    }

    [Fact]
    public async Task Another_day_moves_the_first_exchange_and_is_told()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        _world.Clock.Advance(TimeSpan.FromDays(1));

        await MoveAsync(connection, PensionStage.Confirmed, SignedParty.Provider, _world.DayFromNow(60));
        _world.Clock.Advance(TimeSpan.FromDays(40));
        await _world.LookAsync(connection);

        var link = await GetAsync(connection);
        Assert.Equal((PensionStage.Confirmed, _world.DayFromNow(20)), (link.Stage, link.FirstExchange));
        Assert.Equal(2, (await _world.ToldAsync(connection)).Count(reason => reason == "PensionConfirmed"));
    }

    [Fact]
    public async Task An_end_has_a_reason_and_nothing_follows_it()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        Assert.Equal(["reason"], (await PensionWorld.RefusedAsync(
            () => MoveAsync(connection, PensionStage.Ended, SignedParty.User))).Faults!.Keys);

        await _world.Pension.MoveAsync(
            _world.Person, connection.Id, new PensionMove(PensionStage.Ended, Reason: "Other provider from 2027 on"), default);
        _world.Clock.Advance(TimeSpan.FromDays(60));
        await _world.LookAsync(connection);

        var link = await GetAsync(connection);
        Assert.Equal((PensionStage.Ended, "Other provider from 2027 on", null), (link.Stage, link.History[^1].Reason, link.Expected));
        Assert.Equal("step-not-next", (await PensionWorld.RefusedAsync(
            () => MoveAsync(connection, PensionStage.Confirmed, SignedParty.Provider, _world.DayFromNow(3)))).Code);
        Assert.Equal("step-not-next", (await PensionWorld.RefusedAsync(
            () => _world.Registrations.SendAsync(_world.Person, connection.Id, new SendRegistrationRequest(1), default))).Code);
    }

    [Fact]
    public async Task What_waits_too_long_is_reminded_of_once_per_wait()
    {
        var connection = await _world.AtAsync(PensionStage.Registered);

        _world.Clock.Advance(TimeSpan.FromDays(13.9));
        await _world.LookAsync(connection);
        Assert.DoesNotContain("PensionWaiting", await _world.ToldAsync(connection));
        _world.Clock.Advance(TimeSpan.FromDays(0.2));
        await _world.LookAsync(connection);
        await _world.LookAsync(connection);
        Assert.Equal(["PensionRegistered", "PensionWaiting"], await _world.ToldAsync(connection));
        _world.Clock.Advance(TimeSpan.FromDays(14));
        await _world.LookAsync(connection);
        Assert.Equal(["PensionRegistered", "PensionWaiting", "PensionWaiting"], await _world.ToldAsync(connection));
        await MoveAsync(connection, PensionStage.PolicyDataAdded, SignedParty.Provider);
        await _world.LookAsync(connection);
        Assert.Equal(2, (await _world.ToldAsync(connection)).Count(reason => reason == "PensionWaiting"));
    }

    [Theory]
    [InlineData("nl", "bevestigd", "1 februari 2027", "pensioenkoppeling")]
    [InlineData("en", "confirmed", "1 February 2027", "pension link")]
    public async Task The_confirmation_names_the_day_in_the_owners_language(string language, params string[] words)
    {
        var connection = await _world.AtAsync(PensionStage.AuthorizationsArranged);
        connection = await _world.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.Language = language, default);
        _world.Clock.Advance(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero) - _world.Clock.GetUtcNow());
        await MoveAsync(connection, PensionStage.Confirmed, SignedParty.Provider, "2027-02-01");
        var since = (await GetAsync(connection)).Since!.Value;

        var news = await _world.Of<IEnumerable<INewsWords>>().OfType<PensionNewsWords>().Single().OfAsync(
            connection, NoticeRow.Raised(connection, "PensionConfirmed", since, NoticeChannel.OwnerMail),
            LoketFunctions.Planner.Profiles.Find("benefits-plaza")!, default);

        Assert.All(words, word => Assert.Contains(word, news!.Mail!.Text, StringComparison.Ordinal));
        Assert.Equal(ActionOwner.Nobody, news!.WhoseMove);
    }

    [Fact]
    public async Task Another_connection_is_no_pension_link_and_another_account_sees_nothing()
    {
        var connection = await _world.AtAsync(PensionStage.Registered);
        var stranger = Caller.OfPlanner(new Tenant("pension", "somebody-else"));

        Assert.Equal(404, (await PensionWorld.RefusedAsync(() => _world.Pension.GetAsync(stranger, connection.Id, default))).Status);
        Assert.Equal(404, (await PensionWorld.RefusedAsync(
            () => _world.Registrations.GetAsync(stranger, connection.Id, default))).Status);
        var viewer = new Caller(_world.Tenant, new Actor(ActorKind.User, "u-18"), new Access(null, [new Grant(Permission.ViewPayroll)]));
        Assert.Equal(403, (await PensionWorld.RefusedAsync(() => _world.Pension.MoveAsync(
            viewer, connection.Id, new PensionMove(PensionStage.Ended, Reason: "No"), default))).Status);
    }

    private Task<PensionResponse> GetAsync(Connection connection) => _world.Pension.GetAsync(_world.Signed, connection.Id, default);

    private Task<PensionResponse> MoveAsync(Connection connection, PensionStage to, SignedParty? by, string? day = null) =>
        _world.Pension.MoveAsync(_world.Signed, connection.Id, new PensionMove(to, by, day), default);
}
