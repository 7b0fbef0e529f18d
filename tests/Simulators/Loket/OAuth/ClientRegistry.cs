using System.Collections.Immutable;

namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>The applications that are registered.</summary>
internal sealed class ClientRegistry(SimulatedLoketOptions options)
{
    private ImmutableDictionary<string, SandboxClient> _clients = options.Clients.ToImmutableDictionary(c => c.Id, StringComparer.Ordinal);

    public IEnumerable<SandboxClient> All => _clients.Values;

    public SandboxClient? Find(string id) => _clients.GetValueOrDefault(id);

    public void Set(SandboxClient client) => ImmutableInterlocked.AddOrUpdate(ref _clients, client.Id, client, (_, _) => client);
}
