using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Where a storage account's tables are, and the pipeline that signs and retries requests to it.</summary>
internal sealed class TableEndpoint
{
    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableEndpoint(Uri address, string accountName, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Address = new Uri(address.AbsoluteUri.TrimEnd('/'));
        AccountName = accountName;
        _version = options.VersionHeader;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = ODataErrorParser.Instance,
        });
    }

    public Uri Address { get; }

    public string AccountName { get; }

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
        var request = _pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(Address);
        request.Uri.AppendPath("/" + path, escape: false);
        foreach (var (name, value) in query)
        {
            if (value is not null)
                request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.SetValue("x-ms-version", _version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return request;
    }

    /// <exception cref="RequestFailedException">The service refused, with a status that is not among <paramref name="tolerated"/>.</exception>
    public async Task<Response> SendAsync(Request request, CancellationToken cancellationToken, params int[] tolerated)
    {
        var response = await _pipeline.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Status < 400 || tolerated.Contains(response.Status) ? response : throw new RequestFailedException(response);
    }
}
