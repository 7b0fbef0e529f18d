using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Console;
using LoketFunctions.Export;
using LoketFunctions.Http;
using LoketFunctions.Loket;
using LoketFunctions.Mail;
using LoketFunctions.Mapping;
using LoketFunctions.Monitoring;
using LoketFunctions.Monitoring.Health;
using LoketFunctions.Notifications;
using LoketFunctions.Outbound;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Personnel;
using LoketFunctions.Planner;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Privacy.Retention;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Settings;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions;

/// <summary>Puts the app together, for <c>Program.cs</c> and for tests that run it whole.</summary>
internal static class AppServices
{
    /// <param name="services">With logging.</param>
    /// <param name="settings">Whatever cannot be used is noted there: nothing may be built before it is asked.</param>
    public static IServiceCollection AddApp(this IServiceCollection services, AppSettings settings)
    {
        var address = PublicAddress.Read(settings);

        // Shared ground.
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<UnknownSettings>(provider, settings));
        services.AddTelemetry(settings);
        services.AddOutbound(settings);
        services.AddStorage(settings);
        services.AddTokenKeys(settings);
        services.AddSingleton(CallerProofs.OfApp());
        services.AddSingleton<ReceivedMessages>();
        services.AddSingleton(UnverifiedOptions.Read(settings));
        services.AddSingleton<UnverifiedBytes>();
        services.AddMail(settings);
        services.AddPlanners(settings);
        services.AddLoket(LoketSettings.Read(settings, address));
        services.AddStaff();
        services.AddRuns();

        // Slices.
        services.AddAudit();
        services.AddConnections(address);
        services.AddChecklist();
        services.AddErasure(settings);
        services.AddPersonData();
        services.AddNotices(settings);
        services.AddSync(settings);
        services.AddEmployees();
        services.AddMapping();
        services.AddExport(settings);
        services.AddPersonnel();
        services.AddPension(settings);
        services.AddPensionDelivery(settings);
        services.AddConsole();
        services.AddRetention();
        services.AddHealth();
        services.AddWatch(settings);
        return services;
    }
}
