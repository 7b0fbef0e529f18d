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
        new(visit.In("Algemeen", "General"), General()),
        new(visit.In("Medewerkers", "Employees"), Staff()),
        new(visit.In("Uren en lonen", "Hours and pay"), Pay()),
        new(visit.In("Loonbestand en berichten", "Payroll file and messages"), Mail()),
    ];

    private List<SettingField> General() =>
    [
        new TextSetting(
            "label", visit.In("Naam van de koppeling", "Name of the connection"), _now.Label ?? "",
            visit.In("Zo herkent u haar terug. Leeg: de namen van de administraties.", "By which you recognise it. Empty: the names of the administrations."),
            visit.In("Dit is niet één regel van hoogstens 100 tekens met een letter of cijfer.", "This is not one line of at most 100 characters with a letter or digit.")),
        new TextSetting(
            "ownerEmail", visit.In("Mailadres voor berichten", "E-mail address for messages"), _now.OwnerEmail ?? "",
            visit.In("Wie een mail krijgt als er iets te doen is. Leeg: niemand.", "Who is mailed when there is something to do. Empty: nobody."),
            visit.In("Dit is geen mailadres.", "This is no e-mail address."), "email"),
        new ChoiceSetting(
            "language", visit.In("Taal van berichten en bestanden", "Language of messages and files"), _now.Language, null, NoChoice(),
            [(Words.DutchCode, "Nederlands"), (Words.EnglishCode, "English")]),
    ];

    private List<SettingField> Staff() =>
    [
        Time("nightlyAt", visit.In("Tijd van de nachtelijke synchronisatie", "Time of the nightly sync"), _now.NightlyAt, _defaults.NightlyAt, visit.Product),
        Choice("newEmployees", visit.In("Nieuwe medewerkers in Loket.nl", "New employees in Loket.nl"), _now.NewEmployees, _defaults.NewEmployees, Name, null),
        Choice("affiliate", visit.In("Filiaal van een contract", "Branch of a contract"), _now.Affiliate, _defaults.Affiliate, Name, Rereads()),
        Choice("lastName", visit.In("Achternaam in uw planner", "Last name in your planner"), _now.LastName, _defaults.LastName, Name, Rereads()),
        Choice("personnelNumber", visit.In("Personeelsnummer in uw planner", "Personnel number in your planner"), _now.PersonnelNumber, _defaults.PersonnelNumber, Name, Rereads()),
    ];

    private List<SettingField> Pay() =>
    [
        Choice("delivery", visit.In("Hoe uren naar Loket.nl gaan", "How hours reach Loket.nl"), _now.Delivery, _defaults.Delivery, Name, null),
        Choice(
            "fixedContractHours", visit.In("Uren van medewerkers met vaste uren", "Hours of employees with fixed hours"),
            _now.FixedContractHours, _defaults.FixedContractHours, Name,
            visit.In("Hun contracturen betaalt Loket.nl uit zichzelf.", "Loket.nl pays the hours of their contract by itself.")),
        Choice("zeroHoursAs", visit.In("Een nulurencontract in Loket.nl is in uw planner", "A zero-hours contract in Loket.nl is in your planner"), _now.ZeroHoursAs, _defaults.ZeroHoursAs, Name, Rereads()),
        Choice("minMaxAs", visit.In("Een min-maxcontract in Loket.nl is in uw planner", "A min-max contract in Loket.nl is in your planner"), _now.MinMaxAs, _defaults.MinMaxAs, Name, Rereads()),
        Choice("fixedHoursAs", visit.In("Een contract met vaste uren in Loket.nl is in uw planner", "A contract of fixed hours in Loket.nl is in your planner"), _now.FixedHoursAs, _defaults.FixedHoursAs, Name, Rereads()),
        Choice(
            "unlikelyHours", visit.In("Uren en vergoedingen die niet waarschijnlijk zijn", "Hours and allowances that are not likely"), _now.UnlikelyHours, _defaults.UnlikelyHours, Name,
            visit.In("Zoals dubbele diensten, of een maand die ver van de vorige ligt.", "Such as doubled shifts, or a month that is far from the last ones.")),
        Number("maxHoursPerWeek", visit.In("Uren per week die nog waarschijnlijk zijn", "Hours a week that are still likely"), _now.MaxHoursPerWeek, _defaults.MaxHoursPerWeek, 168),
        Number("maxAllowancePerDay", visit.In("Vergoeding op een dag die nog waarschijnlijk is", "Allowance on a day that is still likely"), _now.MaxAllowancePerDay, _defaults.MaxAllowancePerDay, 100_000),
        Number(
            "maxDeviationPercent", visit.In("Procent dat een periode van de vorige mag afwijken", "Percent by which a period may differ from those before"),
            _now.MaxDeviationPercent, _defaults.MaxDeviationPercent, 1000),
        Number(
            "maxWithdrawnPercent", visit.In("Procent van de verstuurde waarden dat zonder bevestiging terug mag", "Percent of the values sent that may be taken back without confirming"),
            _now.MaxWithdrawnPercent, _defaults.MaxWithdrawnPercent, 100),
        new FlagSetting(
            "carryCorrections", visit.In("Verschillen van een verloonde periode", "Differences of a period that is paid"), _now.CarryCorrections,
            visit.In("Aanbieden om in een latere periode mee te gaan", "Offer to carry them into a later period"),
            visit.In("Alleen noemen in het verslag", "Only name them in the report"), NoChoice()),
        new NumberSetting(
            "exportDaysAfterPeriod", visit.In("Vanzelf exporteren: dagen na het einde van de periode", "Export by itself: days after the end of the period"),
            _now.ExportDaysAfterPeriod?.ToString(CultureInfo.InvariantCulture) ?? "",
            visit.In("0 tot en met 28. Leeg: alleen als u erom vraagt.", "0 to 28. Empty: only when you ask for it."),
            visit.In("Vul een heel getal van 0 tot en met 28 in.", "Type a whole number from 0 to 28.")),
        Time("exportAt", visit.In("Tijd waarop dat gebeurt", "Time at which that happens"), _now.ExportAt, _defaults.ExportAt, null),
    ];

    private List<SettingField> Mail() =>
    [
        Choice("payrollFileNumber", visit.In("Nummer in het loonbestand", "Number in the payroll file"), _now.PayrollFileNumber, _defaults.PayrollFileNumber, Name, null),
        Columns(),
        new AddressesSetting(
            "exportRecipients", visit.In("Wie het loonbestand krijgt", "Who gets the payroll file"),
            IsOwn("exportRecipients") ? string.Join('\n', _now.ExportRecipients) : "",
            visit.In("Eén mailadres per regel. Leeg: wie de berichten krijgt.", "One e-mail address on a line. Empty: whoever gets the messages."), NoAddresses()),
        new FlagSetting(
            "exportByLink", visit.In("Hoe het loonbestand wordt gemaild", "How the payroll file is mailed"), _now.ExportByLink,
            visit.In("Als link die kort geldig is", "As a link that is good for a short time"), visit.In("Als bijlage", "As an attachment"), NoChoice()),
        new AddressesSetting(
            "readyForPayroll", visit.In("Wie Loket.nl meldt dat de uren klaarstaan", "Whom Loket.nl tells that the hours are ready"), string.Join('\n', _now.ReadyForPayroll),
            visit.In("Eén mailadres per regel, meestal dat van de salarisadministrateur. Leeg: niemand.",
                "One e-mail address on a line, mostly the payroll administrator's. Empty: nobody."), NoAddresses()),
    ];

    /// <summary>The lists that make sense to somebody at a screen, and the one that holds.</summary>
    private ListSetting Columns()
    {
        PayrollFileDimension[][] lists = [[.. _now.PayrollFileColumns], .. Enumerable.Range(1, 4).Select(count => Enum.GetValues<PayrollFileDimension>()[..count])];
        return new ListSetting(
            "payrollFileColumns", visit.In("Wat het loonbestand per regel onderscheidt", "What tells lines of the payroll file apart"),
            IsOwn("payrollFileColumns") ? string.Join(' ', _now.PayrollFileColumns.Select(KeyOf)) : "",
            visit.In("De gewone import van Loket.nl kent alleen ploeg en verdelingseenheid.", "The usual import of Loket.nl knows only shift and distribution unit."), NoChoice(),
            [("", visit.In($"Zoals {visit.Product}: {NamesOf(_defaults.PayrollFileColumns)}", $"As {visit.Product}: {NamesOf(_defaults.PayrollFileColumns)}")),
                .. lists.Where(list => list.Length > 0).Select(list => (string.Join(' ', list.Select(KeyOf)), NamesOf(list))).Distinct()]);

        string NamesOf(IEnumerable<PayrollFileDimension> columns) => string.Join(", ", columns.Select(column => DimensionWords.NameOf(column).In(visit.Language)));
    }

    private TextSetting Time(string name, string label, TimeOnly now, TimeOnly byDefault, string? product)
    {
        var usual = byDefault.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new TextSetting(
            name, label, IsOwn(name) ? now.ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            product is null ? visit.In($"Nederlandse tijd. Leeg: {usual}.", $"Dutch time. Empty: {usual}.")
                : visit.In($"Nederlandse tijd. Leeg: zoals {product} het doet, om {usual}.", $"Dutch time. Empty: as {product} does it, at {usual}."),
            visit.In("Vul een tijd in, zoals 02:30.", "Type a time, such as 02:30."), "time");
    }

    private NumberSetting Number(string name, string label, int? now, int? byDefault, int most) => new(
        name, label, IsOwn(name) ? now?.ToString(CultureInfo.InvariantCulture) ?? "" : "",
        byDefault is null ? visit.In($"1 tot en met {most}. Leeg: onbegrensd.", $"1 to {most}. Empty: without a limit.")
            : visit.In($"1 tot en met {most}. Leeg: {byDefault}.", $"1 to {most}. Empty: {byDefault}."),
        visit.In($"Vul een heel getal van 1 tot en met {most} in.", $"Type a whole number from 1 to {most}."));

    private ChoiceSetting Choice<T>(string name, string label, T now, T byDefault, Func<T, string> nameOf, string? hint)
        where T : struct, Enum => new(
        name, label, IsOwn(name) ? KeyOf(now) : "", hint, NoChoice(),
        [("", visit.In($"Zoals {visit.Product}: {nameOf(byDefault)}", $"As {visit.Product}: {nameOf(byDefault)}")),
            .. Enum.GetValues<T>().Select(value => (KeyOf(value), nameOf(value)))]);

    private bool IsOwn(string name) => _defaults.Overridden.Contains(name);

    private string NoChoice() => visit.In("Kies een van de mogelijkheden.", "Choose one of these.");

    private string NoAddresses() => visit.In("Dit zijn niet hoogstens tien mailadressen.", "These are not at most ten e-mail addresses.");

    private string Rereads() => visit.In(
        "Let op: wijzigt u dit, dan wordt bij de volgende synchronisatie alles opnieuw gelezen. Wat daardoor anders wordt, gaat naar uw planner.",
        "Mind: when you change this, the next sync reads everything again and passes on what becomes different by it.");

    private string Name(NewEmployeePolicy policy) => policy == NewEmployeePolicy.Add
        ? visit.In("toevoegen aan uw planner", "add to your planner")
        : visit.In("eerst aan u vragen", "ask you first");

    private string Name(LastNameSource source) => source == LastNameSource.Own
        ? visit.In("altijd de eigen naam", "always their own name")
        : visit.In("de naam waarvoor de medewerker koos", "the name that the employee chose");

    private string Name(AffiliateSource source) => source == AffiliateSource.Department
        ? visit.In("de afdeling", "the department")
        : visit.In("de verdelingseenheid (kostenplaats)", "the distribution unit (cost centre)");

    private string Name(PersonnelNumberSource source) => source == PersonnelNumberSource.EmployeeNumber
        ? visit.In("het personeelsnummer", "the personnel number (personeelsnummer)")
        : visit.In("het personeelsnummer verloning", "the number in the payroll (personeelsnummer verloning)");

    private string Name(Delivery delivery) => delivery switch
    {
        Delivery.Direct => visit.In("rechtstreeks in Loket.nl", "straight into Loket.nl"),
        Delivery.File => visit.In("als loonbestand per mail", "as a payroll file by mail"),
        _ => visit.In("rechtstreeks en als loonbestand per mail", "straight and as a payroll file by mail"),
    };

    private string Name(FixedContractHours hours) => hours switch
    {
        FixedContractHours.None => visit.In("geen", "none"),
        FixedContractHours.Extra => visit.In("alleen wat extra is", "only what is extra"),
        _ => visit.In("alle", "all"),
    };

    private string Name(UnlikelyHours then) => then == UnlikelyHours.Stop
        ? visit.In("houden de export tegen", "stop the export")
        : visit.In("gaan mee en worden genoemd", "go out and are named");

    private string Name(ContractKind kind) => kind switch
    {
        ContractKind.ZeroHours => visit.In("een nulurencontract", "a zero-hours contract"),
        ContractKind.MinMax => visit.In("een min-maxcontract", "a min-max contract"),
        _ => visit.In("een contract met vaste uren", "a contract of fixed hours"),
    };

    private static string KeyOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
