using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>The first export of a connection: a month of hours.</summary>
internal sealed class ExportCourse : Course
{
    private readonly Installation _app;
    private readonly ExportAccount _account;
    private readonly string _message = $"msg_{Guid.NewGuid():N}";
    private ExportView? _export;

    private ExportCourse(Installation app, ExportAccount account) => (_app, _account) = (app, account);

    public static async Task<Course> BeginAsync(Installation app) => new ExportCourse(app, await ExportAccount.WithMonthAsync(app));

    public override async Task<IReadOnlyList<string>> TracesAsync()
    {
        var mails = await MailsAsync();
        var export = await _account.Exports.ViewAsync(_export!.Id);
        await _account.AssertExportedOnceAsync(export, mails);
        var stored = await StorageTraces.ReadAsync(_app.System.Storage.ConnectionString, _account.Account);
        var cells = await _account.CellsAsync();
        return
        [
            .. stored.Select(trace => trace.Text).Order(StringComparer.Ordinal),
            .. PlannerTraces.OfConfirmations(_account),
            .. PlannerTraces.OfMails(_account),
            .. cells.Select(cell => cell.ToString()).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Under one key, so that it stays one export.</summary>
    protected override bool MayAskAgain => true;

    protected override Task AskOnceAsync() =>
        _account.Exports.RequestAsync(new ExportHeader(_account.Periods.Asked), _account.Registrations.All, _message);

    protected override async Task<bool> IsOverAsync()
    {
        _export = (await _account.Exports.ListAsync()).SingleOrDefault(export => !export.Preview);
        return _export is { IsFinished: true, IsTold: true };
    }

    /// <summary>
    /// How many mails there must be. Of one that was on its way nobody knows, and it is not sent again by itself but can be asked for.
    /// </summary>
    private async Task<int> MailsAsync()
    {
        var open = _export!.Administrations.Where(part => part.File?.Mail == "failed").ToList();
        if (open.Count == 0)
            return _export.Administrations.Count;

        Assert.All(open, part => Assert.Equal("mail-unconfirmed", part.File!.MailProblem?.Code));
        Assert.Equal("fileNotMailed", (await _account.Account.ConnectionAsync()).Attention?.Reason);
        var taken = _account.Mails.Count;
        Assert.InRange(taken, _export.Administrations.Count - open.Count, _export.Administrations.Count);
        foreach (var part in open)
            Assert.True((await _account.Exports.MailAgainAsync(_export.Id, part.Id)).IsGood);
        Assert.Equal("active", (await _account.Account.ConnectionAsync()).State);
        return taken + open.Count;
    }
}
