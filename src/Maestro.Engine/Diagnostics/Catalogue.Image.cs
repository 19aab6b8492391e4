using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> ImageEntries =>
    [
        new("MSTR0401", "Image cannot be pulled", "The daemon's own words say why. Where another attempt may help, give the registry a 'retry'."),
        new("MSTR0402", "Pull makes no progress", "See the link between the ship and its registry."),
        new("MSTR0403", "Registry refuses the login", "Correct user name and password where the message says that they were found, or log in anew with `docker login`."),
        new("MSTR0404", "Registry wants a login", "Give it user name and password under 'registries', or run `docker login` on this machine as this user. A registry also says so of an image that does not exist."),
        new("MSTR0405", "Login may not read the image", "The login itself is right: let the user read the repository, use another user, or correct the image's name."),
        new("MSTR0406", "Registry limits the number of pulls", "Wait, log in, or pull through a mirror. With 429 in 'when' of the registry's 'retry' it is waited for."),
        new("MSTR0407", "Image is not in the registry", "Correct name and tag, push the image, or load it on the ship."),
        new("MSTR0408", "Registry is not trusted by the ship", "On the ship, put the registry's authority into /etc/docker/certs.d/HOST/ca.crt, or list a registry of plain HTTP in insecure-registries of /etc/docker/daemon.json."),
        new("MSTR0409", "Registry cannot be reached from the ship", "See address and port of the registry, and name service, proxy and firewall of the ship; it is the ship that connects, not this machine."),
        new("MSTR0410", "Credentials cannot be read", "Mend the docker configuration or the credential helper that is named, or give the login under 'registries'."),
        new("MSTR0411", "Login of a registry is not used", "Begin the image's name with the registry's host: what stands there now belongs to Docker Hub."),
        new("MSTR0412", "No space for the image", "Free space on the ship's disk; `docker system prune` there removes what is not used."),
        new("MSTR0413", "Login could not be tried", "The ship's daemon did not get an answer from the registry; its own words say why."),
    ];

    /// <summary>A pull failed.</summary>
    public static Diagnostic PullFailed(SourceLocation? location, string image, string ship, string reason) =>
        Error("MSTR0401", location, $"{NoPull(image, ship)}: {reason}");

    /// <summary>A pull went silent.</summary>
    public static Diagnostic PullStalled(SourceLocation? location, string image, string ship, TimeSpan silent) =>
        Error("MSTR0402", location, $"the pull of '{image}' on ship '{ship}' made no progress for {Seconds(silent)}: see the link between the ship and its registry");

    /// <summary>A registry does not take a user's password, or token.</summary>
    /// <param name="location">Where the image is asked for.</param>
    /// <param name="image">The image.</param>
    /// <param name="ship">Where it was pulled.</param>
    /// <param name="registry">The registry's host.</param>
    /// <param name="reason">The daemon's words.</param>
    /// <param name="who">"user 'robot'".</param>
    /// <param name="source">"registry 'own' of the environment file".</param>
    public static Diagnostic RegistryRefusesLogin(SourceLocation? location, string image, string ship, string registry, string reason, string who, string source) =>
        Error("MSTR0403", location, $"{NoPull(image, ship)}: registry '{registry}' refuses the login of {who} from {source} ({reason}); correct it there");

    /// <summary>A registry does not take a login that was tried without a pull.</summary>
    public static Diagnostic LoginRefused(string ship, string registry, string reason, string who, string source) =>
        Error("MSTR0403", null, $"registry '{registry}' refuses ship '{ship}' the login of {who} from {source} ({reason}); correct it there");

    /// <summary>A registry could not be asked about a login.</summary>
    public static Diagnostic LoginNotTried(string ship, string registry, string reason, string who, string source) =>
        Warning("MSTR0413", null, $"the login of {who} from {source} could not be tried from ship '{ship}' at registry '{registry}': {reason}");

    /// <summary>A registry wants a login and none was found.</summary>
    public static Diagnostic RegistryWantsLogin(SourceLocation? location, string image, string ship, string registry, string reason, string looked) =>
        Error("MSTR0404", location, $"{NoPull(image, ship)}: registry '{registry}' wants a login ({reason}), and there is none in {looked}; add '{registry}' with username and password to 'registries', or run: docker login {registry}");

    /// <summary>A login is right and does not suffice.</summary>
    public static Diagnostic RegistryDeniesImage(SourceLocation? location, string image, string ship, string registry, string reason, string who, string source) =>
        Error("MSTR0405", location, $"{NoPull(image, ship)}: registry '{registry}' accepts the login of {who} from {source}, and does not let it read this image ({reason}); give it the right to, or correct the image's name");

    /// <summary>A registry has been asked too often.</summary>
    public static Diagnostic RegistryLimitsPulls(SourceLocation? location, string image, string ship, string registry, string reason, bool isAnonymous) =>
        Error("MSTR0406", location, $"{NoPull(image, ship)}: registry '{registry}' limits the number of pulls ({reason}); wait{(isAnonymous ? ", or log in, which often raises the limit" : "")}");

    /// <summary>A registry has no such image.</summary>
    public static Diagnostic ImageNotInRegistry(SourceLocation? location, string image, string ship, string registry, string reason) =>
        Error("MSTR0407", location, $"{NoPull(image, ship)}: registry '{registry}' has it not ({reason}); correct name and tag, push it there, or load it on the ship");

    /// <summary>A ship's daemon does not trust a registry.</summary>
    public static Diagnostic RegistryNotTrusted(SourceLocation? location, string image, string ship, string registry, string reason) =>
        Error("MSTR0408", location, $"{NoPull(image, ship)}: its daemon does not trust registry '{registry}' ({reason}); give the ship the registry's authority (/etc/docker/certs.d/{registry}/ca.crt), or list it in insecure-registries there");

    /// <summary>A ship's daemon does not reach a registry.</summary>
    public static Diagnostic RegistryUnreachable(SourceLocation? location, string image, string ship, string registry, string reason) =>
        Error("MSTR0409", location, $"{NoPull(image, ship)}: the ship does not reach registry '{registry}' ({reason}); see the registry's address and the ship's network, or load the image there");

    /// <summary>A source of credentials cannot be read; the pull goes on without.</summary>
    public static Diagnostic CredentialsUnreadable(string registry, string source, string reason) =>
        Warning("MSTR0410", null, $"the login of registry '{registry}' cannot be read from {source}: {reason}; it is asked without one");

    /// <summary>A registry bears the name with which an image begins, and is elsewhere.</summary>
    public static Diagnostic RegistryLoginNotUsed(SourceLocation location, string registry, string host, string image, string asked) =>
        Warning("MSTR0411", location, $"registry '{registry}' is at '{host}', and image '{image}' is pulled from '{asked}': the login is not sent there; write the image as {host}/…");

    /// <summary>A ship's disk is full.</summary>
    public static Diagnostic NoSpaceForImage(SourceLocation? location, string image, string ship, string reason) =>
        Error("MSTR0412", location, $"{NoPull(image, ship)}: {reason}; free space on the ship");

    private static string NoPull(string image, string ship) => $"image '{image}' cannot be pulled on ship '{ship}'";
}
