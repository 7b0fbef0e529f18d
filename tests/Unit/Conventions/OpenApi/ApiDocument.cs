using System.Reflection;
using LoketFunctions.Http;
using LoketFunctions.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>An operation of the description.</summary>
/// <param name="Parameters">Those of the operation and of its path.</param>
internal sealed record ApiOperation(string Method, string Path, OpenApiOperation Node, IReadOnlyList<IOpenApiParameter> Parameters)
{
    private const string PlannersSide = "Planner's side";

    public string Id => Node.OperationId!;

    public bool IsPlanners => Node.Tags!.Any(tag => tag.Name == PlannersSide);

    public bool IsOpen => Node.Security is [];

    /// <summary>By status.</summary>
    public IDictionary<string, IOpenApiResponse> Responses => Node.Responses!;

    public IOpenApiMediaType? RequestContent => ApiDocument.ContentOf(Node.RequestBody?.Content, "application/json");

    public IOpenApiMediaType? AnswerContent =>
        Responses.Where(response => response.Key.StartsWith('2'))
            .Select(response => ApiDocument.ContentOf(response.Value.Content, "application/json")).FirstOrDefault();

    public IEnumerable<string> ParameterNames(ParameterLocation location) =>
        Parameters.Where(parameter => parameter.In == location).Select(parameter => parameter.Name!);

    public override string ToString() => Id;
}

/// <summary>docs/openapi.yaml.</summary>
internal static class ApiDocument
{
    /// <summary>The folder of the pages for people.</summary>
    public const string Console = "Console";

    /// <summary>Below it lie pages, which are no part of the API.</summary>
    private const string PagesRoute = "console";

    public static OpenApiDocument Root { get; } = ApiDescription.Read();

    public static OpenApiComponents Components => Root.Components!;

    public static IDictionary<string, IOpenApiSchema> Schemas => Components.Schemas!;

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Root.Paths
           from operation in path.Value.Operations!
           select new ApiOperation(
               operation.Key.Method, path.Key, operation.Value, [.. path.Value.Parameters ?? [], .. operation.Value.Parameters ?? []]),
    ];

    /// <summary>The functions that the document describes: all that answer HTTP, but for pages.</summary>
    public static IReadOnlyList<AppFunction> Functions { get; } =
    [
        .. App.Functions.Where(function => function.Trigger<HttpTriggerAttribute>() is not null
            && !Trigger(function).Route!.StartsWith(PagesRoute, StringComparison.Ordinal)),
    ];

    public static HttpTriggerAttribute Trigger(AppFunction function) =>
        function.Trigger<HttpTriggerAttribute>()!.GetCustomAttribute<HttpTriggerAttribute>()!;

    /// <summary>True for what gives an answer its body: its type argument is the record.</summary>
    public static bool Answers(MethodInfo method) =>
        method.IsGenericMethod
            && (method.Name == nameof(Results.Json) || (method.DeclaringType == typeof(Accepted) && method.Name == nameof(Accepted.At)));

    /// <summary>The name of the schema that is referred to; null where it stands there itself.</summary>
    public static string? NameOf(IOpenApiSchema? schema) => (schema as OpenApiSchemaReference)?.Reference.Id;

    /// <summary>The values of a schema that is a list of codes.</summary>
    public static IEnumerable<string> CodesOf(string schema) => Schemas[schema].Enum!.Select(code => (string)code!);

    public static IOpenApiMediaType? ContentOf(IDictionary<string, IOpenApiMediaType>? content, string type) =>
        content?.TryGetValue(type, out var found) is true ? found : null;
}
