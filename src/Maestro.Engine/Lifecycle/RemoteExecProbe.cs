using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Runs a program inside the container. Docker has no way to end it again: one that is given up on goes on until its container ends.</summary>
internal sealed class RemoteExecProbe(LifecycleCheck.RemoteExec check, CheckSubject subject) : ContainerProbe(subject)
{
    /// <inheritdoc/>
    public override TimeSpan LongestTry => check.MaxWait;

    public override ProbeAnswer Late(TimeSpan limit) => ProbeAnswer.Never($"'{check.Command[0]}' did not end within {limit.TotalSeconds:0.#} s");

    protected override async Task<ProbeAnswer> AskAsync(string id, CancellationToken cancellationToken)
    {
        var ended = await Subject.Host.ExecAsync(id, check.Command, OutputTail.MostLines, cancellationToken);
        return ended.ExitCode == 0 ? ProbeAnswer.Pass : ProbeAnswer.Fail($"exit code {ended.ExitCode}") with { Output = OutputTail.Of(ended.Output, Subject.Masking()) };
    }
}
