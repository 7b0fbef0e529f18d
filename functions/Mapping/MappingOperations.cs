using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Mapping;

/// <summary>Reads and changes what the planner's codes are in Loket, per payroll administration.</summary>
internal sealed class MappingOperations(
    ConnectionStore connections, LoketClients clients, MappingStore mappings, PayrollListsReader reader, MappingSources sources,
    AuditLog audit)
{
    private const int LongestSearch = 100;

    /// <param name="number">Of any version; null: the one that holds for the year.</param>
    /// <param name="year">Payroll year; null: the current one.</param>
    public async Task<MappingResponse> GetAsync(
        Caller caller, AdministrationKey key, int? number, int? year, CancellationToken cancellation)
    {
        var (connection, administration) = await FindAsync(caller, key, Permission.ViewPayroll, cancellation);
        if (number is { } asked)
        {
            return MappingResponse.Of(
                await mappings.FindAsync(key, asked, cancellation)
                    ?? throw Problems.Throw(Problems.NotFound("version of the mapping")));
        }

        var latest = await mappings.LatestAsync(key, cancellation);
        // Where all years have the same, Loket need not be asked which one it is now.
        if (latest.ByYear.Count <= 1)
            return MappingResponse.Of(latest);
        var current = year ?? (await YearsAsync(connection, administration, cancellation)).Current
            ?? throw Problems.Throw(MappingProblems.NoSuchYear(null));
        return MappingResponse.Of(await mappings.HoldingAsync(key, current, cancellation));
    }

    /// <summary>
    /// Saves the whole mapping as the next version for its payroll year, if Loket knows everything that is new in it in that year and
    /// nobody else was first. The years before keep theirs.
    /// </summary>
    public async Task<MappingResponse> ChangeAsync(
        Caller caller, AdministrationKey key, MappingChange change, CancellationToken cancellation)
    {
        ThrowIfAny(change.Faults());
        var (connection, administration) = await FindAsync(caller, key, Permission.EditPayroll, cancellation);
        var lists = await ListsAsync(connection, administration, change.Year, cancellation);
        var before = await mappings.FindAsync(key, change.Version, cancellation) ?? MappingVersion.None;
        ThrowIfAny(MappingCheck.NewFaults(change.ToMapping(), before.Mapping, lists));
        // In the console it is always known who did it, by the planner's own id of the user.
        var changedBy = change.ChangedBy ?? caller.Actor.Id;
        var saved = await mappings.TrySaveAsync(key, change.ToMapping(), lists.Year, changedBy, cancellation)
            ?? throw Problems.Throw(MappingProblems.Changed(change.Version));
        var what = new AuditEvent(AuditAction.MappingChanged, Before: Number(change.Version),
            After: Number(saved.Mapping.Version))
        { AdministrationId = administration.Id };
        await audit.WriteAsync(caller, connection.Id, what, cancellation);
        return MappingResponse.Of(saved);
    }

    /// <summary>
    /// Every code that is known of, and how it stands with it in a payroll year, by the mapping and Loket's lists of that year.
    /// </summary>
    /// <param name="year">Null for the current payroll year.</param>
    public async Task<MappingOverviewResponse> GetOverviewAsync(
        Caller caller, AdministrationKey key, int? year, CancellationToken cancellation)
    {
        var (connection, administration) = await FindAsync(caller, key, Permission.ViewPayroll, cancellation);
        var lists = await ListsAsync(connection, administration, year, cancellation);
        var version = await mappings.HoldingAsync(key, lists.Year, cancellation);
        var years = await YearsAsync(connection, administration, cancellation);
        var codes = await sources.ReadAsync(connection, key, cancellation);
        var sections = new MappingOverview(
            version.Mapping, lists, codes.Listed, codes.Met, codes.Rules, caller.Language ?? connection.Language).Sections();
        return new MappingOverviewResponse(
            version.Mapping.Version, version.ChangedAt, version.ChangedBy, lists.Year, codes.State, MappingOverview.Outlook(sections),
            CodeCounts.Of(sections.SelectMany(section => section.Codes)), sections, version.Year, years.All);
    }

    /// <summary>Loket's lists to choose from, of the current payroll year or another one.</summary>
    /// <param name="search">Only what has this in its number, code or description; null: all.</param>
    public async Task<PayrollLists> GetOptionsAsync(
        Caller caller, AdministrationKey key, int? year, string? search, CancellationToken cancellation)
    {
        if (search?.Length > LongestSearch)
            throw Problems.Throw(Problems.Invalid("search", InputFaults.TooLong(LongestSearch)));
        var (connection, administration) = await FindAsync(caller, key, Permission.ViewPayroll, cancellation);
        return (await ListsAsync(connection, administration, year, cancellation)).Matching(search ?? "");
    }

    private async Task<(Connection Connection, AdministrationRow Administration)> FindAsync(
        Caller caller, AdministrationKey key, Permission permission, CancellationToken cancellation)
    {
        var connection = await connections.GetSendingAsync(caller, key.Connection, permission, cancellation);
        return (connection, await connections.GetAdministrationAsync(caller, connection, key.Administration, permission, cancellation));
    }

    private async Task<PayrollLists> ListsAsync(
        Connection connection, AdministrationRow administration, int? year, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadYearAsync(clients.For(connection), administration, year, cancellation)
                ?? throw Problems.Throw(MappingProblems.NoSuchYear(year));
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private async Task<PayrollYears> YearsAsync(Connection connection, AdministrationRow administration, CancellationToken cancellation)
    {
        try
        {
            return await reader.YearsAsync(clients.For(connection), administration, cancellation);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static void ThrowIfAny(IReadOnlyDictionary<string, InputFault> faults)
    {
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Codes of what can be wrong with mappings: part of the API.</summary>
internal static class MappingProblemCodes
{
    public const string MappingChanged = "mapping-changed";
}

internal static class MappingProblems
{
    public static Problem Changed(int version) => new(
        StatusCodes.Status409Conflict, MappingProblemCodes.MappingChanged, "The mapping is another one by now",
        $"Version {version} is not the latest. Read the mapping again, make the change in that one and send it. Nothing was changed.",
        ActionOwner.Planner);

    public static Problem NoSuchYear(int? year) => Problems.Invalid(
        "year", year is null ? MappingInputFaults.NoPeriods : MappingInputFaults.NoSuchYear);
}
