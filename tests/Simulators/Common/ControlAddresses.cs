using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators;

/// <summary>The addresses by which a simulator is set up, disturbed and asked what it has met: unsigned, for people and tests.</summary>
internal static class ControlAddresses
{
    public const string Root = "/sandbox";

    /// <summary>Method and path of each, by path.</summary>
    public static IEnumerable<string> Of(IEndpointRouteBuilder routes) =>
        from endpoint in routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText!
        where path.StartsWith(Root, StringComparison.Ordinal)
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        orderby path, method
        select $"{method} {path}";
}
