using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;

namespace LoketFunctions.Tests.Conventions;

/// <summary>A route as the host's router understands it.</summary>
internal sealed class Route(string template)
{
    private static readonly DefaultInlineConstraintResolver Constraints = new(Options.Create(new RouteOptions()), EmptyServices.Instance);

    private readonly IReadOnlyList<RoutePatternPathSegment> _segments = RoutePatternFactory.Parse(template).PathSegments;

    /// <summary>There is an address that both would take. Says so where it is in doubt.</summary>
    public bool Overlaps(Route other) => Overlaps(_segments, other._segments, 0);

    public override string ToString() => template;

    private static bool Overlaps(IReadOnlyList<RoutePatternPathSegment> one, IReadOnlyList<RoutePatternPathSegment> other, int at)
    {
        var (mine, others) = (one.ElementAtOrDefault(at)?.Parts, other.ElementAtOrDefault(at)?.Parts);
        if (mine is null && others is null)
            return true;
        if (IsCatchAll(mine) || IsCatchAll(others))
            return true;
        if (mine is null || others is null)
            return IsOptional(mine ?? others!) && Overlaps(one, other, at + 1);
        return Meet(mine, others) && Overlaps(one, other, at + 1);
    }

    private static bool Meet(IReadOnlyList<RoutePatternPart> one, IReadOnlyList<RoutePatternPart> other) => (one, other) switch
    {
        ([RoutePatternLiteralPart mine], [RoutePatternLiteralPart others]) =>
            string.Equals(mine.Content, others.Content, StringComparison.OrdinalIgnoreCase),
        ([RoutePatternParameterPart parameter], [RoutePatternLiteralPart literal]) => Takes(parameter, literal.Content),
        ([RoutePatternLiteralPart literal], [RoutePatternParameterPart parameter]) => Takes(parameter, literal.Content),
        _ => true,
    };

    private static bool Takes(RoutePatternParameterPart parameter, string text) => parameter.ParameterPolicies.All(policy =>
        Constraints.ResolveConstraint(policy.Content!)!.Match(
            httpContext: null, route: null, parameter.Name, new RouteValueDictionary { [parameter.Name] = text },
            RouteDirection.IncomingRequest));

    private static bool IsCatchAll(IReadOnlyList<RoutePatternPart>? parts) => parts is [RoutePatternParameterPart { IsCatchAll: true }];

    private static bool IsOptional(IReadOnlyList<RoutePatternPart> parts) => parts is [RoutePatternParameterPart { IsOptional: true }];

    private sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
