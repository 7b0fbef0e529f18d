using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds the operations of docs/openapi.yaml and the HTTP functions of the app to each other.</summary>
public sealed partial class OperationTests
{
    private static readonly IReadOnlyList<AppFunction> Functions = ApiDocument.Functions;

    private static readonly IReadOnlyList<ApiOperation> Operations = [.. ApiDocument.Operations.Where(operation => !operation.IsPlanners)];

    [Fact]
    public void Every_HTTP_function_is_an_operation_and_the_other_way_round()
    {
        var functions = Functions.SelectMany(function => Trigger(function).Methods ?? [], (function, method) =>
            $"{method.ToUpperInvariant()} /{Constraint().Replace(Trigger(function).Route!, "{${name}}")} is {function.Name}");
        var operations = Operations.Select(operation => $"{operation.Method} {operation.Path} is {operation.Id}");
        Assert.Equal(functions.Order(StringComparer.Ordinal), operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parameters_are_those_of_the_route_and_of_the_code()
    {
        foreach (var (function, operation) in Pairs())
        {
            var route = RouteParameter().Matches(Trigger(function).Route!).ToDictionary(
                match => match.Groups["name"].Value, match => match.Groups["kind"].Value);
            Assert.Equal(
                route.Keys.Order(StringComparer.Ordinal), operation.ParameterNames(ParameterLocation.Path).Order(StringComparer.Ordinal));
            foreach (var parameter in operation.Parameters
                .Where(parameter => parameter.In == ParameterLocation.Path && route[parameter.Name!] == "guid"))
                Assert.Equal("uuid", parameter.Schema!.Format);
            Assert.Equal(QueryNames(function).Order(StringComparer.Ordinal),
                operation.ParameterNames(ParameterLocation.Query).Order(StringComparer.Ordinal));
            Assert.All(operation.Parameters, parameter => Assert.NotNull(parameter.Description));
        }
    }

    [Fact]
    public void Bodies_are_the_records_that_the_code_reads_and_answers()
    {
        foreach (var (function, operation) in Pairs())
        {
            var code = Il.ReadReachable(function.Method).Select(instruction => instruction.Operand).OfType<MethodInfo>().ToList();
            var read = code.Where(method => method.DeclaringType == typeof(RequestBody) && method.Name == nameof(RequestBody.Parse)).Select(
                Argument)
                .Concat(code.Where(method => method.DeclaringType == typeof(ConnectionSettings) && method.IsStatic)
                    .Select(method => method.DeclaringType!.Name))
                .Concat(NameOf(StreamedBodies.Read, function));
            Assert.Equal(read.Distinct(), Names(operation.RequestContent));

            var answered = code.Where(ApiDocument.Answers).Select(Argument).Concat(NameOf(StreamedBodies.Answered, function));
            Assert.Equal(answered.Distinct(), Names(operation.AnswerContent));
        }
    }

    [Fact]
    public void Only_the_open_functions_are_without_signature()
    {
        var open = CallerProofTests.Named(CallerProof.None, CallerProof.OpenPage).Intersect(Functions.Select(function => function.Name));
        Assert.Equal(
            open.Order(StringComparer.Ordinal),
            Operations.Where(operation => operation.IsOpen).Select(operation => operation.Id).Order(StringComparer.Ordinal));
        Assert.Equal(
            new[] { StandardWebhook.IdHeader, StandardWebhook.TimestampHeader, StandardWebhook.SignatureHeader },
            ApiDocument.Root.Security![0].Keys.Select(scheme => scheme.Name));
    }

    [Fact]
    public void A_body_is_refused_where_none_is_described()
    {
        var refusing = CallerProofTests.Named(CallerProof.SignatureWithoutBody, CallerProof.OperatorSignatureWithoutBody);
        var signed = Operations.Where(operation => !operation.IsOpen).ToLookup(operation => StandardWebhook.TakesBody(operation.Method));
        Assert.Equal(
            signed[true].Where(operation => operation.RequestContent is null).Select(operation => operation.Id).Order(
                StringComparer.Ordinal),
            refusing);
        Assert.All(signed[false], operation => Assert.Null(operation.RequestContent));
        Assert.All(
            Operations.Where(operation => !operation.IsOpen && operation.RequestContent is null),
            operation => Assert.Contains(
                "body-not-taken", ApiDocument.ContentOf(operation.Responses["400"].Content, "application/problem+json")!.Examples!.Keys));
    }

    [Fact]
    public void Signed_operations_name_what_can_go_wrong_around_them()
    {
        foreach (var operation in Operations.Where(operation => !operation.IsOpen))
        {
            var statuses = operation.Responses.Keys;
            var expected = new List<string> { "400", "401", "409", "413", "500" };
            if (operation.RequestContent is not null)
                expected.AddRange(["415", "429"]);
            if (operation.ParameterNames(ParameterLocation.Path).Any(name => name is "id" or "connectionId"))
                expected.Add("404");
            Assert.Subset(statuses.ToHashSet(StringComparer.Ordinal), expected.ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_operation_is_explained() =>
        Assert.All(ApiDocument.Operations, operation =>
        {
            Assert.NotNull(operation.Node.Summary);
            Assert.NotNull(operation.Node.Description);
            Assert.All(operation.Responses.Values, response => Assert.NotNull(response.Description));
        });

    [Fact]
    public void The_server_has_the_route_prefix_of_the_host()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")))!;
        Assert.EndsWith(
            "/" + (string?)host["extensions"]!["http"]!["routePrefix"], ApiDocument.Root.Servers![0].Url, StringComparison.Ordinal);
    }

    private static IEnumerable<(AppFunction Function, ApiOperation Operation)> Pairs() =>
        Functions.Select(function => (function, Operations.Single(operation => operation.Id == function.Name)));

    private static HttpTriggerAttribute Trigger(AppFunction function) => ApiDocument.Trigger(function);

    private static IEnumerable<string> NameOf(IReadOnlyDictionary<string, Type> streamed, AppFunction function) =>
        streamed.TryGetValue(function.Name, out var type) ? [type.Name] : [];

    private static string Argument(MethodInfo method) => method.GetGenericArguments()[0].Name;

    /// <summary>The schema's name; of one that only narrows another, that one's.</summary>
    private static IEnumerable<string> Names(IOpenApiMediaType? content) =>
        content?.Schema is not { } schema ? []
        : [ApiDocument.NameOf(schema)
            ?? ApiDocument.NameOf(schema.AllOf?[0]) ?? throw new InvalidOperationException("A body's schema is given by reference.")];

    private static IEnumerable<string> QueryNames(AppFunction function)
    {
        var code = Il.ReadReachable(function.Method);
        var reading = code.Select(instruction => instruction.Operand).OfType<MethodInfo>()
            .FirstOrDefault(method => method.DeclaringType == typeof(PageQuery) && method.Name == nameof(PageQuery.Of));
        return QueryNames(code).Concat(reading is null ? [] : QueryNames(Il.ReadReachable(reading))).Distinct();
    }

    private static IEnumerable<string> QueryNames(IReadOnlyList<Instruction> code) => code.Zip(code.Skip(1))
        .Where(pair => pair.Second.Operand is MethodInfo { Name: "get_Item" } method && method.DeclaringType == typeof(IQueryCollection))
        .Select(pair => (string)pair.First.Operand!);

    [GeneratedRegex(@"\{(?<name>\w+):\w+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(?<name>\w+)(?::(?<kind>\w+))?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteParameter();
}
