using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Telemetry;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds what docs/openapi.yaml asks of planners to what the app really sends them.</summary>
public sealed class PlannersSideTests
{
    private const string Account = "klant-1042";
    private const string FileName = "pension-1234567-2026-11-v1.csv";
    private static readonly ConnectionId Connection = new("connection");

    private static readonly PlannerSettings Planner = new(
        "zonplan", Profiles.Find(Profiles.Names.First())!, new Uri("https://api.zonplan.example/loket"), [],
        WebhookSecret.Parse(Convert.ToBase64String(new byte[32])), []);

    [Fact]
    public async Task The_app_sends_what_is_described_and_nothing_else()
    {
        using var planner = new Recorder();
        var client = new PlannerClient(planner, new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics);
        await ReadListsAsync(client);
        await client.ListCodesAsync(Planner, Account, Connection, CancellationToken.None);
        await client.SendMarksAsync(Planner, Account, "marks",
            new ExportConfirmations("export", Connection, null, null, 1, 1, [], [], []), CancellationToken.None);
        await client.SendNoticeAsync(Planner, Account, "notice",
            new PlannerNotice(Connection, "reconnect", NoticeState.Over, default, "nl"), CancellationToken.None);
        await client.SendStaffAsync(Planner, Account, "run", new StaffBatch(Connection, Guid.Empty, []), CancellationToken.None);

        await client.SendPensionDeliveryAsync(Planner, Account, FileName, "delivery", [1], CancellationToken.None);

        var operations = ApiDocument.Operations.Where(operation => operation.IsPlanners).ToList();
        Assert.Equal(
            operations.Select(operation => $"{operation.Method} /loket{operation.Path}").Order(StringComparer.Ordinal),
            planner.Requests.Select(Template).Distinct().Order(StringComparer.Ordinal));
        foreach (var operation in operations)
        {
            var sent = planner.Requests.Where(request => Template(request) == $"{operation.Method} /loket{operation.Path}").ToList();
            var query = sent.SelectMany(request => System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query).AllKeys).Distinct();
            Assert.Equal(
                operation.ParameterNames(ParameterLocation.Query).Order(StringComparer.Ordinal), query.Order(StringComparer.Ordinal));
            var headers = sent[0].Headers.Select(header => header.Key)
                .Where(name => !name.StartsWith("webhook-", StringComparison.Ordinal));
            Assert.Equal(operation.ParameterNames(ParameterLocation.Header), headers);
            Assert.Contains(StandardWebhook.SignatureHeader, sent[0].Headers.Select(header => header.Key));
        }
    }

    [Fact]
    public async Task Limits_are_the_apps()
    {
        using var planner = new Recorder();
        await ReadListsAsync(new PlannerClient(planner, new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics));
        var paged = ApiDocument.Operations
            .Where(operation => operation.IsPlanners
                && operation.ParameterNames(ParameterLocation.Query).Contains("cursor", StringComparer.Ordinal)).ToList();
        Assert.Equal(3, paged.Count);
        foreach (var operation in paged)
        {
            var limit = operation.Parameters.Single(parameter => parameter.Name == "limit");
            var sent = planner.Requests.First(request => Template(request) == $"GET /loket{operation.Path}");
            Assert.Equal(System.Web.HttpUtility.ParseQueryString(sent.RequestUri!.Query)["limit"], limit.Schema!.Maximum);
        }

        Assert.Equal(StaffBatch.MaxRecords, ApiDocument.Schemas["StaffBatch"].Properties!["records"].MaxItems);
        var marks = ApiDocument.Schemas["ExportConfirmations"].Properties!;
        Assert.All(new[] { "exported", "withdrawn", "leftOut" }, list => Assert.Equal(ExportConfirmations.MaxIds, marks[list].MaxItems));
        Assert.Equal(PlannerCode.MaxLength, ApiDocument.Schemas["PlannerCode"].Properties!["code"].MaxLength);
        Assert.Equal(Registration.MaxIdLength, ApiDocument.Schemas["Registration"].Properties!["id"].MaxLength);
    }

    private static async Task ReadListsAsync(PlannerClient client)
    {
        await foreach (var employee in client.ListEmployeesAsync(Planner, Account, CancellationToken.None))
            Assert.NotNull(employee);
        await foreach (var registration in client.ListRegistrationsAsync(
            Planner, Account, Connection, default, default, CancellationToken.None))
            Assert.NotEqual(JsonValueKind.Undefined, registration.ValueKind);
        await foreach (var record in client.ListPersonnelAsync(Planner, Account, Connection, CancellationToken.None))
            Assert.NotEqual(JsonValueKind.Undefined, record.ValueKind);
    }

    private static string Template(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri!.AbsolutePath.Replace(Account, "{account}", StringComparison.Ordinal)
            .Replace(FileName, "{name}", StringComparison.Ordinal)}";

    /// <summary>A planner with two pages of nobody, and two of nothing.</summary>
    private sealed class Recorder : HttpMessageHandler, IHttpClientFactory
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            var next = Requests.Count(before => Template(before) == Template(request)) == 1 ? "next" : null;
            object answer = request.Method == HttpMethod.Put ? new { Receipt = "r" }
                : request.Method == HttpMethod.Post ? new StaffBatchResult([])
                : Template(request).EndsWith("/codes", StringComparison.Ordinal) ? new PlannerCodes()
                : Template(request).EndsWith("/registrations", StringComparison.Ordinal) ? new RegistrationPage([], next)
                : new PlannerEmployeePage([], next);
            return Task.FromResult(new HttpResponseMessage(
                HttpStatusCode.OK)
            { Content = JsonContent.Create(answer, answer.GetType(), options: AppJson.Options) });
        }
    }
}
