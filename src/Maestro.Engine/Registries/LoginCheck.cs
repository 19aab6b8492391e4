using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>Lets a ship's daemon try a login (<c>POST /auth</c>), which is what a pull from there would do.</summary>
internal static class LoginCheck
{
    /// <summary>How it went.</summary>
    /// <exception cref="ShipException">The ship itself fails: it cannot be reached, denies access, speaks another API.</exception>
    public static async Task<LoginOutcome> RunAsync(IDockerHost host, FoundLogin login, CancellationToken cancellationToken)
    {
        try
        {
            await host.LoginAsync(login.Login, cancellationToken);
            return new LoginOutcome(LoginVerdict.Accepted, "");
        }
        catch (ShipException fault) when (fault.Fault is ShipFault.Refused or ShipFault.TimedOut)
        {
            var refusal = PullRefusal.Of(fault, login);
            return new LoginOutcome(fault.Fault == ShipFault.Refused && refusal.Kind == RefusalKind.Login ? LoginVerdict.Refused : LoginVerdict.Unknown, refusal.Reason);
        }
    }
}
