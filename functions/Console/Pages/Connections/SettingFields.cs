using System.Globalization;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Export.Texts;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Some settings under a heading.</summary>
internal sealed record SettingGroup(string Heading, IReadOnlyList<SettingField> Fields)
{
    public override string ToString() => nameof(SettingGroup);
}

/// <summary>All settings of a connection as fields: its own value, and what holds by the product's rule where it has none.</summary>
internal sealed class SettingFields(ConsoleRequest visit, ConnectionResponse connection)
{
    /// <summary>Fields are mapped by these: after a change everything is read again.</summary>
    public static readonly IReadOnlySet<string> Rereading = new HashSet<string>
    {
        "affiliate", "lastName", "personnelNumber", "zeroHoursAs", "minMaxAs", "fixedHoursAs",
    };

    private readonly SettingsResponse _now = connection.Settings;
    private readonly SettingsDefaults _defaults = connection.Defaults;

    public IReadOnlyList<SettingGroup> Groups() =>
    [
        new(visit.In("SettingFields.General"), General()),
        new(visit.In("Common.Employees"), Staff()),
        new(visit.In("SettingFields.HoursAndPay"), Pay()),
        new(visit.In("SettingFields.PayrollFileAndMessages"), Mail()),
    ];

    private List<SettingField> General() =>
    [
        new TextSetting(
            "label", visit.In("SettingFields.NameOfTheConnection"), _now.Label ?? "",
            visit.In("SettingFields.ByWhichYouRecogniseItEmpty"),
            visit.In("SettingFields.ThisIsNotOneLineOf")),
        new TextSetting(
            "ownerEmail", visit.In("SettingFields.EMailAddressForMessages"), _now.OwnerEmail ?? "",
            visit.In("SettingFields.WhoIsMailedWhenThereIs"),
            visit.In("Common.ThisIsNoEMailAddress"), "email"),
        new ChoiceSetting(
            "language", visit.In("SettingFields.LanguageOfMessagesAndFiles"), _now.Language, null, NoChoice(),
            [(Languages.Dutch, "Nederlands"), (Languages.English, "English")]),
    ];

    private List<SettingField> Staff() =>
    [
        Time("nightlyAt", visit.In("SettingFields.TimeOfTheNightlySync"), _now.NightlyAt, _defaults.NightlyAt, visit.Product),
        Choice("newEmployees", visit.In("SettingFields.NewEmployeesInLoketNl"), _now.NewEmployees, _defaults.NewEmployees, Name, null),
        Choice("affiliate", visit.In("SettingFields.BranchOfAContract"), _now.Affiliate, _defaults.Affiliate, Name, Rereads()),
        Choice("lastName", visit.In("SettingFields.LastNameInYourPlanner"), _now.LastName, _defaults.LastName, Name, Rereads()),
        Choice("personnelNumber", visit.In("SettingFields.PersonnelNumberInYourPlanner"), _now.PersonnelNumber, _defaults.PersonnelNumber, Name, Rereads()),
    ];

    private List<SettingField> Pay() =>
    [
        Choice("delivery", visit.In("SettingFields.HowHoursReachLoketNl"), _now.Delivery, _defaults.Delivery, Name, null),
        Choice(
            "fixedContractHours", visit.In("SettingFields.HoursOfEmployeesWithFixedHours"),
            _now.FixedContractHours, _defaults.FixedContractHours, Name,
            visit.In("SettingFields.LoketNlPaysTheHoursOf")),
        Choice("zeroHoursAs", visit.In("SettingFields.AZeroHoursContractInLoket"), _now.ZeroHoursAs, _defaults.ZeroHoursAs, Name, Rereads()),
        Choice("minMaxAs", visit.In("SettingFields.AMinMaxContractInLoket"), _now.MinMaxAs, _defaults.MinMaxAs, Name, Rereads()),
        Choice("fixedHoursAs", visit.In("SettingFields.AContractOfFixedHoursIn"), _now.FixedHoursAs, _defaults.FixedHoursAs, Name, Rereads()),
        Choice(
            "unlikelyHours", visit.In("SettingFields.HoursAndAllowancesThatAreNot"), _now.UnlikelyHours, _defaults.UnlikelyHours, Name,
            visit.In("SettingFields.SuchAsDoubledShiftsOrA")),
        Number("maxHoursPerWeek", visit.In("SettingFields.HoursAWeekThatAreStill"), _now.MaxHoursPerWeek, _defaults.MaxHoursPerWeek, 168),
        Number("maxAllowancePerDay", visit.In("SettingFields.AllowanceOnADayThatIs"), _now.MaxAllowancePerDay, _defaults.MaxAllowancePerDay, 100_000),
        Number(
            "maxDeviationPercent", visit.In("SettingFields.PercentByWhichAPeriodMay"),
            _now.MaxDeviationPercent, _defaults.MaxDeviationPercent, 1000),
        Number(
            "maxWithdrawnPercent", visit.In("SettingFields.PercentOfTheValuesSentThat"),
            _now.MaxWithdrawnPercent, _defaults.MaxWithdrawnPercent, 100),
        new FlagSetting(
            "carryCorrections", visit.In("SettingFields.DifferencesOfAPeriodThatIs"), _now.CarryCorrections,
            visit.In("SettingFields.OfferToCarryThemIntoA"),
            visit.In("SettingFields.OnlyNameThemInTheReport"), NoChoice()),
        new NumberSetting(
            "exportDaysAfterPeriod", visit.In("SettingFields.ExportByItselfDaysAfterThe"),
            _now.ExportDaysAfterPeriod?.ToString(CultureInfo.InvariantCulture) ?? "",
            visit.In("SettingFields.0To28EmptyOnlyWhen"),
            visit.In("SettingFields.TypeAWholeNumberFrom0")),
        Time("exportAt", visit.In("SettingFields.TimeAtWhichThatHappens"), _now.ExportAt, _defaults.ExportAt, null),
    ];

    private List<SettingField> Mail() =>
    [
        Choice("payrollFileNumber", visit.In("SettingFields.NumberInThePayrollFile"), _now.PayrollFileNumber, _defaults.PayrollFileNumber, Name, null),
        Columns(),
        new AddressesSetting(
            "exportRecipients", visit.In("SettingFields.WhoGetsThePayrollFile"),
            IsOwn("exportRecipients") ? string.Join('\n', _now.ExportRecipients) : "",
            visit.In("SettingFields.OneEMailAddressOnA"), NoAddresses()),
        new FlagSetting(
            "exportByLink", visit.In("SettingFields.HowThePayrollFileIsMailed"), _now.ExportByLink,
            visit.In("SettingFields.AsALinkThatIsGood"), visit.In("SettingFields.AsAnAttachment"), NoChoice()),
        new AddressesSetting(
            "readyForPayroll", visit.In("SettingFields.WhomLoketNlTellsThatThe"), string.Join('\n', _now.ReadyForPayroll),
            visit.In("SettingFields.OneEMailAddressOnA2"), NoAddresses()),
    ];

    /// <summary>The lists that make sense to somebody at a screen, and the one that holds.</summary>
    private ListSetting Columns()
    {
        PayrollFileDimension[][] lists = [[.. _now.PayrollFileColumns], .. Enumerable.Range(1, 4).Select(count => Enum.GetValues<PayrollFileDimension>()[..count])];
        return new ListSetting(
            "payrollFileColumns", visit.In("SettingFields.WhatTellsLinesOfThePayroll"),
            IsOwn("payrollFileColumns") ? string.Join(' ', _now.PayrollFileColumns.Select(KeyOf)) : "",
            visit.In("SettingFields.TheUsualImportOfLoketNl"), NoChoice(),
            [("", visit.In("SettingFields.As", visit.Product, NamesOf(_defaults.PayrollFileColumns))),
                .. lists.Where(list => list.Length > 0).Select(list => (string.Join(' ', list.Select(KeyOf)), NamesOf(list))).Distinct()]);

        string NamesOf(IEnumerable<PayrollFileDimension> columns) => string.Join(", ", columns.Select(column => DimensionWords.NameOf(column).In(visit.Language)));
    }

    private TextSetting Time(string name, string label, TimeOnly now, TimeOnly byDefault, string? product)
    {
        var usual = byDefault.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new TextSetting(
            name, label, IsOwn(name) ? now.ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            product is null ? visit.In("SettingFields.DutchTimeEmpty", usual)
                : visit.In("SettingFields.DutchTimeEmptyAsDoesIt", product, usual),
            visit.In("SettingFields.TypeATimeSuchAs02"), "time");
    }

    private NumberSetting Number(string name, string label, int? now, int? byDefault, int most) => new(
        name, label, IsOwn(name) ? now?.ToString(CultureInfo.InvariantCulture) ?? "" : "",
        byDefault is null ? visit.In("SettingFields.1ToEmptyWithoutALimit", most)
            : visit.In("SettingFields.1ToEmpty", most, byDefault),
        visit.In("SettingFields.TypeAWholeNumberFrom1", most));

    private ChoiceSetting Choice<T>(string name, string label, T now, T byDefault, Func<T, string> nameOf, string? hint)
        where T : struct, Enum => new(
        name, label, IsOwn(name) ? KeyOf(now) : "", hint, NoChoice(),
        [("", visit.In("SettingFields.As", visit.Product, nameOf(byDefault))),
            .. Enum.GetValues<T>().Select(value => (KeyOf(value), nameOf(value)))]);

    private bool IsOwn(string name) => _defaults.Overridden.Contains(name);

    private string NoChoice() => visit.In("Common.ChooseOneOfThese");

    private string NoAddresses() => visit.In("SettingFields.TheseAreNotAtMostTen");

    private string Rereads() => visit.In("SettingFields.MindWhenYouChangeThisThe");

    private string Name(NewEmployeePolicy policy) => policy == NewEmployeePolicy.Add
        ? visit.In("SettingFields.AddToYourPlanner")
        : visit.In("SettingFields.AskYouFirst");

    private string Name(LastNameSource source) => source == LastNameSource.Own
        ? visit.In("SettingFields.AlwaysTheirOwnName")
        : visit.In("SettingFields.TheNameThatTheEmployeeChose");

    private string Name(AffiliateSource source) => source == AffiliateSource.Department
        ? visit.In("SettingFields.TheDepartment")
        : visit.In("SettingFields.TheDistributionUnitCostCentre");

    private string Name(PersonnelNumberSource source) => source == PersonnelNumberSource.EmployeeNumber
        ? visit.In("SettingFields.ThePersonnelNumberPersoneelsnummer")
        : visit.In("SettingFields.TheNumberInThePayrollPersoneelsnummer");

    private string Name(Delivery delivery) => delivery switch
    {
        Delivery.Direct => visit.In("SettingFields.StraightIntoLoketNl"),
        Delivery.File => visit.In("SettingFields.AsAPayrollFileByMail"),
        _ => visit.In("SettingFields.StraightAndAsAPayrollFile"),
    };

    private string Name(FixedContractHours hours) => hours switch
    {
        FixedContractHours.None => visit.In("SettingFields.None"),
        FixedContractHours.Extra => visit.In("SettingFields.OnlyWhatIsExtra"),
        _ => visit.In("SettingFields.All"),
    };

    private string Name(UnlikelyHours then) => then == UnlikelyHours.Stop
        ? visit.In("SettingFields.StopTheExport")
        : visit.In("SettingFields.GoOutAndAreNamed");

    private string Name(ContractKind kind) => kind switch
    {
        ContractKind.ZeroHours => visit.In("SettingFields.AZeroHoursContract"),
        ContractKind.MinMax => visit.In("SettingFields.AMinMaxContract"),
        _ => visit.In("SettingFields.AContractOfFixedHours"),
    };

    private static string KeyOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
