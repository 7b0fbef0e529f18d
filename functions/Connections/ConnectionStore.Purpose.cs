using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

// What a connection is for, and what is not open where it is for something else.
internal sealed partial class ConnectionStore
{
    /// <summary>
    /// As <see cref="GetAsync(Caller, ConnectionId, Permission, CancellationToken)"/>, for whatever belongs to staff that comes from Loket
    /// and hours that go there.
    /// </summary>
    /// <exception cref="ProblemException">As there; or the connection is for something else, and knows neither.</exception>
    public async Task<Connection> GetLoketLedAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await GetAsync(caller, connectionId, permission, cancellation);
        return RefusalOfStaffAndHours(connection) is { } refusal ? throw Problems.Throw(refusal) : connection;
    }

    /// <summary>
    /// As <see cref="GetAsync(Caller, ConnectionId, Permission, CancellationToken)"/>, for the codes of what is sent to Loket.
    /// </summary>
    /// <exception cref="ProblemException">As there; or nothing is ever sent to Loket for it.</exception>
    public async Task<Connection> GetSendingAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await GetAsync(caller, connectionId, permission, cancellation);
        return PurposeOf(connection) == LinkPurpose.Pension ? throw Problems.Throw(ConnectionProblems.PensionLink()) : connection;
    }

    /// <summary>By the product's profile; of a planner that is not set up any more as of most.</summary>
    public LinkPurpose PurposeOf(Connection connection) =>
        planners.Find(connection.Tenant.Planner)?.Profile.Purpose ?? LinkPurpose.StaffAndHours;

    /// <summary>Staff comes from Loket and hours go there: see <see cref="LinkPurpose"/>.</summary>
    public bool SyncsStaffAndHours(Connection connection) => RefusalOfStaffAndHours(connection) is null;

    /// <summary>Why no people ever go to Loket by it, as it is set now; null where they may.</summary>
    public Problem? RefusalOfPeople(Connection connection) => PurposeOf(connection) switch
    {
        LinkPurpose.Pension => ConnectionProblems.PensionLink(),
        LinkPurpose.StaffAndHours when !connection.NewPeople => ConnectionProblems.SettingOff(SettingSetters.NewPeople),
        _ => null,
    };

    /// <summary>Why there are neither staff nor hours; null where there are.</summary>
    public Problem? RefusalOfStaffAndHours(Connection connection) => ConnectionProblems.RefusalOfStaffAndHours(PurposeOf(connection));
}
