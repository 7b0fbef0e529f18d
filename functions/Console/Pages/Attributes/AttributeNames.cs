using LoketFunctions.Console.Requests;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Console.Pages.Attributes;

/// <summary>How the page calls what stands in an attribute mapping.</summary>
internal static class AttributeNames
{
    public static string Of(ConsoleRequest request, FieldResource resource) => resource switch
    {
        FieldResource.Employee => request.In("Attributes.Employee"),
        FieldResource.Employment => request.In("Attributes.Employment"),
        FieldResource.End => request.In("Attributes.End"),
        FieldResource.WorkingHours => request.In("Attributes.WorkingHours"),
        FieldResource.Wage => request.In("Attributes.Wage"),
        _ => request.In("Attributes.OrganizationalEntity"),
    };

    public static string Of(ConsoleRequest request, AttributeOrigin origin) => origin switch
    {
        AttributeOrigin.Reused => request.In("Attributes.Reused"),
        AttributeOrigin.Duplicated => request.In("Attributes.Duplicated"),
        _ => request.In("Attributes.Created"),
    };
}
