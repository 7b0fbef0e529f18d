using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Compares a record, as the app's JSON setup reads or writes it, with its schema of the same name.</summary>
internal sealed class SchemaShape
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Simple = new()
    {
        [typeof(string)] = (JsonSchemaType.String, null),
        [typeof(ConnectionId)] = (JsonSchemaType.String, null),
        [typeof(PersonnelNumber)] = (JsonSchemaType.String, null),
        [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(long)] = (JsonSchemaType.Integer, "int64"),
        [typeof(decimal)] = (JsonSchemaType.Number, null),
        [typeof(Guid)] = (JsonSchemaType.String, "uuid"),
        [typeof(DateOnly)] = (JsonSchemaType.String, "date"),
        [typeof(DateTimeOffset)] = (JsonSchemaType.String, "date-time"),
        [typeof(TimeOnly)] = (JsonSchemaType.String, "time-local"),
        [typeof(Uri)] = (JsonSchemaType.String, "uri"),
    };

    /// <summary>Text that is one of a list of codes, and fields that are chosen per record: schemas without a type of their own.</summary>
    private static readonly Dictionary<(Type Owner, string Property), string> Named = new()
    {
        [(typeof(StaffRecord), "personalData")] = "PersonalData",
        [(typeof(PlannerEmployee), "personalData")] = "PersonalData",
        [(typeof(ContractRecord), "fields")] = "ContractFields",
        [(typeof(StaffRecord), "token")] = nameof(RecordToken),
        [(typeof(PlannerEmployee), "token")] = nameof(RecordToken),
        [(typeof(ContractRecord), "token")] = nameof(RecordToken),
        [(typeof(ProblemResponse), "code")] = "FailureCode",
        [(typeof(NoticeResponse), "code")] = "NoticeCode",
        [(typeof(PlannerNotice), "reason")] = "PlannerNoticeReason",
        [(typeof(PlannerNotice), "whoseMove")] = nameof(ActionOwner),
        [(typeof(ExportReport), "outcome")] = nameof(ExportAdministrationState),
        [(typeof(LeftOutLine), "reason")] = nameof(LeftOutReason),
        [(typeof(Doubt), "code")] = nameof(DoubtCode),
        [(typeof(PlanFault), "code")] = nameof(PlanFaultCode),
        [(typeof(AttributeFaultResponse), "code")] = "AttributeFaultCode",
        [(typeof(RefusedValue), "code")] = nameof(RefusedCode),
        [(typeof(EmployeeReport), "reason")] = "EmployeeReason",
        [(typeof(EmployeeResponse), "reason")] = "EmployeeReason",
        [(typeof(WaitingEmployee), "reason")] = "EmployeeReason",
    };

    /// <summary>Read and answered in one form: their schemas say what may be left out when it is sent to the app.</summary>
    private static readonly Type[] BothWays = [typeof(DepartmentTarget), typeof(HourTarget), typeof(HrAttribute)];

    private readonly bool _isRead;
    private readonly HashSet<Type> _seen = [];

    private SchemaShape(bool isRead) => _isRead = isRead;

    /// <summary>What the schemas say otherwise than the code, of the record and of all that it holds.</summary>
    /// <param name="isRead">True where the app reads it, so that a missing or null value matters; false where it writes it.</param>
    public static (IReadOnlyList<string> Faults, IReadOnlyCollection<Type> Seen) Compare(Type record, bool isRead)
    {
        var shape = new SchemaShape(isRead);
        return ([.. shape.CompareType(record)], shape._seen);
    }

    private IEnumerable<string> CompareType(Type type)
    {
        if (!_seen.Add(type))
            yield break;
        if (!ApiDocument.Schemas.TryGetValue(type.Name, out var schema))
        {
            yield return $"{type.Name} has no schema.";
            yield break;
        }

        if (schema.Description is null)
            yield return $"{type.Name} has no description.";
        foreach (var fault in type.IsEnum ? CompareEnumeration(type, schema) : CompareRecord(type, schema))
            yield return fault;
    }

    private static IEnumerable<string> CompareEnumeration(Type type, IOpenApiSchema schema)
    {
        var values = Enum.GetValues(
            type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, AppJson.Options)!.GetValue<string>());
        var stated = schema.Enum?.Select(value => (string)value!) ?? [];
        if (!values.Order(StringComparer.Ordinal).SequenceEqual(stated.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            yield return $"{type.Name} has other values.";
    }

    private IEnumerable<string> CompareRecord(Type type, IOpenApiSchema schema)
    {
        var properties = AppJson.Options.GetTypeInfo(type).Properties;
        var stated = schema.Properties!;
        foreach (var name in properties.Select(property => property.Name).Except(stated.Keys))
            yield return $"{type.Name}.{name} is not described.";
        foreach (var name in stated.Keys.Except(properties.Select(property => property.Name)))
            yield return $"{type.Name}.{name} is described but not there.";

        var required = properties.Where(IsRequired).Select(property => property.Name).Order(StringComparer.Ordinal);
        if (!required.SequenceEqual((schema.Required ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal)))
            yield return $"{type.Name} requires {string.Join(", ", required)}.";

        foreach (var property in properties.Where(property => stated.ContainsKey(property.Name)))
        {
            foreach (var fault in CompareProperty(type, property, stated[property.Name]))
                yield return $"{type.Name}.{property.Name} {fault}";
        }
    }

    private IEnumerable<string> CompareProperty(Type owner, JsonPropertyInfo property, IOpenApiSchema schema)
    {
        if (schema is { Description: null, OneOf: null } and not OpenApiSchemaReference)
            yield return "has no description.";
        if (_isRead
            && DefaultOf(owner, property) is bool fallback
            && (fallback || schema.Default is not null)
            && schema.Default?.GetValue<bool>() != fallback)
            yield return $"is {fallback} by default.";
        var mayBeNull = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (_isRead ? property.AssociatedParameter?.IsNullable ?? property.IsSetNullable : property.IsGetNullable);
        var faults = Named.TryGetValue((owner, property.Name), out var named)
            ? CheckReference(schema, named, mayBeNull)
            : CompareValue(property.PropertyType, schema, mayBeNull, HoldsNulls(owner, property));
        foreach (var fault in faults)
            yield return fault;
    }

    /// <summary>It is a dictionary in which null is a value.</summary>
    private static bool HoldsNulls(Type owner, JsonPropertyInfo property)
    {
        var member = owner.GetProperties().SingleOrDefault(one => one.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
        return member is not null && DictionaryValue(member.PropertyType) is not null
            && new NullabilityInfoContext().Create(member).GenericTypeArguments is [_, { ReadState: NullabilityState.Nullable }];
    }

    private IEnumerable<string> CompareValue(Type type, IOpenApiSchema schema, bool mayBeNull, bool holdsNulls = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple.TryGetValue(type, out var simple))
            return Check(schema, simple.Type, mayBeNull, type == typeof(string) ? null : simple.Format);
        if (type.IsEnum || App.IsRecord(type))
            return CheckReference(schema, type.Name, mayBeNull).Concat(CompareType(type));
        if (DictionaryValue(type) is { } value)
            return Check(schema, JsonSchemaType.Object, mayBeNull, null).Concat(
                CompareValue(value, schema.AdditionalProperties!, holdsNulls));
        // Whatever lies there.
        if (type == typeof(JsonNode) || type == typeof(JsonElement))
            return [];
        if (type.IsAssignableTo(typeof(IEnumerable))
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)))
            return Check(schema, JsonSchemaType.Array, mayBeNull, null).Concat(
                CompareValue(type.GetGenericArguments()[0], schema.Items!, mayBeNull: false));
        return [$"has a type that no schema is known for: {type.Name}."];
    }

    /// <summary>What a member is where it is left out; null where that is null, or it may not be.</summary>
    private static object? DefaultOf(Type owner, JsonPropertyInfo property) => property switch
    {
        { AssociatedParameter: { } parameter } => parameter.HasDefaultValue ? parameter.DefaultValue : null,
        { IsRequired: true } => null,
        _ => AppJson.Options.GetTypeInfo(owner).CreateObject is { } create ? property.Get?.Invoke(create()) : null,
    };

    private static IEnumerable<string> CheckReference(IOpenApiSchema schema, string name, bool mayBeNull)
    {
        // A reference shows what it refers to as its own.
        var choices = schema is OpenApiSchemaReference ? null : schema.OneOf;
        var isNullable = choices is [_, { Type: JsonSchemaType.Null }];
        if (ApiDocument.NameOf(isNullable ? choices![0] : schema) != name || isNullable != mayBeNull)
            yield return $"is not a {name}{(mayBeNull ? " or null" : "")}.";
    }

    private static IEnumerable<string> Check(IOpenApiSchema schema, JsonSchemaType type, bool mayBeNull, string? format)
    {
        var wanted = mayBeNull ? type | JsonSchemaType.Null : type;
        if (ApiDocument.NameOf(schema) is { } name)
            yield return $"is a {name} instead of {wanted}.";
        if (schema.Type != wanted)
            yield return $"has type {schema.Type} instead of {wanted}.";
        if (format is not null && schema.Format != format)
            yield return $"has not the format {format}.";
    }

    /// <summary>
    /// Read: what cannot be left out. Written: everything, as the app writes nulls too, but for a token, of which absent says something
    /// else.
    /// </summary>
    private bool IsRequired(JsonPropertyInfo property) => (!_isRead && property.PropertyType != typeof(RecordToken) && !BothWays.Contains(
        property.DeclaringType)) || property is { IsRequired: true } or { AssociatedParameter: { HasDefaultValue: false } };

    private static Type? DictionaryValue(Type type) =>
        type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType
            && (one.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
                || one.GetGenericTypeDefinition() == typeof(IDictionary<,>)))
            ?.GetGenericArguments()[1];
}
