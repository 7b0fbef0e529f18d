using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Delivery.Layout;

/// <summary>The layout of a connection's files. Partition: connection. Row: "layout".</summary>
internal sealed class LayoutRow : Row
{
    public const string Key = "layout";

    public int Version { get; set; }

    public string Columns { get; set; } = "[]";

    internal DeliveryLayout Layout => new(
        Version, JsonSerializer.Deserialize<IReadOnlyList<LayoutColumn>>(Columns, AppJson.Options) ?? []);
}

internal sealed class LayoutStore(AppTables tables)
{
    /// <summary>Null where none was saved.</summary>
    public async Task<DeliveryLayout?> FindAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        (await tables.Pension.FindAsync<LayoutRow>(connectionId.ToString(), LayoutRow.Key, cancellation))?.Layout;

    /// <param name="layout">With the version that it was made from.</param>
    /// <returns>As it is kept; null where another one is there by now.</returns>
    public async Task<DeliveryLayout?> TrySaveAsync(ConnectionId connectionId, DeliveryLayout layout, CancellationToken cancellation)
    {
        var columns = JsonSerializer.Serialize(layout.Columns, AppJson.Options);
        var isOverdue = false;
        var row = await tables.Pension.ChangeOrAddAsync<LayoutRow>(
            connectionId.ToString(), LayoutRow.Key,
            found =>
            {
                isOverdue = (found?.Version ?? 0) != layout.Version;
                return isOverdue || found?.Columns == columns
                    ? null
                    : new LayoutRow { Version = layout.Version + 1, Columns = columns };
            },
            cancellation);
        return isOverdue ? null : row!.Layout;
    }
}
