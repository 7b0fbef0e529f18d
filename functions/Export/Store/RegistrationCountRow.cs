using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>A row that says what became of registrations.</summary>
internal abstract class RegistrationCountRow : Row
{
    public int GoOut { get; set; }
    public int LeftOut { get; set; }
    public int SetAside { get; set; }
    public int NotAskedFor { get; set; }

    internal RegistrationCounts Registrations
    {
        get => new(GoOut, LeftOut, SetAside, NotAskedFor);
        set => (GoOut, LeftOut, SetAside, NotAskedFor) = (value.GoOut, value.LeftOut, value.SetAside, value.NotAskedFor);
    }
}
