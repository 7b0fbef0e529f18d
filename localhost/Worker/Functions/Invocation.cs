using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RetryContext = Microsoft.Azure.Functions.Worker.RetryContext;

namespace LoketFunctions.Localhost.Functions;

/// <summary>What a trigger hands to a function and what comes back; travels with the context as a feature.</summary>
internal sealed class Invocation(FunctionEntry function)
{
    public FunctionEntry Function { get; } = function;

    /// <summary>The TimerInfo, the orchestration's context, or an activity's input as text.</summary>
    public object? TriggerValue { get; init; }

    public HttpContext? Http { get; init; }

    public DataConverter? Converter { get; init; }

    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    public int RetryCount { get; init; }

    public CancellationToken Cancellation { get; init; }

    public object? Result { get; set; }

    public static Invocation Of(FunctionContext context) => context.Features.Get<Invocation>()!;
}

internal sealed class LocalFunctionContext : FunctionContext
{
    public LocalFunctionContext(Invocation invocation, IServiceProvider services)
    {
        Features.Set(invocation);
        InstanceServices = services;
        FunctionDefinition = new LocalFunctionDefinition(invocation.Function);
        BindingContext = new LocalBindingContext(invocation.BindingData);
        RetryContext = new LocalRetryContext(invocation.RetryCount, invocation.Function.Retry?.MaxRetryCount ?? 0);
        CancellationToken = invocation.Cancellation;
    }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new LocalTraceContext(Activity.Current);

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new LocalFeatures();

    public override CancellationToken CancellationToken { get; }

    private sealed class LocalFunctionDefinition(FunctionEntry function) : FunctionDefinition
    {
        public override string PathToAssembly => function.Method.DeclaringType!.Assembly.Location;

        public override string EntryPoint => function.EntryPoint;

        public override string Id => function.Name;

        public override string Name => function.Name;
    }

    private sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class LocalTraceContext(Activity? activity) : TraceContext
    {
        public override string TraceParent { get; } = activity?.Id ?? "";

        public override string TraceState { get; } = activity?.TraceStateString ?? "";
    }

    private sealed class LocalRetryContext(int count, int maximum) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => maximum;
    }

    private sealed class LocalFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object?> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T?)feature : default;
    }
}
