using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket;

/// <summary>
/// Loket's REST API as one connected user sees it. Every method throws <see cref="Failures.LoketException"/> when Loket or the
/// way to it fails; its failure says who acts.
/// </summary>
internal sealed class LoketClient
{
    internal LoketClient(LoketConnection connection, LoketOptions options, KnownActivities known)
    {
        var (lists, versions) = (new ListReader(connection, options.PageSize), options.Versions);
        Employers = new EmployersClient(lists, versions);
        Administrations = new AdministrationsClient(lists, versions);
        Authorizations = new AuthorizationsClient(lists, versions);
        Applications = new ApplicationsClient(lists, options, known);
        VersionNumbers = new VersionNumbersClient(lists, versions);
        Employees = new EmployeesClient(connection, lists, versions);
        Employments = new EmploymentsClient(connection, lists, versions);
        ConceptEmployees = new ConceptEmployeesClient(connection, lists, versions);
        CitizenServiceNumbers = new CitizenServiceNumbersClient(connection, versions);
        Wages = new ChainClient(connection, lists, versions, ChainName.Wages);
        WorkingHours = new ChainClient(connection, lists, versions, ChainName.WorkingHours);
        OrganizationalEntities = new ChainClient(connection, lists, versions, ChainName.OrganizationalEntities);
        Actuals = new ActualsClient(lists, versions);
        Departments = new DepartmentsClient(lists, versions);
        Functions = new JobFunctionsClient(lists, versions);
        DistributionUnits = new DistributionUnitsClient(lists, versions);
        FieldOptions = new FieldOptionsClient(connection, versions);
        PayrollComponents = new PayrollComponentsClient(lists, versions);
        PayrollPeriods = new PayrollPeriodsClient(connection, lists, versions);
        PayrollResults = new PayrollResultsClient(lists, versions);
        Payslips = new PayslipsClient(connection, lists, versions);
        CostsPerHour = new CostsPerHourClient(lists, versions);
        PayrollPeriodData = new PayrollPeriodDataClient(connection, lists, versions);
        UserFilterSettings = new UserFilterSettingsClient(connection, versions);
        SignedInUser = new SignedInUserClient(connection, versions);
        Users = new UsersClient(connection, lists, versions);
    }

    public EmployersClient Employers { get; }

    public AdministrationsClient Administrations { get; }

    public AuthorizationsClient Authorizations { get; }

    public ApplicationsClient Applications { get; }

    public VersionNumbersClient VersionNumbers { get; }

    public EmployeesClient Employees { get; }

    public EmploymentsClient Employments { get; }

    public ConceptEmployeesClient ConceptEmployees { get; }

    public CitizenServiceNumbersClient CitizenServiceNumbers { get; }

    public ChainClient Wages { get; }

    public ChainClient WorkingHours { get; }

    public ChainClient OrganizationalEntities { get; }

    public ActualsClient Actuals { get; }

    public DepartmentsClient Departments { get; }

    public JobFunctionsClient Functions { get; }

    public DistributionUnitsClient DistributionUnits { get; }

    public FieldOptionsClient FieldOptions { get; }

    public PayrollComponentsClient PayrollComponents { get; }

    public PayrollPeriodsClient PayrollPeriods { get; }

    public PayrollResultsClient PayrollResults { get; }

    public PayslipsClient Payslips { get; }

    public CostsPerHourClient CostsPerHour { get; }

    public PayrollPeriodDataClient PayrollPeriodData { get; }

    public UserFilterSettingsClient UserFilterSettings { get; }

    public SignedInUserClient SignedInUser { get; }

    public UsersClient Users { get; }
}

/// <summary>Opens Loket for one connected user. Cheap: nothing is sent, and nothing needs closing.</summary>
internal sealed class LoketClientFactory(LoketPipeline pipeline, LoketOptions options, KnownActivities known)
{
    /// <param name="connectionId">Calls with the same id share one limit in this process.</param>
    /// <param name="observer">Told of this client's calls only, e.g. to count those of one run.</param>
    public LoketClient Open(ConnectionId connectionId, IAccessTokenSource tokens, ILoketCallObserver? observer = null) =>
        new(new LoketConnection(connectionId, tokens, observer, pipeline), options, known);
}
