namespace LoketFunctions.Tests.Storage;

/// <summary>Tests that write blobs, in one storage.</summary>
[CollectionDefinition(Name)]
public sealed class BlobTests : ICollectionFixture<AppStorage>
{
    public const string Name = "Blobs";
}
