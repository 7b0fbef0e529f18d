using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>The registration, and every stage until the link is active.</summary>
internal sealed class StagesScene(IAnsiConsole console, PensionLink link, Action<string> complain)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        console.Write(new Rule("Registration").LeftJustified());
        var version = await FillInAsync(cancellation);
        if (!(await link.SendAsync(version, cancellation)).IsGood)
            complain("The registration could not be sent.");
        console.Write(new Rule("Stages").LeftJustified());
        foreach (var (to, by) in PensionLink.BeforeConfirmation)
            await link.MoveAsync(to, by, cancellation);
        await link.ConfirmAsync(AmsterdamTime.Today(), cancellation);
        Show(await link.ActiveAsync(cancellation));
    }

    /// <returns>The version that is whole.</returns>
    private async Task<int> FillInAsync(CancellationToken cancellation)
    {
        var registration = await link.ProposalAsync(cancellation);
        var proposed = await link.KeepAsync(version: 0, registration, cancellation);
        foreach (var employer in registration["employers"]!.AsArray())
        {
            var (id, name) = ((string?)employer!["employerId"], (string?)employer["name"]);
            var paid = (string?)employer["paymentPeriod"] ?? "(not the same in its administrations)";
            console.MarkupLineInterpolated(
                $"Loket tells: employer {id} {name}, paid by {paid}, {employer["directors"]?.AsArray().Count} directors");
        }

        console.MarkupLineInterpolated($"Still to be answered: {string.Join(", ", proposed.Select(fault => fault.Field))}");
        if (proposed.Count == 0)
            complain("Something should be left to be answered by people.");
        PensionLink.Answer(registration);
        foreach (var fault in await link.KeepAsync(version: 1, registration, cancellation))
            complain($"{fault.Field} {fault.Detail}.");
        return 2;
    }

    private void Show(PensionStageView stages)
    {
        var table = new Table().AddColumns("stage", "by", "at", "first exchange");
        foreach (var taken in stages.History)
            table.AddRow(
                Markup.Escape(taken.Stage), Markup.Escape(taken.By), $"{taken.At:HH:mm:ss}", $"{taken.FirstExchange:yyyy-MM-dd}");
        console.Write(table);
        var expected = PensionLink.BeforeConfirmation.Select(step => $"{step.To} {step.By}")
            .Prepend("registered user").Concat(["confirmed provider", "active app"]);
        if (!stages.History.Select(taken => $"{taken.Stage} {taken.By}").SequenceEqual(expected))
            complain("The stages should each be taken by whom it is theirs to take.");
    }
}
