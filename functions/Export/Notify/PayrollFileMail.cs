using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Time;
using Text = LoketFunctions.Export.Notify.PayrollFileWords;

namespace LoketFunctions.Export.Notify;

/// <summary>What the mail with a payroll file says: what it is, what is still to be done and how, what is not in it.</summary>
/// <param name="link">Null where the file is attached.</param>
internal sealed class PayrollFileMail(Connection connection, PlannerProfile profile, PayrollFile file, FileLink? link)
{
    private readonly PayrollFileFacts _facts = file.Facts;
    private readonly string _employer = NameText.OneLine(file.Facts.EmployerName);
    private readonly string _administration = NameText.OneLine(file.Facts.AdministrationName);

    /// <summary>Nothing of a person: subjects are shown and logged everywhere.</summary>
    public string Subject
    {
        get
        {
            var subject = Fill(
                Text.Subject, NameText.Short(_employer), NameText.Short(_administration), _facts.Period.Year, _facts.Period.PeriodNumber,
                _facts.Version);
            return _facts.Period.TestYear ? Fill(Text.TestSubject, subject) : subject;
        }
    }

    public IReadOnlyList<MailBlock> Blocks => [.. Opening(), .. Totals(), .. ToDo(), .. LeftOut(), .. Closing()];

    private IEnumerable<MailBlock> Opening()
    {
        yield return new Paragraph(Fill(Text.Greeting));
        if (link is null)
        {
            yield return new Paragraph(Fill(Text.Attached, profile.Product));
        }
        else
        {
            yield return new Paragraph(Fill(Text.Linked, profile.Product, Day(AmsterdamTime.DateOf(link.ExpiresAt))));
            yield return new Link(Fill(Text.Download), link.Address);
        }

        if (_facts.Period.TestYear)
            yield return new Paragraph(Fill(Text.TestYear, _facts.Period.Year), IsWarning: true);
        if (_facts.Version > 1)
            yield return new Paragraph(Fill(Text.Replaces, _facts.Version, _facts.Version - 1), IsWarning: true);
        if (_facts.MuchWithdrawn is { } much)
            yield return new Paragraph(
                Fill(Text.MuchWithdrawn, WithdrawalText.Of(much, new ReaderFormat(connection.Language))), IsWarning: true);
    }

    private IEnumerable<MailBlock> Totals()
    {
        var period = Fill(Text.PeriodDays, _facts.Period.PeriodNumber, Day(_facts.Period.StartDate), Day(_facts.Period.EndDate));
        var facts = new List<MailFact> { Fact(Text.Employer, _employer), Fact(Text.Administration, _administration) };
        if (_facts.ClientNumber is { } number)
            facts.Add(Fact(Text.ClientNumber, Number(number)));
        facts.AddRange(
        [
            Fact(Text.Year, Number(_facts.Period.Year)), Fact(Text.Period, period), Fact(Text.File, file.Name),
            Fact(Text.Version, Number(_facts.Version)), Fact(Text.Lines, Number(_facts.Lines)),
        ]);
        if (_facts.Employees is { } employees)
            facts.Add(Fact(Text.Employees, Number(employees)));
        yield return new FactList(facts);
    }

    private IEnumerable<MailBlock> ToDo()
    {
        if (_facts.StandsInLoket)
        {
            yield return new Heading(Fill(Text.AlreadyThere));
            yield return new Paragraph(Fill(Text.InLoket));
            if (_facts.DifferingValues > 0)
                yield return new Paragraph(Fill(Text.OthersInLoket, _facts.DifferingValues, profile.Product), IsWarning: true);
            yield return new Paragraph(Fill(Text.ImportAnyway));
        }
        else
        {
            yield return new Heading(Fill(Text.ImportNow));
            yield return new Paragraph(Fill(Text.NotInLoket));
            if (_facts.Period.RunCreatedOn is { } day)
                yield return new Paragraph(Fill(Text.Deadline, Day(day)), IsWarning: true);
        }

        yield return new StepList(
        [
            new MailStep(Fill(Text.LogIn)),
            new MailStep(Fill(Text.Choose, _employer, _administration)),
            new MailStep(Fill(Text.Menu)),
            new MailStep(Fill(Text.FillIn), ImportWindow.Fields(file.Name, _facts.Period.Year, _facts.Period.PeriodNumber)),
            new MailStep(Fill(Text.Upload)),
        ]);
        if (_facts.HasZeros)
            yield return new Paragraph(Fill(Text.Zeros));
        if (_facts.LeavesValues)
            yield return new Paragraph(Fill(Text.EmptyByHand, profile.Product), IsWarning: true);
    }

    private IEnumerable<MailBlock> LeftOut()
    {
        yield return new Heading(Fill(Text.LeftOut));
        if (_facts.LeftOutByReason.Count == 0)
        {
            yield return new Paragraph(Fill(Text.NothingLeftOut));
            yield break;
        }

        yield return new Paragraph(Fill(Text.LeftOutList, profile.Product));
        yield return new BulletList(
        [
            .. from reason in _facts.LeftOutByReason
               orderby reason.Value descending, reason.Key
               let words = ExportWords.Explain(reason.Key, connection.Language)
               select $"{Number(reason.Value)} × {words.What} {words.WhatToDo}",
        ]);
    }

    private IEnumerable<MailBlock> Closing()
    {
        yield return new Heading(Fill(Text.Wrong));
        yield return new Paragraph(Fill(Text.Mend, profile.Product));
        yield return new Paragraph(Fill(Text.Footer, connection.Id, profile.Product, _facts.ExportId, _facts.Version));
    }

    private MailFact Fact(LocalizedText name, string value) => new(Fill(name), value);

    private string Day(DateOnly day) =>
        day.ToString(ExportTexts.Of("PayrollFile.DateFormat").In(connection.Language), Languages.CultureOf(connection.Language));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Fill(LocalizedText words, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, words.In(connection.Language), values);
}

/// <summary>
/// How the window of Loket's "collectieve mutaties" is filled in. The names stay Loket's own in both languages: they are what the
/// reader looks for there.
/// </summary>
internal static class ImportWindow
{
    public static IReadOnlyList<MailFact> Fields(string fileName, int year, int periodNumber) =>
    [
        new("Bestandsnaam", fileName), new("Jaar", year.ToString(CultureInfo.InvariantCulture)),
        new("Periode", periodNumber.ToString(CultureInfo.InvariantCulture)), new("Bestandstype", "CSV"), new("Actie", "Overschrijven"),
        new("Verdelingseenheid", "Ja"),
    ];
}

/// <summary>Names as others typed them, made fit for a line of text.</summary>
internal static class NameText
{
    private const int MostCharacters = 80;

    /// <summary>
    /// Without line breaks and other control characters, and without marks that turn the direction of the text around them.
    /// </summary>
    public static string OneLine(string text) =>
        string.Concat(
            text.Where(character => !TurnsDirection(character)).Select(character => BreaksLine(character) ? ' ' : character)).Trim();

    public static string Short(string text) => Shortened.Of(text, MostCharacters);

    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool TurnsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
