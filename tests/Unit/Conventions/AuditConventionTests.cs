using System.Reflection;
using System.Text.Json;
using Azure.Data.Tables;
using LoketFunctions.Audit;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Conventions.OpenApi;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// Holds the audit log to what makes it one: it grows, nothing in it changes, and whatever changes something writes to it.
/// </summary>
public sealed class AuditConventionTests
{
    /// <summary>They are sent like changes, as what they send belongs in no address, and change nothing.</summary>
    private static readonly HashSet<string> Reading = ["SearchEmployees", "SearchPlannerEmployees", "SearchExportReport"];

    private static readonly HashSet<string> AddsAndReads = [
        "AddEntityAsync", "QueryAsync", nameof(TableClientExtensions.TableFilter), nameof(TableClientExtensions.NewestFirst)];

    /// <summary>
    /// What else it calls, and where: it loses whom something was done to once their connection was ended, and what is years old.
    /// </summary>
    private static readonly Dictionary<string, string> Forgets = new(StringComparer.Ordinal)
    {
        [nameof(TableClientExtensions.TryReplaceAsync)] = nameof(AuditLog.ForgetPeopleAsync),
        [nameof(BulkDelete.DeleteWhereAsync)] = nameof(AuditLog.ForgetOldAsync),
    };

    private static readonly MethodInfo Table = typeof(AppTables).GetProperty(nameof(AppTables.Audit))!.GetMethod!;

    /// <summary>Gives a link, or sends somebody to Loket; who uses it, or comes back signed in, is written when that happens.</summary>
    private static readonly HashSet<string> WrittenLater = ["OpenConsole", "ConnectConfirm"];

    [Fact]
    public void Only_the_log_touches_its_table() =>
        Rule.Holds(
            from type in App.Types
            where Il.Outermost(type) != typeof(AuditLog) && Il.Outermost(type) != typeof(AppTables)
            from method in Il.MethodsOf(type)
            where Il.Read(method).Any(instruction => Table.Equals(instruction.Operand))
            select $"{type.FullName} touches the table of the audit log.");

    [Fact]
    public void The_log_only_adds_and_reads()
    {
        var calls = App.Types.Where(type => Il.Outermost(type) == typeof(AuditLog)).SelectMany(Il.MethodsOf).SelectMany(Il.Read)
            .Select(instruction => instruction.Operand).OfType<MethodInfo>()
            .Where(method => method.DeclaringType == typeof(TableClient)
                || method.DeclaringType == typeof(TableClientExtensions)
                || method.DeclaringType == typeof(BulkDelete))
            .Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("AddEntityAsync", calls);
        Assert.Empty(calls.Except(AddsAndReads).Except(Forgets.Keys));
        foreach (var (call, forgets) in Forgets)
        {
            var made = App.Types.Where(type => Il.Outermost(type) == typeof(AuditLog)).SelectMany(Il.MethodsOf)
                .Where(method => Il.Read(method).Any(instruction => instruction.Operand is MethodInfo called && called.Name == call));
            var place = Assert.Single(made);
            Assert.Contains(forgets, $"{place.DeclaringType!.Name} {place.Name}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_changes_something_writes_to_it()
    {
        var changing = ApiDocument.Functions.Where(
            function => ApiDocument.Trigger(function).Methods!.Any(method => method is "post" or "put" or "patch" or "delete")).ToList();
        Assert.Contains(changing, function => function.Name == "ChangeMapping");
        Rule.Holds(
            from function in changing
            where !Reading.Contains(function.Name) && !WrittenLater.Contains(function.Name) && !Reaches(function.Method)
            select $"{function.Name} changes something and writes nothing to the audit log.");
    }

    [Fact]
    public void Every_action_has_words_and_is_written()
    {
        var written = App.Types.Where(type => Il.Outermost(type) != typeof(AuditWords)).SelectMany(Il.MethodsOf)
            .Where(method => Il.Read(method)
                .Any(instruction => instruction.Operand is ConstructorInfo { DeclaringType: { } made } && made == typeof(AuditEvent)))
            .SelectMany(Il.Read).Select(instruction => instruction.Number).OfType<int>().ToHashSet();
        Rule.Holds(
            from action in Enum.GetValues<AuditAction>()
            from fault in new[]
            {
                AuditWords.Of(action.ToString(), "nl") == action.ToString() || AuditWords.Of(action.ToString(), "en") == action.ToString()
                    ? "has no words"
                    : null,
                written.Contains((int)action) ? null : "is never written",
            }
            where fault is not null
            select $"{action} {fault}.");
        Assert.Equal(
            Enum.GetNames<AuditAction>().Select(JsonNamingPolicy.CamelCase.ConvertName),
            ApiDocument.CodesOf("AuditAction"));
    }

    private static bool Reaches(MethodBase start)
    {
        var (seen, waiting) = (new HashSet<MethodBase>(), new Queue<MethodBase>([start]));
        while (waiting.TryDequeue(out var method))
        {
            if (!seen.Add(method))
                continue;
            foreach (var called in Il.ReadReachable(method).Select(instruction => instruction.Operand).OfType<MethodBase>())
            {
                // What the app notes by itself is no excuse for not writing what somebody did.
                if (called.DeclaringType == typeof(AuditLog) && called.Name == nameof(AuditLog.WriteAsync))
                    return true;
                if (called.DeclaringType != typeof(AuditLog) && App.FolderOf(called.DeclaringType!) is not null)
                    waiting.Enqueue(called);
            }
        }

        return false;
    }
}
