using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine;

/// <summary>Fills what a request leaves open from variables: <c>MAESTRO_TIMEOUT</c> stands for the option <c>--timeout</c>, and so on.</summary>
internal static partial class RequestDefaults
{
    private const string Seconds = "a number of seconds, 0 or more";

    /// <exception cref="MaestroException">A variable has a value of the wrong kind.</exception>
    public static PlayRequest Complete(PlayRequest request, IReadOnlyDictionary<string, string> variables)
    {
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        var complete = request with
        {
            File = request.File ?? Text("MAESTRO_FILE"),
            Strict = request.Strict ?? Flag("MAESTRO_STRICT"),
            Vars = request.Vars ?? Text("MAESTRO_VARS"),
            Concurrency = request.Concurrency ?? (int?)Number("MAESTRO_CONCURRENCY", "a whole number of 1 or more", value => value >= 1 && value == Math.Floor(value)),
            WithDependencies = request.WithDependencies ?? Flag("MAESTRO_WITH_DEPENDENCIES"),
            IgnoreDependencies = request.IgnoreDependencies ?? Flag("MAESTRO_IGNORE_DEPENDENCIES"),
            RefreshImages = request.RefreshImages ?? Flag("MAESTRO_REFRESH_IMAGES"),
            Reuse = request.Reuse ?? Flag("MAESTRO_REUSE"),
            StepDelay = request.StepDelay ?? Number("MAESTRO_STEP_DELAY", Seconds, value => value >= 0),
            StopStartDelay = request.StopStartDelay ?? Number("MAESTRO_STOP_START_DELAY", Seconds, value => value >= 0),
            OnlyIfChanged = request.OnlyIfChanged ?? Flag("MAESTRO_ONLY_IF_CHANGED"),
            Follow = request.Follow ?? Flag("MAESTRO_FOLLOW"),
            Lines = request.Lines ?? (int?)Number("MAESTRO_LINES", "a whole number, 0 or more", value => value >= 0 && value <= int.MaxValue && value == Math.Floor(value)),
            Full = request.Full ?? Flag("MAESTRO_FULL"),
            ShowHosts = request.ShowHosts ?? Flag("MAESTRO_SHOW_HOSTS"),
            Logs = request.Logs ?? Text("MAESTRO_LOGS"),
            Report = request.Report ?? Text("MAESTRO_REPORT"),
            ShowSecrets = request.ShowSecrets ?? Flag("MAESTRO_SHOW_SECRETS"),
            ExpandServices = request.ExpandServices ?? Flag("MAESTRO_EXPAND_SERVICES"),
            All = request.All ?? Flag("MAESTRO_ALL"),
            ContainerFilter = request.ContainerFilter ?? Text("MAESTRO_CONTAINER_FILTER"),
            ShipFilter = request.ShipFilter ?? Text("MAESTRO_SHIP_FILTER"),
            Timeout = request.Timeout ?? Number("MAESTRO_TIMEOUT", Seconds, value => value >= 0),
            Isolate = Isolation(request.Isolate ?? Text("MAESTRO_ISOLATE")),
            Adopt = request.Adopt ?? Flag("MAESTRO_ADOPT"),
            KeepVolumes = request.KeepVolumes ?? Flag("MAESTRO_KEEP_VOLUMES"),
            Rollback = request.Rollback ?? Flag("MAESTRO_ROLLBACK"),
            Things = request.Things.IsEmpty ? [.. (Text("MAESTRO_THINGS") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : request.Things,
        };
        if (complete.Concurrency < 1) faults.Add(Catalogue.BadOptionValue("--concurrency", Shown(complete.Concurrency), "a whole number of 1 or more"));
        CheckSeconds("--timeout", complete.Timeout);
        CheckSeconds("--step-delay", complete.StepDelay);
        CheckSeconds("--stop-start-delay", complete.StopStartDelay);
        if (complete.Lines < 0) faults.Add(Catalogue.BadOptionValue("--lines", Shown(complete.Lines), "a whole number, 0 or more"));
        return faults.Count == 0 ? complete : throw new MaestroException(ExitCode.Usage, faults.ToImmutable());

        void CheckSeconds(string option, double? value)
        {
            if (value is < 0 or double.NaN or > 4e6) faults.Add(Catalogue.BadOptionValue(option, Shown(value), "a number of seconds from 0 to 4,000,000"));
        }

        string? Text(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

        string? Isolation(string? id)
        {
            if (id is null || string.Equals(id, "false", StringComparison.OrdinalIgnoreCase)) return null;
            if (string.Equals(id, PlayRequest.OwnIsolation, StringComparison.OrdinalIgnoreCase)) return PlayRequest.OwnIsolation;
            if (IsolationId.IsMatch(id)) return id;

            faults.Add(Catalogue.BadOptionValue("--isolate", id, "an id of 1 to 30 letters, digits, '_', '.' and '-', the first a letter or digit; or true, which makes one up"));
            return null;
        }

        bool? Flag(string name)
        {
            switch (Text(name)?.ToUpperInvariant())
            {
                case null: return null;
                case "TRUE" or "1" or "YES" or "ON": return true;
                case "FALSE" or "0" or "NO" or "OFF": return false;
                default:
                    faults.Add(Catalogue.BadOptionValue(name, Text(name)!, "true or false"));
                    return null;
            }
        }

        double? Number(string name, string expected, Func<double, bool> isGood)
        {
            if (Text(name) is not { } text) return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isGood(value)) return value;

            faults.Add(Catalogue.BadOptionValue(name, text, expected));
            return null;
        }
    }

    // With it, names of containers are Docker's still.
    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]{0,29}\z")]
    private static partial Regex IsolationId { get; }

    private static string Shown(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
