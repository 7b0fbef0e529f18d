using System.Net;
using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>
/// Sends files to the provider's own side by signed calls, see <c>PutPensionDelivery</c> in docs/openapi.yaml. The webhook-id is made of
/// account and name, so that the receiver takes each file once.
/// </summary>
internal sealed class PushTransport(PlannerClient client, PlannerSettings planner, string account, TimeProvider clock)
    : IDeliveryTransport
{
    public async Task<DeliveryReceipt> SendAsync(DeliveryFile file, CancellationToken cancellation)
    {
        try
        {
            var receipt = await client.SendPensionDeliveryAsync(
                planner, account, file.Name, MessageIdOf(file.Name), file.Content.ToArray(), cancellation);
            return new DeliveryReceipt(clock.GetUtcNow(), receipt);
        }
        catch (PlannerException exception)
        {
            throw FaultOf(exception);
        }
    }

    /// <summary>A webhook-id holds no full stop, as a name does.</summary>
    private string MessageIdOf(string name) =>
        $"msg_pension-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}/{name}")))[..32]}";

    /// <summary>Whatever the receiver refuses is for people to mend, at either side.</summary>
    private static DeliveryException FaultOf(PlannerException exception) => exception.Status switch
    {
        (int)HttpStatusCode.Conflict => new DeliveryException(FailureClass.Configuration, DeliveryCodes.NameTaken),
        >= 400 and < 500 when exception.Class != FailureClass.Transient =>
            new DeliveryException(FailureClass.Configuration, exception.Code),
        _ => new DeliveryException(exception.Class, exception.Code, exception.RetryAfter),
    };
}
