namespace Maestro.Testing;

/// <summary>Images that tests on a real daemon use. The build script brings them there; nothing is pulled.</summary>
public static class TestImages
{
    /// <summary>Busybox with all its applets and no command of its own that stays.</summary>
    public static string Busybox => Environment.GetEnvironmentVariable("MAESTRO_TEST_IMAGE") is { Length: > 0 } image ? image : "maestro/busybox:1";
}
