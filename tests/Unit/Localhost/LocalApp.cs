using LoketFunctions.Localhost.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Tests.Localhost;

/// <summary>A few functions served by the local host on a free port, as an app of their own.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    public const string FunctionKey = "function-key";
    public const string MasterKey = "master-key";
    private readonly IHost _host;
    private readonly DirectoryInfo _directory;

    private LocalApp(IHost host, Uri address, DirectoryInfo directory)
    {
        (_host, _directory) = (host, directory);
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<LocalApp> StartAsync(
        IReadOnlyList<Type> functions, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null)
    {
        var directory = Directory.CreateTempSubdirectory("localhost-test");
        if (hostJson is not null)
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "host.json"), hostJson);
        var builder = new FunctionsApplicationBuilder([], new HostSetup(directory.FullName, 0, FunctionKey, MasterKey, functions));
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new LocalApp(host, new Uri(address), directory);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        _directory.Delete(recursive: true);
    }
}
