namespace LoketFunctions.Export.Model;

/// <summary>A registration of a paid period that is asked for no more.</summary>
/// <param name="By">
/// Id of the later period that has taken it back, by a correction that a person had carried into it; null while it is in Loket.
/// </param>
internal sealed record LateWithdrawal(ExportedRegistration Registration, int? By)
{
    public override string ToString() => Registration.ToString();
}
