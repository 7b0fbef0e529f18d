using LoketFunctions.Localhost.Functions;
using LoketFunctions.Localhost.Hosting;
using LoketFunctions.Localhost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly HostSetup _setup;
    private readonly InvocationPipeline _pipeline = new();
    private bool _servesHttp;
    private bool _built;

    internal FunctionsApplicationBuilder(string[] args, HostSetup setup)
    {
        _setup = setup;
        _web = LocalHost.CreateWebBuilder(args, setup);
    }

    public ConfigurationManager Configuration => _web.Configuration;

    public IServiceCollection Services => _web.Services;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IHostEnvironment Environment => _web.Environment;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        _pipeline.Add(middleware);
        return this;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <exception cref="FunctionAppException">A function cannot be served; the message names it and says why.</exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        _built = true;
        return LocalHost.Build(_web, _setup, _pipeline, _servesHttp);
    }

    internal void UseAspNetCore()
    {
        if (_servesHttp)
            return;
        _servesHttp = true;
        Use(HttpInvocationStep.Around);
    }

    private void ThrowIfBuilt()
    {
        if (_built)
            throw new InvalidOperationException("The application has already been built.");
    }
}
