using LoketFunctions.Benchmarks.Histories;
using LoketFunctions.Export;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Benchmarks;

/// <summary>What the orchestrators make the engine keep grows with the administrations, and with no square of them.</summary>
public sealed class HistoriesTests
{
    private const int Few = 50;
    private const int Many = 5000;

    /// <summary>
    /// What a message of the Durable Task Scheduler may hold. Storage has no such limit, it puts what is large into blobs.
    /// </summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Steps that are for the whole run, and may list what is of each administration, once.</summary>
    private static readonly string[] Whole =
        [nameof(SyncSteps.CheckNumbers), nameof(SyncSteps.ReadEmployer), nameof(SyncSteps.FinishRun), nameof(ExportSteps.PrepareMarks),
            nameof(ExportSteps.FinishExport)];

    private static readonly Dictionary<string, Func<int, Task<HistorySize>>> Courses = new(StringComparer.Ordinal)
    {
        ["sync, an employer each"] = count => ScriptedRuns.SyncAsync(count, perEmployer: 1),
        ["sync, all of one employer"] = count => ScriptedRuns.SyncAsync(count, count),
        ["export"] = ScriptedRuns.ExportAsync,
    };

    public static TheoryData<string> Names { get; } = [.. Courses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hundred_times_the_administrations_are_a_hundred_times_the_history(string course)
    {
        var (few, many) = (await Courses[course](Few), await Courses[course](Many));
        Assert.InRange(many.Inputs + many.Results, 0, (few.Inputs + few.Results) * (Many / Few));
        Assert.InRange(many.Steps, Many, few.Steps * (Many / Few));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_step_of_one_administration_is_given_the_same_however_many_there_are(string course)
    {
        var (few, many) = (await Courses[course](Few), await Courses[course](Many));
        Assert.Equal(few.LargestInputs.Where(IsOfOne).OrderBy(step => step.Key, StringComparer.Ordinal),
            many.LargestInputs.Where(IsOfOne).OrderBy(step => step.Key, StringComparer.Ordinal));

        static bool IsOfOne(KeyValuePair<string, int> step) => !Whole.Contains(step.Key);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task At_five_thousand_every_input_and_result_and_the_status_are_within_the_engines_limits(string course)
    {
        var size = await Courses[course](Many);
        Assert.InRange(size.LargestInput.Bytes, 1, MostBytes);
        Assert.InRange(size.LargestResult.Bytes, 1, MostBytes);
        Assert.Equal(0, size.CustomStatus);
    }
}
