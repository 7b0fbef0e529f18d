using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>Links between employees of Loket's and of the planner's, and the user's choices.</summary>
internal sealed partial class LinkStore(AppTables tables, TimeProvider clock)
{
    /// <summary>The most that one table transaction takes.</summary>
    private const int TransactionSize = 100;

    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int NotFound = 404;

    /// <summary>Comes after every row of an employee: those begin with a hexadecimal digit.</summary>
    private const string ClaimPrefix = "planner_";

    public async Task<IReadOnlyList<Link>> ListAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        [.. (await RowsAsync(connectionId, cancellation)).Select(row => row.ToLink())];

    /// <summary>Null where neither a sync nor the user said anything.</summary>
    public async Task<Link?> FindAsync(ConnectionId connectionId, Guid employeeId, CancellationToken cancellation) =>
        (await FindRowAsync(connectionId, employeeId, cancellation))?.ToLink();

    /// <summary>
    /// Keeps links that a sync made. Choices stay, and whoever is somebody else's by now is left to the next sync, which sees that.
    /// </summary>
    public async Task SaveAsync(
        ConnectionId connectionId, IEnumerable<(Guid EmployeeId, string PlannerEmployeeId, string Rule)> links,
        CancellationToken cancellation)
    {
        var made = links.ToList();
        if (made.Count == 0)
            return;
        var rows = (await RowsAsync(connectionId, cancellation)).ToDictionary(row => Guid.Parse(row.RowKey));
        var held = rows.Values.Select(row => row.ToLink()).Where(link => link.PlannerEmployeeId is not null)
            .GroupBy(link => link.PlannerEmployeeId!, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => group.First().EmployeeId, StringComparer.Ordinal);
        var free = made.Where(link => held.GetValueOrDefault(link.PlannerEmployeeId, link.EmployeeId) == link.EmployeeId).ToList();
        foreach (var link in free.Where(link => rows.ContainsKey(link.EmployeeId)))
        {
            var row = rows[link.EmployeeId];
            if ((row.PlannerEmployeeId, row.Rule) == (link.PlannerEmployeeId, link.Rule))
                continue;
            (row.PlannerEmployeeId, row.Rule, row.ChangedAt) = (link.PlannerEmployeeId, link.Rule, clock.GetUtcNow());
            await tables.Links.TryReplaceAsync(row, cancellation);
        }

        var added = free.Where(link => !rows.ContainsKey(link.EmployeeId))
            .Select(link => NewRow(connectionId, link.EmployeeId, link.PlannerEmployeeId, link.Rule));
        foreach (var chunk in added.Chunk(TransactionSize))
            await AddAsync(chunk, cancellation);
    }

    /// <summary>Keeps of which of the person's fields the planner took a value, as far as that was not known.</summary>
    public async Task KeepTakenOnceAsync(
        ConnectionId connectionId, IReadOnlyDictionary<Guid, (string PlannerEmployeeId, IReadOnlySet<StaffField> Fields)> taken,
        CancellationToken cancellation)
    {
        if (taken.Count == 0)
            return;
        var rows = (await RowsAsync(connectionId, cancellation)).Where(row => taken.ContainsKey(Guid.Parse(row.RowKey)));
        var changes = rows.Select(row =>
        {
            var (plannerId, fields) = taken[Guid.Parse(row.RowKey)];
            // Only these columns: what the user chooses meanwhile stays.
            var change = new TableEntity(connectionId.ToString(), row.RowKey)
            {
                [nameof(LinkRow.TakenOnce)] = string.Join(' ', fields.Order()),
                [nameof(LinkRow.TakenOnceBy)] = plannerId,
            };
            return new TableTransactionAction(TableTransactionActionType.UpdateMerge, change, ETag.All);
        });
        foreach (var chunk in changes.Chunk(TransactionSize))
            await tables.Links.SubmitTransactionAsync(chunk, cancellation);
    }

    /// <summary>Keeps what the user chose; it holds from the next sync on.</summary>
    /// <param name="plannerEmployeeId">With <see cref="EmployeeChoice.Link"/> only.</param>
    /// <returns>False where the planner's employee was chosen for somebody else.</returns>
    public Task<bool> TryChooseAsync(
        ConnectionId connectionId, Guid employeeId, EmployeeChoice choice, string? plannerEmployeeId, CancellationToken cancellation) =>
        TryChangeAsync(
            connectionId, employeeId,
            row => (row.Unlinked, row.Choice, row.ChosenEmployeeId, row.Merged, row.Silent, row.ChangedAt) =
                (row.Unlinked || row.Choice == EmployeeChoice.Link, choice, plannerEmployeeId, false, false, clock.GetUtcNow()),
            cancellation);

    /// <summary>Keeps that the employee is somebody of the planner's who is another record's too.</summary>
    /// <param name="speaks">Whether this record says what is sent to the planner of the person.</param>
    public Task MergeAsync(
        ConnectionId connectionId, Guid employeeId, string plannerEmployeeId, bool speaks, CancellationToken cancellation) =>
        TryChangeAsync(
            connectionId, employeeId,
            row => (row.Unlinked, row.Choice, row.ChosenEmployeeId, row.Merged, row.Silent, row.ChangedAt) =
                (row.Unlinked || row.Choice == EmployeeChoice.Link, EmployeeChoice.Link, plannerEmployeeId, true, !speaks,
                    clock.GetUtcNow()),
            cancellation);

    /// <summary>Of records that are merged, one speaks for the person.</summary>
    public Task SpeakAsync(ConnectionId connectionId, Guid employeeId, bool speaks, CancellationToken cancellation) =>
        TryChangeAsync(connectionId, employeeId, row => row.Silent = !speaks, cancellation);

    /// <summary>As if nothing had been chosen.</summary>
    public Task UndoAsync(ConnectionId connectionId, Guid employeeId, CancellationToken cancellation) =>
        TryChangeAsync(
            connectionId, employeeId,
            row => (row.Unlinked, row.Choice, row.ChosenEmployeeId, row.Merged, row.Silent, row.ChangedAt) =
                (row.Unlinked || row.Choice == EmployeeChoice.Link, null, null, false, false, clock.GetUtcNow()),
            cancellation);

    /// <summary>The fields that linking left alone were checked for this employee of the planner's.</summary>
    public Task CheckAsync(ConnectionId connectionId, Guid employeeId, string plannerEmployeeId, CancellationToken cancellation) =>
        TryChangeAsync(connectionId, employeeId, row => row.CheckedFor = plannerEmployeeId, cancellation);

    /// <summary>Row and claims change in one transaction, or not at all.</summary>
    private Task<bool> TryChangeAsync(ConnectionId connectionId, Guid employeeId, Action<LinkRow> change, CancellationToken cancellation) =>
        Optimistic.ChangeAsync($"The link of {employeeId}", async token =>
        {
            var found = await FindRowAsync(connectionId, employeeId, token);
            var row = found ?? NewRow(connectionId, employeeId, null, null);
            var before = row.ClaimedId;
            change(row);
            var actions = new List<TableTransactionAction>
            {
                found is null
                    ? new TableTransactionAction(TableTransactionActionType.Add, row)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag),
            };
            if (before != row.ClaimedId)
            {
                if (before is not null)
                    actions.Add(
                        new TableTransactionAction(TableTransactionActionType.Delete, Claim(connectionId, employeeId, before), ETag.All));
                if (row.ClaimedId is { } chosen)
                    actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Claim(connectionId, employeeId, chosen)));
            }

            try
            {
                await tables.Links.SubmitTransactionAsync(actions, token);
                return (true, true);
            }
            catch (RequestFailedException exception) when (exception.Status is Conflict or PreconditionFailed or NotFound)
            {
                // Another employee has the claim: this one does not get it however often it is tried.
                var isTaken = row.ClaimedId is { } wanted && before != wanted
                    && await tables.Links.FindAsync<LinkClaimRow>(connectionId.ToString(), ClaimKey(wanted), token) is { } claim
                    && claim.EmployeeId != employeeId;
                return (isTaken, false);
            }
        }, cancellation);

    private async Task AddAsync(LinkRow[] rows, CancellationToken cancellation)
    {
        try
        {
            await tables.Links.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == Conflict)
        {
            // The user chose for one of them since: that stays, the others are added one by one.
            foreach (var row in rows)
                await tables.Links.TryAddAsync(row, cancellation);
        }
    }

    private Task<LinkRow?> FindRowAsync(ConnectionId connectionId, Guid employeeId, CancellationToken cancellation) =>
        tables.Links.FindAsync<LinkRow>(connectionId.ToString(), employeeId.ToString(), cancellation);

    private Task<List<LinkRow>> RowsAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        tables.Links.ListAsync<LinkRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey lt {ClaimPrefix}"), cancellation);

    private LinkRow NewRow(ConnectionId connectionId, Guid employeeId, string? plannerEmployeeId, string? rule) => new()
    {
        PartitionKey = connectionId.ToString(),
        RowKey = employeeId.ToString(),
        PlannerEmployeeId = plannerEmployeeId,
        Rule = rule,
        ChangedAt = clock.GetUtcNow(),
    };

    private static LinkClaimRow Claim(ConnectionId connectionId, Guid employeeId, string plannerEmployeeId) =>
        new() { PartitionKey = connectionId.ToString(), RowKey = ClaimKey(plannerEmployeeId), EmployeeId = employeeId };

    /// <summary>Hashed, as a planner's id may hold what a row key may not.</summary>
    private static string ClaimKey(string plannerEmployeeId) =>
        ClaimPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plannerEmployeeId)));
}
