using System.Collections.Immutable;
using Maestro.Engine;
using Maestro.Engine.Model;
using Maestro.Testing;
using Maestro.Tool.Output;
using Spectre.Console;

namespace Maestro.Tool.Tests.Output;

/// <summary>A console in memory: what the command says on it, as one text with both streams told apart.</summary>
internal sealed class Stage : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly Screen _screen;

    public Stage(int width = 80, int height = 24, bool isWatched = false, FakeFleet? fleet = null, string? folder = null, params (string Name, string Value)[] variables)
    {
        _screen = new Screen(width, height);
        Surroundings = new Surroundings
        {
            Out = _out,
            Error = _error,
            IsWatched = isWatched,
            Terminal = () => AnsiConsole.Create(new AnsiConsoleSettings { Out = _screen, Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes }),
            Services = new ConductorServices
            {
                Hosts = fleet,
                WorkingDirectory = folder ?? Directory.GetCurrentDirectory(),
                Variables = variables.ToImmutableDictionary(variable => variable.Name, variable => variable.Value),
            },
        };
    }

    public Surroundings Surroundings { get; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>The terminal: every line that was ever on it, as it stands at the end.</summary>
    public Screen Screen => _screen;

    /// <summary>Standard output, or the terminal, and below it standard error.</summary>
    public string Everything => $"{Out}{_screen.Text}--- standard error ---\n{Error}";

    public async Task<string> ShowAsync(Script script, Func<Surroundings, PlayDisplay> make)
    {
        await using (var display = make(Surroundings))
        {
            foreach (var playEvent in script.Events) display.Observe(playEvent);
        }

        return Everything;
    }

    public Task<string> ShowLiveAsync(Script script, Play play = Play.Start) =>
        ShowAsync(script, surroundings => new LiveTable(surroundings.Terminal(), surroundings.Error, play, TimeProvider.System));

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        _screen.Dispose();
    }
}
