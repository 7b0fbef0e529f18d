using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;

namespace LoketFunctions.Tests.Http;

/// <summary>
/// One call of a method as a function: what the worker's executor and middleware need of a call, without a host that makes it.
/// </summary>
internal sealed class WorkerCall : FunctionContext
{
    /// <summary>Where the worker's extension for ASP.NET Core looks for the request.</summary>
    private const string RequestKey = "HttpRequestContext";

    private readonly WorkerFeatures _features = new();

    /// <param name="http">Null for a function without a request.</param>
    /// <param name="name">By which middleware knows the function.</param>
    public WorkerCall(MethodInfo method, string name, IServiceProvider services, HttpContext? http, CancellationToken cancellation)
    {
        FunctionDefinition = new Definition(method, name);
        InstanceServices = services;
        CancellationToken = cancellation;
        if (http is not null)
            Items[RequestKey] = http;
        _features.Set<IFunctionInputBindingFeature>(new WorkerArguments(method));
    }

    /// <summary>What the function gave back.</summary>
    public object? Result => _features.Result;

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IServiceProvider InstanceServices { get; set; }

    public override CancellationToken CancellationToken { get; }

    public override IInvocationFeatures Features => _features;

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    private sealed class Definition(MethodInfo method, string name) : FunctionDefinition
    {
        public override string Id => EntryPoint;

        public override string Name => name;

        public override string PathToAssembly => method.DeclaringType!.Assembly.Location;

        public override string EntryPoint => $"{method.DeclaringType!.FullName}.{method.Name}";

        public override ImmutableArray<FunctionParameter> Parameters => [];

        // None, so that the worker does not wait for a host to send the other half of an HTTP call.
        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }
}
