using System.Text.Json.Nodes;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Loket;
using LoketFunctions.Tests.Sandbox.Loket;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Personnel.LoketSide;

/// <summary>The client on a simulated Loket, which can be made to die before a call is sent.</summary>
internal sealed class PersonnelLoket : DelegatingHandler, IHttpClientFactory, IAccessTokenSource
{
    private int _names;

    private PersonnelLoket(LoketVisitor visitor)
        : base(new SocketsHttpHandler())
    {
        Visitor = visitor;
        var options = new LoketOptions
        {
            ApiBaseAddress = new Uri($"{visitor.Loket.Address}/v2/"),
            ClientId = "client",
            ClientSecret = new ClientSecret("client-secret"),
            RedirectUri = new Uri("https://app.example.nl/callback"),
        };
        var sender = new LoketSender(
            this, options, new ObsoleteVersions([], TimeProvider.System, new Logger<ObsoleteVersions>(Log)), [], TimeProvider.System,
            new Logger<LoketSender>(Log));
        var pipeline = new LoketPipeline(sender, new ConnectionGates(options, TimeProvider.System), options, TimeProvider.System);
        Client = new LoketClientFactory(pipeline, options, new KnownActivities(TimeProvider.System)).Open(new("connection"), this);
    }

    public LoketVisitor Visitor { get; }

    public ListLog Log { get; } = new();

    public LoketClient Client { get; }

    public Guid Employer => Visitor.FirstEmployer;

    public EmployerStaff Staff => Visitor.Loket.Database.State.Employers[0].Staff;

    /// <summary>Calls until it dies; null: it lives.</summary>
    public int? CallsLeft { get; set; }

    public List<HttpMethod> Sent { get; } = [];

    /// <summary>Through which all goes; that of a host may end.</summary>
    private Life Life { get; init; } = new();

    public static async Task<PersonnelLoket> StartAsync() => new(await LoketVisitor.StartAsync(user: "hr"));

    /// <summary>Another client on the same Loket, of a host that may die.</summary>
    public PersonnelLoket Host(Life life) => new(Visitor) { Life = life };

    public ConceptPlan Concept(Action<JsonObject>? change = null)
    {
        var body = Bodies.Concept(Staff, Staff.Administrations.First(one => one.IsPayroll).Id);
        body["uniqueName"] = $"hr-{_names++}";
        body["employmentData"]!["startDate"] = "2026-01-01";
        change?.Invoke(body);
        return new ConceptPlan(body, []);
    }

    /// <summary>An employee with one employment since 1 January 2026.</summary>
    public async Task<HeldEmployee> NewEmployeeAsync()
    {
        var concepts = new ConceptEmployees(Client);
        var id = await concepts.MakeAsync(Employer, Concept(), default);
        Assert.Equal(ConceptState.Converted, (await concepts.ConvertAsync(id, default)).State);
        var employments = await Client.Employments.ListOfEmployeeAsync(id, default);
        return (await new LoketEmployees(Client).ReadAsync(id, Assert.Single(employments.Complete()).Id!.Value, default))!;
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellation) => new(new AccessToken(Visitor.AccessToken!));

    public ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation) => throw new NotSupportedException();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallsLeft-- <= 0)
            throw new DeathException();
        Sent.Add(request.Method);
        var effect = request.Method == HttpMethod.Get ? null : $"Loket: {request.Method} {request.RequestUri!.AbsolutePath}";
        return Life.DoAsync(effect, () => base.SendAsync(request, cancellationToken));
    }
}

internal sealed class DeathException() : Exception("It died.");
