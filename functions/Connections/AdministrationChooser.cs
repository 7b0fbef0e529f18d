using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>Which administrations take part, and whether the connected user has the rights that this needs.</summary>
internal sealed class AdministrationChooser(
    ConnectionStore connections, LoketAdministrations loket, RightsReview look, ISetUpRules setUp, Planners planners)
{
    /// <param name="language">Of the answer; null: the connection's.</param>
    public async Task<AdministrationsResponse> ListAsync(Connection connection, string? language, CancellationToken cancellation)
    {
        var employers = await loket.ReadAsync(connection, Profile(connection), cancellation);
        return await AnswerAsync(connection, employers, await ElsewhereAsync(connection, cancellation), language, cancellation);
    }

    /// <summary>
    /// Makes exactly these administrations take part. The connection becomes active when every right is there; else it waits
    /// for them, and the same choice again checks again.
    /// </summary>
    /// <param name="language">Of the answer; null: the connection's.</param>
    public async Task<AdministrationsResponse> ChooseAsync(
        Connection connection, AdministrationChoice choice, string? language, CancellationToken cancellation)
    {
        if (choice.AdministrationIds.Count > AdministrationChoice.MostAdministrations)
            throw Problems.Throw(
                Problems.Invalid("administrationIds", ConnectionFaults.TooManyAdministrations(AdministrationChoice.MostAdministrations)));
        var employers = await loket.ReadAsync(connection, Profile(connection), cancellation);
        var elsewhere = await ElsewhereAsync(connection, cancellation);
        var before = await connections.AdministrationsAsync(connection.Id, cancellation);
        var venues = new VenueChoice(choice, Profile(connection)).Over(before);
        var offered = Offered(employers);
        var chosen = await AllowedAsync(connection, choice, offered, elsewhere, cancellation);
        foreach (var row in chosen)
            Name(row, venues.GetValueOrDefault(row.Id));
        await WriteAsync(connection, choice, chosen, before, offered, cancellation);
        if (Profile(connection).LeadsEmployees)
            await setUp.MappedAsync(connection, cancellation);

        var employerIds = chosen.Select(row => row.EmployerId).ToHashSet();
        var rights = employers.Select(employer => employer.Rights).Where(each => employerIds.Contains(each.EmployerId));
        var judged = await look.JudgeAsync(connection, rights, cancellation);
        return await AnswerAsync(judged, employers, elsewhere, language, cancellation);
    }

    /// <exception cref="ProblemException">They cannot take part, or not all of them.</exception>
    private async Task<List<AdministrationRow>> AllowedAsync(
        Connection connection, AdministrationChoice choice, Dictionary<Guid, AdministrationRow> offered,
        IReadOnlyDictionary<Guid, Connection> elsewhere, CancellationToken cancellation)
    {
        var chosen = Resolve(choice, offered, elsewhere);
        if (Profile(connection).LeadsEmployees)
            await setUp.RequireMappingAsync(connection, new ChosenAdministrations(chosen, [.. offered.Values]), cancellation);
        return chosen;
    }

    /// <summary>
    /// Two that choose the same at once both look before either has written. So each looks again once it has, and goes back where the
    /// other is there by then: both may be refused, never both kept.
    /// </summary>
    private async Task WriteAsync(
        Connection connection, AdministrationChoice choice, IReadOnlyList<AdministrationRow> chosen,
        IReadOnlyList<AdministrationRow> before, Dictionary<Guid, AdministrationRow> offered, CancellationToken cancellation)
    {
        await connections.ChooseAsync(connection.Id, chosen, cancellation);
        try
        {
            await AllowedAsync(connection, choice, offered, await ElsewhereAsync(connection, cancellation), cancellation);
        }
        catch (ProblemException)
        {
            await connections.ChooseAsync(connection.Id, before, cancellation);
            throw;
        }
    }

    private static Dictionary<Guid, AdministrationRow> Offered(IReadOnlyList<VisibleEmployer> employers) => employers
        .SelectMany(employer => employer.Administrations ?? [], (employer, administration) => RowOf(employer.Rights, administration))
        .ToDictionary(row => row.Id);

    private static List<AdministrationRow> Resolve(
        AdministrationChoice choice, Dictionary<Guid, AdministrationRow> offered,
        IReadOnlyDictionary<Guid, Connection> elsewhere)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (choice.AdministrationIds.Count == 0)
            faults["administrationIds"] = ConnectionFaults.NoneChosen;
        for (var index = 0; index < choice.AdministrationIds.Count; index++)
        {
            if (!offered.ContainsKey(choice.AdministrationIds[index]))
                faults[$"administrationIds[{index}]"] = ConnectionFaults.OutOfReach;
            else if (elsewhere.TryGetValue(choice.AdministrationIds[index], out var other))
                faults[$"administrationIds[{index}]"] = ConnectionFaults.InAnotherConnection(other.Id);
        }

        return faults.Count == 0
            ? [.. choice.AdministrationIds.Distinct().Select(id => offered[id])]
            : throw Problems.Throw(Problems.Invalid(faults));
    }

    private static void Name(AdministrationRow row, Venue? venue) =>
        (row.Name, row.VenueId, row.VenueLabel) = (Venue.Named(venue, row.Name), venue?.Id, venue?.Label);

    private static AdministrationRow RowOf(EmployerRights employer, PayrollAdministration administration) => new()
    {
        RowKey = administration.Id!.Value.ToString("D"),
        EmployerId = employer.EmployerId,
        EmployerName = employer.EmployerName,
        Name = Shortened.Of(administration.Name ?? administration.Description ?? employer.EmployerName, Shortened.Name),
        ClientNumber = administration.ClientNumber,
        PayrollPeriodType = administration.PayrollPeriodType?.Key?.Number,
        TaxNumber = TaxNumberOf(administration),
    };

    /// <summary>In one spelling, by which it is found; as it came where that is none, and null where Loket tells none.</summary>
    private static string? TaxNumberOf(PayrollAdministration administration) =>
        WageTaxNumber.Find(administration.TaxNumber)?.ToString()
        ?? (string.IsNullOrWhiteSpace(administration.TaxNumber) ? null : Shortened.Of(administration.TaxNumber, Shortened.Name));

    private async Task<AdministrationsResponse> AnswerAsync(
        Connection connection, IReadOnlyList<VisibleEmployer> employers, IReadOnlyDictionary<Guid, Connection> elsewhere, string? language,
        CancellationToken cancellation)
    {
        var chosen = (await connections.AdministrationsAsync(connection.Id, cancellation)).ToDictionary(row => row.Id);
        OfferedAdministration Offer(EmployerRights employer, PayrollAdministration administration)
        {
            var row = RowOf(employer, administration);
            return new OfferedAdministration(
                row.EmployerId, row.EmployerName, row.Id, row.Name, row.ClientNumber, row.PayrollPeriodType,
                administration.StartDate, administration.EndDate, chosen.ContainsKey(row.Id),
                employer.Missing, elsewhere.GetValueOrDefault(row.Id)?.Id)
            {
                Venue = chosen.GetValueOrDefault(row.Id)?.Venue,
            };
        }

        List<OfferedAdministration> offered = [.. employers
            .SelectMany(employer => employer.Administrations ?? [], (employer, administration) => Offer(employer.Rights, administration))
            .OrderBy(offer => offer.EmployerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase).ThenBy(offer => offer.Id)];
        List<ClosedEmployer> closed = [.. employers
            .Where(employer => employer.Administrations is null)
            .Select(employer => new ClosedEmployer(employer.Rights.EmployerId, employer.Rights.EmployerName))];
        return new AdministrationsResponse(
            connection.State, AttentionResponse.Of(connection, Profile(connection), language), offered, closed)
        {
            Total = offered.Count,
            ClosedTotal = closed.Count,
            AsksVenues = Profile(connection).HasVenues,
        };
    }

    /// <summary>What takes part in the account's other connections.</summary>
    private async Task<IReadOnlyDictionary<Guid, Connection>> ElsewhereAsync(Connection connection, CancellationToken cancellation)
    {
        var taken = new Dictionary<Guid, Connection>();
        foreach (var other in await connections.ListAsync(connection.Tenant, cancellation))
        {
            if (other.Id == connection.Id || other.State == ConnectionState.Disconnected)
                continue;
            foreach (var row in await connections.AdministrationsAsync(other.Id, cancellation))
                taken.TryAdd(row.Id, other);
        }

        return taken;
    }

    private PlannerProfile Profile(Connection connection) => connection.Effective(planners.Get(connection.Tenant.Planner).Profile);
}
