namespace LoketFunctions.Tests.Connections;

/// <summary>Tests of connections, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class ConnectionTests : ICollectionFixture<AppStorage>
{
    public const string Name = "Connections";
}
