using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>A legal entity and its connection, and how far they are.</summary>
internal sealed record SetUp(Connection Connection, LegalEntity Entity)
{
    public SetUpFacts Facts => new(
        Entity.BookedAt, Entity.AttributesLiveAt, Entity.EnabledAt, Connection.IsAuthorized, Entity.MappedAt, Entity.AcknowledgedAt,
        // Until every right is there once, a connection is being set up; what is missing later stops nothing.
        IsReady: Connection.CanSync);

    public override string ToString() => nameof(SetUp);
}

/// <summary>Finds set-ups, and says how they stand.</summary>
internal sealed class SetUpReader(ConnectionStore connections, LegalEntityStore entities)
{
    /// <exception cref="ProblemException">The caller does not reach it, it was ended, or it was never booked.</exception>
    public async Task<SetUp> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.FindForAsync(caller, connectionId, cancellation);
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
        return await GetAsync(connection, cancellation);
    }

    /// <exception cref="ProblemException">It was never booked.</exception>
    public async Task<SetUp> GetAsync(Connection connection, CancellationToken cancellation) =>
        new(connection, await entities.FindAsync(connection.Id, cancellation) ?? throw Problems.Throw(Problems.NotFound("set-up")));

    /// <summary>As it is now: what was just changed included.</summary>
    public async Task<SetUpResponse> AnswerAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var setUp = await GetAsync(caller, connectionId, cancellation);
        var administrations = await connections.AdministrationsAsync(connectionId, cancellation);
        var language = caller.Language ?? setUp.Connection.Language;
        return new SetUpResponse(
            connectionId, LegalEntityResponse.Of(setUp.Entity), setUp.Facts.Stage, setUp.Facts.Steps, ScopeText.In(language),
            [.. MissingParts.Of(setUp, language)])
        {
            AdministrationId = setUp.Entity.MappedAt is null || administrations.Count == 0 ? null : administrations[0].Id,
            AcknowledgedVersion = setUp.Entity.AcknowledgedVersion,
            StartLine = setUp.Entity.StartLine,
        };
    }
}

/// <summary>What a set-up waits for.</summary>
internal static class MissingParts
{
    public static IEnumerable<MissingPart> Of(SetUp setUp, string language)
    {
        var facts = setUp.Facts;
        if (facts.Stage == SetUpStage.Booked)
            yield return new(MissingCodes.Attributes, ActionOwner.Planner, PersonnelTexts.Of("Missing.Attributes").In(language));
        if (facts.Stage == SetUpStage.AttributesSetUp)
            yield return new(MissingCodes.Enabling, ActionOwner.Operator, PersonnelTexts.Of("Missing.Enabling").In(language));
        if (facts.Stage == SetUpStage.Enabled)
            yield return new(MissingCodes.SignIn, ActionOwner.User, PersonnelTexts.Of("Missing.SignIn").In(language));
        if (facts.Stage == SetUpStage.Authorized)
            yield return new(MissingCodes.Administration, ActionOwner.User, PersonnelTexts.Of("Missing.Administration").In(language));
        if (facts.Stage == SetUpStage.Mapped && facts.AcknowledgedAt is null)
            yield return new(MissingCodes.Acknowledgement, ActionOwner.User, PersonnelTexts.Of("Missing.Acknowledgement").In(language));
        if (facts.Stage == SetUpStage.Mapped && !facts.IsReady)
            yield return new(MissingCodes.Rights, ActionOwner.Accountant, PersonnelTexts.Of("Missing.Rights").In(language));
        if (facts.AcknowledgedAt is not null && setUp.Entity.AcknowledgedVersion < ScopeText.Current)
            yield return new(MissingCodes.NewWording, ActionOwner.User, PersonnelTexts.Of("Missing.NewWording").In(language));
    }
}
