using Maestro.Tool;

using var signals = new Signals();
return await new MaestroTool(Surroundings.OfThisProcess(), signals).RunAsync(args);
