using System.Net;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LoketFunctions.Tests.Tables;

/// <summary>What goes over the wire, where Azurite cannot show it.</summary>
public sealed class PipelineTests
{
    private static readonly Uri Endpoint = new("https://account.table.core.windows.net/");

    [Fact]
    public async Task A_busy_service_is_asked_again_as_the_options_say()
    {
        using var wire = new Wire(HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError, HttpStatusCode.NoContent);
        var table = new TableClient(Endpoint, "things", new TableSharedKeyCredential("account", "a2V5"), wire.Options());

        await table.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(3, wire.Requests.Count);
        Assert.All(wire.Requests, request => Assert.StartsWith("SharedKeyLite account:", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_credential_signs_with_a_token_for_storage()
    {
        using var wire = new Wire(HttpStatusCode.NoContent);
        var credential = new FixedToken();
        var table = new TableServiceClient(Endpoint, credential, wire.Options()).GetTableClient("things");

        await table.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("https://account.table.core.windows.net/things(PartitionKey='p',RowKey='r')", wire.Requests.Single().RequestUri!.ToString());
        Assert.Equal("Bearer the-token", wire.Requests.Single().Headers.GetValues("Authorization").Single());
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.Equal("account", table.AccountName);
        Assert.Equal("https://account.table.core.windows.net/things", table.Uri.ToString());
    }

    [Fact]
    public async Task An_error_carries_the_service_s_code_and_a_page_of_another_form_only_the_status()
    {
        const string Body = """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Wait."}}}""";
        using var deleted = new Wire(HttpStatusCode.Conflict) { Body = Body };
        using var proxy = new Wire(HttpStatusCode.BadGateway) { Body = "<html>" };
        var key = new TableSharedKeyCredential("account", "a2V5");

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            new TableClient(Endpoint, "things", key, deleted.Options(retries: 0)).CreateIfNotExistsAsync());
        var unreadable = await Assert.ThrowsAsync<RequestFailedException>(() =>
            new TableClient(Endpoint, "things", key, proxy.Options(retries: 0)).CreateIfNotExistsAsync());

        Assert.True(refused.ErrorCode == TableErrorCode.TableBeingDeleted);
        Assert.Contains("Wait.", refused.Message, StringComparison.Ordinal);
        Assert.Equal((502, null), (unreadable.Status, unreadable.ErrorCode));
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=a2V5", "https://a.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;EndpointSuffix=example.nl", "http://a.table.example.nl/")]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a/;", "http://127.0.0.1:1/a")]
    public void A_connection_string_names_the_endpoint(string connectionString, string endpoint) =>
        Assert.Equal(endpoint, new TableServiceClient(connectionString).Uri.ToString());

    [Theory]
    [InlineData("AccountName=a;SharedAccessSignature=secret")]
    [InlineData("secret")]
    public void A_connection_string_that_cannot_be_used_is_refused_without_being_shown(string connectionString)
    {
        var refused = Assert.Throws<FormatException>(() => new TableServiceClient(connectionString));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private sealed class FixedToken : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("the-token", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Wire(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public string Body { get; init; } = "{}";

        public TableClientOptions Options(int retries = 3) => new()
        {
            Transport = new HttpClientTransport(new HttpClient(this)),
            Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
        };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new HttpResponseMessage(answers[Math.Min(Requests.Count, answers.Length) - 1])
            {
                Content = new StringContent(Body, Encoding.UTF8, "application/json"),
            });
        }
    }
}
