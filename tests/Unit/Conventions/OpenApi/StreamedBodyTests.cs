using System.Reflection;
using System.Text.Json;
using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>Holds <see cref="StreamedBodies"/> to the code, and the limits of exports to those of docs/openapi.yaml.</summary>
public sealed class StreamedBodyTests
{
    [Fact]
    public void They_are_those_of_the_functions_that_get_them_as_streams()
    {
        var streamed = App.Functions.Where(function => function.Trigger<HttpTriggerAttribute>() is not null
            && Calls(function.Method).Any(called => called.Name == nameof(SignedUploadContext.GetUpload)));
        Assert.Equal(streamed.Select(function => function.Name), StreamedBodies.Read.Keys);
        Assert.Contains(
            Calls(typeof(ReportArchive).GetMethod(nameof(ReportArchive.StoreAsync))!),
            called => called is { Name: nameof(JsonSerializer.SerializeAsync), IsGenericMethod: true }
                && called.GetGenericArguments()[0] == typeof(ExportReport));
    }

    [Fact]
    public void An_export_request_is_its_header_and_the_registrations()
    {
        static IEnumerable<(string?, Type, bool, object?)> Members(Type record) =>
            record.GetConstructors()[0].GetParameters().Select(one => (one.Name, one.ParameterType, one.HasDefaultValue, one.DefaultValue));
        var request = Members(typeof(ExportRequest)).ToList();
        Assert.Equal(Members(typeof(ExportHeader)), request.Where(member => member.Item1 != nameof(ExportRequest.Registrations)));
        Assert.NotNull(AppJson.Options.GetTypeInfo(
            typeof(ExportRequest)).Properties.SingleOrDefault(property => property.Name == RegistrationBody.Registrations));
    }

    [Fact]
    public void Limits_are_the_apps()
    {
        Assert.Equal(ExportHeader.MaxTextLength, Property("ExportRequest", "requestedBy").MaxLength);
        Assert.Equal(ExportReport.ShownLeftOut, Property("ExportReport", "leftOut").MaxItems);
        Assert.Equal(ExportReport.ShownDoubts, Property("ExportReport", "doubts").MaxItems);
        Assert.Equal(ExportReport.ShownChanges, Property("ExportReport", "changes").MaxItems);
        Assert.Equal($"{Paged.MaxPageSize}", Property("ReportSearch", "pageSize").Maximum);
        Assert.Equal(PersonSearch.MaxLength, Property("ReportSearch", "text").MaxLength);
        var tooLarge = ApiDocument.Operations.Single(operation => operation.Id == "RequestExport").Responses["413"];
        Assert.Equal(
            Problems.TooLarge(RequestBody.StreamedLimit).Detail,
            (string?)tooLarge.Content!["application/problem+json"].Examples!["body-too-large"].Value!["detail"]);
    }

    private static IOpenApiSchema Property(string schema, string name) => ApiDocument.Schemas[schema].Properties![name];

    private static IEnumerable<MethodInfo> Calls(MethodBase method) =>
        Il.ReadReachable(method).Select(instruction => instruction.Operand).OfType<MethodInfo>();
}
