using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Where a storage account's tables are, and the pipeline that signs and retries requests to it.</summary>
internal sealed class TableEndpoint(Uri address, string accountName, HttpPipelinePolicy authentication, TableClientOptions? options)
{
    private readonly TableClientOptions _options = options ?? new TableClientOptions();
    private readonly Lazy<HttpPipeline> _pipeline = new(() => HttpPipelineBuilder.Build(new HttpPipelineOptions(options ?? new TableClientOptions())
    {
        PerRetryPolicies = { authentication },
        RequestFailedDetailsParser = ODataErrorParser.Instance,
    }));

    public Uri Address { get; } = new(address.AbsoluteUri.TrimEnd('/'));

    public string AccountName { get; } = accountName;

    public static TableEndpoint FromConnectionString(string connectionString, TableClientOptions? options)
    {
        var (address, credential) = TableConnectionString.Parse(connectionString);
        return FromSharedKey(address, credential, options);
    }

    public static TableEndpoint FromSharedKey(Uri address, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(credential);
        return new TableEndpoint(address, credential.AccountName, new SharedKeyLitePolicy(credential), options);
    }

    public static TableEndpoint FromToken(Uri address, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(credential);
        var account = address.Host.Split('.')[0];
        return new TableEndpoint(
            address, account, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options);
    }

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Below the endpoint, already percent-encoded.</param>
    /// <param name="query">Query parameters, not encoded; those with a null value are left out.</param>
    public Request CreateRequest(RequestMethod method, string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var request = _pipeline.Value.CreateRequest();
        request.Method = method;
        request.Uri.Reset(Address);
        request.Uri.AppendPath("/" + path, escape: false);
        foreach (var (name, value) in query)
        {
            if (value is not null)
                request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.SetValue("x-ms-version", _options.VersionHeader);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return request;
    }

    /// <exception cref="RequestFailedException">The service refused, with a status that is not among <paramref name="tolerated"/>.</exception>
    public async Task<Response> SendAsync(Request request, CancellationToken cancellationToken, params int[] tolerated)
    {
        var response = await _pipeline.Value.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Status < 400 || tolerated.Contains(response.Status) ? response : throw new RequestFailedException(response);
    }
}
