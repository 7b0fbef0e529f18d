using System.Globalization;
using System.Security.Cryptography;
using LoketFunctions.Sandbox.Storage;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>When somebody dies in a run.</summary>
/// <param name="Number">Of the write, from 1.</param>
/// <param name="OfSteps">It counts only writes that tell the end of a step.</param>
internal sealed record Death(WriteMoment Moment, int Number, bool OfSteps)
{
    /// <summary>
    /// "all": at every write. A number: the sample that begins there. One death, as it is printed: that one. Otherwise the sample begins
    /// anywhere.
    /// </summary>
    private const string Setting = "CRASH_SWEEP";

    private const string Step = "step";
    private const string Write = "write";

    /// <summary>The deaths of a sweep.</summary>
    /// <param name="all">What a run writes that nothing disturbs.</param>
    /// <param name="steps">How many ends of steps a sample has.</param>
    /// <param name="writes">How many other writes.</param>
    /// <param name="say">Is given how to get the same ones again.</param>
    public static IReadOnlyList<Death> Choose(IReadOnlyList<StorageWrite> all, int steps, int writes, Action<string> say)
    {
        var given = Environment.GetEnvironmentVariable(Setting) ?? "";
        if (given == "all")
        {
            return
            [
                .. Enumerable.Range(1, all.Count).SelectMany(write => Enum.GetValues<WriteMoment>().Select(when => OfWrite(when, write))),
            ];
        }

        if (given.Split(' ') is [var moment, Step or Write, var number] words)
            return [new Death(Enum.Parse<WriteMoment>(moment), int.Parse(number, CultureInfo.InvariantCulture), words[1] == Step)];

        var start = int.TryParse(given, CultureInfo.InvariantCulture, out var place) ? place : RandomNumberGenerator.GetInt32(all.Count);
        say($"{Setting}={start}");
        return
        [
            .. Turns(start, all.Count(write => write.EndsStep), steps).Select(turn => new Death(turn.When, turn.Number, OfSteps: true)),
            .. Turns(start, all.Count, writes).Select(turn => OfWrite(turn.When, turn.Number)),
        ];
    }

    public static Death OfWrite(WriteMoment moment, int number) => new(moment, number, OfSteps: false);

    /// <summary>One that watches a run for the moment of this death.</summary>
    public WriteWatch Await(Func<Task> die)
    {
        var count = 0;
        return new WriteWatch(write => (write.EndsStep || !OfSteps) && ++count == Number, Moment, die);
    }

    public override string ToString() => $"{Moment} {(OfSteps ? Step : Write)} {Number}";

    /// <summary>
    /// So many numbers from 1 to a limit, evenly apart, before and after by turns: before the end of a step is reported it is done again.
    /// </summary>
    private static IEnumerable<(WriteMoment When, int Number)> Turns(int start, int limit, int count) =>
        Enumerable.Range(0, Math.Min(limit, count)).Select(index => (
            index % 2 == 0 ? WriteMoment.Before : WriteMoment.After,
            ((start + (index * limit / Math.Min(limit, count))) % limit) + 1));
}
