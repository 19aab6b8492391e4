using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Templates;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Filters and functions of the program that calls the engine, in everything that reads an environment file.</summary>
public sealed class WhatAProgramGivesTemplates
{
    private const string File = """
        __maestro: {schema: 2}
        name: {{ 'trial'|twice }}
        ships:
          local: {ip: 127.0.0.1}
        services:
          web:
            image: {{ image('web') }}
            instances:
              web-1: {ship: local}

        """;

    private readonly Conductor _conductor = new(new ConductorServices
    {
        Variables = ImmutableDictionary<string, string>.Empty,
        StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(File)),
        Templates = new TemplateExtensions
        {
            Filters = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty.Add("twice", arguments => $"{arguments[0]}{arguments[0]}"),
            Functions = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty.Add("image", arguments => arguments[0] is "web" ? "maestro/busybox:1" : throw new ArgumentException("no such image")),
        },
    });

    private readonly PlayRequest _request = new() { File = "-" };

    [Fact]
    public void Is_there_when_a_file_is_loaded()
    {
        var environment = _conductor.Load(_request).Environment;

        environment.Name.ShouldBe("trialtrial");
        environment.Instances["web-1"].Image.ShouldBe("maestro/busybox:1");
    }

    [Fact]
    public void Is_there_when_it_is_rendered() => _conductor.Render(_request).Text.ShouldContain("name: trialtrial\n");

    [Fact]
    public void Is_there_when_it_is_dumped()
    {
        using var json = new StringWriter();

        _conductor.Dump(_request, json);

        json.ToString().ShouldContain("\"image\": \"maestro/busybox:1\"");
    }

    [Fact]
    public void Is_missed_with_a_place_by_a_program_that_gives_nothing()
    {
        var conductor = new Conductor(new ConductorServices { Variables = ImmutableDictionary<string, string>.Empty, StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(File)) });

        var fault = Should.Throw<MaestroException>(() => conductor.Render(_request)).Diagnostics[0];

        (fault.Code, fault.Location?.Line).ShouldBe(("MSTR0203", 2));
    }
}
