using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> FileEntries =>
    [
        new("MSTR0101", "Environment file not found or not readable", "Check the path and its permissions; -f names another file. The file must be UTF-8 text."),
        new("MSTR0102", "Not YAML", "Correct the text at the place named, or in the lines above it."),
        new("MSTR0103", "Key given twice", "Remove or rename one of the two; both lines are named. Keys are compared by value: yes and true are the same key."),
        new("MSTR0104", "File holds too much", "Split the environment; see whether aliases repeat large maps within each other, or a bracket is not closed."),
        new("MSTR0105", "Value of a wrong type", "Give a value of the type that the message names; put a text that looks like a number or a boolean in quotes."),
        new("MSTR0106", "Unknown key", "Correct or remove the key, which is ignored; the message suggests the nearest known one or the place where it belongs. Keys that begin with '_' or '.' at the top of the file are free."),
        new("MSTR0108", "Required key missing", "Add the key that the message names."),
        new("MSTR0109", "Bad value", "Give a value of the kind that the message names."),
        new("MSTR0110", "Name of something that does not exist", "Correct the name, or define the ship or service."),
        new("MSTR0111", "Circular dependency", "Remove one of the requires on the path shown; wants_info gives link variables without an order and may go in a circle."),
        new("MSTR0112", "Instance defined twice", "Rename one of the two: an instance's name is its container's name, unique in the whole environment."),
        new("MSTR0113", "Bad name", "Use a name that Docker takes: a letter or digit, then at least one more letter, digit, '_', '.' or '-'."),
        new("MSTR0114", "Bad port", "Write 25, \"53/udp\", \"25:2525\" (exposed:external), \"53/udp:5353/udp\", \"8000-8010\", \"25:auto\", {exposed: 25, external: 2525} or {exposed: 25, external: [address, 2525]}."),
        new("MSTR0115", "Port without quotes read as a number in base 60", "Put it in quotes: YAML 1.1 reads 22:22 as 1342."),
        new("MSTR0116", "Two ports want the same place on a ship", "Give one of them another external port or address."),
        new("MSTR0117", "Bad volume", "Write absolute paths: host: container, or host: {target: container, mode: ro}; in place of the host path the name of a volume."),
        new("MSTR0118", "Lifecycle check of a port that is not there", "Name a TCP port of the instance's ports."),
        new("MSTR0119", "This machine's daemon cannot be found", "Set DOCKER_HOST to unix:///path, tcp://host:port, npipe:////./pipe/name or ssh://user@host:port, or unset it; use a docker context that there is; or give the ship a socket_path or a docker_port."),
        new("MSTR0120", "Two ports have the same endpoint variable", "Rename a service, instance or port so that the names still differ in upper case with '_' for '-' and '.'."),
        new("MSTR0121", "Value is not what it looks like", "Put it in quotes if the text is meant."),
        new("MSTR0122", "Too many faults", "Mend those that are listed first."),
        new("MSTR0123", "Unknown tag, or one that does not fit", "Remove the tag: !!str, !!int, !!float, !!bool, !!null, !!seq and !!map are known."),
        new("MSTR0124", "Bad anchor or alias", "Define each anchor once, above its aliases and not around them, with letters, digits, '_' and '-'."),
        new("MSTR0125", "Environment file is empty", "Write an environment; -f names another file."),
        new("MSTR0126", "Command cannot be split into words", "Close its quotes, or write it as a list."),
    ];

    /// <summary>The file does not exist or cannot be read.</summary>
    public static Diagnostic FileUnreadable(string file, string reason) =>
        Error("MSTR0101", new SourceLocation(file), $"the environment file cannot be read: {reason}; -f names another one");

    /// <summary>The text is no YAML.</summary>
    /// <param name="location">Where.</param>
    /// <param name="found">What stands there: "a tab stands in the indentation".</param>
    /// <param name="remedy">What to do: "YAML is indented with spaces only".</param>
    public static Diagnostic NotYaml(SourceLocation location, string found, string remedy) =>
        Error("MSTR0102", location, $"not YAML: {found}; {remedy}");

    /// <summary>A map has a key twice.</summary>
    public static Diagnostic DuplicateKey(SourceLocation location, string key, SourceLocation first) =>
        Error("MSTR0103", location, $"the key '{key}' stands here and in {Place(first, location)}: remove or rename one of them") with { Related = [first] };

    /// <summary>A bound of what is read was passed.</summary>
    public static Diagnostic TooLarge(SourceLocation location, string what, string remedy) =>
        Error("MSTR0104", location, $"{what}; {remedy}");

    /// <summary>A value of another type than expected.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">Which value: "'timeout' of ship 'local'".</param>
    /// <param name="expected">"a number of seconds above 0".</param>
    /// <param name="found">"the text 'x'".</param>
    public static Diagnostic WrongType(SourceLocation location, string what, string expected, string found) =>
        Error("MSTR0105", location, $"{what} must be {expected}, but is {found}");

    /// <summary>A key that nobody knows, or that belongs elsewhere. A warning, as MaestroNG passes over it.</summary>
    /// <param name="location">Where.</param>
    /// <param name="key">The key.</param>
    /// <param name="owner">"service 'web'".</param>
    /// <param name="known">The keys that there are.</param>
    /// <param name="home">What it is a key of: "its instances"; null: of nothing near by.</param>
    public static Diagnostic UnknownKey(SourceLocation location, string key, string owner, IEnumerable<string> known, string? home) =>
        Warning("MSTR0106", location, $"unknown key '{key}' of {owner} {(home is not null ? $"(ignored): it belongs to {home}" : Suggestion.For(key, known) is { } best ? $"(ignored; did you mean '{best}'?)" : "(ignored)")}");

    /// <summary>A key that must be there is not, or has no value.</summary>
    /// <param name="location">Of the map that lacks it.</param>
    /// <param name="key">The key.</param>
    /// <param name="owner">"instance 'web-1'".</param>
    /// <param name="example">How it is written: "image: redis:7".</param>
    public static Diagnostic MissingKey(SourceLocation location, string key, string owner, string example) =>
        Error("MSTR0108", location, $"{owner} has no '{key}': add it, for example '{example}'");

    /// <summary>The environment has no name.</summary>
    public static Diagnostic NameMissing(SourceLocation location) =>
        Error("MSTR0108", location, "Environment name is missing: add it at the top of the file, for example 'name: my-environment'");

    /// <summary>A value of the right type that will not do.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">Which value: "'scheme' of the http check".</param>
    /// <param name="expected">"http or https".</param>
    /// <param name="found">"the text 'ftp'".</param>
    public static Diagnostic BadValue(SourceLocation location, string what, string expected, string found) =>
        Error("MSTR0109", location, $"{what} must be {expected}, but is {found}");

    /// <summary>A reference to a ship or service that is not defined.</summary>
    public static Diagnostic UnknownName(SourceLocation location, string kind, string name, string what, IReadOnlyCollection<string> known) =>
        Error("MSTR0110", location, $"{what} names the {kind} '{name}', which is not defined{Suggestion.Text(name, known)}{(known.Count is > 0 and <= 10 ? $"; there are {Listed(known)}" : "")}");

    /// <summary>Services that require each other.</summary>
    /// <param name="location">The requirement that closes the circle.</param>
    /// <param name="path">The way round, its first name again at the end.</param>
    /// <param name="byVolumes">The steps that nobody wrote as requires, but that follow from volumes_from: "b -> c".</param>
    public static Diagnostic CircularDependency(SourceLocation location, ImmutableArray<string> path, ImmutableArray<string> byVolumes) =>
        Error("MSTR0111", location, $"services require each other in a circle: {string.Join(" -> ", path)}; remove one of these requires{(byVolumes.IsEmpty ? "" : $" (volumes_from of their instances makes {string.Join(" and ", byVolumes)})")}");

    /// <summary>Two instances of one name.</summary>
    public static Diagnostic DuplicateInstance(SourceLocation location, string instance, string service, SourceLocation first, string firstService) =>
        Error("MSTR0112", location, $"instance '{instance}' of service '{service}' is already defined by service '{firstService}' in {Place(first, location)}: rename one, as names are unique in the environment") with { Related = [first] };

    /// <summary>A name that Docker or we do not take.</summary>
    public static Diagnostic BadName(SourceLocation location, string what, string expected, string found) =>
        Error("MSTR0113", location, $"{what} must be {expected}, but is {found}");

    /// <summary>A port that cannot be read.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">"port 'http' of instance 'web-1'".</param>
    /// <param name="reason">What is wrong with it and how to write it.</param>
    public static Diagnostic BadPort(SourceLocation location, string what, string reason) =>
        Error("MSTR0114", location, $"{what}: {reason}");

    /// <summary>A port that YAML read as a number in base 60.</summary>
    public static Diagnostic SexagesimalPort(SourceLocation location, string what, string text, string number) =>
        Error("MSTR0115", location, $"{what}: {text} without quotes is the number {number} in YAML 1.1 (base 60); write \"{text}\"");

    /// <summary>Two ports want the same external port.</summary>
    /// <param name="location">The later one.</param>
    /// <param name="one">"port 'http' of instance 'web-2'".</param>
    /// <param name="place">"0.0.0.0:80/tcp".</param>
    /// <param name="ship">The ship.</param>
    /// <param name="other">"port 'http' of instance 'web-1' (0.0.0.0:80/tcp)".</param>
    /// <param name="first">The earlier one.</param>
    public static Diagnostic PortClash(SourceLocation location, string one, string place, string ship, string other, SourceLocation first) =>
        Error("MSTR0116", location, $"{one} wants {place} on ship '{ship}', which {other} in {Place(first, location)} takes: give one of them another external port or address") with { Related = [first] };

    /// <summary>A volume that cannot be.</summary>
    public static Diagnostic BadVolume(SourceLocation location, string what, string reason) =>
        Error("MSTR0117", location, $"{what}: {reason}");

    /// <summary>A check of a port that the instance does not have, or that is not TCP.</summary>
    public static Diagnostic BadCheckPort(SourceLocation location, string check, string instance, string reason) =>
        Error("MSTR0118", location, $"{check} of instance '{instance}': {reason}");

    /// <summary>The variable DOCKER_HOST says nothing that we can connect to.</summary>
    public static Diagnostic DockerHostUnusable(SourceLocation location, string ship, string reason) =>
        Error("MSTR0119", location, $"ship '{ship}' is this machine's own daemon, but {reason}; mend that, or give the ship a socket_path or a docker_port");

    /// <summary>Two ports that a test would get under one name.</summary>
    public static Diagnostic EndpointClash(SourceLocation location, string variable, string one, string other) =>
        Warning("MSTR0120", location, $"{one} and {other} have the same endpoint variable {variable}, which tells of the first only: rename one of them");

    /// <summary>A plain scalar that YAML 1.1 reads as something else than its text. Shows no value: it may be a secret.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">"variable 'DEBUG' of service 'web'".</param>
    /// <param name="kind">What it is: "a boolean".</param>
    /// <param name="result">What comes of it.</param>
    public static Diagnostic NotWhatItLooksLike(SourceLocation location, string what, string kind, string result) =>
        Warning("MSTR0121", location, $"{what} is {kind} in YAML 1.1: {result}; put it in quotes if the text is meant");

    /// <summary>The list of faults ends here.</summary>
    public static Diagnostic TooManyFaults(SourceLocation? location, int most) =>
        Error("MSTR0122", location, $"{most} faults are listed and the file was not read further: mend these first");

    /// <summary>The list of warnings ends here.</summary>
    public static Diagnostic TooManyWarnings(SourceLocation? location, int most) =>
        Warning("MSTR0122", location is null ? null : new SourceLocation(location.File), $"there are more than {most} warnings, of which only so many are listed: mend these first");

    /// <summary>A tag that is not known, or does not fit what it is on.</summary>
    /// <param name="location">Where.</param>
    /// <param name="tag">The tag: <c>!!binary</c>.</param>
    /// <param name="isKnown">Whether it would be understood on something else.</param>
    public static Diagnostic BadTag(SourceLocation location, string tag, bool isKnown) => Error("MSTR0123", location, isKnown
        ? $"the tag '{tag}' does not fit what it stands on; remove it"
        : $"the tag '{tag}' is not known (!!str, !!int, !!float, !!bool, !!null, !!seq and !!map are){(tag.Contains("getenv", StringComparison.Ordinal) ? "; a template such as env.NAME in double braces reads a variable" : "; remove it")}");

    /// <summary>An anchor or alias that is wrong.</summary>
    public static Diagnostic BadAnchor(SourceLocation location, string found, string remedy) =>
        Error("MSTR0124", location, $"{found}; {remedy}");

    /// <summary>An anchor that is defined twice.</summary>
    public static Diagnostic DuplicateAnchor(SourceLocation location, string anchor, SourceLocation first) =>
        BadAnchor(location, $"the anchor '&{anchor}' is defined here and in {Place(first, location)}", "give one of them another name") with { Related = [first] };

    /// <summary>The file holds nothing.</summary>
    public static Diagnostic FileEmpty(SourceLocation location) =>
        Error("MSTR0125", location, "the environment file is empty: it needs at least a name, ships and services");

    /// <summary>A command line that cannot be split.</summary>
    public static Diagnostic BadCommand(SourceLocation location, string what, string reason) =>
        Error("MSTR0126", location, $"{what} cannot be split into words: {reason}; close it, or write the command as a list");

    private static Diagnostic Warning(string code, SourceLocation? location, string message) => new(code, Severity.Warning, Message(location, message), location);

    // Where one line of a template makes both, it is the round of the loop that tells them apart.
    private static string Place(SourceLocation place, SourceLocation seenFrom)
    {
        if (place.File != seenFrom.File) return place.ToString();
        return place.Line == seenFrom.Line && place.Context is { } context ? $"line {place.Line} ({context})" : $"line {place.Line}";
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
}
