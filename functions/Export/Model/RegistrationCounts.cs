namespace LoketFunctions.Export.Model;

/// <summary>
/// What became of registrations, each counted once: what is taken in goes out, is left out by a rule, or is set aside. The same numbers
/// of the same administration stand in answers, pages and reports.
/// </summary>
/// <param name="GoOut">Something of it goes to Loket; of a preview and a refused export: would go.</param>
/// <param name="LeftOut">Nothing of it goes, by a rule: not approved, no contract on the day, mapped to nothing, ….</param>
/// <param name="SetAside">Nothing of it goes, as something is wrong with it, or with a value that it is part of.</param>
/// <param name="NotAskedFor">
/// In the request, but of another period or another administration than the export was asked for. Not among what is taken in.
/// </param>
public sealed record RegistrationCounts(int GoOut, int LeftOut, int SetAside, int NotAskedFor)
{
    public static readonly RegistrationCounts None = new(0, 0, 0, 0);

    public int TakenIn => GoOut + LeftOut + SetAside;

    public static RegistrationCounts operator +(RegistrationCounts one, RegistrationCounts other) => new(
        one.GoOut + other.GoOut, one.LeftOut + other.LeftOut, one.SetAside + other.SetAside, one.NotAskedFor + other.NotAskedFor);

    /// <summary>Of those that would go out, so many do not after all, as Loket cannot take what they are part of.</summary>
    public RegistrationCounts KeepBack(int count) => this with { GoOut = GoOut - count, SetAside = SetAside + count };
}
