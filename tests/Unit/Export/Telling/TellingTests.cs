namespace LoketFunctions.Tests.Export.Telling;

/// <summary>Tests of telling, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class TellingTests : ICollectionFixture<AppStorage>
{
    public const string Name = "Telling";
}
