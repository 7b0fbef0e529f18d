namespace Azure.Data.Tables;

/// <summary>What an update does with columns that the new entity does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>Keep them.</summary>
    Merge = 0,

    /// <summary>Drop them.</summary>
    Replace = 1,
}
