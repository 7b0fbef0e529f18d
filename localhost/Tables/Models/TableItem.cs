namespace Azure.Data.Tables.Models;

/// <summary>A table, as a list of tables names it.</summary>
public class TableItem
{
    public TableItem(string name) => Name = name;

    public string Name { get; }
}
