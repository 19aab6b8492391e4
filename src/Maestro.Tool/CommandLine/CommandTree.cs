using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using Maestro.Engine.Model;

namespace Maestro.Tool.CommandLine;

/// <summary>The commands, and what each is asked to do when it was given.</summary>
internal sealed class CommandTree
{
    private static readonly ImmutableArray<(Play Play, string Description)> Plays =
    [
        (Play.Status, "Tell the state of every instance."),
        (Play.Start, "Bring instances up in dependency order and wait until they are ready."),
        (Play.Stop, "Stop instances in reverse order."),
        (Play.Restart, "Stop instances in reverse order and start them anew in dependency order."),
        (Play.Kill, "End instances at once (SIGKILL), in reverse order."),
        (Play.Clean, "Remove stopped containers; running ones are left alone."),
        (Play.Down, "Stop and remove: stop --all and clean in one go."),
        (Play.Pull, "Pull every image, once on each ship."),
    ];

    private readonly Dictionary<Command, Order> _orders = [];

    public CommandTree()
    {
        Root = new RootCommand("Brings the Docker containers of an environment file up, in order and ready, and takes them down again.") { Options.File, Options.Strict, Options.Vars, Output.Format, Output.Quiet, Output.Verbose };
        Root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        foreach (var (play, description) in Plays)
        {
            Root.Add(Command(play, description, new Order.Perform(play)));
            if (play == Play.Status) Root.Add(Check());
        }

        Root.Add(Run());
        Root.Add(Add(new Command("sweep", "Remove what dead or expired runs have left on the ships; what a live one uses is left alone.") { Options.ShipFilter, Options.Timeout }, new Order.Sweep()));
        Root.Add(Add(new Command("render", "Show the environment file as its templates come out; contact nothing."), new Order.Render()));
        Root.Add(Dump());

        Root.Add(Deptree());
        Root.Add(Logs());
        Root.Add(Plan());
        Root.Add(Add(new Command("doctor", "Look the ships over: reachable, engine and API, clock, disk, networks; change nothing.") { Options.ShipFilter }, new Order.Doctor()));
        Root.Add(Complete());
        var help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    public RootCommand Root { get; }

    public PlayOptions Options { get; } = new();

    public OutputOptions Output { get; } = new();

    /// <summary>What the command stands for; null for one that only holds others.</summary>
    public Order? OrderOf(ParseResult given) => OrderOf(given.CommandResult.Command) is { } order ? order is Order.Deptree ? new Order.Deptree(given.GetValue(Options.Recursive) == true) : order : null;

    /// <summary>What the command stands for where nothing more is said; null for one that only holds others.</summary>
    public Order? OrderOf(Command command) => _orders.GetValueOrDefault(command);

    private Command Command(Play play, string description, Order order)
    {
        var command = new Command(play.ToString().ToLowerInvariant(), description) { Options.Things };
        if (play == Play.Start) command.Aliases.Add("up");
        foreach (var option in Options.Of(play)) command.Add(option);
        return Add(command, order);
    }

    private Command Run()
    {
        var run = new Command("run", "Bring the environment up, run what stands behind --, take it down; exit as that did.") { Options.Things };
        foreach (var option in Options.Of(Play.Start)) run.Add(option);
        return Add(run, new Order.Run([]));
    }

    private Command Check() => Add(new Command("check", "Read the environment file and tell everything that is wrong with it; contact nothing."), new Order.Check());

    private Command Dump()
    {
        var dump = new Command("dump", "Show the environment as it was read, down to the containers' bodies, as JSON; contact nothing.") { Options.Things };
        foreach (var option in Options.OfDump) dump.Add(option);
        return Add(dump, new Order.Dump());
    }

    private Command Deptree() => Add(new Command("deptree", "Show what requires what; contact nothing.") { Options.Things, Options.Recursive }, new Order.Deptree(Repeat: false));

    // Its words are any at all: they are taken before the parser sees them.
    private Command Complete() => Add(new Command("complete", "Tell what may stand in place of the last of these words: for shells.") { new Argument<string[]>("tokens") { Description = "The words so far, the last one perhaps empty." } }, new Order.Complete());

    private Command Logs()
    {
        var logs = new Command("logs", "Show what instances printed; several behind their names, in the order of time.") { Options.Things };
        foreach (var option in Options.OfLogs) logs.Add(option);
        return Add(logs, new Order.Logs());
    }

    private Command Plan()
    {
        var plan = new Command("plan", "Tell what a command would do, step by step, each with its cause; change nothing.");
        foreach (var (play, description) in Plays.Where(known => known.Play != Play.Status)) plan.Add(Command(play, $"Plan: {description}", new Order.Plan(play)));
        return plan;
    }

    private Command Add(Command command, Order order)
    {
        // Without an action of its own the parser would take a command for one that only holds others.
        command.SetAction(_ => 0);
        _orders.Add(command, order);
        return command;
    }
}
