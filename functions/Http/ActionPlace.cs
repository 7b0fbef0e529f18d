namespace LoketFunctions.Http;

/// <summary>Where is done what is to be done: a page of the console, or somewhere else.</summary>
public enum ActionPlace
{
    /// <summary>Nothing is to be done at any one place.</summary>
    Nowhere,

    /// <summary>In the planner.</summary>
    Planner,

    /// <summary>In Loket itself.</summary>
    Loket,

    /// <summary>The mapping of the administration.</summary>
    Mapping,

    /// <summary>The employees of the connection.</summary>
    Employees,

    /// <summary>The report of the administration's export.</summary>
    Report,

    /// <summary>The export, or the exports of the connection: to ask for one again, or to have a file mailed.</summary>
    Exports,

    /// <summary>The syncs of the connection.</summary>
    Syncs,

    /// <summary>The settings of the connection.</summary>
    Settings,

    /// <summary>Where one signs in at Loket and chooses the administrations.</summary>
    Connect,

    /// <summary>Where the administrations are chosen.</summary>
    Administrations,
}
