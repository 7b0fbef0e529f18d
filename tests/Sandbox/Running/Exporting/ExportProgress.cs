using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>Shows how far an export is while it goes on.</summary>
internal static class ExportProgress
{
    /// <summary>Runs <paramref name="work"/>, which shows each view of the export that it gets.</summary>
    public static async Task<ExportView> ShowAsync(IAnsiConsole console, string what, Func<Action<ExportView>, Task<ExportView>> work)
    {
        if (console.Profile.Out.IsTerminal)
            return await console.Status().StartAsync(
                Markup.Escape(what), status => work(view => status.Status = Markup.Escape($"{what}: {State(view)}")));

        console.WriteLine(what);
        var shown = "";
        return await work(view =>
        {
            if (State(view) is var state && state != shown)
                console.WriteLine($"  {shown = state}");
        });
    }

    private static string State(ExportView view) => string.Join(
        ", ", view.Administrations.CountBy(one => one.State).Select(state => $"{state.Value} {state.Key}").Prepend(view.State).Append(
            $"marks {view.Marks}"));
}
