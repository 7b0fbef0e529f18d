using LoketFunctions.DevelopmentHost.Rpc;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>A function as its worker reported it.</summary>
/// <param name="IsDisabled">Listed, but neither loaded nor run.</param>
internal sealed record Function(RpcFunctionMetadata Metadata, IReadOnlyList<Binding> Bindings, bool IsDisabled)
{
    private static readonly string[] Triggers = ["httpTrigger", "timerTrigger", "orchestrationTrigger", "activityTrigger", "entityTrigger"];
    private static readonly string[] Others = ["durableClient", "http"];

    public string Name => Metadata.Name;

    public string Id => Metadata.FunctionId;

    public Binding Trigger => Bindings.First(binding => binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));

    public bool IsHttp => Trigger.Is("httpTrigger");

    /// <summary>Whether the caller waits for what it returns.</summary>
    public bool Returns => !IsHttp && !Trigger.Is("timerTrigger");

    /// <summary>What the host hands over: the trigger first, then the other inputs.</summary>
    public IEnumerable<Binding> Inputs => [Trigger, .. Bindings.Where(binding => binding.Is("durableClient"))];

    public static Function From(RpcFunctionMetadata metadata, HostJson hostJson) =>
        new(metadata, [.. metadata.RawBindings.Select(Binding.Parse)], !hostJson.Runs(metadata.Name));

    public IEnumerable<string> Refusals()
    {
        foreach (var binding in Bindings.Where(binding => !Triggers.Concat(Others).Any(binding.Is)))
            yield return $"Function {Name}: a binding {binding.Type} is not served here.";
        if (!Metadata.RetryOptions.IsEmpty)
            yield return $"Function {Name}: retries of functions are not served here.";
    }
}
