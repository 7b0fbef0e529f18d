using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds the examples of docs/openapi.yaml to the code that reads and signs.</summary>
public sealed class ExampleTests
{
    private static readonly JsonSerializerOptions Strict = new(
        AppJson.Options)
    { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    [Fact]
    public void Every_example_reads_as_its_record()
    {
        var count = 0;
        var contents = ApiDocument.Operations.SelectMany(operation => new[] { operation.RequestContent, operation.AnswerContent });
        foreach (var content in contents.OfType<IOpenApiMediaType>())
        {
            if (ApiDocument.NameOf(content.Schema) is not { } name || name == "ConnectionSettings")
                continue;
            var known = StreamedBodies.Read.Values.Append(typeof(RegistrationPage)).Append(typeof(PersonnelRecordPage)).Concat(App.Types);
            var type = known.First(type => type.Name == name);
            foreach (var example in Examples(content))
            {
                Assert.NotNull(JsonSerializer.Deserialize(ApiDescription.JsonOf(example), type, Strict));
                count++;
            }
        }

        Assert.True(count >= 10, "The examples were not found.");
    }

    [Fact]
    public void The_worked_signatures_verify()
    {
        var signature = ApiDocument.Components.SecuritySchemes!["webhookSignature"];
        var examples = ((JsonNodeExtension)signature.Extensions!["x-signature-examples"]).Node.AsArray();
        Assert.Equal(["POST", "GET", "DELETE"], examples.Select(example => (string)example!["method"]!));
        foreach (var example in examples)
        {
            string Text(string name) => (string)example![name]!;
            var payload = StandardWebhook.PayloadOf(Text("method"), Text("target"), Encoding.UTF8.GetBytes(Text("body")));
            var signedAt = DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(Text("webhook-timestamp"), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Null(StandardWebhook.Verify(
                [WebhookSecret.Parse(Text("secret"))], Text("webhook-id"), Text("webhook-timestamp"), Text("webhook-signature"), payload,
                signedAt));
        }
    }

    private static IEnumerable<JsonNode> Examples(IOpenApiMediaType content) =>
        content.Example is { } one ? [one] : content.Examples?.Values.Select(example => example.Value!) ?? [];
}
