using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Report;

/// <summary>What a report says of an export as a whole.</summary>
internal static class ReportWords
{
    /// <summary>What nobody may overlook.</summary>
    public static IEnumerable<string> Notices(ExportReport report, ReaderFormat form)
    {
        if (report.Preview)
            yield return form.In(ExportTexts.Of("Report.ThisIsAPreviewNothingWas"));
        if (report.Period.TestYear)
            yield return form.In(ExportTexts.Of("Report.ThisIsATestYearNot"));
        if (report.Period.State == PeriodState.Processing)
        {
            yield return form.In(ExportTexts.Of("Report.ThePayrollRunOfThisPeriod"));
        }

        if (report is { MuchWithdrawn: { } much, Period.State: PeriodState.Open })
        {
            var text = WithdrawalText.Of(much, form);
            yield return report.Outcome == "done"
                ? form.In(ExportTexts.Of("Report.TakenBackAsConfirmed", text))
                : form.In(ExportTexts.Of("Report.ToBeConfirmedThisExportTakes", text));
        }

        if (report.Period.State == PeriodState.Closed)
        {
            yield return form.In(ExportTexts.Of("Report.ThePayrollRunOfThisPeriod2"));
        }
    }

    public static IEnumerable<(string Name, string Value)> Facts(ExportReport report, ReaderFormat form)
    {
        var (period, counts) = (report.Period, report.Counts);
        yield return (form.In(ExportTexts.Of("Common.Employer")), report.EmployerName);
        yield return (form.In(ExportTexts.Of("Common.Administration")), report.AdministrationName);
        if (report.ClientNumber is { } clientNumber)
            yield return (form.In(ExportTexts.Of("Report.ClientNumber")), clientNumber.ToString(CultureInfo.InvariantCulture));
        yield return (form.In(ExportTexts.Of("Common.Period")),
            $"{period.Year.ToString(CultureInfo.InvariantCulture)}-{period.PeriodNumber.ToString("00", CultureInfo.InvariantCulture)} "
                + $"({form.Date(period.StartDate)} {form.In(ExportTexts.Of("Report.To"))} {form.Date(period.EndDate)})");
        yield return (form.In(ExportTexts.Of("Report.StateOfThePeriod")), Of(period.State, form));
        if (period.RunCreatedOn is { } deadline)
        {
            yield return (form.In(ExportTexts.Of("Report.LoketMakesThePayrollRunBy")),
                $"{form.Date(deadline)} {form.In(ExportTexts.Of("Report.WhatComesLaterMissesThisRun"))}");
        }

        yield return (form.In(ExportTexts.Of("Report.Outcome")), OutcomeOf(report.Outcome, form));
        if (report.RequestedBy is { } who)
            yield return (form.In(ExportTexts.Of("Report.AskedForBy")), who);
        yield return (form.In(ExportTexts.Of("Report.At")), $"{form.Moment(report.At)} {form.In(ExportTexts.Of("Report.DutchTime"))}");
        yield return (RegistrationCountWords.Name(form), RegistrationCountWords.Of(report.Registrations, form));
        yield return (form.In(ExportTexts.Of("Common.Lines")), form.Count(counts.Lines));
        yield return (form.In(
            ExportTexts.Of("Report.Values")), form.In(ExportTexts.Of("Report.NewChangedUnchangedWithdrawn", form.Count(counts.Created),
                form.Count(counts.Changed), form.Count(counts.Unchanged), form.Count(counts.Withdrawn))));
        if (report.FileName is { } file)
            yield return (form.In(ExportTexts.Of("Report.PayrollFile")), file);
        if (report.NotCarried.Count > 0)
        {
            yield return (
                form.In(ExportTexts.Of("Report.WhatThePayrollFileDoesNot")),
                string.Join(", ", report.NotCarried.Select(one => DimensionWords.NameOf(one).In(form.Language)))
                    + form.In(ExportTexts.Of("Report.TheImportTakesWhatStandsWith")));
        }

        if (report.FileSha256 is { } hash)
            yield return ("SHA-256", hash);
        yield return (form.In(ExportTexts.Of("Report.MappingVersion")), form.Count(report.MappingVersion));
        yield return (form.In(ExportTexts.Of("Report.Export")), report.ExportId);
    }

    public static string Of(MappingKind kind, ReaderFormat form) => kind switch
    {
        MappingKind.Department => form.In(ExportTexts.Of("Report.Department")),
        MappingKind.HourComponent => form.In(ExportTexts.Of("Report.HourComponent")),
        MappingKind.WageComponent => form.In(ExportTexts.Of("Report.WageComponent")),
        _ => form.In(ExportTexts.Of("Report.Count")),
    };

    private static string Of(PeriodState state, ReaderFormat form) => state switch
    {
        PeriodState.Open => form.In(ExportTexts.Of("Report.Open")),
        PeriodState.Processing => form.In(ExportTexts.Of("Report.BeingProcessed")),
        _ => form.In(ExportTexts.Of("Report.Closed")),
    };

    /// <param name="outcome">As the API names it; one without words is shown as it is.</param>
    private static string OutcomeOf(string outcome, ReaderFormat form) => outcome switch
    {
        "done" => form.In(ExportTexts.Of("Report.Done")),
        "previewed" => form.In(ExportTexts.Of("Report.Previewed")),
        "refused" => form.In(ExportTexts.Of("Report.Refused")),
        "failed" => form.In(ExportTexts.Of("Report.Failed")),
        _ => outcome,
    };
}

/// <summary>The numbers of <see cref="RegistrationCounts"/> as pages and reports say them, everywhere the same.</summary>
internal static class RegistrationCountWords
{
    public static string Name(ReaderFormat form) => form.In(ExportTexts.Of("RegistrationCount.Registrations"));

    /// <summary>A sum that adds up; what is zero is not said, but for what goes.</summary>
    public static string Of(RegistrationCounts counts, ReaderFormat form)
    {
        var parts = new List<string> { form.In(ExportTexts.Of("RegistrationCount.GoOut", form.Count(counts.GoOut))) };
        if (counts.LeftOut > 0)
            parts.Add(form.In(ExportTexts.Of("RegistrationCount.LeftOutByARule", form.Count(counts.LeftOut))));
        if (counts.SetAside > 0)
            parts.Add(form.In(ExportTexts.Of("RegistrationCount.SetAside", form.Count(counts.SetAside))));
        var sum = $"{form.Count(counts.TakenIn)} ({string.Join(", ", parts)})";
        return counts.NotAskedFor == 0 ? sum : sum + form.In(
            ExportTexts.Of("RegistrationCount.AndAnotherOfAnotherPeriodOr", form.Count(counts.NotAskedFor)));
    }
}
