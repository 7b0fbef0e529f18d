namespace LoketFunctions.Tests.Sync.Model;

/// <summary>One field of the planner's, as it must be.</summary>
internal sealed class HeldField
{
    private bool _isAccepted;
    private string? _told;
    private (string? Value, string? Told)? _or;
    private IReadOnlySet<string?>? _any;

    public string? Value { get; private set; }

    /// <summary>Somebody changes it in the planner.</summary>
    public void ChangeByHand(string? value) => Value = value;

    /// <summary>A field that is taken over for good: Loket leads.</summary>
    /// <param name="isCertain">False where Loket may not have been asked since it says so.</param>
    /// <param name="isRestored">What was changed by hand is put back tonight, if Loket has a value; else it may be.</param>
    public void Follow(string? said, bool isCertain, bool isRestored)
    {
        if (said != _told)
            Become(said, said, isCertain);
        else if (said is not null && said != Value)
            Become(said, said, isCertain && isRestored);
    }

    /// <summary>A field that is taken over once: owed until a value was accepted, and the planner's from then on.</summary>
    public void Adopt(string? said, bool isCertain)
    {
        if (!_isAccepted && said is not null)
            Become(said, told: null, isCertain);
    }

    /// <summary>What Loket said may be sent again.</summary>
    public void PutBack()
    {
        if (_told is not null)
            Become(_told, _told, isCertain: false);
    }

    /// <summary>It may be any of these tonight, or what it is.</summary>
    public void MayBe(IReadOnlySet<string?> values, bool isOnce)
    {
        if (!isOnce || !_isAccepted)
            _any = values;
    }

    /// <summary>Where it may be one of several, it is what it is found to be.</summary>
    public bool IsAs(string? found)
    {
        if (_or is { } other && other.Value == found && found != Value)
            (Value, _told, _isAccepted) = (found, other.Told, true);
        if (_any?.Contains(found) == true && found != Value)
            (Value, _told, _isAccepted) = (found, found, _isAccepted || found is not null);
        (_or, _any) = (null, null);
        return Value == found;
    }

    private void Become(string? value, string? told, bool isCertain)
    {
        if (isCertain)
            (Value, _told, _isAccepted) = (value, told, true);
        else
            _or = (value, told);
    }
}
