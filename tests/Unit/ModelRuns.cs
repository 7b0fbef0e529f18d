using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace LoketFunctions.Tests;

/// <summary>
/// How reference models are tried. By itself with the same few sequences each time, so that a change is held against what the one before
/// was held against; <c>MODEL_SEQUENCES</c> is a number of others, by chance.
/// </summary>
internal static class ModelRuns
{
    private const ulong Seed = 20261129;

    /// <summary>A seed for each step; less of them show the same fault sooner. A seed of FsCheck's own is about 0.</summary>
    public static Arbitrary<int[]> Seeds(int steps) => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).ArrayOf(steps),
        seeds => seeds.Index().Select(one => (int[])[.. seeds[..one.Index], .. seeds[(one.Index + 1)..]]));

    public static Config Of(int few) => Environment.GetEnvironmentVariable("MODEL_SEQUENCES") is { } many
        ? Config.QuickThrowOnFailure.WithMaxTest(int.Parse(many, CultureInfo.InvariantCulture))
        : Config.QuickThrowOnFailure.WithMaxTest(few).WithReplay(new Replay(new Rnd(Seed, Seed + 2), FSharpOption<int>.None));
}
