using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>The pulls of a plan: each image once a ship, for all instances that want it, by whatever name they call it.</summary>
/// <param name="steps">Where the pulls go.</param>
/// <param name="input">What is planned from.</param>
/// <param name="users">The instances that will be made from their images.</param>
internal sealed class ImagePulls(StepList steps, PlanningInput input, IEnumerable<Instance> users)
{
    private readonly Dictionary<(string Ship, string Image), StepSet> _pulls = [];
    private readonly ILookup<(string Ship, string Image), Instance> _users = users.ToLookup(Key);

    /// <summary>The pull that <paramref name="instance"/> waits for; null when the ship has its image and no refresh is asked for.</summary>
    public StepSet? For(Instance instance)
    {
        var present = input.Ships[instance.Ship].Images.ContainsKey(instance.Image);
        if (!present) return Pull(instance, "not on the ship");
        return input.Request.RefreshImages == true && !input.AreImagesFresh ? Pull(instance, "refresh asked for") : null;
    }

    /// <summary>The pull of its image, whether the ship has it or not.</summary>
    public StepSet Pull(Instance instance, string cause)
    {
        var key = Key(instance);
        return _pulls.TryGetValue(key, out var pull)
            ? pull
            : _pulls[key] = steps.Add(new Step.PullImage(instance.Image, [.. _users[key]]) { Id = steps.NextId, Ship = instance.Ship, IsGoal = input.Play == Play.Pull, Cause = cause });
    }

    private static (string Ship, string Image) Key(Instance instance) => (instance.Ship, ImageReference.Normal(instance.Image));
}
