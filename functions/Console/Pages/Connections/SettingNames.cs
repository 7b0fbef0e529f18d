using LoketFunctions.Console.Requests;
using LoketFunctions.Planner;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The choices of settings, in the reader's words.</summary>
internal sealed class SettingNames(ConsoleRequest request)
{
    public string Of(NewEmployeePolicy policy) => policy == NewEmployeePolicy.Add
        ? request.In("SettingFields.AddToYourPlanner")
        : request.In("SettingFields.AskYouFirst");

    public string Of(LastNameSource source) => source == LastNameSource.Own
        ? request.In("SettingFields.AlwaysTheirOwnName")
        : request.In("SettingFields.TheNameThatTheEmployeeChose");

    public string Of(AffiliateSource source) => source == AffiliateSource.Department
        ? request.In("SettingFields.TheDepartment")
        : request.In("SettingFields.TheDistributionUnitCostCentre");

    public string Of(PersonnelNumberSource source) => source == PersonnelNumberSource.EmployeeNumber
        ? request.In("SettingFields.ThePersonnelNumberPersoneelsnummer")
        : request.In("SettingFields.TheNumberInThePayrollPersoneelsnummer");

    public string Of(Delivery delivery) => delivery switch
    {
        Delivery.Direct => request.In("SettingFields.StraightIntoLoketNl"),
        Delivery.File => request.In("SettingFields.AsAPayrollFileByMail"),
        _ => request.In("SettingFields.StraightAndAsAPayrollFile"),
    };

    public string Of(FixedContractHours hours) => hours switch
    {
        FixedContractHours.None => request.In("SettingFields.None"),
        FixedContractHours.Extra => request.In("SettingFields.OnlyWhatIsExtra"),
        _ => request.In("SettingFields.All"),
    };

    public string Of(UnlikelyHours then) => then == UnlikelyHours.Stop
        ? request.In("SettingFields.StopTheExport")
        : request.In("SettingFields.GoOutAndAreNamed");

    public string Of(ContractKind kind) => kind switch
    {
        ContractKind.ZeroHours => request.In("SettingFields.AZeroHoursContract"),
        ContractKind.MinMax => request.In("SettingFields.AMinMaxContract"),
        _ => request.In("SettingFields.AContractOfFixedHours"),
    };
}
