using System.Reflection.Emit;
using LoketFunctions.DevelopmentHost.App;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>
/// An input of a function as a parameter of its made method. What comes from the Durable extension is text for an isolated worker.
/// </summary>
/// <param name="Attribute">By which WebJobs binds it; null: whoever calls hands it over.</param>
internal sealed record FunctionParameter(Type Type, string Name, CustomAttributeBuilder? Attribute)
{
    public static FunctionParameter Cancellation { get; } = new(typeof(CancellationToken), "cancellationToken", null);

    public static FunctionParameter Of(Binding binding) => binding.Type.ToUpperInvariant() switch
    {
        "HTTPTRIGGER" => new(typeof(HttpContext), binding.Name, null),
        "TIMERTRIGGER" => new(typeof(TimerInfo), binding.Name, MadeAttribute.Of(
            typeof(TimerTriggerAttribute), [binding.Text("schedule")!], ("RunOnStartup", binding.Flag("runOnStartup")),
            ("UseMonitor", binding.Flag("useMonitor")))),
        "ORCHESTRATIONTRIGGER" => Text(binding, typeof(OrchestrationTriggerAttribute), ("Orchestration", binding.Text("orchestration"))),
        "ACTIVITYTRIGGER" => Text(binding, typeof(ActivityTriggerAttribute), ("Activity", binding.Text("activity"))),
        "ENTITYTRIGGER" => Text(binding, typeof(EntityTriggerAttribute), ("EntityName", binding.Text("entityName"))),
        "DURABLECLIENT" => Text(
            binding, typeof(DurableClientAttribute), ("TaskHub", binding.Text("taskHub")),
            ("ConnectionName", binding.Text("connectionName"))),
        var other => throw new InvalidOperationException($"A binding {other} was not refused."),
    };

    private static FunctionParameter Text(Binding binding, Type attribute, params (string Name, object? Value)[] properties) =>
        new(typeof(string), binding.Name, MadeAttribute.Of(attribute, [], properties));
}

/// <summary>Attributes for made methods and parameters.</summary>
internal static class MadeAttribute
{
    /// <param name="properties">Those without a value keep the attribute's default.</param>
    public static CustomAttributeBuilder Of(Type type, object[] arguments, params (string Name, object? Value)[] properties)
    {
        var given = properties.Where(property => property.Value is not null).ToList();
        return new CustomAttributeBuilder(
            type.GetConstructor([.. arguments.Select(argument => argument.GetType())])!, arguments,
            [.. given.Select(property => type.GetProperty(property.Name)!)], [.. given.Select(property => property.Value!)]);
    }
}
