using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds the schemas of docs/openapi.yaml and the app's records to each other.</summary>
public sealed class SchemaTests
{
    /// <summary>Schemas that stand for something else than a record; other tests hold them.</summary>
    private static readonly string[] Others =
        ["AuditAction", "Problem", "ProblemCode", "ActionOwner", "ConnectionSettings", "PersonalData", "ContractFields",
            "AttributeFaultCode", nameof(RecordToken), .. CodeLists.Keys];

    /// <summary>Lists of codes, each with where the code has it; failures are what else has words.</summary>
    private static Dictionary<string, IEnumerable<string>> CodeLists => new(StringComparer.Ordinal)
    {
        ["EmployeeReason"] = Constants(typeof(SkipReason)),
        ["LeftOutReason"] =
        [
            .. Constants(typeof(LeftOutReason)), PlanFaultCode.NoDefaults, PlanFaultCode.NoDistributionUnit, PlanFaultCode.BelowZero,
            PlanFaultCode.OutOfBounds,
            PlanFaultCode.CannotTellApart, PlanFaultCode.CannotCarry, PlanFaultCode.ColumnWithoutValue, PlanFaultCode.UnsafeText,
        ],
        ["AttributeFaultCode"] = Constants(typeof(AttributeFaultCodes)),
        ["PushCode"] = Constants(typeof(PushCodes)),
        ["DoubtCode"] = Constants(typeof(DoubtCode)),
        ["PlanFaultCode"] = Constants(typeof(PlanFaultCode)),
        ["RefusedCode"] = Constants(typeof(RefusedCode)),
        ["NoticeCode"] =
        [
            SyncWords.FilterHides, SyncWords.RecordsUnreadable, SyncWords.PlannerRecordsUnreadable, SyncWords.PlannerAnswersUnclear,
            SyncWords.EmploymentsRemoved, SyncWords.GapsInLoket,
            SyncWords.ChangedInPlanner,
            .. Constants(typeof(ContractGap)), .. Constants(typeof(ContractChangeReason)), .. Constants(typeof(CorrectionCode)),
            ExportCodes.NotReported, PeriodDataCodes.ChangedInLoket, PeriodDataCodes.NotVerified,
            .. Constants(typeof(SelectionWarning)), .. Constants(typeof(PlanWarning)), .. Constants(typeof(DoubtCode)),
            .. Constants(typeof(NotifyCodes)),
        ],
        ["PlannerNoticeReason"] =
            [
                .. Enum.GetNames<AttentionReason>().Concat(SetUpNewsWords.Reasons).Append(DocumentNews.Ready)
                    .Concat(PensionNewsWords.Reasons).Concat(DeliveryNewsWords.Reasons).Select(JsonNamingPolicy.CamelCase.ConvertName),
            ],
        ["FailureCode"] = [],
    };

    private static readonly Type[] PlannerReads = [
        typeof(PlannerEmployeePage), typeof(RegistrationPage), typeof(PersonnelRecordPage), typeof(PlannerCodes), typeof(StaffBatchResult),
        typeof(PensionDeliveryReceipt)];

    private static readonly Type[] PlannerWrites = [typeof(StaffBatch), typeof(ExportConfirmations), typeof(PlannerNotice)];

    [Fact]
    public void Every_record_is_described_as_it_is_read_or_written_and_nothing_else_is()
    {
        var read = Bodies(called => called.DeclaringType == typeof(RequestBody) && called.Name == nameof(RequestBody.Parse)).Concat(
            PlannerReads).Concat(StreamedBodies.Read.Values).ToList();
        var written = Bodies(ApiDocument.Answers).Concat(PlannerWrites).Concat(StreamedBodies.Answered.Values).ToList();
        Assert.True(read.Count >= 3 && written.Count >= 8, "The code's bodies were not found.");

        var results = read.Select(type => SchemaShape.Compare(type, isRead: true)).Concat(
            written.Select(type => SchemaShape.Compare(type, isRead: false))).ToList();
        Rule.Holds(results.SelectMany(result => result.Faults));
        var described = results.SelectMany(result => result.Seen).Select(type => type.Name).Union(Others).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(ApiDocument.Schemas.Keys.Except(described));
    }

    [Fact]
    public void Settings_are_those_that_a_connection_takes()
    {
        var answered = SettingsNames(typeof(SettingsResponse));
        var settings = ApiDocument.Schemas["ConnectionSettings"].Properties!;
        Assert.Equal(answered, settings.Keys.Order(StringComparer.Ordinal));

        foreach (var (name, schema) in settings)
        {
            var mayBeNull = (schema.OneOf ?? [schema]).Any(choice => choice.Type?.HasFlag(JsonSchemaType.Null) is true);
            var values = schema.OneOf is [var codes, ..] ? codes.Enum! : schema.Examples ?? schema.Enum!;
            Assert.All(values, value => Assert.Null(FaultOf(name, value.DeepClone())));
            Assert.Equal(mayBeNull, FaultOf(name, null) is null);
            Assert.NotNull(FaultOf(name, JsonValue.Create("?!")));
        }

        Assert.NotNull(FaultOf("other", JsonValue.Create("x")));
        var required =
            Assert.Throws<ProblemException>(() => ConnectionSettings.ReadNew("{}"u8.ToArray(), SamplePlanner)).Problem.Faults!.Keys;
        var create =
            ApiDocument.Operations.Single(operation => operation.Id == "CreateConnection").RequestContent!.Schema!.AllOf![1].Required!;
        Assert.Equal(required.Order(StringComparer.Ordinal), create.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Fields_of_staff_are_those_that_planners_take_over()
    {
        AssertFields("PersonalData", PersonalFields);
        AssertFields("ContractFields", ContractFields);
        Assert.Equal(Enum.GetValues<StaffField>().Order(), PersonalFields.Concat(ContractFields).Order());
    }

    [Fact]
    public void Codes_are_those_that_have_words()
    {
        var lists = CodeLists;
        // These have words of their own, and some of them are called as failures are.
        var listed = lists.Where(list => list.Key is not ("PlannerNoticeReason" or "AttributeFaultCode")).SelectMany(list => list.Value)
            .ToHashSet(StringComparer.Ordinal);
        var worded = SyncWords.Codes.Union(ExportWords.Codes).Union(PushWords.Codes).ToHashSet(StringComparer.Ordinal);
        lists["FailureCode"] = worded.Except(listed);
        Assert.All(lists,
            list => Assert.Equal(list.Value.Order(StringComparer.Ordinal), ApiDocument.CodesOf(list.Key).Order(StringComparer.Ordinal)));
        Rule.Holds(listed.Except(worded).Select(code => $"{code} has no words."));
    }

    private static readonly IReadOnlyList<StaffField> PersonalFields =
    [
        StaffField.FirstName, StaffField.LastName, StaffField.Email, StaffField.Gender, StaffField.DateOfBirth,
        StaffField.PlaceOfBirth, StaffField.PersonnelNumber, StaffField.Phone, StaffField.HomeAddress, StaffField.PostalCode,
        StaffField.City, StaffField.Country,
    ];

    private static readonly IReadOnlyList<StaffField> ContractFields =
    [
        StaffField.Affiliate, StaffField.AffiliateCode, StaffField.ContractStartDate, StaffField.ContractEndDate, StaffField.ContractType,
        StaffField.HourlyWage, StaffField.HoursPerWeek, StaffField.DaysPerWeek,
    ];

    private static readonly PlannerSettings SamplePlanner = new(
        "zonplan", Profiles.Find(Profiles.Names.First())!, new Uri("https://api.zonplan.example"), [],
        WebhookSecret.Parse(Convert.ToBase64String(new byte[32])), [new Uri("https://app.zonplan.example/instellingen")]);

    private static IEnumerable<string> SettingsNames(Type type) =>
        AppJson.Options.GetTypeInfo(type).Properties.Select(property => property.Name).Order(StringComparer.Ordinal);

    private static string? FaultOf(string name, JsonNode? value)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { [name] = value });
        try
        {
            var known = SettingSetters.HasMeaning(name, SamplePlanner.Profile);
            ConnectionSettings.ReadChange(body, known ? SamplePlanner : SamplePlanner with { Profile = PersonioProfile.Profile });
            return null;
        }
        catch (ProblemException problem)
        {
            return problem.Problem.Faults![name].Detail;
        }
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static void AssertFields(string schema, IReadOnlyList<StaffField> fields)
    {
        var stated = ApiDocument.Schemas[schema].Properties!;
        Assert.Equal(fields.Select(FieldText.NameOf).Order(StringComparer.Ordinal), stated.Keys.Order(StringComparer.Ordinal));
        foreach (var field in fields)
        {
            var type = FieldText.ForPlanner(field, "1") is decimal ? JsonSchemaType.Number : JsonSchemaType.String;
            Assert.Equal(type | JsonSchemaType.Null, stated[FieldText.NameOf(field)].Type);
        }
    }

    /// <summary>The records that HTTP functions hand to a generic method of this name.</summary>
    private static IEnumerable<Type> Bodies(Func<MethodInfo, bool> isWanted) => ApiDocument.Functions
        .SelectMany(function => Il.ReadReachable(function.Method))
        .Select(instruction => instruction.Operand).OfType<MethodInfo>()
        .Where(isWanted)
        .Select(called => called.GetGenericArguments()[0])
        .Distinct();
}
