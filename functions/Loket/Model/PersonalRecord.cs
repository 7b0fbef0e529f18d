namespace LoketFunctions.Loket.Model;

/// <summary>
/// The base of records that hold personal data: printing one, also inside a list or another record, gives only its type's
/// name. `ToString` is sealed, so the compiler writes none in the derived records.
/// </summary>
internal abstract record PersonalRecord
{
    public sealed override string ToString() => GetType().Name;
}
