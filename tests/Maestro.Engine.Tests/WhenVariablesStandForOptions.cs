using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests;

public sealed class WhenVariablesStandForOptions
{
    [Fact]
    public void Each_option_that_was_not_said_is_taken_from_its_variable()
    {
        var names = typeof(PlayRequest).GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, property => $"MAESTRO_{string.Concat(property.Name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant()}");
        var variables = names.Values.ToImmutableDictionary(name => name, _ => "1");

        var complete = RequestDefaults.Complete(new PlayRequest(), variables);

        foreach (var property in typeof(PlayRequest).GetProperties().Where(property => property.CanWrite))
            property.GetValue(complete).ShouldNotBe(property.GetValue(new PlayRequest()), property.Name);
    }

    [Fact]
    public void What_was_said_wins() =>
        RequestDefaults.Complete(new PlayRequest { Timeout = 5, All = false }, ImmutableDictionary<string, string>.Empty.Add("MAESTRO_TIMEOUT", "9").Add("MAESTRO_ALL", "true"))
            .ShouldSatisfyAllConditions(request => request.Timeout.ShouldBe(5), request => request.All.ShouldBe(false));

    [Fact]
    public void Bad_values_are_all_said_in_one_go()
    {
        var variables = ImmutableSortedDictionary<string, string>.Empty.Add("MAESTRO_ALL", "perhaps").Add("MAESTRO_CONCURRENCY", "0.5").Add("MAESTRO_TIMEOUT", "soon");

        var refusal = Should.Throw<MaestroException>(() => RequestDefaults.Complete(new PlayRequest(), variables));

        refusal.ExitCode.ShouldBe(ExitCode.Usage);
        refusal.Diagnostics.Length.ShouldBe(3);
    }

    [Fact]
    public void The_file_is_found_by_its_variable_by_a_check_too()
    {
        var conductor = new Conductor(new ConductorServices { Variables = ImmutableDictionary<string, string>.Empty.Add("MAESTRO_FILE", "/no/such/place.yaml") });

        Should.Throw<MaestroException>(() => conductor.Load(new PlayRequest())).Message.ShouldContain("/no/such/place.yaml");
    }
}
