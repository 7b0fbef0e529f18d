using System.Globalization;

namespace LoketFunctions.Simulators.Loket;

/// <summary>The command line of a simulated Loket that runs alone.</summary>
internal static class LoketCommand
{
    public const string Usage = """
        Serves a simulated Loket on this machine: its sign-in, its REST API, and addresses to control it by.

          dotnet run --project tests/Simulators/Loket [-- options]

          --port N              where it listens, on 127.0.0.1 only; 0 for a free port (default 5005)
          --employers N         employers (default 2)
          --administrations N   payroll administrations, over all employers (default 4)
          --employees N         people, over all employers (default 120)
          --seed N              another seed, other people (default 1)
          --date YYYY-MM-DD     the day that it takes for today (default today, UTC)
          --redirect URI        where its client may have users sent back to; can be given more than once
                                (default http://localhost:7071/api/connect/callback)
          --help                this text

        It runs until Ctrl+C. README.md beside its sources says who can sign in, what can go wrong on request, and what of Loket's
        OpenAPI document it plays.
        """;

    private const int DefaultPort = 5005;

    /// <exception cref="FormatException">An option that does not exist or a value that does not fit; the message says which.</exception>
    public static SimulatedLoketOptions Parse(CommandOptions given)
    {
        var options = new SimulatedLoketOptions { Port = DefaultPort };
        var redirects = new List<string>();
        while (given.TryNext(out var name))
        {
            var staff = options.Staff;
            switch (name)
            {
                case "--port":
                    options = options with { Port = given.Number(name, 0, ushort.MaxValue) };
                    break;
                case "--employers":
                    options = options with { Staff = staff with { Employers = given.Number(name, 1, 500) } };
                    break;
                case "--administrations":
                    options = options with { Staff = staff with { Administrations = given.Number(name, 1, 500) } };
                    break;
                case "--employees":
                    options = options with { Staff = staff with { Employees = given.Number(name, 1, 100_000) } };
                    break;
                case "--seed":
                    options = options with { Staff = staff with { Seed = given.Number(name, 0, int.MaxValue) } };
                    break;
                case "--date":
                    options = options with { Staff = staff with { Today = Day(name, given.Value(name)) } };
                    break;
                case "--redirect":
                    redirects.Add(Address(name, given.Value(name)));
                    break;
                default:
                    throw CommandOptions.Unknown(name);
            }
        }

        return redirects.Count == 0
            ? options
            : options with { Clients = [SimulatedLoketOptions.DefaultClient with { RedirectUris = redirects }] };
    }

    private static DateOnly Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"{name} takes a day as yyyy-MM-dd, not '{text}'.");

    private static string Address(string name, string text) =>
        Uri.IsWellFormedUriString(text, UriKind.Absolute)
            ? text
            : throw new FormatException($"{name} takes an absolute address, not '{text}'.");
}
