using LoketFunctions.Personnel.Documents;

namespace LoketFunctions.Tests.Personnel.Documents;

public sealed class DocumentIdTests
{
    private static readonly Guid Employment = Guid.Parse("b7a0c1de-52f1-4f0a-9a5b-0e8d6a1c2f33");
    private static readonly Guid Run = Guid.Parse("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10");

    [Fact]
    public void A_document_is_found_again_by_its_id() =>
        Assert.All(
            new[] { DocumentId.Payslip(Employment, Run), DocumentId.YearEndStatement(Employment, 2025) },
            id => Assert.Equal(id, DocumentId.TryParse(id.ToString())));

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("pb7a0c1de52f14f0a9a5b0e8d6a1c2f33")]
    [InlineData("pb7a0c1de52f14f0a9a5b0e8d6a1c2f332025")]
    [InlineData("yb7a0c1de52f14f0a9a5b0e8d6a1c2f33-202")]
    [InlineData("yb7a0c1de52f14f0a9a5b0e8d6a1c2f3320255")]
    [InlineData("xb7a0c1de52f14f0a9a5b0e8d6a1c2f332025")]
    public void What_was_never_given_out_is_none(string text) => Assert.Null(DocumentId.TryParse(text));
}
