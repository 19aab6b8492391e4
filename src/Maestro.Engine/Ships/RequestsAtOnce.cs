namespace Maestro.Engine.Ships;

/// <summary>
/// How many requests of a kind a ship gets at a time. Each in flight is a connection, which stays open, and what it sends, which link variables make
/// long: with 500 ships, eight on each took 70 MB more than two, and nothing was done sooner. So many ships get fewer each; none waits for another.
/// </summary>
internal static class RequestsAtOnce
{
    private const int InAll = 512;
    private const int Least = 1;

    /// <summary>At most <paramref name="most"/>, fewer where there are many ships.</summary>
    public static int PerShip(int ships, int most) => Math.Min(most, Math.Max(Least, InAll / Math.Max(1, ships)));
}
