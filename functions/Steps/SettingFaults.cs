namespace LoketFunctions.Steps;

/// <summary>Settings that cannot be used stop the app at its start.</summary>
internal static class SettingFaults
{
    /// <exception cref="InvalidOperationException">Something does not hold; the message names each, on a line of its own.</exception>
    public static void Throw(params ReadOnlySpan<(bool Holds, string Fault)> checks)
    {
        var faults = new List<string>();
        foreach (var (holds, fault) in checks)
        {
            if (!holds)
                faults.Add(fault);
        }

        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }
}
