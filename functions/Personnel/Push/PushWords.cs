using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Push;

/// <summary>The words for every code that a push can report, in Dutch and English.</summary>
internal static class PushWords
{
    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [PushCodes.RecordOdd] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.RecordOdd.What"),
            PersonnelTexts.Of("Push.RecordOdd.Advice")),
        [PushCodes.RecordTwice] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.RecordTwice.What"),
            PersonnelTexts.Of("Push.RecordTwice.Advice")),
        [PushCodes.RecordLost] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.RecordLost.What"),
            PersonnelTexts.Of("Push.RecordLost.Advice")),
        [PushCodes.NotTold] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.NotTold.What"), PersonnelTexts.Of("Push.NotTold.Advice")),
        [PlannerFailureCodes.Unreachable] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.HrUnreachable.What"),
            PersonnelTexts.Of("Push.HrUnreachable.Advice")),
        [PlannerFailureCodes.Busy] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.HrBusy.What"),
            PersonnelTexts.Of("Push.HrUnreachable.Advice")),
        [PushCodes.FaultsInRecord] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.FaultsInRecord.What"),
            PersonnelTexts.Of("Push.FaultsInRecord.Advice")),
        [PushCodes.SomethingMissing] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.SomethingMissing.What"),
            PersonnelTexts.Of("Push.SomethingMissing.Advice")),
        [PushCodes.NotActive] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.NotActive.What"),
            PersonnelTexts.Of("Push.NotActive.Advice")),
        [PushCodes.ActiveNotSaid] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.ActiveNotSaid.What"),
            PersonnelTexts.Of("Push.ActiveNotSaid.Advice")),
        [PushCodes.NotInDutchPayroll] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.NotInDutchPayroll.What"),
            PersonnelTexts.Of("Push.NotInDutchPayroll.Advice")),
        [PushCodes.DutchPayrollNotSaid] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.DutchPayrollNotSaid.What"),
            PersonnelTexts.Of("Push.DutchPayrollNotSaid.Advice")),
        [PushCodes.NoEmployeeNumber] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.NoEmployeeNumber.What"),
            PersonnelTexts.Of("Push.NoEmployeeNumber.Advice")),
        [PushCodes.NoIncomeNumber] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.NoIncomeNumber.What"),
            PersonnelTexts.Of("Push.NoIncomeNumber.Advice")),
        [PushCodes.PossibleMatch] = new(
            ActionOwner.User, ActionPlace.Loket, PersonnelTexts.Of("Push.PossibleMatch.What"),
            PersonnelTexts.Of("Push.PossibleMatch.Advice")),
        [PushCodes.SeveralMatches] = new(
            ActionOwner.User, ActionPlace.Loket, PersonnelTexts.Of("Push.SeveralMatches.What"),
            PersonnelTexts.Of("Push.SeveralMatches.Advice")),
        [PushCodes.LinkedElsewhere] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.LinkedElsewhere.What"),
            PersonnelTexts.Of("Push.LinkedElsewhere.Advice")),
        [PushCodes.EmploymentUnclear] = new(
            ActionOwner.User, ActionPlace.Loket, PersonnelTexts.Of("Push.EmploymentUnclear.What"),
            PersonnelTexts.Of("Push.EmploymentUnclear.Advice")),
        [PushCodes.GoneFromLoket] = new(
            ActionOwner.User, ActionPlace.Loket, PersonnelTexts.Of("Push.GoneFromLoket.What"),
            PersonnelTexts.Of("Push.GoneFromLoket.Advice")),
        [PushCodes.OtherAdministration] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.OtherAdministration.What"),
            PersonnelTexts.Of("Push.OtherAdministration.Advice")),
        [PushCodes.AlreadyInLoket] = new(
            ActionOwner.Nobody, ActionPlace.Nowhere, PersonnelTexts.Of("Push.AlreadyInLoket.What"),
            PersonnelTexts.Of("Push.AlreadyInLoket.Advice")),
        [PushCodes.FieldsMissing] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.FieldsMissing.What"),
            PersonnelTexts.Of("Push.FieldsMissing.Advice")),
        [PushCodes.RefusedByLoket] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.RefusedByLoket.What"),
            PersonnelTexts.Of("Push.RefusedByLoket.Advice")),
        [PushCodes.BsnRightMissing] = new(
            ActionOwner.Accountant, ActionPlace.Loket, PersonnelTexts.Of("Push.BsnRightMissing.What"),
            PersonnelTexts.Of("Push.BsnRightMissing.Advice")),
        [PushCodes.PayNotSent] = new(
            ActionOwner.User, ActionPlace.Mapping, PersonnelTexts.Of("Push.PayNotSent.What"),
            PersonnelTexts.Of("Push.PayNotSent.Advice")),
        [PushCodes.PayOtherwise] = new(
            ActionOwner.User, ActionPlace.Planner, PersonnelTexts.Of("Push.PayOtherwise.What"),
            PersonnelTexts.Of("Push.PayOtherwise.Advice")),
        [PushFailures.NoMapping] = new(
            ActionOwner.Planner, ActionPlace.Planner, PersonnelTexts.Of("Push.NoMapping.What"),
            PersonnelTexts.Of("Push.NoMapping.Advice")),
        [PushFailures.SetUpIncomplete] = new(
            ActionOwner.User, ActionPlace.Nowhere, PersonnelTexts.Of("Push.SetUpIncomplete.What"),
            PersonnelTexts.Of("Push.SetUpIncomplete.Advice")),
        [PushFailures.TurnNeverCame] = new(
            ActionOwner.Operator, ActionPlace.Nowhere, PersonnelTexts.Of("Push.TurnNeverCame.What"),
            PersonnelTexts.Of("Push.TurnNeverCame.Advice")),
        [RunCodes.NotConnected] = new(
            ActionOwner.User, ActionPlace.Connect, PersonnelTexts.Of("Push.NotConnected.What"),
            PersonnelTexts.Of("Push.NotConnected.Advice")),
        [RunCodes.Superseded] = new(
            ActionOwner.Nobody, ActionPlace.Nowhere, PersonnelTexts.Of("Push.Superseded.What"),
            PersonnelTexts.Of("Push.Superseded.Advice")),
        [RunCodes.Unexpected] = new(
            ActionOwner.Operator, ActionPlace.Nowhere, PersonnelTexts.Of("Push.Unexpected.What"),
            PersonnelTexts.Of("Push.Unexpected.Advice")),
    };

    private static readonly Dictionary<string, CodeWords> Entries = new[]
    {
        Own, FailureWords.Lasting,
        FailureWords.Passing(ActionOwner.Nobody, ActionPlace.Nowhere, PersonnelTexts.Of("Push.ThisPasses")),
    }.SelectMany(entries => entries).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    public static Explanation Explain(string code, string language) =>
        (Entries.GetValueOrDefault(code) ?? Entries[RunCodes.Unexpected]).In(language);

    public static PushNotice Notice(string code, string language)
    {
        var words = Explain(code, language);
        return new PushNotice(code, words.What, words.Move, words.Where, words.WhatToDo);
    }

    /// <summary>Why, and what to do; null where there is nothing to explain.</summary>
    /// <param name="loketWords">Loket's own, where it refused.</param>
    public static string? Reason(string? code, string? loketWords, string language)
    {
        if (code is null)
            return null;
        var words = Explain(code, language);
        return string.Join(' ', new[] { words.What, loketWords, words.WhatToDo }.Where(part => !string.IsNullOrEmpty(part)));
    }

    public static string Field(string fieldId, string language) => fieldId switch
    {
        OtherFields.CitizenServiceNumber => PersonnelTexts.Of("Push.Field.CitizenServiceNumber").In(language),
        OtherFields.LastDay => PersonnelTexts.Of("Push.Field.LastDay").In(language),
        _ when fieldId.StartsWith(OtherFields.PayPrefix, StringComparison.Ordinal) =>
            PersonnelTexts.Of("Push.Field.Pay", fieldId[OtherFields.PayPrefix.Length..]).In(language),
        _ => PersonnelTexts.Of($"Field.{fieldId}").In(language),
    };

    /// <summary>What is wrong with a value; follows the name of its attribute or field.</summary>
    public static string Fault(PushFault fault, string language) => Fault(fault.Code, fault.Arguments).In(language);

    private static LocalizedText Fault(string code, IReadOnlyList<object?> arguments) => code switch
    {
        FieldFaultCodes.Needed => PersonnelTexts.Of("Push.Fault.Needed", [.. arguments]),
        FieldFaultCodes.Empty => PersonnelTexts.Of("Push.Fault.Empty", [.. arguments]),
        FieldFaultCodes.TooLong => PersonnelTexts.Of("Push.Fault.TooLong", [.. arguments]),
        FieldFaultCodes.NotText => PersonnelTexts.Of("Push.Fault.NotText", [.. arguments]),
        FieldFaultCodes.NotWhole => PersonnelTexts.Of("Push.Fault.NotWhole", [.. arguments]),
        FieldFaultCodes.NotNumber => PersonnelTexts.Of("Push.Fault.NotNumber", [.. arguments]),
        FieldFaultCodes.NotDate => PersonnelTexts.Of("Push.Fault.NotDate", [.. arguments]),
        FieldFaultCodes.NotFlag => PersonnelTexts.Of("Push.Fault.NotFlag", [.. arguments]),
        FieldFaultCodes.OutOfBounds => PersonnelTexts.Of("Push.Fault.OutOfBounds", [.. arguments]),
        FieldFaultCodes.OptionUnmapped => PersonnelTexts.Of("Push.Fault.OptionUnmapped", [.. arguments]),
        EmployeeReader.DateNeeded => PersonnelTexts.Of("Push.Fault.DateNeeded", [.. arguments]),
        EmployeeReader.DateTwice => PersonnelTexts.Of("Push.Fault.DateTwice", [.. arguments]),
        EmployeeReader.NoDate => PersonnelTexts.Of("Push.Fault.NoDate", [.. arguments]),
        PushFaultCodes.NotBsn => PersonnelTexts.Of("Push.Fault.NotBsn", [.. arguments]),
        PushFaultCodes.LoketLeads => PersonnelTexts.Of("Push.Fault.LoketLeads", [.. arguments]),
        PayCodes.IdOdd => PersonnelTexts.Of("Push.Fault.PayId"),
        PayCodes.TypeOdd => PersonnelTexts.Of("Push.Fault.PayType"),
        PayCodes.AmountOdd => PersonnelTexts.Of("Push.Fault.PayAmount"),
        PayCodes.UntilOdd => PersonnelTexts.Of("Push.Fault.PayUntil"),
        PayCodes.TypeUnmapped => PersonnelTexts.Of("Push.Fault.PayTypeUnmapped", [.. arguments]),
        PayCodes.NoPeriod => PersonnelTexts.Of("Push.Fault.PayNoPeriod"),
        PayCodes.PeriodProcessing => PersonnelTexts.Of("Push.Fault.PayPeriodProcessing", [.. arguments]),
        PayCodes.PeriodPaid => PersonnelTexts.Of("Push.Fault.PayPeriodPaid", [.. arguments]),
        PayCodes.NotTaken => PersonnelTexts.Of("Push.Fault.PayNotTaken", [.. arguments]),
        PayCodes.Refused when arguments.Count > 1 => PersonnelTexts.Of("Push.Fault.PayRefusedBecause", [.. arguments]),
        PayCodes.Refused => PersonnelTexts.Of("Push.Fault.PayRefused", [.. arguments]),
        PayCodes.RightMissing => PersonnelTexts.Of("Push.Fault.PayRightMissing", [.. arguments]),
        PayCodes.NotSeen => PersonnelTexts.Of("Push.Fault.PayNotSeen", [.. arguments]),
        PushCodes.RecordOdd => PersonnelTexts.Of("Push.Fault.Odd", [.. arguments]),
        _ => Entries[RunCodes.Unexpected].What,
    };
}
