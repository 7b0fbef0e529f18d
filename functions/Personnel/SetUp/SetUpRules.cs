using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>When somebody may sign in, and which administration a legal entity may go to.</summary>
internal sealed class SetUpRules(ConnectionStore connections, LegalEntityStore entities, SetUpNews news, TimeProvider clock) : ISetUpRules
{
    public async Task RequireSignInAsync(Connection connection, CancellationToken cancellation) =>
        RequireEnabled(await EntityOfAsync(connection, cancellation));

    public async Task SignedInAsync(Connection connection, CancellationToken cancellation)
    {
        if (await entities.FindAsync(connection.Id, cancellation) is { } entity
            && new SetUp(connection, entity).Facts.Stage == SetUpStage.Authorized)
            await news.ReachedAsync(connection, SetUpStage.Authorized, clock.GetUtcNow(), cancellation);
    }

    public async Task RequireMappingAsync(Connection connection, ChosenAdministrations mapping, CancellationToken cancellation)
    {
        if (mapping.Chosen.Count != 1)
            throw Problems.Throw(Problems.Invalid("administrationIds", SetUpFaults.NotOneAdministration));
        var (wanted, entity) = (mapping.Chosen[0], await EntityOfAsync(connection, cancellation));
        RequireEnabled(entity);
        if (entity.MappedAt is not null)
        {
            // The same again looks again whether every right is there.
            if ((await connections.AdministrationsAsync(connection.Id, cancellation)).Any(row => row.Id == wanted.Id))
                return;
            throw Problems.Throw(SetUpProblems.AdministrationMapped());
        }

        IEnumerable<CandidateAdministration> others =
        [
            .. mapping.Offered.Where(row => row.EmployerId == wanted.EmployerId).Select(row => Of(row, null)),
            .. await OfOtherConnectionsAsync(connection, wanted, cancellation),
        ];
        if (TaxNumbers.Refusal(Of(wanted, null), others) is { } refusal)
            throw Problems.Throw(TaxNumberProblems.Of(refusal));
    }

    public async Task MappedAsync(Connection connection, CancellationToken cancellation)
    {
        var isNews = false;
        await entities.ChangeAsync(
            connection.Id,
            row =>
            {
                isNews = row.MappedAt is null;
                row.MappedAt ??= clock.GetUtcNow();
            },
            cancellation);
        if (isNews)
            await news.ReachedAsync(connection, SetUpStage.Mapped, clock.GetUtcNow(), cancellation);
    }

    public async Task CompletedAsync(Connection connection, CancellationToken cancellation)
    {
        if (await entities.FindAsync(connection.Id, cancellation) is { } entity
            && new SetUp(connection, entity).Facts.Stage == SetUpStage.Active)
            await news.ReachedAsync(connection, SetUpStage.Active, clock.GetUtcNow(), cancellation);
    }

    /// <summary>
    /// What bears the number in other connections. The same administration there is no second one where hours or staff are synced with it,
    /// and is one where another legal entity goes to it.
    /// </summary>
    private async Task<IReadOnlyList<CandidateAdministration>> OfOtherConnectionsAsync(
        Connection connection, AdministrationRow wanted, CancellationToken cancellation)
    {
        if (WageTaxNumber.Find(wanted.TaxNumber) is not { } number)
            return [];
        var found = new List<CandidateAdministration>();
        foreach (var row in await connections.BearersAsync(number, wanted.Id, cancellation))
        {
            if (row.PartitionKey == connection.Id.ToString())
                continue;
            var isLed = await entities.FindAsync(row.Key.Connection, cancellation) is not null;
            if (row.Id != wanted.Id)
                found.Add(Of(row, row.Key.Connection));
            else if (isLed)
                found.Add(new CandidateAdministration(Guid.Empty, row.Name, wanted.TaxNumber, row.Key.Connection));
        }

        return found;
    }

    private static void RequireEnabled(LegalEntity entity)
    {
        if (entity.AttributesLiveAt is null)
            throw Problems.Throw(SetUpProblems.AttributesNotSetUp());
        if (entity.EnabledAt is null)
            throw Problems.Throw(SetUpProblems.NotEnabled());
    }

    private async Task<LegalEntity> EntityOfAsync(Connection connection, CancellationToken cancellation) =>
        await entities.FindAsync(connection.Id, cancellation) ?? throw Problems.Throw(Problems.NotFound("set-up"));

    private static CandidateAdministration Of(AdministrationRow row, ConnectionId? connectionId) =>
        new(row.Id, row.Name, row.TaxNumber, connectionId);
}
