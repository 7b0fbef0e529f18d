using LoketFunctions.Simulators;

namespace LoketFunctions.Sandbox.Running;

/// <summary>What the sandbox command was asked to do.</summary>
internal sealed record SandboxOptions
{
    public const string Usage = """
        Runs the app against a simulated Loket and a simulated planner: connects them, syncs a first night and a next one, and
        exports a month of hours: first, the same again, after corrections, with odd shifts, and after the payroll run was
        approved, when what differs goes with the next period. With --profile personio an HR system leads instead: its link is
        set up, its employees are pushed to Loket, and payslips come back. With --profile benefits-plaza it is a pension link: what
        payroll pays is delivered to the provider, first and after a correction.

          dotnet run --project tests/Sandbox [-- options]

          --employees N         people in Loket, over all administrations (default 250)
          --administrations N   payroll administrations (default 4)
          --seed N              another seed, other people (default 1)
          --profile NAME        planner product: eitje (default), l1nda, loket-koppeling, personio
                                or benefits-plaza
          --once                end when all was shown: exit code 0, or 1 when anything failed
          --json FILE           write the figures of the nights and exports to FILE, and payroll files and mails beside it
          --help                this text

        Without --once everything stays up until Ctrl+C, with the addresses printed. The first to open is the console's: there the run
        just shown can be looked at, and some work is left to do in it: a department to map, people to link, a month to export.
        LOKET_SANDBOX_URL uses a simulated Loket that runs already; FUNCTIONS_HOST_COMMAND starts the app under another host.
        """;

    /// <summary>Of an HR system that leads, which has a scene of its own.</summary>
    public const string HrProfile = "personio";

    /// <summary>Of a pension link, which has a scene of its own too.</summary>
    public const string PensionProfile = "benefits-plaza";

    private const int FewestForHr = 3;

    private static readonly string[] Profiles = ["eitje", "l1nda", "loket-koppeling", HrProfile, PensionProfile];

    public int Employees { get; init; } = 250;

    public int Administrations { get; init; } = 4;

    public int Seed { get; init; } = 1;

    public string Profile { get; init; } = "eitje";

    public bool Once { get; init; }

    public string? JsonFile { get; init; }

    /// <exception cref="FormatException">An option that does not exist or a value that does not fit; the message says which.</exception>
    public static SandboxOptions Parse(CommandOptions given)
    {
        var options = new SandboxOptions();
        while (given.TryNext(out var name))
        {
            options = name switch
            {
                "--employees" => options with { Employees = given.Number(name, 1, 100_000) },
                "--administrations" => options with { Administrations = given.Number(name, 1, 500) },
                "--seed" => options with { Seed = given.Number(name, 0, int.MaxValue) },
                "--profile" => options with { Profile = ProfileName(name, given) },
                "--json" => options with { JsonFile = given.Value(name) },
                "--once" => options with { Once = true },
                _ => throw CommandOptions.Unknown(name),
            };
        }

        if (options.Profile == HrProfile && options.Administrations < FewestForHr)
            throw new FormatException($"--profile {HrProfile} needs --administrations {FewestForHr} or more, for two employers.");
        return options.Administrations <= options.Employees
            ? options
            : throw new FormatException("--administrations cannot be more than --employees: each has at least one.");
    }

    private static string ProfileName(string name, CommandOptions given)
    {
        var text = given.Value(name);
        return Profiles.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new FormatException($"{name} is one of {string.Join(", ", Profiles)}, not '{text}'.");
    }
}
