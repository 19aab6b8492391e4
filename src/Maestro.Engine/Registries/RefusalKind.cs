namespace Maestro.Engine.Registries;

/// <summary>Why a registry, or the daemon that asked it, did not give an image.</summary>
internal enum RefusalKind
{
    /// <summary>Something that another attempt may get past, or nobody knows.</summary>
    Other,

    /// <summary>It wants a login, or does not take this one.</summary>
    Login,

    /// <summary>It has been asked too often.</summary>
    RateLimit,

    /// <summary>It has no such image.</summary>
    NotFound,

    /// <summary>The daemon does not trust it: plain HTTP, or a certificate that it cannot verify.</summary>
    Trust,

    /// <summary>The daemon does not reach it.</summary>
    Unreachable,

    /// <summary>The ship's disk is full.</summary>
    NoSpace,

    /// <summary>The daemon does not take the image's name for one.</summary>
    BadName,

    /// <summary>A registry of TLS that the daemon lists as insecure: it tries plain HTTP last, and what went wrong over TLS it does not say.</summary>
    Hidden,

    /// <summary>Nothing moved for a minute.</summary>
    Stalled,
}
