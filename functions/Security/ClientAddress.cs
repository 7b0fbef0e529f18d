using System.Net;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Security;

/// <summary>
/// Where a request comes from. It is the connection's address, which the worker takes from the last entry of <c>X-Forwarded-For</c>: that
/// one the front end of App Service writes itself, whatever the client sent before it.
/// </summary>
internal static class ClientAddress
{
    private const string FrontDoor = "X-Azure-FDID";

    /// <summary>Of the connection to the Front Door, which writes it over whatever the client sent, as it does its own id.</summary>
    private const string SocketAddress = "X-Azure-SocketIP";

    /// <param name="frontDoorId">The one before the app, past which no sender who could name it gets in; null for none.</param>
    public static IPAddress Of(HttpRequest request, Guid? frontDoorId) =>
        frontDoorId is { } id && Guid.TryParse(request.Headers[FrontDoor], out var named) && named == id
            && IPAddress.TryParse(request.Headers[SocketAddress], out var told)
            ? told
            : request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
}
