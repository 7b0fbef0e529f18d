
namespace LoketFunctions.Simulators.Planner;

/// <summary>The command line of a simulated planner that runs alone.</summary>
internal sealed record PlannerCommand
{
    public const string Usage = """
        Serves a simulated workforce planner on this machine: the side of docs/openapi.yaml that the app calls, a page for people,
        and addresses to control it by.

          dotnet run --project tests/Simulators/Planner [-- options]

          --port N        where it listens, on 127.0.0.1 only; 0 for a free port (default 5006)
          --secret TEXT   what requests to it are signed with: whsec_ and a key in base64 (default a new one, printed)
          --help          this text

        It runs until Ctrl+C. README.md beside its sources says the rest.
        """;

    private const int DefaultPort = 5006;

    public int Port { get; init; } = DefaultPort;

    public string Secret { get; init; } = StandardWebhook.NewSecret();

    /// <exception cref="FormatException">An option that does not exist or a value that does not fit; the message says which.</exception>
    public static PlannerCommand Parse(CommandOptions given)
    {
        var options = new PlannerCommand();
        while (given.TryNext(out var name))
        {
            options = name switch
            {
                "--port" => options with { Port = given.Number(name, 0, ushort.MaxValue) },
                "--secret" => options with { Secret = Signing(name, given.Value(name)) },
                _ => throw CommandOptions.Unknown(name),
            };
        }

        return options;
    }

    public async Task<SimulatedPlanner> StartAsync(CancellationToken cancellation)
    {
        var planner = await SimulatedPlanner.StartAsync(Port, cancellationToken: cancellation);
        planner.Secrets = [Secret];
        return planner;
    }

    private static string Signing(string name, string text) =>
        StandardWebhook.IsSecret(text) ? text : throw new FormatException($"{name} takes whsec_ and a key in base64.");
}
