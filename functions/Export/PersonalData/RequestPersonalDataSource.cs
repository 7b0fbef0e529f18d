using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Body;
using LoketFunctions.Planner;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.PersonalData;

/// <summary>A person's registrations in the bodies of exports.</summary>
internal sealed class RequestPersonalDataSource(AppBlobs blobs) : IPersonalDataSource
{
    private static readonly PersonalDataPlace Requests = new(
        "requests",
        ExportTexts.Of("RequestPersonalDataSource.TheRegistrationsThatThePlannerSent"),
        ExportTexts.Of("RequestPersonalDataSource.30DaysByARuleOf"));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (person.PlannerIds.Count == 0)
            yield break;
        await foreach (var blob in blobs.Requests.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{person.ConnectionId}/", cancellation))
        {
            var registrations = new List<Registration>();
            await using (var body =
                (await blobs.Requests.GetBlobClient(blob.Name).DownloadStreamingAsync(cancellationToken: cancellation)).Value.Content)
            {
                using var reader = new RegistrationReader(body, new RegistrationFaults());
                while (await reader.ReadAsync(cancellation))
                {
                    if (reader.Current is { } registration && person.PlannerIds.Contains(registration.EmployeeId))
                        registrations.Add(registration);
                }
            }

            if (registrations.Count > 0)
                yield return Requests.Item(person.Language, new { export = Path.GetFileNameWithoutExtension(blob.Name), registrations },
                    blob.Properties.LastModified);
        }
    }
}
