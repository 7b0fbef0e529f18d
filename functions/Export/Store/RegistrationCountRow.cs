using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>A row that says what became of registrations.</summary>
internal interface IRegistrationCountRow
{
    int GoOut { get; set; }

    int LeftOut { get; set; }

    int SetAside { get; set; }

    int NotAskedFor { get; set; }
}

internal static class RegistrationCountRow
{
    extension(IRegistrationCountRow row)
    {
        public RegistrationCounts Registrations
        {
            get => new(row.GoOut, row.LeftOut, row.SetAside, row.NotAskedFor);
            set => (row.GoOut, row.LeftOut, row.SetAside, row.NotAskedFor) =
                (value.GoOut, value.LeftOut, value.SetAside, value.NotAskedFor);
        }
    }
}
