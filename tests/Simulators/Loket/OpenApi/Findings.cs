namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Collects what does not match; never holds the values themselves, which may be personal data.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Wrong(string what) => _all.Add(LoketContract.Wrong + what);

    public void NotInDocument(string what) => _all.Add(LoketContract.NotInDocument + what);
}
