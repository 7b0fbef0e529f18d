using LoketFunctions.Outbound;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>How the files of an account get to its pension provider.</summary>
internal interface IDeliveryTargets
{
    /// <summary>Null where nothing is set for the planner.</summary>
    IDeliveryTransport? Find(Tenant tenant);
}

/// <summary>As the operator set it.</summary>
internal sealed class DeliveryTargets(
    DeliverySettings settings, Planners planners, PlannerClient client, AddressGuard guard, TimeProvider clock)
    : IDeliveryTargets
{
    public IDeliveryTransport? Find(Tenant tenant) => settings.Find(tenant.Planner) switch
    {
        { Sftp: { } server } => new SftpTransport(server, guard, clock),
        { } => new PushTransport(client, planners.Get(tenant.Planner), tenant.Account, clock),
        null => null,
    };
}
