namespace LoketFunctions.Tests.Export.Notify;

/// <summary>Tests of telling, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class TellingTests : ICollectionFixture<AppStorage>
{
    public const string Name = "Telling";
}
