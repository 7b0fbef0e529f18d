using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery;

/// <summary>Makes the next version of a period's file, where payroll says something else than the last one.</summary>
internal sealed class DeliveryMaker(
    DeliveryStore store, LayoutStore layouts, LineReader reader, ContentsStore contents, LoketClients lokets, TimeProvider clock)
{
    private const int IdLength = 12;

    /// <exception cref="DeliveryHeldException">Somebody has to mend something first.</exception>
    /// <exception cref="Loket.Failures.LoketException">Loket could not be asked, or may not be.</exception>
    /// <exception cref="Security.BrokenSealException">What was delivered before cannot be opened any more.</exception>
    public async Task<DeliveryRow> MakeAsync(
        Connection connection, DeliveryParty party, DeliveryRow row, CancellationToken cancellation)
    {
        var layout = await layouts.FindAsync(connection.Id, cancellation) ?? throw new DeliveryHeldException(HoldCodes.LayoutMissing);
        // Those that are due now: a run that comes while this one is read stays due.
        var runs = row.DueFor;
        var loket = lokets.For(connection);
        var read = await reader.ReadAsync(connection, loket, party.Administration, row.Period, cancellation);
        var frame = new DeliveryFrame(party.EmployerId, party.Administration.TaxNumber, party.ContractNumber, row.Period);
        var lines = new List<CurrentLine>();
        var setAside = read.SetAside.ToList();
        foreach (var line in read.Lines)
        {
            var (cells, reason) = LineCells.Of(layout, frame, line);
            if (reason is null)
                lines.Add(new CurrentLine(line.EmploymentId, line.EmployeeId, cells));
            else
                setAside.Add(reason);
        }

        var before = row.Last is { } last
            ? await contents.FindAsync(connection.Key, row.AdministrationId, row.PeriodId, last.Version, cancellation)
                ?? throw new DeliveryHeldException(HoldCodes.EarlierVersionGone)
            : null;
        var next = ContentsChanges.Next(before, layout, lines, setAside);
        if (before is null && lines.Count == 0 && setAside.Count > 0)
            throw new DeliveryHeldException(HoldCodes.AllSetAside);
        // All of its runs may have been undone: that is no word on anybody's pension, and one run more will say.
        if (before?.InFile.Any() == true && lines.Count == 0 && setAside.Count == 0)
            throw new DeliveryHeldException(HoldCodes.NoResults);
        var isNewSetAside = setAside.Except(before?.SetAside ?? []).Any();
        if (!next.IsNews)
            return await StandsAsync(connection, row, before, next, isNewSetAside, cancellation);
        await contents.WriteAsync(connection.Key, row.AdministrationId, row.PeriodId, next, cancellation);
        var now = clock.GetUtcNow();
        var version = new DeliveryVersion(
            next.Version, next.LayoutVersion, now, NameOf(party, row, next.Version), next.InFile.Count(), next.Count(LineChange.New),
            next.Count(LineChange.Changed), next.Count(LineChange.Withdrawn), setAside.Count);
        return await store.ChangeAsync(
            connection.Id, row.Key,
            one =>
            {
                if (one.Last?.Version >= version.Version)
                    return;
                one.Add(version);
                one.Read(runs, DeliveryState.Ready, now);
                one.HasNewSetAside |= isNewSetAside;
            },
            cancellation);
    }

    /// <summary>The last version says it all. What is left out may be other people by now.</summary>
    private async Task<DeliveryRow> StandsAsync(
        Connection connection, DeliveryRow row, DeliveryContents? before, DeliveryContents next, bool isNewSetAside,
        CancellationToken cancellation)
    {
        // First in the row, as it is told by that.
        var stands = await store.ChangeAsync(
            connection.Id, row.Key,
            one =>
            {
                one.Read(row.DueFor, before is null ? DeliveryState.NothingPaid : DeliveryState.Delivered, clock.GetUtcNow());
                one.HasNewSetAside |= isNewSetAside;
                if (before is not null)
                    one.ChangeLast(last => last with { SetAside = next.SetAside.Count });
            },
            cancellation);
        if (before is not null)
        {
            await contents.WriteAsync(
                connection.Key, row.AdministrationId, row.PeriodId, before with { SetAside = next.SetAside }, cancellation);
        }

        return stands;
    }

    /// <summary>Nobody else's in the provider's folder: not another account's, nor that of a connection that there was before.</summary>
    private static string NameOf(DeliveryParty party, DeliveryRow row, int version)
    {
        var own = SecureRandom.Hash($"{row.ConnectionId} {row.AdministrationId:N}")[..IdLength];
        return string.Create(CultureInfo.InvariantCulture, $"{party.EmployerId}-{row.PeriodId}-v{version}-{own}.csv");
    }
}
