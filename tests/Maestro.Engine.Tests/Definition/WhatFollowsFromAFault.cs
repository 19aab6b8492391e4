namespace Maestro.Engine.Tests.Definition;

public sealed class WhatFollowsFromAFault
{
    [Theory]
    [InlineData("ships: {s: {ip: 10.0.0.1}}\nservices: {a: , b: {image: i, requires: [a], instances: {b-1: {ship: s}}}}", "MSTR0105")]
    [InlineData("ships: {s: }\nservices: {b: {image: i, instances: {b-1: {ship: s}}}}", "MSTR0105")]
    [InlineData("ships: {s: {ip: 10.0.0.1}}\nservices: {b: {image: i, instances: {b-1: {ship: s, ports: {p: x}, lifecycle: {running: [{type: tcp, port: p}]}}}}}", "MSTR0114")]
    [InlineData("ships: {s: {ip: 10.0.0.1}}\nservices: {b: {image: i, ports: {p: 22:22}, lifecycle: {running: [{type: tcp, port: p}]}, instances: {b-1: {ship: s}}}}", "MSTR0115")]
    public void Is_not_told_as_another(string text, string code) => Loading.FaultsOf($"name: n\n{text}\n").ShouldHaveSingleItem().ShouldContain(code);
}
