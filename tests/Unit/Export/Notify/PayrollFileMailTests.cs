using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>What the mail says. The whole of it once per language, and what changes with the case.</summary>
public sealed class PayrollFileMailTests
{
    private const string MadeBySchedule =
        "Loket maakt de verloning van deze periode automatisch aan op 3-12-2026. Wat daarna komt, gaat niet meer mee: importeer het "
            + "bestand vóór die dag.";

    private const string WhenNotRight =
        "Kloppen de uren niet, verbeter ze dan in Eitje en exporteer opnieuw. U krijgt een nieuwe versie, die deze geheel vervangt; dat "
            + "kan zolang de periode niet is verloond. Neemt Loket het bestand niet aan, stuur de melding van Loket dan met de gegevens "
            + "hieronder naar Eitje.";

    private static readonly PayrollFile Plain = FileOf(TellingWorld.Facts("x1"));

    [Fact]
    public void In_Dutch()
    {
        var mail = Mail("nl", Plain);
        Assert.Equal("Loonbestand Brasserie De Zwaan B.V., De Zwaan horeca maand: 2026 periode 11, versie 2", mail.Subject);
        Assert.Equal(
            $"""
            Beste salarisadministrateur,

            Bij deze mail zit het loonbestand voor Loket.nl, met de uren en vergoedingen uit Eitje.

            ! Versie 2 vervangt versie 1. Gebruik versie 1 niet meer; hebt u die al geïmporteerd, importeer versie 2 dan er overheen.

            Werkgever:      Brasserie De Zwaan B.V.
            Administratie:  De Zwaan horeca maand
            Aansluitnummer: 40112
            Jaar:           2026
            Periode:        11 (1-11-2026 tot en met 30-11-2026)
            Bestand:        loket-40112-2026-11-v2.csv
            Versie:         2
            Regels:         31
            Medewerkers:    12

            Nog te doen: importeren in Loket
            --------------------------------

            De waarden staan nog niet in Loket. Dat gebeurt pas als u het bestand importeert.

            ! {MadeBySchedule}

            1. Log in bij Loket.nl.
            2. Kies werkgever “Brasserie De Zwaan B.V.” en administratie “De Zwaan horeca maand”.
            3. Kies in het menu bovenin “collectieve mutaties”.
            4. Vul het venster dat opent zo in:
               Bestandsnaam:      loket-40112-2026-11-v2.csv
               Jaar:              2026
               Periode:           11
               Bestandstype:      CSV
               Actie:             Overschrijven
               Verdelingseenheid: Ja
            5. Klik op “upload”.

            Wat er niet in staat
            --------------------

            Deze registraties, of delen ervan, zijn niet meegegaan. Het verslag van de export in Eitje noemt ze een voor een.

            - 14 × De medewerker is niet gekoppeld aan een medewerker in Loket. Koppel de medewerker en exporteer opnieuw.
            - 3 × De uren zijn niet goedgekeurd. Keur ze goed en exporteer opnieuw.

            Als er iets niet klopt
            ----------------------

            {WhenNotRight}

            Koppeling c1 van Eitje, export x1, versie 2. Deze mail is automatisch verstuurd; een antwoord wordt niet gelezen.

            """.ReplaceLineEndings("\n"),
            MailText.Of(mail.Blocks));
    }

    [Fact]
    public void In_English_with_Lokets_own_words_in_Dutch()
    {
        var mail = Mail("en", Plain);
        Assert.Equal("Payroll file Brasserie De Zwaan B.V., De Zwaan horeca maand: 2026 period 11, version 2", mail.Subject);
        var text = MailText.Of(mail.Blocks);
        foreach (var fact in new[]
        {
            "11 (1 November 2026 to 30 November 2026)", "Version 2 replaces version 1.", "The values do not stand in Loket yet.",
            "Loket makes the payroll run of this period by itself on 3 December 2026.",
            "2. Choose employer “Brasserie De Zwaan B.V.” and administration “De Zwaan horeca maand”.",
            "In the menu at the top choose “collectieve mutaties”.", "Bestandstype:      CSV", "Actie:             Overschrijven",
            "Verdelingseenheid: Ja", "- 3 × The hours are not approved. Approve them and export again.",
            "Connection c1 of Eitje, export x1, version 2.",
        })
            Assert.Contains(fact, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kies", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "TESTJAAR: Loonbestand", "Er wordt niemand mee betaald.", "De waarden staan al in Loket",
        "7 waarden staan anders in Loket dan in het bestand", "Alle registraties van de export staan in het bestand.")]
    [InlineData("en", "TEST YEAR: Payroll file", "Nobody is paid by it.", "The values stand in Loket already",
        "7 values in Loket are other ones than in the file", "All registrations of the export are in the file.")]
    public void What_is_in_Loket_already_need_not_be_imported_and_a_test_year_is_named(string language, params string[] facts)
    {
        var file = FileOf(Plain.Facts with
        {
            Version = 1,
            StandsInLoket = true,
            DifferingValues = 7,
            LeftOutByReason = new Dictionary<string, int>(),
            Period = Plain.Facts.Period with { TestYear = true },
        });
        var mail = Mail(language, file);
        var text = mail.Subject + MailText.Of(mail.Blocks);
        Assert.All(facts, fact => Assert.Contains(fact, text, StringComparison.Ordinal));
        foreach (var absent in new[] { "2026-12-03", "3-12-2026", "3 December", "vervangt versie", "replaces version" })
            Assert.DoesNotContain(absent, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_stay_names()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"&'\r\nBcc: a@b.example\u202Egnp.exe\u2028{0}";
        var mail = Mail("nl", FileOf(Plain.Facts with { EmployerName = Hostile, AdministrationName = new string('w', 78) + "😀😀" }));

        Assert.Contains("<img src=x onerror=alert(1)>\"&'  Bcc: a@b.examplegnp.exe {0}, ", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Subject, character => char.IsControl(character) || char.IsHighSurrogate(character));
        var html = await HtmlRendering.ToTextAsync(new ReaderFormat("nl"), MailDocument.Of(mail));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", html + MailText.Of(mail.Blocks), StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", MailText.Of(mail.Blocks), StringComparison.Ordinal);
        Assert.Contains("<td><bdi>&lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#x27;  Bcc", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_html_says_the_same_and_brings_nothing_from_outside()
    {
        var mail = Mail("en", Plain,
            new FileLink(new Uri("https://app.example/api/files/t?a=1&b=2"), new DateTimeOffset(2026, 12, 1, 23, 30, 0, TimeSpan.Zero)));
        var html = await HtmlRendering.ToTextAsync(new ReaderFormat("en"), MailDocument.Of(mail));
        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">", html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"https://app.example/api/files/t?a=1&amp;b=2\">Download the payroll file</a>", html, StringComparison.Ordinal);
        // Half past eleven in the evening UTC is the next day here.
        Assert.Contains("The link works until 2 December 2026", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|link|img|iframe)|@import|url\\(", html);
        Assert.Contains("https://app.example/api/files/t?a=1&b=2", MailText.Of(mail.Blocks), StringComparison.Ordinal);
    }

    private static PayrollFile FileOf(PayrollFileFacts facts) =>
        new(facts, "c1/a/202611/x1/loket-40112-2026-11-v2.csv", _ => Task.FromResult(Stream.Null));

    private static PayrollFileMail Mail(string language, PayrollFile file, FileLink? link = null) =>
        new(new Connection { RowKey = "c1", Language = language }, Profiles.Find("eitje")!, file, link);
}
