using Azure.Data.Tables;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>Links between employees of Loket's and of the planner's, and the user's choices.</summary>
internal sealed class LinkStore(AppTables tables, TimeProvider clock)
{
    /// <summary>The most that one table transaction takes.</summary>
    private const int TransactionSize = 100;

    public async Task<IReadOnlyList<Link>> ListAsync(string connectionId, CancellationToken cancellation) =>
    [
        .. (await tables.Links.PartitionAsync<LinkRow>(connectionId, cancellation))
            .Select(row => new Link(Guid.Parse(row.RowKey), row.PlannerEmployeeId, row.Choice, row.Rule, row.ChangedAt)),
    ];

    /// <summary>Keeps links that a sync made; a choice that stands there stays.</summary>
    public async Task SaveAsync(
        string connectionId, IEnumerable<(Guid EmployeeId, string PlannerEmployeeId, string Rule)> links, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var chunk in links.Chunk(TransactionSize))
        {
            var actions = chunk.Select(link => new TableTransactionAction(
                TableTransactionActionType.UpsertMerge,
                new LinkRow
                {
                    PartitionKey = connectionId,
                    RowKey = link.EmployeeId.ToString(),
                    PlannerEmployeeId = link.PlannerEmployeeId,
                    Rule = link.Rule,
                    ChangedAt = now,
                }));
            await tables.Links.SubmitTransactionAsync(actions, cancellation);
        }
    }

    /// <summary>Keeps what the user chose; it holds from the next sync on.</summary>
    public Task ChooseAsync(string connectionId, Guid employeeId, EmployeeChoice choice, string? plannerEmployeeId, CancellationToken cancellation) =>
        tables.Links.UpsertEntityAsync(
            new LinkRow
            {
                PartitionKey = connectionId,
                RowKey = employeeId.ToString(),
                Choice = choice,
                PlannerEmployeeId = plannerEmployeeId,
                Rule = LinkRule.Choice,
                ChangedAt = clock.GetUtcNow(),
            },
            TableUpdateMode.Replace, cancellation);
}
