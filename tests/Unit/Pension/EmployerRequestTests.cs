using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Pension;

/// <summary>Single employers ask to be linked, once the link is confirmed.</summary>
[Collection(ConnectionTests.Name)]
public sealed class EmployerRequestTests(AppStorage storage) : IAsyncLifetime
{
    private static readonly EmployerRequest Asked =
        new("bp-118", "1106621", "WerkgeverTST21", "111111110L46", "A0201234", SignedParty.Provider);

    private PensionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PensionWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(nameof(PensionStage.Draft), ActionOwner.User)]
    [InlineData(nameof(PensionStage.Registered), ActionOwner.Planner)]
    [InlineData(nameof(PensionStage.AuthorizationsArranged), ActionOwner.Planner)]
    public async Task Before_the_confirmation_there_is_none(string stage, ActionOwner whose)
    {
        var connection = await _world.AtAsync(Enum.Parse<PensionStage>(stage));

        var refused = await PensionWorld.RefusedAsync(() => AskAsync(connection, Asked));

        Assert.Equal((409, "pension-link-not-confirmed", whose), (refused.Status, refused.Code, refused.Move));
    }

    [Fact]
    public async Task From_the_request_to_the_first_exchange_each_does_its_own()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);

        var request = await AskAsync(connection, Asked);
        foreach (var (to, by) in new[]
        {
            (RequestStage.PrerequisitesChecked, SignedParty.User), (RequestStage.ConfirmedByUs, SignedParty.User),
            (RequestStage.SetUpAtProvider, SignedParty.Provider), (RequestStage.DateSet, SignedParty.Provider),
        })
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
            await MoveAsync(connection, request.Id, new RequestMove(to, by, to == RequestStage.DateSet ? _world.DayFromNow(5) : null));
        }

        _world.Clock.Advance(TimeSpan.FromDays(5));
        await _world.LookAsync(connection);

        var link = await _world.Pension.GetAsync(_world.Signed, connection.Id, default);
        var list = await _world.Pension.ListRequestsAsync(_world.Signed, connection.Id, PageQuery.First, default);
        Assert.Equal(1, list.Total);
        request = Assert.Single(list.Requests);
        Assert.Equal((RequestStage.Active, "111111110L46", null), (request.Stage, request.WageTaxNumber, request.Expected));
        // The link itself goes its own way.
        Assert.Equal(PensionStage.Confirmed, link.Stage);
        Assert.Equal(
            [
                "PensionRequestReceived", "PensionRequestPrerequisitesChecked", "PensionRequestConfirmedByUs",
                "PensionRequestSetUpAtProvider", "PensionRequestDateSet", "PensionRequestActive",
            ],
            (await _world.ToldAsync(connection)).Where(reason => reason.StartsWith("PensionRequest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_and_a_second_one_of_the_employer_is_refused()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        var first = await AskAsync(connection, Asked);
        await MoveAsync(connection, first.Id, new RequestMove(RequestStage.PrerequisitesChecked, SignedParty.User));

        var again = await AskAsync(connection, Asked);
        Assert.Equal((first.Id, RequestStage.PrerequisitesChecked), (again.Id, again.Stage));
        var byMail = Asked with { Id = "mail of 3 January", By = SignedParty.User };
        Assert.Equal("RequestedAlready", (await PensionWorld.RefusedAsync(() => AskAsync(connection, byMail))).Faults!["employerId"].Code);

        await MoveAsync(connection, first.Id, new RequestMove(RequestStage.Declined, SignedParty.User, Reason: "Asked by mistake"));
        Assert.Equal(RequestStage.Received, (await AskAsync(connection, byMail)).Stage);
    }

    [Fact]
    public async Task A_decline_has_a_reason_and_ends_it()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        var request = await AskAsync(connection, Asked);
        Assert.Equal(["reason"], (await PensionWorld.RefusedAsync(() => MoveAsync(
            connection, request.Id, new RequestMove(RequestStage.Declined, SignedParty.Provider)))).Faults!.Keys);
        await MoveAsync(connection, request.Id, new RequestMove(RequestStage.Declined, SignedParty.Provider, Reason: "No policy"));

        var refused = await PensionWorld.RefusedAsync(
            () => MoveAsync(connection, request.Id, new RequestMove(RequestStage.PrerequisitesChecked, SignedParty.User)));

        Assert.Equal(("step-not-next", ActionOwner.Nobody), (refused.Code, refused.Move));
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_is_said_by_field()
    {
        var connection = await _world.AtAsync(PensionStage.Confirmed);
        var wrong = new EmployerRequest(
            "", "b14acd0d-75d7-4fc8-8b22-4a3924585cab", "***", "123456789L01", "contract", SignedParty.Provider);

        var faults = (await PensionWorld.RefusedAsync(() => AskAsync(connection, wrong))).Faults!;

        Assert.Equal(
            [
                "contractNumber NotContractNumber", "employerId IdOfApi", "employerName NotLine", "id NotPlain",
                "wageTaxNumber NotWageTaxNumber",
            ],
            faults.Select(fault => $"{fault.Key} {fault.Value.Code}").Order(StringComparer.Ordinal));
        Assert.Equal(404, (await PensionWorld.RefusedAsync(() => MoveAsync(
            connection, "unknown", new RequestMove(RequestStage.Declined, SignedParty.Provider, Reason: "x")))).Status);
    }

    private Task<EmployerRequestResponse> AskAsync(Connection connection, EmployerRequest request) =>
        _world.Pension.AskAsync(_world.Signed, connection.Id, request, default);

    private Task<EmployerRequestResponse> MoveAsync(Connection connection, string id, RequestMove move) =>
        _world.Pension.MoveRequestAsync(_world.Signed, connection.Id, id, move, default);
}
