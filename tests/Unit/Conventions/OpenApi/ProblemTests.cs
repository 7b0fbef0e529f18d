using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Http;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds the problems of docs/openapi.yaml and those that the app's code can make to each other.</summary>
public sealed class ProblemTests
{
    /// <summary>A signed caller may do everything, so only people in the console meet it.</summary>
    private static readonly string[] OnlyInConsole = ["not-permitted", "operator-only"];

    /// <summary>A place in the code where a problem is made, with its constant parts.</summary>
    private sealed record Made(string Code, int Status, string Title, ActionOwner Move);

    [Fact]
    public void Codes_are_those_that_the_code_can_make()
    {
        var made = MadeInCode();
        Assert.Equal(
            made.Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal),
            ApiDocument.CodesOf("ProblemCode").Order(StringComparer.Ordinal));
        Assert.Equal(made.Count, made.Select(problem => problem.Code).Distinct().Count());
    }

    [Fact]
    public void Every_problem_has_a_true_example()
    {
        var examples = ApiDocument.Components.Examples!;
        var made = MadeInCode();
        Assert.Equal(made.Select(problem => problem.Code).Order(StringComparer.Ordinal), examples.Keys.Order(StringComparer.Ordinal));
        foreach (var problem in made)
        {
            var value = examples[problem.Code].Value!;
            Assert.Equal($"urn:loketfunctions:problem:{problem.Code}", (string?)value["type"]);
            Assert.Equal(problem, new Made((string)value["code"]!, value["status"].Deserialize<int>(), (string)value["title"]!,
                value["move"].Deserialize<ActionOwner>(AppJson.Options)));
        }

        Assert.Equal(Problems.TooLarge(RequestBody.Limit).Detail, (string?)examples["body-too-large"].Value!["detail"]);
    }

    [Fact]
    public void Problems_stand_under_their_status_and_each_is_used()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (status, response) in ApiDocument.Operations.SelectMany(operation => operation.Responses))
        {
            var problems = ApiDocument.ContentOf(response.Content, "application/problem+json");
            foreach (var (code, example) in problems?.Examples ?? new Dictionary<string, IOpenApiExample>())
            {
                Assert.Equal(status, example.Value!["status"]!.ToString());
                used.Add(code);
            }
        }

        Assert.Equal(MadeInCode().Select(problem => problem.Code).Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_problem_is_answered_as_its_schema_says()
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await Problems.Invalid("field", InputFaults.Missing).ToResult("trace").ExecuteAsync(http);

        Assert.StartsWith("application/problem+json", http.Response.ContentType, StringComparison.Ordinal);
        var members = JsonNode.Parse(body.ToArray())!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
        var schema = ApiDocument.Schemas["Problem"];
        Assert.Equal(members, schema.Properties!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(members.Where(member => member != "faults"), schema.Required!.Order(StringComparer.Ordinal));
        Assert.Equal(
            Enum.GetValues<ActionOwner>().Select(move => JsonSerializer.SerializeToNode(move, AppJson.Options)!.GetValue<string>()),
            ApiDocument.CodesOf("ActionOwner"));
    }

    /// <summary>
    /// Every <c>new Problem(status, code, title, …, move)</c> in the app. Status, code and title are constants side by side and
    /// the move comes last; a problem made in another way fails here, as nobody could list it.
    /// </summary>
    private static List<Made> MadeInCode()
    {
        var constructor = typeof(Problem).GetConstructors()[0];
        var made = new List<Made>();
        foreach (var method in App.Types.Where(type => type != typeof(Problem) && App.FolderOf(type) != ApiDocument.Console).SelectMany(
            Il.MethodsOf))
        {
            var code = Il.Read(method);
            var at = 0;
            for (var end = 0; end < code.Count; end++)
            {
                if (code[end].Operand is not ConstructorInfo called || called != constructor)
                    continue;
                var start = Enumerable.Range(at, end - at)
                    .First(index => code[index].Number is >= 400 and < 600
                        && code[index + 1].Code == OpCodes.Ldstr
                        && code[index + 2].Code == OpCodes.Ldstr);
                made.Add(new Made((string)code[start + 1].Operand!, code[start].Number!.Value, (string)code[start + 2].Operand!,
                    (ActionOwner)code[end - 1].Number!.Value));
                at = end + 1;
            }
        }

        return [.. made.Where(problem => !OnlyInConsole.Contains(problem.Code))];
    }
}
