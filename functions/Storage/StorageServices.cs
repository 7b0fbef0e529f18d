using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, AppSettings settings)
    {
        var options = StorageOptions.Read(settings);
        services.AddSingleton(_ => options.CreateTableService());
        services.AddSingleton(_ => options.CreateBlobService());
        services.AddSingleton<AppTables>();
        services.AddSingleton<AppBlobs>();
        services.AddHostedService<StorageSetup>();
        return services;
    }
}

/// <summary>Makes the tables and containers that are not there yet, before the first request.</summary>
internal sealed class StorageSetup(AppTables tables, AppBlobs blobs) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(tables.All.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(blobs.All.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
