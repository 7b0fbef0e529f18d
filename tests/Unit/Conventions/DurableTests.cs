using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Conventions;

/// <summary>What passes through orchestration history is records, and every function has a name of its own.</summary>
public sealed class DurableTests
{
    private static readonly IReadOnlyList<AppFunction> Activities = [
        .. App.Functions.Where(function => function.Trigger<ActivityTriggerAttribute>() is not null)];

    private static readonly IReadOnlyList<AppFunction> Orchestrations = [
        .. App.Functions.Where(function => function.Trigger<OrchestrationTriggerAttribute>() is not null)];

    [Fact]
    public void Functions_have_names_of_their_own()
    {
        Assert.NotEmpty(Activities);
        Assert.NotEmpty(Orchestrations);
        Assert.Empty(App.Functions.GroupBy(
            function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Inputs_and_outputs_are_records() =>
        Rule.Holds(
            from message in Messages()
            where !App.IsRecord(message.Type)
            select $"{message.From} passes {message.Type.Name}, which is no record.");

    [Fact]
    public void No_tuple_passes_through_history() =>
        Rule.Holds(
            from message in Messages()
            from part in PartsOf(message.Type, [])
            where part.IsAssignableTo(typeof(ITuple))
            select $"{message.From} passes a tuple in {message.Type.Name}.");

    /// <summary>Only ids, counts and codes: so no type that holds what was read of Loket or of a planner.</summary>
    [Fact]
    public void No_record_of_a_person_passes_through_history() =>
        Rule.Holds(
            from message in Messages()
            from part in PartsOf(message.Type, [])
            where part.Namespace is { } space
                && (space.StartsWith("LoketFunctions.Loket.Model", StringComparison.Ordinal) || space == "LoketFunctions.Planner")
            select $"{message.From} passes {part.Name} in {message.Type.Name}.");

    [Fact]
    public void Orchestrations_use_their_context_for_time_and_chance() =>
        Rule.Holds(
            from orchestration in Orchestrations
            from operand in Il.ReadReachable(orchestration.Method).Select(instruction => instruction.Operand).OfType<MethodInfo>()
            where operand.DeclaringType == typeof(TimeProvider)
                || operand.DeclaringType == typeof(DateTimeOffset)
                || operand.DeclaringType == typeof(Guid)
                || (operand.DeclaringType == typeof(Task) && operand.Name is nameof(Task.Delay) or nameof(Task.Run))
            select $"{orchestration.Name} uses {operand.DeclaringType!.Name}.{operand.Name}.");

    private static IEnumerable<(string From, Type Type)> Messages()
    {
        foreach (var activity in Activities)
        {
            yield return (activity.Name, activity.Trigger<ActivityTriggerAttribute>()!.ParameterType);
            if (activity.Method.ReturnType is { IsGenericType: true } result)
                yield return (activity.Name, result.GetGenericArguments()[0]);
        }

        foreach (var orchestration in Orchestrations)
        {
            if (orchestration.Method.ReturnType is { IsGenericType: true } result)
                yield return (orchestration.Name, result.GetGenericArguments()[0]);
            var inputs = Il.ReadReachable(orchestration.Method).Select(instruction => instruction.Operand).OfType<MethodInfo>()
                .Where(method => method.Name == nameof(TaskOrchestrationContext.GetInput));
            foreach (var input in inputs)
                yield return (orchestration.Name, input.GetGenericArguments()[0]);
        }
    }

    private static IEnumerable<Type> PartsOf(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return [];
        var inside = type.Assembly == App.Assembly && !type.IsEnum
            ? type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(property => property.Name != "EqualityContract").Select(property => property.PropertyType)
            : type.GetGenericArguments();
        return inside.Concat(type.GetGenericArguments()).SelectMany(part => PartsOf(part, seen)).Prepend(type);
    }
}
