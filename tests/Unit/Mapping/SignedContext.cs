using LoketFunctions.Security;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Mapping;

/// <summary>An invocation as the verification of callers hands it on, with the caller and nothing else in it.</summary>
internal sealed class SignedContext : FunctionContext
{
    public SignedContext(Tenant tenant, byte[] body)
    {
        this.SetCaller(Caller.OfPlanner(tenant));
        this.SetSignedBody(body);
    }

    public override string InvocationId => throw new NotSupportedException();

    public override string FunctionId => throw new NotSupportedException();

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();
}
