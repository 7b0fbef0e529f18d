using LoketFunctions.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>Which administrations take part, and whether the connected user has the rights that this needs.</summary>
internal sealed class AdministrationChooser(
    ConnectionStore connections, LoketAdministrations loket, ConnectionAttention attention, Planners planners)
{
    /// <param name="language">Of the answer; null: the connection's.</param>
    public async Task<AdministrationsAnswer> ListAsync(Connection connection, string? language, CancellationToken cancellation)
    {
        var employers = await loket.ReadAsync(connection, Profile(connection), cancellation);
        return await AnswerAsync(connection, employers, language, cancellation);
    }

    /// <summary>
    /// Makes exactly these administrations take part. The connection becomes active when every right is there; else it waits
    /// for them, and the same choice again checks again.
    /// </summary>
    /// <param name="language">Of the answer; null: the connection's.</param>
    public async Task<AdministrationsAnswer> ChooseAsync(
        Connection connection, AdministrationChoice choice, string? language, CancellationToken cancellation)
    {
        var employers = await loket.ReadAsync(connection, Profile(connection), cancellation);
        var chosen = Resolve(choice, employers);
        await connections.ChooseAsync(connection.Id, chosen, cancellation);

        var employerIds = chosen.Select(row => row.EmployerId).ToHashSet();
        var lacking = employers
            .Select(employer => employer.Rights)
            .Where(rights => employerIds.Contains(rights.EmployerId) && rights.Missing.Count > 0)
            .ToList();
        if (lacking.Count == 0)
        {
            await attention.ChangeAsync(connection.Tenant, connection.Id, row => row.Complete(), cancellation);
        }
        else
        {
            await attention.RaiseAsync(
                connection.Tenant, connection.Id, AttentionReason.RightsMissing,
                AttentionTexts.MissingRights(lacking, connection.Language), cancellation);
        }

        return await AnswerAsync(await connections.GetAsync(connection.Tenant, connection.Id, cancellation), employers, language, cancellation);
    }

    private static List<AdministrationRow> Resolve(AdministrationChoice choice, IReadOnlyList<VisibleEmployer> employers)
    {
        var offered = employers
            .SelectMany(employer => employer.Administrations ?? [], (employer, administration) => RowOf(employer.Rights, administration))
            .ToDictionary(row => row.Id);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (choice.AdministrationIds.Count == 0)
            faults["administrationIds"] = "is empty: choose at least one";
        for (var index = 0; index < choice.AdministrationIds.Count; index++)
        {
            if (!offered.ContainsKey(choice.AdministrationIds[index]))
                faults[$"administrationIds[{index}]"] = "is not a payroll administration that the connected user can reach";
        }

        return faults.Count == 0
            ? [.. choice.AdministrationIds.Distinct().Select(id => offered[id])]
            : throw Problems.Throw(Problems.Invalid(faults));
    }

    private static AdministrationRow RowOf(EmployerRights employer, PayrollAdministration administration) => new()
    {
        RowKey = administration.Id!.Value.ToString("D"),
        EmployerId = employer.EmployerId,
        EmployerName = employer.EmployerName,
        Name = administration.Name ?? administration.Description ?? employer.EmployerName,
        ClientNumber = administration.ClientNumber,
        PayrollPeriodType = administration.PayrollPeriodType?.Key?.Number,
    };

    private async Task<AdministrationsAnswer> AnswerAsync(
        Connection connection, IReadOnlyList<VisibleEmployer> employers, string? language, CancellationToken cancellation)
    {
        var chosen = (await connections.AdministrationsAsync(connection.Id, cancellation)).Select(row => row.Id).ToHashSet();
        OfferedAdministration Offer(EmployerRights employer, PayrollAdministration administration)
        {
            var row = RowOf(employer, administration);
            return new OfferedAdministration(
                row.EmployerId, row.EmployerName, row.Id, row.Name, row.ClientNumber, row.PayrollPeriodType,
                administration.StartDate, administration.EndDate, chosen.Contains(row.Id),
                [.. employer.Missing.Select(right => right.DutchName)]);
        }

        return new AdministrationsAnswer(
            connection.State,
            AttentionAnswer.Of(connection, Profile(connection), language),
            [.. employers
                .SelectMany(employer => employer.Administrations ?? [], (employer, administration) => Offer(employer.Rights, administration))
                .OrderBy(offer => offer.EmployerName, StringComparer.OrdinalIgnoreCase)
                .ThenBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase)],
            [.. employers
                .Where(employer => employer.Administrations is null)
                .Select(employer => new ClosedEmployer(employer.Rights.EmployerId, employer.Rights.EmployerName))]);
    }

    private PlannerProfile Profile(Connection connection) => planners.Get(connection.Tenant.Planner).Profile;
}
