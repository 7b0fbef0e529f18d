using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about each right: what the product does with it. {0} is the product.</summary>
internal static class RightTexts
{
    private static readonly Dictionary<RightUse, LocalizedText> ByUse = new()
    {
        [RightUse.ReadStaff] = ConnectionsTexts.Of("Right.ReadStaff"),
        [RightUse.ReadWages] = ConnectionsTexts.Of("Right.ReadWages"),
        [RightUse.ReadPeriods] = ConnectionsTexts.Of("Right.ReadPeriods"),
        [RightUse.WriteHours] = ConnectionsTexts.Of("Right.WriteHours"),
        [RightUse.LookAfterUserAndUnits] = ConnectionsTexts.Of("Right.LookAfterUserAndUnits"),
        [RightUse.WriteWages] = ConnectionsTexts.Of("Right.WriteWages"),
        [RightUse.MakePeople] = ConnectionsTexts.Of("Right.MakePeople"),
        [RightUse.WriteStaff] = ConnectionsTexts.Of("Right.WriteStaff"),
        [RightUse.WriteFixedPay] = ConnectionsTexts.Of("Right.WriteFixedPay"),
        [RightUse.CitizenServiceNumber] = ConnectionsTexts.Of("Right.CitizenServiceNumber"),
        [RightUse.WriteHrm] = ConnectionsTexts.Of("Right.WriteHrm"),
        [RightUse.WritePeriodPay] = ConnectionsTexts.Of("Right.WritePeriodPay"),
        [RightUse.CompareWages] = ConnectionsTexts.Of("Right.CompareWages"),
        [RightUse.FindConcepts] = ConnectionsTexts.Of("Right.FindConcepts"),
        [RightUse.CompareStaff] = ConnectionsTexts.Of("Right.CompareStaff"),
        [RightUse.ReadJournalProfile] = ConnectionsTexts.Of("Right.ReadJournalProfile"),
        [RightUse.ReadCostPerHour] = ConnectionsTexts.Of("Right.ReadCostPerHour"),
        [RightUse.ReadPayrollOutput] = ConnectionsTexts.Of("Right.ReadPayrollOutput"),
        [RightUse.ComparePeriodPay] = ConnectionsTexts.Of("Right.ComparePeriodPay"),
        [RightUse.PensionCitizenServiceNumber] = ConnectionsTexts.Of("Right.PensionCitizenServiceNumber"),
        [RightUse.PensionWages] = ConnectionsTexts.Of("Right.PensionWages"),
        [RightUse.PensionEmployments] = ConnectionsTexts.Of("Right.PensionEmployments"),
        [RightUse.PensionHrm] = ConnectionsTexts.Of("Right.PensionHrm"),
        [RightUse.PensionPay] = ConnectionsTexts.Of("Right.PensionPay"),
        [RightUse.PensionPeriodData] = ConnectionsTexts.Of("Right.PensionPeriodData"),
    };

    public static LocalizedText Of(RightUse use) => ByUse[use];
}
