using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Http;

/// <summary>One call of a function over HTTP, as middleware gets to see it.</summary>
internal sealed class WorkerCall(string function, HttpContext http) : FunctionContext
{
    /// <summary>Where the worker's extension for ASP.NET Core looks for the request.</summary>
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>What the function gave back; written to the client after all middleware.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object> { [HttpContextKey] = http };

    public override IServiceProvider InstanceServices { get; set; } = http.RequestServices;

    public override CancellationToken CancellationToken => http.RequestAborted;

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Id => name;

        public override string Name => name;

        public override ImmutableArray<FunctionParameter> Parameters => throw new NotSupportedException();

        public override string PathToAssembly => throw new NotSupportedException();

        public override string EntryPoint => throw new NotSupportedException();

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => throw new NotSupportedException();

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => throw new NotSupportedException();
    }
}
