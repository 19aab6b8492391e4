using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context of a build that has none of its own.</summary>
/// <param name="context">Cake's context.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
