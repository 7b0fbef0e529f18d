using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Failures;

/// <summary>An invocation of a method of <see cref="ThrowingFunctions"/>, as the worker's executor and the middleware need it.</summary>
internal sealed class ThrowingContext : FunctionContext
{
    /// <summary>Where ASP.NET Core's extension of the worker looks for the request.</summary>
    private const string RequestKey = "HttpRequestContext";

    /// <param name="http">Null for a function without a request.</param>
    /// <param name="name">Where another one than the method's is wanted.</param>
    public ThrowingContext(string method, IServiceProvider services, HttpContext? http = null, string? name = null, CancellationToken cancellation = default)
    {
        FunctionDefinition = new Definition(method, name ?? method);
        InstanceServices = services;
        CancellationToken = cancellation;
        if (http is not null)
            Items[RequestKey] = http;
    }

    public override string InvocationId => "1";

    public override string FunctionId => FunctionDefinition.EntryPoint;

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    private sealed class Definition(string method, string name) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => typeof(ThrowingFunctions).Assembly.Location;

        public override string EntryPoint => $"{typeof(ThrowingFunctions).FullName}.{method}";

        public override string Id => EntryPoint;

        public override string Name => name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    private sealed class InvocationFeatures : Dictionary<Type, object>, IInvocationFeatures
    {
        public void Set<T>(T instance) => this[typeof(T)] = instance!;

        /// <summary>The worker's executor wants where to put the result, by an interface of its own.</summary>
        public T? Get<T>() => TryGetValue(typeof(T), out var instance) ? (T)instance
            : typeof(T).Name == "IFunctionBindingsFeature" ? (T)DispatchProxy.Create(typeof(T), typeof(NeverAsked))
            : default;
    }

    internal class NeverAsked : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
    }
}
