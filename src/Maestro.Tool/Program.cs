using Maestro.Engine;
using Maestro.Tool;

// Its own watchdog, which must not hear the signals that its owner does.
if (args is [Surroundings.WatchdogWord]) return await WatchdogDuty.RunAsync(Console.In, Console.Out);

using var signals = new Signals();
return await new MaestroTool(Surroundings.OfThisProcess(), signals).RunAsync(args);
