using System.Text;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Sandbox.Running;

/// <summary>What a user of a sandbox that stays up needs: where everything is, who can sign in, what to sign with.</summary>
internal static class VisitorGuide
{
    /// <param name="system">All that runs.</param>
    /// <param name="planner">The planner's id.</param>
    /// <param name="account">The account that is connected.</param>
    /// <param name="mails">The page with the mails.</param>
    /// <param name="folder">Where payroll files and mails were saved, or files at a pension provider.</param>
    public static string Of(SandboxSystem system, string planner, string account, Uri mails, string folder)
    {
        var setup = system.PlannerOf(planner);
        var text = new StringBuilder();
        Part("Everything stays up until Ctrl+C. People, passwords and secrets are invented, and hold in this sandbox only.");

        Part("The console, as a user of the planner opens it; as often as you like, in Dutch or in English:");
        foreach (var language in new[] { "nl", "en" })
            Line($"  {system.Planner.Address}open-console?account={account}&language={language}");

        Part("What came of it:");
        Line($"  the mails          {mails}");
        Line($"  the planner's page {setup.ReturnAddress}{account}");
        Line($"  files              {folder}");

        if (system.ControlsLoket)
        {
            Part("Who can sign in at the simulated Loket, by name and password:");
            foreach (var user in SandboxUser.Defaults)
                Line($"  {user.Name,-18} {user.Password}   {LoketIntroduction.Describe(user)}");
        }

        Part("For a client of your own, which calls the app as the planner does (docs/openapi.yaml):");
        Line($"  address            {system.Host.Address}api/planners/{planner}/accounts/{account}/connections");
        Line($"  planner id         {planner}");
        Line($"  account            {account}, which is connected; another name is another account");
        Line($"  you sign with      {string.Join($"{Environment.NewLine}                  or ", setup.InboundSecrets)}");
        Line($"  the app signs with {setup.OutboundSecret}");
        Line($"  and calls          {setup.BaseAddress}");
        Line("  The same for the programs of docs/runbooks/signing.md:");
        Line($"    export PUBLIC_ADDRESS={system.Host.Address.GetLeftPart(UriPartial.Authority)} PLANNER={planner} ACCOUNT={account}");
        Line($"    export LOKET_SECRET={setup.InboundSecrets[0]}");

        Part("Behind it:");
        Line($"  the app            {system.Host.Address}api/health");
        Line($"  simulated Loket    {system.LoketAddress}sandbox/staff");
        Line($"  simulated planner  {system.Planner.Address}sandbox/accounts/{account}/employees");
        Line($"                     {system.Planner.Address}sandbox/accounts/{account}/registrations");
        Line($"  storage            {system.Storage.TableEndpoint}");
        Line($"  mail server        {system.Mail.Host}:{system.Mail.Port}");
        return text.ToString();

        void Line(string line) => text.AppendLine(line);

        void Part(string heading) => text.AppendLine().AppendLine(heading);
    }
}
