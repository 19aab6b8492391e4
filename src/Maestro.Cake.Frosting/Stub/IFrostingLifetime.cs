namespace Cake.Frosting;

/// <summary>What is done before the first task and behind the last.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
