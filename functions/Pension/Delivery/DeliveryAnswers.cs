using LoketFunctions.Http;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;

namespace LoketFunctions.Pension.Delivery;

/// <summary>A page of deliveries, the latest period first.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Problem">Why the last look could not see all periods; null where it could.</param>
public sealed record DeliveryList(IReadOnlyList<DeliveryResponse> Deliveries, int Total, DeliveryProblem? Problem)
{
    public override string ToString() => nameof(DeliveryList);
}

/// <summary>Why a delivery does not go on.</summary>
public sealed record DeliveryProblem(string Code, string What, ActionOwner Move, string WhatToDo)
{
    internal static DeliveryProblem? Of(string? code, string language)
    {
        if (code is null)
            return null;
        var words = DeliveryWords.Of(code, language);
        return new DeliveryProblem(code, words.What, words.Move, words.WhatToDo);
    }

    public override string ToString() => nameof(DeliveryProblem);
}

/// <summary>How far the delivery of a period of an administration is.</summary>
/// <param name="Period">yyyypp, e.g. 202601.</param>
/// <param name="Versions">The oldest first; each has a receipt once the provider has it.</param>
public sealed record DeliveryResponse(
    Guid AdministrationId, string AdministrationName, string EmployerName, int Period, string PeriodStart, string PeriodEnd,
    DeliveryState State, DateTimeOffset Since, DeliveryProblem? Problem, IReadOnlyList<DeliveryVersion> Versions)
{
    internal static DeliveryResponse Of(DeliveryRow row, string language) => new(
        row.AdministrationId, row.AdministrationName, row.EmployerName, row.PeriodId, row.PeriodStart, row.PeriodEnd, row.State,
        row.Since, DeliveryProblem.Of(row.Failure, language), row.Versions);

    public override string ToString() => State.ToString();
}

/// <summary>A version of a delivery, with a page of its lines.</summary>
/// <param name="Version">Null where none was made.</param>
/// <param name="Columns">Names of the file's columns.</param>
/// <param name="SetAside">All who are left out.</param>
public sealed record DeliveryDetails(
    DeliveryResponse Delivery, DeliveryVersion? Version, IReadOnlyList<string> Columns, IReadOnlyList<DeliveryLine> Lines, int Total,
    IReadOnlyList<SetAsideResponse> SetAside)
{
    internal static DeliveryDetails Of(
        DeliveryRow row, DeliveryVersion? version, DeliveryContents? contents, PageQuery page, string language)
    {
        var lines = contents?.InFile.ToList() ?? [];
        return new DeliveryDetails(
            DeliveryResponse.Of(row, language), version, [.. contents?.Columns.Select(column => column.Name) ?? []],
            [.. page.From(lines).Select(line => DeliveryLine.Of(contents!, line))], lines.Count,
            [.. contents?.SetAside.Select(line => SetAsideResponse.Of(line, language)) ?? []]);
    }

    public override string ToString() => nameof(DeliveryDetails);
}

/// <param name="Cells">One for each column, as in the file. A citizen service number is stars.</param>
/// <param name="Before">Of a changed line: what the changed cells held, by the name of the column.</param>
public sealed record DeliveryLine(
    Guid EmploymentId, LineChange Change, IReadOnlyList<string> Cells, IReadOnlyDictionary<string, string>? Before)
{
    private const string Stars = "***";

    internal static DeliveryLine Of(DeliveryContents contents, ContentLine line) => new(
        line.EmploymentId, line.Change,
        [.. contents.Columns.Select((column, index) => Masked(column, ContentsFile.CellOf(contents, line, index)))],
        line.Before?.ToDictionary(
            cell => cell.Key, cell => Masked(contents.Columns.Single(column => column.Name == cell.Key), cell.Value),
            StringComparer.Ordinal));

    private static string Masked(ContentColumn column, string? text) =>
        text is null ? "" : column.Value == LineValue.CitizenServiceNumber ? Stars : text;

    public override string ToString() => nameof(DeliveryLine);
}

/// <summary>Somebody who is left out of a file, and why.</summary>
/// <param name="EmploymentId">Null where the record does not say whose it is.</param>
/// <param name="PersonnelNumber">Personeelsnummer verloning, where it is known.</param>
/// <param name="Value">What is missing or unreadable; null where it is the whole record.</param>
public sealed record SetAsideResponse(Guid? EmploymentId, string? PersonnelNumber, LineValue? Value, string Code, string Words)
{
    internal static SetAsideResponse Of(SetAsideLine line, string language) => new(
        line.EmploymentId, line.PersonnelNumber, line.Value, line.Code, LineWords.Of(line).In(language));

    public override string ToString() => nameof(SetAsideResponse);
}
