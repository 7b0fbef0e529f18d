using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections.Checklist;

/// <summary>
/// Somebody says that something is arranged which Loket's API does not tell. Partition: connection. Row: "tick-" and the item. One that is
/// taken back stays, as what was said.
/// </summary>
internal sealed class ChecklistTickRow : Row
{
    public const string Prefix = "tick-";

    /// <summary>The name of who says so, sealed.</summary>
    public string SealedName { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? TakenBackAt { get; set; }

    public static string KeyOf(SetUpItem item) => $"{Prefix}{item}";
}

/// <param name="Name">Of who says so; null where it cannot be opened any more.</param>
internal sealed record ChecklistTick(SetUpItem Item, string? Name, DateTimeOffset At)
{
    public override string ToString() => Item.ToString();
}

/// <summary>What people say is arranged.</summary>
internal sealed class ChecklistTicks(AppTables tables, TokenCipher cipher, TimeProvider clock)
{
    private const string Purpose = "checklist-tick";

    /// <summary>Loket's API tells nothing of these, whatever the rights.</summary>
    public static readonly IReadOnlySet<SetUpItem> Items = new HashSet<SetUpItem> { SetUpItem.NewUser, SetUpItem.SoleUseUser };

    /// <summary>Those that were not taken back.</summary>
    public async Task<IReadOnlyDictionary<SetUpItem, ChecklistTick>> ReadAsync(Connection connection, CancellationToken cancellation)
    {
        var ticks = new Dictionary<SetUpItem, ChecklistTick>();
        foreach (var row in await tables.Pension.WithPrefixAsync<ChecklistTickRow>(
            connection.Id.ToString(), ChecklistTickRow.Prefix, cancellation))
        {
            if (row.TakenBackAt is null && Enum.TryParse<SetUpItem>(row.RowKey[ChecklistTickRow.Prefix.Length..], out var item))
                ticks[item] = new ChecklistTick(item, await NameOfAsync(connection, row, cancellation), row.At);
        }

        return ticks;
    }

    /// <returns>False where the same was said by the same name before.</returns>
    public async Task<bool> TickAsync(Connection connection, SetUpItem item, string name, CancellationToken cancellation)
    {
        if ((await ReadAsync(connection, cancellation)).GetValueOrDefault(item)?.Name == name)
            return false;
        var sealedName = await cipher.SealAsync(name, For(connection), cancellation);
        await tables.Pension.ChangeOrAddAsync<ChecklistTickRow>(
            connection.Id.ToString(), ChecklistTickRow.KeyOf(item),
            _ => new ChecklistTickRow { SealedName = sealedName, At = clock.GetUtcNow() }, cancellation);
        return true;
    }

    /// <returns>False where nothing was said, or it was taken back before.</returns>
    public async Task<bool> TakeBackAsync(Connection connection, SetUpItem item, CancellationToken cancellation)
    {
        var isNews = false;
        await tables.Pension.ChangeOrAddAsync<ChecklistTickRow>(
            connection.Id.ToString(), ChecklistTickRow.KeyOf(item),
            row =>
            {
                isNews = row is { TakenBackAt: null };
                if (isNews)
                    row!.TakenBackAt = clock.GetUtcNow();
                return isNews ? row : null;
            },
            cancellation);
        return isNews;
    }

    private async Task<string?> NameOfAsync(Connection connection, ChecklistTickRow row, CancellationToken cancellation)
    {
        try
        {
            return await cipher.OpenAsync(row.SealedName, For(connection), cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    private static SealedFor For(Connection connection) => new(connection.Tenant, connection.Id, Purpose);
}
