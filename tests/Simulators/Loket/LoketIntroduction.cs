using System.Text;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket;

/// <summary>What somebody who meets a simulated Loket has to know to use it.</summary>
internal static class LoketIntroduction
{
    public static string Of(SimulatedLoket loket)
    {
        var client = loket.Clients.All.First();
        var state = loket.Database.State;
        var text = new StringBuilder();
        Line($"Simulated Loket at {loket.Address}, until Ctrl+C. People, passwords and secrets are invented and hold nowhere else.");
        Part("Addresses");
        Line($"  REST API             {loket.Address}/v2");
        Line($"  user filter settings {loket.Address}/globalfilter-microservice");
        Line($"  sign-in              {loket.Address}/authorize");
        Line($"  tokens               {loket.Address}/token");
        Part("Users, by name and password");
        foreach (var user in loket.Users.All.OrderBy(user => user.Name, StringComparer.Ordinal))
            Line($"  {user.Name,-18} {user.Password}   {Describe(user)}");
        Part("Client");
        Line($"  client_id {client.Id}, client_secret {client.Secret}");
        foreach (var redirect in client.RedirectUris)
            Line($"  redirect_uri {redirect}");
        Line($"  a sign-in to try: {loket.Address}/authorize?client_id={client.Id}&response_type=code&scope=all&state=any"
            + $"&redirect_uri={Uri.EscapeDataString(client.RedirectUris[0])}");
        Part($"Data of {state.Today:yyyy-MM-dd}");
        foreach (var (employer, position) in state.Employers.Select((employer, position) => (employer, position)))
            Line($"  employer {position}: {employer.Staff.Employer.CompanyName}, {employer.Staff.Employees.Count} people in "
                + $"{employer.Staff.Administrations.Count} administrations");
        Part("Control addresses, JSON in and out");
        foreach (var address in loket.Controls)
            Line($"  {address}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append(Environment.NewLine);

        void Part(string name) => text.Append(Environment.NewLine).Append(name).Append(Environment.NewLine);
    }

    /// <summary>What the user may do and see, in a line.</summary>
    public static string Describe(SandboxUser user)
    {
        var lacking = Rights.Names.Except(user.Rights, StringComparer.OrdinalIgnoreCase).ToList();
        var rights = lacking.Count == 0 ? "every right"
            : lacking.Count == Rights.Names.Count ? "no right beyond what everybody may"
            : $"every right but {string.Join(", ", lacking.Select(right => $"'{right}'"))}";
        var employers = user.Employers is { } some ? $"employer {string.Join(", ", some)} only" : "every employer";
        return $"{rights}; {employers}{(user.HidesHalf ? "; filter settings hide about half of the employments" : "")}";
    }
}
