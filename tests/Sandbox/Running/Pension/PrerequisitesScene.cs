using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>The prerequisites of a link: first with a right and two confirmations that are missing, then in order.</summary>
internal sealed class PrerequisitesScene(IAnsiConsole console, PensionLink link, Action<string> complain)
{
    private const string Somebody = "Sanne de Wit";
    private const string Rights = "rights";

    /// <param name="giveRight">Loket's API desk does what the letter asks for.</param>
    public async Task RunAsync(Func<Task> giveRight, CancellationToken cancellation)
    {
        console.Write(new Rule("Prerequisites").LeftJustified());
        var before = await link.ChecklistAsync(cancellation);
        Show(before);
        if (before[Rights].State != "missing" || before.Items.All(item => !item.CanBeTicked || item.Tick is not null))
            complain("A right and somebody's word should be missing at first.");
        await ShowLetterAsync(before[Rights], cancellation);

        await giveRight();
        console.MarkupLine("[grey]Loket's API desk gives the right, and somebody says what Loket does not tell[/]");
        foreach (var item in before.Items.Where(item => item.CanBeTicked))
            await link.TickAsync(item.Code, Somebody, cancellation);
        var after = await link.ChecklistAsync(cancellation);
        Show(after);
        foreach (var item in after.Items.Where(item => !IsInOrder(item)))
            complain($"{item.Title} should be in order now, and is {item.State}.");
        if ((await link.LettersAsync(cancellation)).Letters.Count > 0)
            complain("There is still a letter about rights that are missing.");
    }

    private static bool IsInOrder(ChecklistItemView item) => item.State == (item.CanBeTicked ? "ticked" : "ok");

    private void Show(ChecklistView checklist)
    {
        var table = new Table().AddColumns("what", "state", "missing, or who says so");
        foreach (var item in checklist.Items)
        {
            table.AddRow(
                Markup.Escape(item.Title), Markup.Escape(item.State),
                Markup.Escape(item.Tick?.Name ?? string.Join(", ", item.Employers.SelectMany(one => one.Missing).Distinct())));
        }

        console.Write(table);
    }

    /// <summary>The line of the letter that says what is missing where.</summary>
    private async Task ShowLetterAsync(ChecklistItemView rights, CancellationToken cancellation)
    {
        var letters = await link.LettersAsync(cancellation);
        var letter = letters.Letters.FirstOrDefault(one => one.Language == "nl");
        var missing = rights.Employers.SelectMany(one => one.Missing).FirstOrDefault() ?? "";
        if (letter?.Text.Split('\n').FirstOrDefault(line => line.Contains(missing, StringComparison.Ordinal)) is { } line
            && missing.Length > 0)
            console.MarkupLineInterpolated($"Letter to {letters.To}, \"{letter.Subject}\": [bold]{line.Trim()}[/]");
        else
            complain("The letter to Loket's API desk does not ask for what is missing.");
    }
}
