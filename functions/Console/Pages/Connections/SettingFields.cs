using System.Globalization;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export.Texts;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>All settings of a connection as fields: its own value, and what holds by the product's rule where it has none.</summary>
internal sealed class SettingFields(ConsoleRequest request, ConnectionResponse connection)
{
    /// <summary>Fields are mapped by these: after a change everything is read again.</summary>
    public static readonly IReadOnlySet<string> Rereading = new HashSet<string>
    {
        "affiliate", "lastName", "personnelNumber", "zeroHoursAs", "minMaxAs", "fixedHoursAs",
    };

    private readonly SettingsResponse _now = connection.Settings;
    private readonly SettingsDefaults _defaults = connection.Defaults;
    private readonly SettingNames _names = new(request);

    public IReadOnlyList<SettingGroup> Groups()
    {
        SettingGroup general = new(request.In("SettingFields.General"), General());
        SettingGroup back = new(request.In("SettingFields.BackFromPayroll"), BackFromPayroll());
        return connection.Purpose == LinkPurpose.Pension ? [general]
            : connection.HrSystemLeads ? [general, new(request.In("SettingFields.FromTheHrSystem"), FromTheHrSystem()), back] :
        [
            general,
            new(request.In("Common.Employees"), Staff()),
            new(request.In("SettingFields.HoursAndPay"), Pay()),
            new(request.In("SettingFields.PayrollFileAndMessages"), Mail()),
            back,
        ];
    }

    private List<SettingField> General() =>
    [
        new TextSetting(
            "label", request.In("SettingFields.NameOfTheConnection"), _now.Label ?? "",
            request.In("SettingFields.ByWhichYouRecogniseItEmpty"),
            request.In("SettingFields.ThisIsNotOneLineOf")),
        new TextSetting(
            "ownerEmail", request.In("SettingFields.EMailAddressForMessages"), _now.OwnerEmail ?? "",
            request.In("SettingFields.WhoIsMailedWhenThereIs"),
            request.In("Common.ThisIsNoEMailAddress"), "email"),
        new ChoiceSetting(
            "language", request.In("SettingFields.LanguageOfMessagesAndFiles"), _now.Language, null, NoChoice(),
            [(Languages.Dutch, "Nederlands"), (Languages.English, "English")]),
    ];

    private List<SettingField> Staff() =>
    [
        Nightly(request.In("SettingFields.TimeOfTheNightlySync")),
        Choice("newEmployees", request.In("SettingFields.NewEmployeesInLoketNl"), _now.NewEmployees, _defaults.NewEmployees, _names.Of,
            null),
        new FlagSetting(
            "newPeople", request.In("SettingFields.NewPeople"), _now.NewPeople, request.In("SettingFields.NewPeopleOn"),
            request.In("SettingFields.NewPeopleOff"), NoChoice()),
        Choice("affiliate", request.In("SettingFields.BranchOfAContract"), _now.Affiliate, _defaults.Affiliate, _names.Of, Rereads()),
        Choice("lastName", request.In("SettingFields.LastNameInYourPlanner"), _now.LastName, _defaults.LastName, _names.Of, Rereads()),
        Choice("personnelNumber", request.In("SettingFields.PersonnelNumberInYourPlanner"), _now.PersonnelNumber, _defaults.PersonnelNumber,
            _names.Of, Rereads()),
    ];

    private List<SettingField> Pay() =>
    [
        Choice("delivery", request.In("SettingFields.HowHoursReachLoketNl"), _now.Delivery, _defaults.Delivery, _names.Of, null),
        Choice(
            "fixedContractHours", request.In("SettingFields.HoursOfEmployeesWithFixedHours"),
            _now.FixedContractHours, _defaults.FixedContractHours, _names.Of,
            request.In("SettingFields.LoketNlPaysTheHoursOf")),
        Choice("zeroHoursAs", request.In("SettingFields.AZeroHoursContractInLoket"), _now.ZeroHoursAs, _defaults.ZeroHoursAs, _names.Of,
            Rereads()),
        Choice("minMaxAs", request.In("SettingFields.AMinMaxContractInLoket"), _now.MinMaxAs, _defaults.MinMaxAs, _names.Of, Rereads()),
        Choice("fixedHoursAs", request.In("SettingFields.AContractOfFixedHoursIn"), _now.FixedHoursAs, _defaults.FixedHoursAs, _names.Of,
            Rereads()),
        Choice(
            "unlikelyHours", request.In("SettingFields.HoursAndAllowancesThatAreNot"), _now.UnlikelyHours, _defaults.UnlikelyHours,
            _names.Of,
            request.In("SettingFields.SuchAsDoubledShiftsOrA")),
        Number("maxHoursPerWeek", request.In("SettingFields.HoursAWeekThatAreStill"), _now.MaxHoursPerWeek, _defaults.MaxHoursPerWeek, 168),
        Number("maxAllowancePerDay", request.In("SettingFields.AllowanceOnADayThatIs"), _now.MaxAllowancePerDay,
            _defaults.MaxAllowancePerDay, 100_000),
        Number(
            "maxDeviationPercent", request.In("SettingFields.PercentByWhichAPeriodMay"),
            _now.MaxDeviationPercent, _defaults.MaxDeviationPercent, 1000),
        Number(
            "maxWithdrawnPercent", request.In("SettingFields.PercentOfTheValuesSentThat"),
            _now.MaxWithdrawnPercent, _defaults.MaxWithdrawnPercent, 100),
        new FlagSetting(
            "carryCorrections", request.In("SettingFields.DifferencesOfAPeriodThatIs"), _now.CarryCorrections,
            request.In("SettingFields.OfferToCarryThemIntoA"),
            request.In("SettingFields.OnlyNameThemInTheReport"), NoChoice()),
        new NumberSetting(
            "exportDaysAfterPeriod", request.In("SettingFields.ExportByItselfDaysAfterThe"),
            _now.ExportDaysAfterPeriod?.ToString(CultureInfo.InvariantCulture) ?? "",
            request.In("SettingFields.0To28EmptyOnlyWhen"),
            request.In("SettingFields.TypeAWholeNumberFrom0")),
        Time("exportAt", request.In("SettingFields.TimeAtWhichThatHappens"), _now.ExportAt, _defaults.ExportAt, null),
    ];

    private List<SettingField> Mail() =>
    [
        Choice("payrollFileNumber", request.In("SettingFields.NumberInThePayrollFile"), _now.PayrollFileNumber, _defaults.PayrollFileNumber,
            _names.Of, null),
        Columns(),
        new AddressesSetting(
            "exportRecipients", request.In("SettingFields.WhoGetsThePayrollFile"),
            IsOwn("exportRecipients") ? string.Join('\n', _now.ExportRecipients) : "",
            request.In("SettingFields.OneEMailAddressOnA"), NoAddresses()),
        new FlagSetting(
            "exportByLink", request.In("SettingFields.HowThePayrollFileIsMailed"), _now.ExportByLink,
            request.In("SettingFields.AsALinkThatIsGood"), request.In("SettingFields.AsAnAttachment"), NoChoice()),
        new AddressesSetting(
            "readyForPayroll", request.In("SettingFields.WhomLoketNlTellsThatThe"), string.Join('\n', _now.ReadyForPayroll),
            request.In("SettingFields.OneEMailAddressOnA2"), NoAddresses()),
    ];

    private List<SettingField> FromTheHrSystem() =>
    [
        Nightly(request.In("SettingFields.TimeOfTheNight")),
        new FlagSetting(
            "asksForRecords", request.In("SettingFields.AsksForRecords"), _now.AsksForRecords,
            request.In("SettingFields.AsksForRecordsOn"), request.In("SettingFields.AsksForRecordsOff"), NoChoice()),
    ];

    private List<SettingField> BackFromPayroll() =>
    [
        new FlagSetting(
            "documents", request.In("SettingFields.Documents"), _now.Documents, request.In("SettingFields.DocumentsOn"),
            request.In("SettingFields.DocumentsOff"), NoChoice()),
        new FlagSetting(
            "costPerHour", request.In("SettingFields.CostPerHour"), _now.CostPerHour, request.In("SettingFields.CostPerHourOn"),
            request.In("SettingFields.CostPerHourOff"), NoChoice()),
    ];

    /// <summary>The lists that make sense to somebody at a screen, and the one that holds.</summary>
    private ListSetting Columns()
    {
        PayrollFileDimension[][] lists = [
            [.. _now.PayrollFileColumns], .. Enumerable.Range(1, 4).Select(count => Enum.GetValues<PayrollFileDimension>()[..count])];
        return new ListSetting(
            "payrollFileColumns", request.In("SettingFields.WhatTellsLinesOfThePayroll"),
            IsOwn("payrollFileColumns") ? string.Join(' ', _now.PayrollFileColumns.Select(KeyOf)) : "",
            request.In("SettingFields.TheUsualImportOfLoketNl"), NoChoice(),
            [("", request.In("SettingFields.As", request.Product, NamesOf(_defaults.PayrollFileColumns))),
                .. lists.Where(list => list.Length > 0).Select(list => (string.Join(' ', list.Select(KeyOf)), NamesOf(list))).Distinct()]);

        string NamesOf(IEnumerable<PayrollFileDimension> columns) =>
            string.Join(", ", columns.Select(column => DimensionWords.NameOf(column).In(request.Language)));
    }

    private TextSetting Nightly(string label) =>
        Time("nightlyAt", label, _now.NightlyAt, _defaults.NightlyAt, request.Product);

    private TextSetting Time(string name, string label, TimeOnly now, TimeOnly byDefault, string? product)
    {
        var usual = byDefault.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new TextSetting(
            name, label, IsOwn(name) ? now.ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            product is null ? request.In("SettingFields.DutchTimeEmpty", usual)
                : request.In("SettingFields.DutchTimeEmptyAsDoesIt", product, usual),
            request.In("SettingFields.TypeATimeSuchAs02"), "time");
    }

    private NumberSetting Number(string name, string label, int? now, int? byDefault, int most) => new(
        name, label, IsOwn(name) ? now?.ToString(CultureInfo.InvariantCulture) ?? "" : "",
        byDefault is null ? request.In("SettingFields.1ToEmptyWithoutALimit", most)
            : request.In("SettingFields.1ToEmpty", most, byDefault),
        request.In("SettingFields.TypeAWholeNumberFrom1", most));

    private ChoiceSetting Choice<T>(string name, string label, T now, T byDefault, Func<T, string> nameOf, string? hint)
        where T : struct, Enum => new(
        name, label, IsOwn(name) ? KeyOf(now) : "", hint, NoChoice(),
        [("", request.In("SettingFields.As", request.Product, nameOf(byDefault))),
            .. Enum.GetValues<T>().Select(value => (KeyOf(value), nameOf(value)))]);

    private bool IsOwn(string name) => _defaults.Overridden.Contains(name);

    private string NoChoice() => request.In("Common.ChooseOneOfThese");

    private string NoAddresses() => request.In("SettingFields.TheseAreNotAtMostTen");

    private string Rereads() => request.In("SettingFields.MindWhenYouChangeThisThe");

    private static string KeyOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
