using System.Globalization;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Texts;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>What changes or is withdrawn because contracts are others in Loket than at the last export: whose, why and what.</summary>
internal sealed class ContractChangeList(ConsoleRequest request, ExportReportResponse answer)
{
    public IHtmlContent Show() => answer.Report.ContractChanges.Count == 0 ? Nothing : Widgets.Part(
        "contracts", request.In("ContractChangeList.OthersBecauseAContractWasChanged"), Widgets.Table(
            request.In("ContractChangeList.ChangedContracts"),
            [
                new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true), new Column(request.In("Common.Why")),
                new Column(request.In("Common.Component")), new Column(request.In("Common.DistributionUnit")),
                new Column(request.In("Common.Before"), IsNumber: true), new Column(request.In("Common.Now"), IsNumber: true),
            ],
            from change in answer.Report.ContractChanges
            from value in change.Values.DefaultIfEmpty()
            select (IReadOnlyList<object?>)
            [
                Foreign(change.Name), Number(change.PayrollId), ContractChangeWords.Why(change, reason => answer.Words[reason]), Number(value?.Component),
                Number(value?.UnitCode), request.Reader.Value(value?.Before), request.Reader.Value(value?.Value),
            ],
            ""));

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
